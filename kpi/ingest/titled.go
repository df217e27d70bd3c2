package ingest

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"

	"kpideck/kpi/diag"
)

// titles are what a preset knows of tables whose figure is named only in a line
// above them: one value column for every measure.
type titles struct {
	measures map[string]string // key of a title → measure
	shown    []string          // the titles as written, sorted
	channels map[string]string // key of a title → channel
}

const roleTitled = "titled"

// addTitled takes titled: and titled_channels:.
func (p *Preset) addTitled(f *presetFile) error {
	if len(f.Titled) == 0 {
		return nil
	}
	t := &titles{measures: map[string]string{}, channels: map[string]string{}}
	for _, id := range slices.Sorted(maps.Keys(f.Titled)) {
		if id == "header" {
			p.setRole(roleTitled, f.Titled[id])
			continue
		}
		for _, title := range f.Titled[id] {
			if t.measures[headerKey(title)] != "" {
				return fmt.Errorf("titled: %q is named twice", title)
			}
			t.measures[headerKey(title)] = id
			t.shown = append(t.shown, title)
		}
	}
	slices.Sort(t.shown)
	if len(f.Titled["header"]) == 0 || len(t.shown) == 0 {
		return fmt.Errorf("titled: header: and at least one measure are required")
	}
	for channel, names := range f.TitledChannels {
		for _, title := range names {
			if t.measures[headerKey(title)] == "" {
				return fmt.Errorf("titled_channels: %q is no title", title)
			}
			t.channels[headerKey(title)] = channel
		}
	}
	p.titled = t
	return nil
}

// titleOf gives the line directly above the header that names the table.
func titleOf(preamble []headRecord) string {
	for i := len(preamble) - 1; i >= 0; i-- {
		if fields := preamble[i].fields; len(fields) > 1 || fields[0] != "" {
			return fields[0]
		}
	}
	return ""
}

// bindTitle binds the value column to the measure that the title names.
func (t *tableRead) bindTitle(preamble []headRecord) {
	x := t.preset
	if x.titled == nil {
		return
	}
	t.titleLine = titleOf(preamble)
	key := headerKey(t.titleLine)
	id, col := x.titled.measures[key], anyColumn(headerColumns(t.header, t.words), x.roles[roleTitled])
	if id == "" || col < 0 {
		return
	}
	c := measureColumn{id: id, col: col, weight: none, once: none}
	c.describe(t.req, false)
	t.bind.measures = append(t.bind.measures, c)
	t.bind.last = max(t.bind.last, col)
	t.channel = x.titled.channels[key]
}

// unknownTitle says that a line above a table names no measure.
func (f *fileRead) unknownTitle(t *tableRead) *diag.Problem {
	return f.problem("unknown_title", diag.Error, t.line,
		diag.Bothf("không biết %q là chỉ số nào", "%q is no measure that the preset knows", shorten(harmless(t.titleLine))),
		diag.Bothf("các tên biết được: %s", "the names it knows: %s", quoted(t.preset.titled.shown)))
}

// parting is what stands between the tables of one file. The zero parting ends
// no table.
type parting struct {
	comment string // lines that start so, after a blank one
	titles  bool   // a line of one cell, after a blank one
}

// maxTitle bounds the bytes of a title line.
const maxTitle = 1024

func (p parting) none() bool { return p.comment == "" && !p.titles }

// ahead is how many bytes beyond a block tell whether another table starts
// right after it.
func (p parting) ahead() int {
	if p.titles {
		return maxTitle
	}
	return len(p.comment)
}

// next gives the offset at which the next table of a text starts, or -1.
func (p parting) next(data []byte, delim byte) int {
	switch {
	case p.comment != "":
		return nextTable(data, delim, p.comment)
	case p.titles:
		return nextTitle(data, delim)
	}
	return -1
}

// nextTitle gives the offset of the first line of one cell after a blank line.
func nextTitle(data []byte, delim byte) int {
	return afterBlank(data, delim, func(line []byte) bool { return len(line) <= maxTitle && oneCell(line) })
}

// afterBlank gives the offset of the first whole record after a blank one that
// starts another table, or -1. It looks at every byte once: a quote that never
// closes must not make it look at all lines within again and again.
func afterBlank(data []byte, delim byte, starts func(line []byte) bool) int {
	if !holdsBlank(data) {
		return -1
	}
	var r record
	blank := false
	for at := 0; at < len(data); {
		next := r.scan(data, at, delim)
		switch {
		case r.broken >= 0:
			return -1
		case blank && r.lines > 0 && starts(data[at:next]):
			return at
		}
		blank = len(bytes.Trim(data[at:next], separators)) == 0
		at = next
	}
	return -1
}

// holdsBlank tells whether some line is blank, be it within quotes. Few texts have
// one, and this is asked of each for every preset whose tables may follow it.
func holdsBlank(data []byte) bool {
	for len(data) > 0 {
		end := bytes.IndexByte(data, '\n') + 1
		if end == 0 {
			end = len(data)
		}
		if strings.IndexByte(separators, data[0]) >= 0 && len(bytes.Trim(data[:end], separators)) == 0 {
			return true
		}
		data = data[end:]
	}
	return false
}

// oneCell tells whether a line holds one text and no other cell of any delimiter.
func oneCell(line []byte) bool {
	line = bytes.Trim(line, separators)
	if text, quoted := bytes.CutPrefix(line, []byte{'"'}); quoted {
		return bytes.IndexByte(text, '"') == len(text)-1
	}
	return len(line) > 0 && !bytes.ContainsAny(line, ",;|\t")
}

// blankLines gives the length of the blank lines at the start of a text.
func blankLines(text []byte) int {
	from := 0
	for from < len(text) {
		line, _, found := bytes.Cut(text[from:], []byte{'\n'})
		if !found || len(bytes.Trim(line, separators)) > 0 {
			break
		}
		from += len(line) + 1
	}
	return from
}

// titledLater tells whether a later table in the head is one of a preset with
// titles, so that a first table that none reads is only passed over.
func (p Presets) titledLater(head []byte, whole bool, r *Request) bool {
	for _, x := range p.list {
		if x.titled == nil || r.Preset != "" && x.ID != r.Preset {
			continue
		}
		for _, delim := range delimiters {
			for from := 0; ; {
				at := nextTitle(head[from:], delim)
				if at < 0 {
					break
				}
				from += at
				if slices.ContainsFunc(parseHead(head[from:], delim, whole), func(rec headRecord) bool {
					return x.match(rec.fields[0], headerColumns(rec.fields, p.words), false) > 0
				}) {
					return true
				}
			}
		}
	}
	return false
}

// namedTable names a table of several for messages and reports.
func namedTable(n int, t *tableRead) string {
	name := harmless(t.titleLine)
	if name == "" {
		name = harmless(strings.Join(t.header[:min(2, len(t.header))], ", "))
	}
	return fmt.Sprintf("%d: %s", n, name)
}
