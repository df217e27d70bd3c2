package template

import (
	"strings"
)

// stale finds the sheets whose formulas may depend on what was filled: their
// cached values are taken out, so that no reader shows a figure of before. It
// errs on the side of too many; whoever opens the workbook computes them.
func (t *Template) stale() map[*sheet]bool {
	found := map[*sheet]bool{}
	for _, s := range t.book.sheets {
		if len(s.edits) > 0 {
			found[s] = true
		}
	}
	for grown := len(found) > 0; grown; {
		grown = false
		for _, s := range t.book.sheets {
			if !found[s] && s.asks(t.suspects(found)) {
				found[s], grown = true, true
			}
		}
	}
	return found
}

// suspects are words of formulas that may lead to one of the sheets.
func (t *Template) suspects(found map[*sheet]bool) []string {
	words := []string{"[", "indirect(", "offset("}
	for s := range found {
		words = append(words, strings.ToLower(strings.ReplaceAll(s.name, "'", "''")))
	}
	for _, n := range t.book.names {
		words = append(words, strings.ToLower(n.name))
	}
	for _, s := range t.book.sheets {
		for _, x := range s.tables {
			words = append(words, strings.ToLower(x.name))
		}
	}
	return words
}

// asks tells whether a formula of the sheet holds one of the words.
func (s *sheet) asks(words []string) bool {
	for i := range s.rows {
		for j := range s.rows[i].cells {
			f := s.rows[i].cells[j].formula
			if f == nil || f.text == "" {
				continue
			}
			text := strings.ToLower(f.text)
			for _, w := range words {
				if strings.Contains(text, w) {
					return true
				}
			}
		}
	}
	return false
}

// computes tells whether the sheet has formulas.
func (s *sheet) computes() bool { return s.asks([]string{""}) }

// uncached takes the values out of formulas that are not edited anyway.
func (s *sheet) uncached() (list []splice) {
	for i := range s.rows {
		for j := range s.rows[i].cells {
			c := &s.rows[i].cells[j]
			if _, edited := s.edits[c.at]; c.formula == nil || c.value.to == 0 || edited {
				continue
			}
			list = append(list, c.value)
			if c.kind != "" {
				list = append(list, splice{c.from, c.open, without(string(s.raw[c.from:c.open]), "t")})
			}
		}
	}
	return list
}

// refreshPivots asks Excel to read the source of pivot tables again where it is
// among what was filled.
func (t *Template) refreshPivots(stale map[*sheet]bool) error {
	links, err := t.archive.relations(t.book.part)
	if err != nil {
		return err
	}
	for _, l := range links {
		if l.kind != "pivotCacheDefinition" {
			continue
		}
		text, err := t.archive.part(l.target)
		if err != nil {
			return err
		}
		var root splice
		fresh := true
		err = walk(text, func(x token) error {
			switch {
			case x.opens("pivotCacheDefinition"):
				root = splice{x.from, x.to, with(string(text[x.from:x.to]), "refreshOnLoad", "1")}
			case x.opens("worksheetSource"):
				s := t.book.sheet(x.attr("sheet"))
				fresh = s != nil && !stale[s]
				return errEnough
			}
			return nil
		})
		if err != nil {
			return err
		}
		if !fresh && root.to > 0 {
			t.archive.change(l.target, spliced(text, []splice{root}))
		}
	}
	return nil
}
