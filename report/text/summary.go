package text

import (
	"io"
	"strings"

	"kpideck/report"
)

// summaryRoles are the columns of the short scorecard, in the order of the
// document's own.
var summaryRoles = map[report.Role]bool{
	report.RoleName: true, report.RoleActual: true, report.RoleGoal: true, report.RolePacing: true, report.RoleStatus: true,
}

// WriteSummary writes the scorecard of the overview in its shortest form: KPI,
// actual, goal, pacing and status. A document without one writes nothing.
func WriteSummary(w io.Writer, d *report.Document) error {
	t := summaryTable(d)
	if t == nil {
		return nil
	}
	_, err := io.WriteString(w, narrowed(d.Subtitle, t))
	return err
}

// SummaryWidth is the width of a terminal that nobody has widened, and
// shortName the narrowest column in which a name can still be read.
const (
	SummaryWidth = 80
	shortName    = 12
)

// narrowed takes from the names what the summary is too wide; its numbers stay
// whole.
func narrowed(title string, t *report.Table) string {
	names := shortName
	for _, r := range t.Rows {
		if len(r.Cells) > 0 {
			names = min(nameWidth, max(names, width(Clean(rowMark(r.Kind)+r.Cells[0].Text))))
		}
	}
	for {
		p := &printer{columns: SummaryWidth, names: names, cut: true}
		p.title(title)
		p.table(t)
		over := 0
		for l := range strings.Lines(p.b.String()) {
			over = max(over, width(strings.TrimSuffix(l, "\n"))-SummaryWidth)
		}
		if over == 0 || names == shortName {
			return p.b.String()
		}
		names = max(shortName, names-over)
	}
}

// summaryTable cuts the first scorecard down to the summary's columns.
func summaryTable(d *report.Document) *report.Table {
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			t, ok := b.(*report.Table)
			if ok && t.Kind == report.Scorecard && len(t.Rows) > 0 {
				short := &report.Table{Kind: t.Kind, Columns: make([]report.Column, len(t.Columns)), Rows: t.Rows}
				for i, c := range t.Columns {
					if !summaryRoles[c.Role] {
						c.On = report.InBook
					}
					short.Columns[i] = c
				}
				return short
			}
		}
	}
	return nil
}
