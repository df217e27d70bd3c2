package ingest

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"kpideck/kpi/diag"
)

// CopyTable writes table n of a file (1 is the first) as UTF-8 and RFC 4180: the
// header row, then every data row with its cells as text, in the order of the
// file. Lines before the header, blank lines, totals rows and footnotes are left
// out. Cells that a row lacks are empty; filled cells beyond the header stay.
// Memory does not grow with the rows. Every row that is not as wide as the header
// or was otherwise damaged is told with its line. When there is no such table,
// nothing is written and the list holds an error.
func CopyTable(out io.Writer, req Request, p Presets, n int) diag.List {
	c := &copier{f: &fileRead{req: &req}, out: bufio.NewWriterSize(out, 64<<10), n: n}
	code, err := walkFile(&req, p, c.visit)
	if err == nil {
		err = c.out.Flush()
	}
	var sheet noSheetError
	switch {
	case errors.As(err, &sheet):
		c.f.problems.Add(c.f.noSheet(sheet.sheets))
	case errors.Is(err, errHead):
		c.f.problems.Add(c.f.noLineEnd())
	case errors.Is(err, errWide):
		c.f.problems.Add(c.f.tooManyColumns())
	case err != nil:
		c.f.problems.Add(c.f.unreadable(err))
	case c.seen == 0:
		severity := diag.Error
		if n == 1 {
			severity = diag.Warning // of nothing, nothing is a faithful copy
		}
		c.f.problems.Add(c.f.problem("no_table", severity, 0, diag.Both("tệp không có bảng nào", "the file holds no table"), nil))
	case c.t == nil:
		c.f.problems.Add(c.f.problem("no_table", diag.Error, 0, diag.Bothf("không có bảng %d; tệp có %d bảng", "there is no table %d; the file holds %d", n, c.seen),
			diag.Both("kpideck inspect TỆP liệt kê các bảng", "kpideck inspect FILE lists the tables")))
	}
	if code.guessed && err == nil {
		c.f.problems.Add(c.f.guessed(code))
	}
	c.report()
	c.f.problems.Sort()
	return c.f.problems
}

// copier is one call of CopyTable.
type copier struct {
	f     *fileRead
	out   *bufio.Writer
	n     int
	seen  int
	t     *walked // the table that was copied
	after *walked // the one behind it
	odd   [noRows + 1]oddRows
	stray oddRows // a quote stands where none should
	above oddRows // above the header
}

// oddRows are the lines of rows of one kind.
type oddRows struct {
	n     int
	first []string // line numbers, the first few
	line  int
}

const oddShown = 10

func (o *oddRows) add(line int) {
	if o.n++; o.n == 1 {
		o.line = line
	}
	if o.n <= oddShown {
		o.first = append(o.first, fmt.Sprint(line))
	}
}

func (o *oddRows) lines() string {
	s := strings.Join(o.first, ", ")
	if o.n > oddShown {
		s += ", …"
	}
	return s
}

func (c *copier) visit(w *walker, t *walked) error {
	c.seen++
	switch {
	case t.number == c.n:
		c.t = t
		c.passedOver(t)
		header := make([][]byte, len(t.cells))
		for i, cell := range t.cells {
			header[i] = []byte(cell)
		}
		c.write(header, len(header))
		return w.rows(t, func(r *walkRow) error { return c.row(t, r) })
	case t.number > c.n:
		c.after = t
		return errStop
	}
	return w.rows(t, func(*walkRow) error { return nil })
}

// passedOver counts the rows above the header. What stands above the tables of a
// platform is known: of these, only rows of several cells may be a table's.
func (c *copier) passedOver(t *walked) {
	least := 2
	if t.freehand() {
		least = 1
	}
	for _, rec := range t.preamble {
		filled := slices.DeleteFunc(slices.Clone(rec.fields), func(s string) bool { return s == "" })
		if len(filled) >= least {
			c.above.add(t.line - t.layout.header.line + rec.line)
		}
	}
}

func (c *copier) row(t *walked, r *walkRow) error {
	if r.kind != dataRow && r.kind != blankRow {
		c.odd[r.kind].add(r.line)
	}
	switch r.kind {
	case totalsLine, footnote, blankRow, noRows:
		return nil
	case dataRow:
		quotes := bytes.IndexByte(r.raw, '"') >= 0
		if t.delim == ',' && len(r.fields) == len(t.cells) && !quotes {
			c.out.Write(bytes.TrimRight(r.raw, "\r\n"))
			return c.end()
		}
		if quotes && strayQuotes(r.raw, t.delim) {
			c.stray.add(r.line)
		}
	}
	return c.write(r.fields, max(len(t.cells), c.filled(r.fields)))
}

func (c *copier) end() error { return c.out.WriteByte('\n') }

// filled is how many cells of a row there are up to the last that holds something.
func (c *copier) filled(fields [][]byte) int {
	n := len(fields)
	for n > 0 && len(fields[n-1]) == 0 {
		n--
	}
	return n
}

// write writes a row of that width. One empty cell alone is quoted: a blank line
// is no row.
func (c *copier) write(cells [][]byte, width int) error {
	if width == 1 && (len(cells) == 0 || len(cells[0]) == 0) {
		c.out.WriteString(`""`)
		return c.end()
	}
	for i := range width {
		if i > 0 {
			c.out.WriteByte(',')
		}
		if i < len(cells) {
			writeCell(c.out, cells[i])
		}
	}
	return c.end()
}

// writeCell quotes a cell where RFC 4180 asks for it.
func writeCell(out *bufio.Writer, cell []byte) {
	if bytes.IndexByte(cell, '"') < 0 && !bytes.ContainsAny(cell, ",\r\n") {
		out.Write(cell)
		return
	}
	out.WriteByte('"')
	for {
		n := bytes.IndexByte(cell, '"')
		if n < 0 {
			break
		}
		out.Write(cell[:n+1])
		out.WriteByte('"')
		cell = cell[n+1:]
	}
	out.Write(cell)
	out.WriteByte('"')
}
