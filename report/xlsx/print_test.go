package xlsx_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"kpideck/kpi"
	"kpideck/report"
	"kpideck/report/reporttest"
)

// plainTable is a table of one column of texts.
func plainTable(title string, rows int) *report.Table {
	t := &report.Table{Kind: report.SmartTable, Title: title, Columns: []report.Column{{Role: report.RoleName, Title: title, Text: true}}}
	for i := range rows {
		t.Rows = append(t.Rows, report.Row{Cells: []report.Cell{{Text: fmt.Sprintf("%s %d", title, i)}}})
	}
	return t
}

var rowBreak = regexp.MustCompile(`<brk id="([0-9]+)"`)

// TestPrintedPages holds which header printed pages repeat, and that no page
// ends a sheet with a line or two.
func TestPrintedPages(t *testing.T) {
	tests := []struct {
		name   string
		rows   []int // of the tables of a sheet
		repeat string
	}{
		{"one page", []int{5}, ""},
		{"one long table", []int{200}, "$5:$5"},
		{"a long table after a short one", []int{3, 200}, "$11:$11"},
		{"a short table after a long one", []int{200, 3}, "$5:$5"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := reporttest.Document()
			s := &report.Section{ID: report.Smart, Title: "In thử", Message: "in thử"}
			for i, n := range tt.rows {
				s.Blocks = append(s.Blocks, plainTable(fmt.Sprintf("Bảng %d", i+1), n))
			}
			d.Sections = []*report.Section{s}
			w := read(t, build(t, d))
			names := w.Parts["xl/workbook.xml"]
			if titles := `&#39;In thử&#39;!` + tt.repeat + `</definedName>`; tt.repeat != "" && !strings.Contains(names, titles) {
				t.Errorf("the workbook does not repeat %s: %s", titles, names)
			}
			if tt.repeat == "" && strings.Contains(names, `Print_Titles" localSheetId="1"`) {
				t.Error("a header is repeated that heads nothing on later pages")
			}
			part := w.Parts["xl/worksheets/sheet2.xml"]
			breaks := rowBreak.FindAllStringSubmatch(part, -1)
			last := strings.Count(part, "<row ")
			if len(breaks) > 0 && last-number(breaks[len(breaks)-1][1]) < 5 {
				t.Errorf("the last of %d rows stand alone behind the break at %s", last, breaks[len(breaks)-1][1])
			}
		})
	}
}

// TestDataSheetRepeatsItsHeader holds that every page of the data names its columns.
func TestDataSheetRepeatsItsHeader(t *testing.T) {
	w := read(t, build(t, reporttest.Document()))
	if names := w.Parts["xl/workbook.xml"]; !strings.Contains(names, `&#39;Dữ liệu&#39;!$5:$5</definedName>`) {
		t.Errorf("the header of the data sheet is not repeated: %s", names)
	}
}

// TestNotSetIsSaidInTheLanguage holds that the data sheet has a word for a row
// without a campaign, but not one that is a campaign's own name.
func TestNotSetIsSaidInTheLanguage(t *testing.T) {
	campaign := func(w *reporttest.Workbook) string {
		for i := range w.Sheets {
			if w.Sheets[i].Name == "Dữ liệu" {
				return w.Sheets[i].Cell("I6").Value
			}
		}
		return ""
	}
	d := reporttest.Document()
	d.Data.Rows[0].Campaign = kpi.NotSet
	if got := campaign(read(t, build(t, d))); got != d.Words.NotSet {
		t.Errorf("a row without a campaign says %q, want %q", got, d.Words.NotSet)
	}
	d.Data.Rows[1].Campaign = strings.ToUpper(d.Words.NotSet)
	if got := campaign(read(t, build(t, d))); got != kpi.NotSet {
		t.Errorf("beside a campaign that is called so a row without one says %q, want %q", got, kpi.NotSet)
	}
}
