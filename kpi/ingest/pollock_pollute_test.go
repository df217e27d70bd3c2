package ingest

import (
	"fmt"
	"slices"
	"strings"
)

// polluted is a damaged file and the cells that a reader should find in it.
type polluted struct {
	name   string
	family string
	weight float64 // how often such files were met in the benchmark's survey
	text   string
	want   [][]string
}

// pollution is a table with what each part of it is written with.
type pollution struct {
	rows           pollockTable
	delim, quote   string
	escape         string
	end            string
	rowDelim       map[int]string
	extra, missing map[int]int // row to the column whose separator is doubled or lost
	stray          [2]int      // row and column of a quote too many; row -1 for none
	top, bottom    string
	noEnd          bool
}

func (t pollockTable) source() pollution {
	return pollution{rows: t, delim: ",", quote: `"`, escape: `"`, end: "\r\n", stray: [2]int{-1, 0}}
}

func (p pollution) write() string {
	var b strings.Builder
	b.WriteString(p.top)
	for i, row := range p.rows {
		p.row(&b, i, row)
		if i+1 < len(p.rows) || !p.noEnd {
			b.WriteString(p.end)
		}
	}
	b.WriteString(p.bottom)
	return b.String()
}

func (p pollution) row(b *strings.Builder, i int, row []pollockCell) {
	delim := p.delim
	if d, ok := p.rowDelim[i]; ok {
		delim = d
	}
	for j, c := range row {
		if at, ok := p.missing[i]; j > 0 && !(ok && at == j) {
			b.WriteString(delim)
		}
		if at, ok := p.extra[i]; ok && at == j {
			b.WriteString(delim)
		}
		text := strings.ReplaceAll(c.text, p.quote, p.escape+p.quote)
		if p.stray == [2]int{i, j} {
			text = p.quote + text
		}
		if c.quoted {
			text = p.quote + text + p.quote
		}
		b.WriteString(text)
	}
}

func (p pollution) cells() [][]string {
	out := make([][]string, len(p.rows))
	for i, row := range p.rows {
		for j, c := range row {
			if p.stray == [2]int{i, j} {
				c.text = p.quote + c.text
			}
			out[i] = append(out[i], c.text)
		}
	}
	return out
}

// pollute gives the 2,290 files that the benchmark makes of a table.
func (t pollockTable) pollute() []polluted {
	files := append(t.polluteFile(), t.polluteDialect()...)
	return append(files, t.polluteRows()...)
}

func (t pollockTable) polluteFile() []polluted {
	p := t.source()
	out := []polluted{{"source", "file", 1, p.write(), p.cells()}, {"no_payload", "file", 15, "", nil}}
	add := func(name string, weight float64, change func(*pollution), want func([][]string) [][]string) {
		q := t.source()
		change(&q)
		cells := q.cells()
		if want != nil {
			cells = want(cells)
		}
		out = append(out, polluted{name, "file", weight, q.write(), cells})
	}
	add("no_trailing_newline", 184, func(p *pollution) { p.noEnd = true }, nil)
	add("double_trailing_newline", 5, func(p *pollution) { p.bottom = "\r\n" }, nil)
	add("no_header", 470, func(p *pollution) { p.rows = p.rows[1:] }, nil)
	add("header_multirow_2", 47, func(p *pollution) { p.rows = slices.Concat(p.rows[:1], p.rows) }, joinedHeader(2))
	add("header_multirow_3", 47, func(p *pollution) { p.rows = slices.Concat(p.rows[:1], p.rows[:1], p.rows) }, joinedHeader(3))
	empty := strings.Repeat(",", len(t[0])-1)
	add("preamble", 282, func(p *pollution) { p.top = "PREAMBLE" + empty + "\r\n" + empty + "\r\n" }, nil)
	for name, width := range map[string]int{"less": len(t[0]) - 1, "same": len(t[0]), "more": len(t[0]) + 1} {
		add("multitable_"+name, 188.0/3, func(p *pollution) { p.bottom = t.second(width) }, nil)
	}
	add("header_only", 3, func(p *pollution) { p.rows = p.rows[:1] }, nil)
	add("one_data_row", 4, func(p *pollution) { p.rows = p.rows[:2] }, nil)
	slices.SortFunc(out, func(a, b polluted) int { return strings.Compare(a.name, b.name) })
	return out
}

func joinedHeader(n int) func([][]string) [][]string {
	return func(cells [][]string) [][]string {
		header := slices.Clone(cells[0])
		for i := range header {
			header[i] = strings.TrimSuffix(strings.Repeat(header[i]+" ", n), " ")
		}
		return append([][]string{header}, cells[n:]...)
	}
}

// second is a table of the same content and another width below the first.
func (t pollockTable) second(width int) string {
	p := t.source()
	p.rows = nil
	for i, row := range t[:83] {
		row = slices.Clone(row[:min(width, len(row))])
		for len(row) < width {
			cell := pollockCell{text: "col1"}
			if i > 0 {
				cell.text = t[1][len(t[1])-1].text
			}
			row = append(row, cell)
		}
		p.rows = append(p.rows, row)
	}
	return p.write()
}

func (t pollockTable) polluteDialect() []polluted {
	var out []polluted
	add := func(name string, weight float64, change func(*pollution)) {
		p := t.source()
		change(&p)
		out = append(out, polluted{name, "dialect", weight, p.write(), p.cells()})
	}
	add("record_delimiter_lf", 1691, func(p *pollution) { p.end = "\n" })
	add("record_delimiter_cr", 7, func(p *pollution) { p.end = "\r" })
	add("field_delimiter_semicolon", 834, func(p *pollution) { p.delim = ";" })
	add("field_delimiter_tab", 4, func(p *pollution) { p.delim = "\t" })
	add("field_delimiter_comma_space", 101, func(p *pollution) { p.delim = ", " })
	add("field_delimiter_space", 4, func(p *pollution) { p.delim = " " })
	add("quotation_char_apostrophe", 11, func(p *pollution) { p.quote, p.escape = "'", "" })
	add("escape_char_backslash", 1, func(p *pollution) { p.escape = `\` })
	add("escape_char_nul", 7, func(p *pollution) { p.escape = "\x00" })
	return out
}

// polluteRows damages every row at every column.
func (t pollockTable) polluteRows() []polluted {
	var out []polluted
	add := func(family string, weight float64, i, j int, change func(*pollution)) {
		p := t.source()
		change(&p)
		out = append(out, polluted{fmt.Sprintf("%s_%d_%d", family, i, j), family, weight, p.write(), p.cells()})
	}
	for i := range t {
		for j := range t[0] {
			add("more_sep", 520.0/1428, i, j, func(p *pollution) { p.extra = map[int]int{i: j} })
			if j > 0 {
				add("less_sep", 520.0/1428, i, j, func(p *pollution) { p.missing = map[int]int{i: j} })
			}
			add("extra_quote", 7.0/756, i, j, func(p *pollution) { p.stray = [2]int{i, j} })
		}
		add("row_delimiter", 1.0/84, i, 0, func(p *pollution) { p.rowDelim = map[int]string{i: " "} })
	}
	return out
}
