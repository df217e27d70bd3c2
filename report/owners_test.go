package report_test

import (
	"math"
	"slices"
	"testing"

	"kpideck/report"
)

// What owners and departments answer for stands on the pages of the quarter, and
// the points that they lost are those that the score lacks.
func TestOwnersAndDepartmentsStandOnPages(t *testing.T) {
	d := smallWorld(t, "en", "2025-09-30", deepTargets(t)...)
	for _, id := range []report.BlockID{report.OwnersBlock, report.DepartmentsBlock} {
		table := tableOnPages(d, id)
		if table == nil {
			t.Errorf("the table of %s stands on no page", id)
			continue
		}
		lost := 0.0
		at := slices.IndexFunc(table.Columns, func(c report.Column) bool { return c.Role == report.RoleLost })
		for _, r := range table.Rows {
			if n := r.Cells[at].Number; n != nil {
				lost += *n
			}
		}
		if want := 100 - *d.Facts.Card.Score.Overall; math.Abs(lost-want) > 1e-9 {
			t.Errorf("%s lost %g, the score lacks %g", id, lost, want)
		}
	}
}

func tableOnPages(d *report.Document, id report.BlockID) *report.Table {
	for _, p := range d.Pages {
		for _, row := range p.Rows {
			for _, c := range row {
				for _, b := range c.Blocks {
					if table, ok := b.(*report.Table); ok && table.ID == id {
						return table
					}
				}
			}
		}
	}
	return nil
}
