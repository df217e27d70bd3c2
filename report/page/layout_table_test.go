package page_test

import (
	"fmt"
	"strings"
	"testing"

	"kpideck/kpi/review"
	"kpideck/report"
	"kpideck/report/page"
	"kpideck/report/reporttest"
)

// Every row of a long table is on some page once, and every page has the header.
func TestTablesBreakBetweenRows(t *testing.T) {
	pen := reporttest.Pen(t)
	for _, n := range []int{0, 1, 2, 12, 13, 200} {
		for _, kind := range []report.TableKind{report.Scorecard, report.ChannelTable, report.ProblemTable} {
			t.Run(fmt.Sprintf("%s %d", kind, n), func(t *testing.T) {
				table := &report.Table{Kind: kind, Title: "Bảng", Columns: scorecardColumns()}
				for i := range n {
					table.Rows = append(table.Rows, scorecardRow(fmt.Sprintf("KPI số %d", i+1), "Trưởng nhóm", review.OnTrack))
				}
				pages := page.Layout(one(table), pen)
				wantTidy(t, pages)
				seen := map[string]int{}
				for i, p := range pages {
					for _, run := range texts(p) {
						seen[run.Text]++
					}
					seen[fmt.Sprintf("%d / %d", i+1, len(pages))]--
				}
				for i := range n {
					if name := fmt.Sprintf("KPI số %d", i+1); seen[name] != 1 {
						t.Errorf("%s stands %d times", name, seen[name])
					}
				}
				if n > 0 && seen["Mục tiêu"] != len(pages) {
					t.Errorf("the header stands on %d of %d pages", seen["Mục tiêu"], len(pages))
				}
				for i := range pages {
					if label := fmt.Sprintf("%d / %d", i+1, len(pages)); seen[label] != 0 {
						t.Errorf("page %d lacks its number %q", i+1, label)
					}
				}
			})
		}
	}
}

func TestScorecardHasTwelveRowsAPage(t *testing.T) {
	table := &report.Table{Kind: report.Scorecard, Columns: scorecardColumns()}
	for i := range 14 {
		table.Rows = append(table.Rows, scorecardRow(fmt.Sprintf("KPI số %d", i+1), "", review.OnTrack))
	}
	pages := page.Layout(one(table), reporttest.Pen(t))
	var counts []int
	for _, p := range pages {
		n := 0
		for _, run := range texts(p) {
			if strings.HasPrefix(run.Text, "KPI số") {
				n++
			}
		}
		counts = append(counts, n)
	}
	if fmt.Sprint(counts) != "[7 7]" {
		t.Errorf("rows on pages: %v, want [7 7]", counts)
	}
}

// A table wider than the page goes on below with its first column.
func TestWideTableIsSplitByColumns(t *testing.T) {
	table := &report.Table{Kind: report.SourceTable, Columns: []report.Column{{Role: report.RoleName, Title: "KPI", Text: true}}}
	row := report.Row{Cells: []report.Cell{text("Doanh thu")}}
	for i := range 30 {
		table.Columns = append(table.Columns, report.Column{Role: report.RoleValue, Title: fmt.Sprintf("W%d", i+1)})
		row.Cells = append(row.Cells, number(fmt.Sprintf("1.234.%03d", i), 1))
	}
	table.Rows = []report.Row{row}
	pages := page.Layout(one(table), reporttest.Pen(t))
	wantTidy(t, pages)
	all := textDump(pages)
	for i := range 30 {
		if want := fmt.Sprintf("1.234.%03d\n", i); strings.Count(all, want) != 1 {
			t.Errorf("%s is missing", strings.TrimSpace(want))
		}
	}
	if strings.Count(all, "Doanh thu\n") < 2 {
		t.Error("the name is not repeated")
	}
}

func TestHeadingAndKeyAreRepeated(t *testing.T) {
	table := &report.Table{Kind: report.Scorecard, Columns: scorecardColumns(), Key: []string{"mục tiêu"}, Marks: []string{report.MarkGoal}}
	table.Rows = append(table.Rows, report.Row{Kind: report.BandRow, Cells: []report.Cell{text("Bán hàng")}})
	for i := range 30 {
		table.Rows = append(table.Rows, scorecardRow(fmt.Sprintf("KPI số %d", i+1), "", review.OnTrack))
	}
	pages := page.Layout(one(table), reporttest.Pen(t))
	for i, p := range pages {
		want := []string{"Kênh", "Bán hàng"}
		if i > 0 {
			want = []string{"Kênh (tiếp)", "Bán hàng (tiếp)"}
		}
		dump := textDump([]page.Page{p})
		for _, text := range append(want, "mục tiêu") {
			if strings.Count(dump, "  "+text+"\n") != 1 {
				t.Errorf("page %d does not say %q once:\n%s", i+1, text, dump)
			}
		}
	}
	if len(pages) != 3 {
		t.Errorf("%d pages, want 3", len(pages))
	}
}

// Without a target there is no bullet, no forecast and no status, and the table
// shows neither their columns nor their key.
func TestEmptyColumnsAreLeftOut(t *testing.T) {
	row := scorecardRow("Doanh thu", "", "")
	for _, i := range []int{1, 5, 9} {
		row.Cells[i] = report.Cell{}
	}
	table := &report.Table{Kind: report.Scorecard, Columns: scorecardColumns(), Rows: []report.Row{row}, Key: []string{"mục tiêu"}, Marks: []string{report.MarkGoal}}
	got := textDump(page.Layout(one(table), reporttest.Pen(t)))
	for _, gone := range []string{"Dự báo", "Trạng thái", "mục tiêu", "người phụ trách"} {
		if strings.Contains(got, gone) {
			t.Errorf("%q is shown:\n%s", gone, got)
		}
	}
}

// A table that fits on a page of its own is not cut for the sake of a few rows,
// but one that follows a few lines is.
func TestTablesAreKeptWholeLateOnAPage(t *testing.T) {
	cases := []struct{ before, pages, on int }{{2, 2, 1}, {18, 2, 2}}
	for _, c := range cases {
		pages := page.Layout(one(namesTable(report.SourceTable, "Trên", c.before), namesTable(report.SourceTable, "Dưới", 24)), reporttest.Pen(t))
		if on, _ := place(t, pages, "Dưới"); len(pages) != c.pages || on != c.on {
			t.Errorf("after %d rows: the table begins on page %d of %d, want %d of %d", c.before, on, len(pages), c.on, c.pages)
		}
	}
}
