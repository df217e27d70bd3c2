package xlsx_test

import (
	"strings"
	"testing"

	"kpideck/kpi"
	"kpideck/report"
	"kpideck/report/reporttest"
)

// cellOf finds a cell of the scorecard on the strategic sheet.
func cellOf(d *report.Document, row int, role report.Role) *report.Cell {
	table := d.Sections[1].Blocks[0].(*report.Table)
	for i, c := range table.Columns {
		if c.Role == role {
			return &table.Rows[row].Cells[i]
		}
	}
	return nil
}

func shift(v *float64, by float64) *float64 {
	n := *v + by
	return &n
}

// TestFormulaOnlyWhereItGivesTheFigure holds that a figure which its formula
// would not give is written as a value, in italics, never as a formula with
// another cached value.
func TestFormulaOnlyWhereItGivesTheFigure(t *testing.T) {
	tests := []struct {
		name   string
		change func(*report.Document)
		cell   string
	}{
		{"amount that the data sheet lacks", func(d *report.Document) {
			c := cellOf(d, 0, report.RoleActual)
			c.Number = shift(c.Number, 1000)
		}, "G7"},
		{"expectation of another phasing", func(d *report.Document) {
			c := cellOf(d, 0, report.RoleExpected)
			c.Number = shift(c.Number, 1000)
		}, "H7"},
		{"change that is withheld", func(d *report.Document) {
			c := cellOf(d, 0, report.RoleChange)
			c.Number, c.Text = nil, "–"
		}, "L7"},
		{"status of a period that is over", func(d *report.Document) {
			c := cellOf(d, 0, report.RoleStatus)
			c.Status, c.Text = "met", "đạt"
		}, "C7"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if c := read(t, build(t, reporttest.Document())).Sheets[2].Cell(tt.cell); c.Formula == "" {
				t.Fatalf("%s is no formula before the change", tt.cell)
			}
			d := reporttest.Document()
			tt.change(d)
			c := read(t, build(t, d)).Sheets[2].Cell(tt.cell)
			if c.Formula != "" {
				t.Errorf("%s is %s with the value %s", tt.cell, c.Formula, c.Value)
			}
			if c.Type == "n" && !strings.Contains(c.Look, "italic") {
				t.Errorf("%s is a value, but not in italics: %s", tt.cell, c.Look)
			}
		})
	}
}

// eachAmount visits what the figures of all tables are made of.
func eachAmount(d *report.Document, f func(*kpi.Amount)) {
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			table, ok := b.(*report.Table)
			if !ok {
				continue
			}
			for _, r := range table.Rows {
				for _, c := range r.Cells {
					for _, a := range c.From.Amounts() {
						f(a)
					}
				}
			}
		}
	}
}

// TestTotalThatIsNoSum holds that an amount which the data table does not add
// up to is a value of the totals, in italics, to which the page refers.
func TestTotalThatIsNoSum(t *testing.T) {
	tests := []struct {
		name   string
		change func(*kpi.Amount)
	}{
		{"as it is", func(*kpi.Amount) {}},
		{"days that rows of the data table cut", func(a *kpi.Amount) { a.Span.End-- }},
		{"another sum than that of the rows", func(a *kpi.Amount) { a.Sum, _ = a.Sum.Add(a.Sum) }},
		{"stock", func(a *kpi.Amount) { a.Rollup = "last" }},
		{"opening", func(a *kpi.Amount) { a.Opening = true }},
	}
	for i, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := reporttest.Document()
			eachAmount(d, tt.change)
			actual := cellOf(d, 0, report.RoleActual)
			n, _ := actual.From.Eval()
			actual.Number = &n
			w := read(t, build(t, d))
			c := w.Sheets[2].Cell("G7")
			sheet, ref, _ := strings.Cut(c.Formula, "!")
			if sheet != "'Tổng hợp'" {
				t.Fatalf("the page holds %+v", c)
			}
			total := w.Sheet("Tổng hợp").Cell(ref)
			if total.Value != c.Value || (total.Formula == "") != (i > 0) || strings.Contains(total.Look, "italic") != (i > 0) {
				t.Errorf("the total is %+v, the page holds %s", total, c.Value)
			}
		})
	}
}

// TestZeroDenominator holds that a ratio over nothing says so instead of failing.
func TestZeroDenominator(t *testing.T) {
	d := reporttest.Document()
	for i := range d.Data.Rows {
		if r := &d.Data.Rows[i]; r.Period == d.Quarter.Label {
			r.Amounts[0] = 0
		}
	}
	c := cellOf(d, 1, report.RoleActual)
	eachAmount(d, func(a *kpi.Amount) {
		if a.Measure.ID == "spend" && a.Period == d.Quarter {
			a.Sum, _ = a.Sum.Add(a.Sum.Neg())
		}
	})
	c.Number, c.Text = nil, d.Words.Undefined
	data := build(t, d)
	got := read(t, data).Sheets[2].Cell("G8")
	if got.Value != "chia cho 0" || !strings.HasPrefix(got.Formula, "IF('Tổng hợp'!H7=0,") {
		t.Errorf("G8 is %+v", got)
	}
	if after := reporttest.Recalculate(t, data).Sheets[2].Cell("G8"); after.Value != got.Value {
		t.Errorf("recalculated %q", after.Value)
	}
}

// TestWithoutData holds that a report without sections or data is a workbook.
func TestWithoutData(t *testing.T) {
	w := read(t, build(t, reporttest.Empty()))
	if len(w.Sheets) != 1 || w.Sheets[0].Name != "Contents" {
		t.Errorf("sheets %v", w.Sheets)
	}
}
