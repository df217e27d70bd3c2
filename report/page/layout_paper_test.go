package page_test

import (
	"strings"
	"testing"

	"kpideck/report"
	"kpideck/report/page"
	"kpideck/report/reporttest"
)

// On narrow paper charts stand below each other where all of the page still fits:
// side by side their labels would be left out. On a slide they stay side by side.
func TestNarrowPaperSetsChartsBelowEachOther(t *testing.T) {
	for paper, below := range map[report.Paper]bool{report.Slide: false, report.A4Landscape: false, report.A4: true} {
		left, right := weekLine(), weekLine()
		left.Unit, right.Unit = "Trái", "Phải"
		d := planned(report.PageRow{column(6, left), column(6, right)})
		d.Paper = paper
		pages := page.Layout(d, reporttest.Pen(t))
		at := map[string]float64{}
		for _, run := range texts(pages[0]) {
			at[run.Text] = run.At.Y
		}
		if got := at["Phải"] > at["Trái"]; len(pages) != 1 || got != below {
			t.Errorf("%s: %d pages, one chart below the other: %v, want %v", paper, len(pages), got, below)
		}
	}
}

// The short list of targets cuts names and findings, never a goal.
func TestGoalsOfTheShortListAreWhole(t *testing.T) {
	goal := "≥ 122.800,55 nghìn AUD mỗi tuần"
	table := &report.Table{Kind: report.SmartShort, Title: "Còn lại", Columns: make([]report.Column, 9)}
	for range 4 {
		row := report.Row{Cells: make([]report.Cell, 9)}
		row.Cells[0].Text, row.Cells[2].Text = strings.Repeat("Chi phí ", 9), goal
		row.Cells[8].Text = strings.Repeat("vươn từ mức nền ", 6)
		table.Rows = append(table.Rows, row)
	}
	for _, paper := range report.Papers {
		d := planned(report.PageRow{column(12, table)})
		d.Paper = paper
		pages := page.Layout(d, reporttest.Pen(t))
		wantTidy(t, pages)
		if got := strings.Count(textDump(pages), goal); got != 4 {
			t.Errorf("%s: %d of 4 goals are whole:\n%s", paper, got, textDump(pages))
		}
	}
}
