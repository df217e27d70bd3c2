package text

import (
	"slices"
	"strings"

	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"

	"kpideck/report"
)

// The widest that names, texts and the headers of numbers get before they wrap.
// Numbers never wrap: they have no spaces that break.
const (
	nameWidth   = 40
	textWidth   = 60
	numberWidth = 16
)

func (p *printer) table(t *report.Table) {
	p.title(t.Title, t.Note)
	cols := shownColumns(t.Columns)
	w := newTable()
	header := make(table.Row, len(cols))
	configs := make([]table.ColumnConfig, len(cols))
	for i, at := range cols {
		c := t.Columns[at]
		header[i] = join(c.Title, c.Code)
		configs[i] = p.columnConfig(i, c)
	}
	w.AppendHeader(header)
	w.SetColumnConfigs(configs)
	bare := unitsApart(t, cols)
	for i := range t.Rows {
		w.AppendRow(tableRow(&t.Rows[i], cols, bare))
	}
	p.rendered(w)
	if !slices.ContainsFunc(t.Columns, drawn) {
		p.wrapped("", strings.Join(t.Key, " · "))
	}
}

// drawn tells whether a column is a picture; a key under its table explains
// marks that text does not show.
func drawn(c report.Column) bool { return c.Role == report.RoleBullet }

// shownColumns leaves out what text cannot draw.
func shownColumns(cols []report.Column) []int {
	var shown []int
	for i, c := range cols {
		if c.On.In(report.InText) && !drawn(c) {
			shown = append(shown, i)
		}
	}
	return shown
}

// unitsApart tells whether a column of their own or the headers carry the units
// of the cells, which then leave them out.
func unitsApart(t *report.Table, cols []int) bool {
	return t.Kind.UnitsAbove() || slices.ContainsFunc(cols, func(at int) bool { return t.Columns[at].Role == report.RoleUnit })
}

func (p *printer) columnConfig(i int, c report.Column) table.ColumnConfig {
	cfg := table.ColumnConfig{Number: i + 1, Align: text.AlignRight, AlignHeader: text.AlignRight, VAlignHeader: text.VAlignBottom,
		WidthMax: numberWidth, WidthMaxEnforcer: wrapCell}
	if c.Text || c.Role == report.RoleSpark {
		cfg.Align, cfg.AlignHeader = text.AlignLeft, text.AlignLeft
		cfg.WidthMax = textWidth
		if i == 0 {
			cfg.WidthMax = p.names
			if p.cut {
				cfg.WidthMaxEnforcer = cutCell
			}
		}
	}
	return cfg
}

// wrapCell wraps a cell and keeps the indent of a child row on every line.
func wrapCell(s string, columns int) string {
	body := strings.TrimLeft(s, " ")
	indent := s[:len(s)-len(body)]
	return indent + strings.Join(wrap(body, columns-len(indent)), "\n"+indent)
}

// cutCell is wrapCell that cuts words which are too long.
func cutCell(s string, columns int) string {
	lines := strings.Split(wrapCell(s, columns), "\n")
	for i, l := range lines {
		lines[i] = strings.Join(cut(l, columns), "\n")
	}
	return strings.Join(lines, "\n")
}

func tableRow(r *report.Row, cols []int, bare bool) table.Row {
	if r.Kind == report.BandRow || r.Kind == report.WarnRow {
		return table.Row{rowMark(r.Kind) + cellText(&r.Cells[0])}
	}
	row := make(table.Row, len(cols))
	for i, at := range cols {
		c := report.Cell{}
		if at < len(r.Cells) {
			c = r.Cells[at]
		}
		if bare && c.Bare != "" {
			c.Text = c.Bare
		}
		if i == 0 {
			c.Text = strings.Repeat("  ", r.Depth) + rowMark(r.Kind) + c.Text
		}
		row[i] = cellText(&c)
	}
	return row
}

func rowMark(k report.RowKind) string {
	switch k {
	case report.BandRow:
		return "▌ "
	case report.ChildRow, report.CampaignRow:
		return "  "
	case report.WarnRow:
		return "  ! "
	}
	return ""
}

func cellText(c *report.Cell) string {
	switch {
	case c.Status != "":
		return marked(c.Status, c.Text)
	case c.Verdict != "":
		return verdictMarks[c.Verdict] + " " + c.Text
	case c.Text == "" && len(c.Spark) > 0:
		return spark(c.Spark)
	case c.Signal:
		return signalMarks[c.Tone] + " " + c.Text
	}
	return c.Text
}

// grid is a table whose cells are clean before their width is measured: a
// sequence that a terminal would not show must not move the columns.
type grid struct{ table.Writer }

// AppendHeader adds a row to the header.
func (g *grid) AppendHeader(row table.Row) { g.Writer.AppendHeader(cleanRow(row)) }

// AppendRow adds a row to the body.
func (g *grid) AppendRow(row table.Row) { g.Writer.AppendRow(cleanRow(row)) }

func cleanRow(row table.Row) table.Row {
	for i, c := range row {
		if s, ok := c.(string); ok {
			row[i] = Clean(s)
		}
	}
	return row
}

// newTable is a table without borders: columns two spaces apart, a rule under
// the header.
func newTable() *grid {
	w := table.NewWriter()
	style := table.StyleLight
	style.Options = table.Options{SeparateHeader: true}
	style.Format = table.FormatOptions{}
	style.Box.PaddingLeft, style.Box.PaddingRight = "", "  "
	style.Box.MiddleSeparator = "─"
	w.SetStyle(style)
	return &grid{w}
}

func (p *printer) rendered(w *grid) {
	for _, l := range strings.Split(w.Render(), "\n") {
		if strings.Trim(l, "─") == "" {
			l = strings.TrimSuffix(l, "──") // below the space behind the last column
		}
		p.line(l)
	}
}

func join(title, code string) string {
	if code == "" {
		return title
	}
	return title + "\n" + code
}
