package text

import (
	"io"

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
	p := &printer{}
	p.title(d.Subtitle)
	p.table(t)
	_, err := io.WriteString(w, p.b.String())
	return err
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
