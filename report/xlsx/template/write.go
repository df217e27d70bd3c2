package template

import (
	"bytes"
	"fmt"
	"io"
	"strings"
)

// Write writes the filled workbook. The same template and figures give the same
// bytes.
func (t *Template) Write(w io.Writer) error {
	a := t.archive
	stale := t.stale()
	for _, s := range t.book.sheets {
		if len(s.edits) > 0 || stale[s] && s.computes() {
			a.change(s.part, s.edited(stale[s]))
		}
	}
	if len(stale) > 0 {
		a.change(t.book.part, t.book.computed())
		if err := t.refreshPivots(stale); err != nil {
			return fmt.Errorf("%s: %w", t.file, err)
		}
	}
	if err := t.dropChain(); err != nil {
		return fmt.Errorf("%s: %w", t.file, err)
	}
	if err := t.plainType(); err != nil {
		return fmt.Errorf("%s: %w", t.file, err)
	}
	for part, text := range a.changed {
		if err := walk(text, func(token) error { return nil }); err != nil {
			return fmt.Errorf("%s: part %s: %w", t.file, part, err)
		}
	}
	return a.write(w)
}

// dropChain takes out the order in which Excel computed the formulas when one
// was added or taken away: Excel makes a new one, but calls a file damaged whose
// order names a cell without a formula.
func (t *Template) dropChain() error {
	links, err := t.archive.relations(t.book.part)
	if err != nil || !t.formula {
		return err
	}
	for _, l := range links {
		if l.kind != "calcChain" {
			continue
		}
		t.archive.dropped[partKey(l.target)] = true
		if err := t.cutElement(relationsFile(t.book.part), "Id", l.id); err != nil {
			return err
		}
		if err := t.cutElement("[Content_Types].xml", "PartName", "/"+l.target); err != nil {
			return err
		}
	}
	return nil
}

// cutElement takes the element with an attribute out of a part.
func (t *Template) cutElement(part, attr, value string) error {
	text, err := t.current(part)
	if err != nil {
		return err
	}
	from, to := 0, 0
	err = walk(text, func(x token) error {
		switch {
		case x.opens("Relationship", "Override") && strings.EqualFold(x.attr(attr), value):
			from = x.from
		case from > 0 && (x.closes("Relationship") || x.closes("Override")):
			to = x.to
			return errEnough
		}
		return nil
	})
	if err == nil && to > 0 {
		t.archive.change(part, spliced(text, []splice{{from, to, ""}}))
	}
	return err
}

// current is a part as changed so far.
func (t *Template) current(part string) ([]byte, error) {
	if text, ok := t.archive.changed[partKey(part)]; ok {
		return text, nil
	}
	return t.archive.part(part)
}

// plainType makes a workbook of a workbook template (.xltx), which Excel would
// not open under the name of a workbook.
func (t *Template) plainType() error {
	text, err := t.current("[Content_Types].xml")
	if err != nil {
		return err
	}
	plain := bytes.ReplaceAll(text, []byte("spreadsheetml.template.main+xml"), []byte("spreadsheetml.sheet.main+xml"))
	if !bytes.Equal(plain, text) {
		t.archive.change("[Content_Types].xml", plain)
	}
	return nil
}
