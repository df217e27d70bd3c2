package xlsx_test

import (
	"bytes"
	"strings"
	"testing"

	"kpideck/report"
	"kpideck/report/reporttest"
	"kpideck/report/xlsx"
)

// The points of a group are a number that shows as many places as its text has on
// pages, with the words around it.
func TestPointsOfGroupsShowTheirPlaces(t *testing.T) {
	d := reporttest.Document()
	for _, s := range d.Sections {
		for _, block := range s.Blocks {
			if box, ok := block.(*report.ScoreBox); ok {
				points := 39.375
				box.Groups[0] = report.ScoreGroup{Name: "A", Weight: 50, Label: "39,38 / 50 điểm", Points: report.Cell{Text: "39,38", Number: &points,
					Format: report.Format{Kind: report.FormatNumber, Scale: 1, Decimals: 2}}}
			}
		}
	}
	var b bytes.Buffer
	if err := xlsx.Write(&b, d, defaultTheme(t)); err != nil {
		t.Fatal(err)
	}
	for _, c := range read(t, b.Bytes()).Sheet("Tổng quan").Cells {
		if c.Value == "39.375" {
			if !strings.Contains(c.Look, `0.00" / 50 điểm"`) {
				t.Errorf("%s shows %s", c.Ref, c.Look)
			}
			return
		}
	}
	t.Error("no cell holds the points")
}
