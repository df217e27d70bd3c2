package xlsx_test

import (
	"regexp"
	"strconv"
	"strings"
	"testing"

	"kpideck/report"
	"kpideck/report/reporttest"
)

// numberTable is a table of KPIs whose columns are a little wider or narrower
// with the length of its name.
func numberTable(letters int) *report.Table {
	t := &report.Table{Kind: report.SmartTable, Columns: []report.Column{{Role: report.RoleName, Title: "KPI", Text: true}}}
	cells := []report.Cell{{Text: strings.Repeat("i", letters)}}
	for range 6 {
		t.Columns = append(t.Columns, report.Column{Role: report.RoleMix, Title: "Số"})
		v := 2.0 / 3
		cells = append(cells, report.Cell{Text: "0,67", Number: &v, Format: report.Format{Kind: report.FormatNumber, Scale: 1, Decimals: 2}})
	}
	t.Rows = []report.Row{{Cells: cells}}
	return t
}

var columnWidth = regexp.MustCompile(`<col [^>]*width="([0-9.]+)"`)

// TestNoColumnIsASliver holds that a column is there to hold something: what a
// sheet lacks of a width that is only wished for gets none of its own.
func TestNoColumnIsASliver(t *testing.T) {
	for letters := 70; letters < 95; letters++ {
		d := reporttest.Document()
		d.Sections = []*report.Section{{ID: report.Smart, Title: "Bảng", Message: "m", Blocks: []report.Block{numberTable(letters)}}}
		for _, m := range columnWidth.FindAllStringSubmatch(read(t, build(t, d)).Sheet("Bảng").Part, -1) {
			if w, err := strconv.ParseFloat(m[1], 64); err != nil || w < 1 {
				t.Errorf("with a name of %d letters a column is %s wide", letters, m[1])
			}
		}
	}
}

var (
	figures   = regexp.MustCompile(`<(f|v|xm:f|c:v)( [^>]*)?>[^<]*</`)
	allDigits = regexp.MustCompile(`[a-zA-Z:]*[">]-?[0-9]+\.[0-9]{8,}["<]`)
)

// TestNoNeedlessDigits holds that widths, heights, axes and other sizes are
// written with few digits: only figures have all of theirs.
func TestNoNeedlessDigits(t *testing.T) {
	d := charted()
	for _, block := range d.Sections[len(d.Sections)-1].Blocks {
		for i := range block.(*report.Bars).Items {
			one := &block.(*report.Bars).Items[i]
			*one.Value /= 7
			if one.Second != nil {
				*one.Second /= 7
			}
		}
	}
	for name, part := range read(t, build(t, d)).Parts {
		if list := allDigits.FindAllString(figures.ReplaceAllString(part, "<"), 3); len(list) > 0 {
			t.Errorf("%s holds %q", name, list)
		}
	}
}
