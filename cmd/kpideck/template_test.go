package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"kpideck/report/reporttest"
)

// TestSampleTemplate holds the client's own workbook of the sample to its report:
// the cells show what report.json says, the table of the weeks has grown with its
// chart, and LibreOffice computes the client's formulas from the new figures.
func TestSampleTemplate(t *testing.T) {
	dir := built(t, "ca-phe-song-han", "--format", "xlsx,json")
	filled := readBook(t, filepath.Join(dir, "ca-phe-song-han-2025-Q3-bao-cao-hoi-dong.xlsx"))
	report, err := os.ReadFile(filepath.Join(dir, "ca-phe-song-han-2025-Q3.json"))
	if err != nil {
		t.Fatal(err)
	}
	overview, weeks := filled.Sheet("Tổng quan"), filled.Sheet("Theo tuần")
	for ref, row := range map[string]string{
		"B5": `"kpi":"revenue","grain":"quarter","period":"2025-Q3","start":"[^"]*","end":"[^"]*","segment":{}`,
		"B7": `"kpi":"leads","grain":"quarter","period":"2025-Q3","start":"[^"]*","end":"[^"]*","segment":{}`,
		"B8": `"kpi":"cpl","grain":"quarter","period":"2025-Q3","start":"[^"]*","end":"[^"]*","segment":{"channel":"Meta Ads"}`,
	} {
		m := regexp.MustCompile(row + `,"value":([0-9.e+-]+)`).FindSubmatch(report)
		if m == nil {
			t.Fatalf("report.json has no %s", row)
		}
		want, _ := strconv.ParseFloat(string(m[1]), 64)
		if got, err := strconv.ParseFloat(overview.Cell(ref).Value, 64); err != nil || got != want {
			t.Errorf("%s holds %q, report.json says %v", ref, overview.Cell(ref).Value, want)
		}
	}
	for ref, header := range map[string]string{"B4": "Đến nay", "B12": "Mục tiêu", "I12": "Chênh lệch"} {
		if c := overview.Cell(ref); c.Value != header || !strings.Contains(c.Look, "right") {
			t.Errorf("the header of numbers in %s is %q, %s", ref, c.Value, c.Look)
		}
	}
	if first, last := weeks.Cell("A4").Value, weeks.Cell("A16").Value; first != "2025-W27" || last != "2025-W39" {
		t.Errorf("the weeks run from %q to %q", first, last)
	}
	if chart := filled.Parts["xl/charts/chart1.xml"]; !regexp.MustCompile(`<c:val><c:numRef><c:f>'Theo tuần'!\$D\$4:\$D\$16</c:f>`).MatchString(chart) {
		t.Errorf("the chart does not show all weeks: %s", chart)
	}
	data, err := os.ReadFile(filepath.Join(dir, "ca-phe-song-han-2025-Q3-bao-cao-hoi-dong.xlsx"))
	if err != nil {
		t.Fatal(err)
	}
	computed := reporttest.Recalculate(t, data)
	for _, s := range computed.Sheets {
		for _, c := range s.Cells {
			if c.Type == "e" {
				t.Errorf("%s!%s is %s: %s", s.Name, c.Ref, c.Value, c.Formula)
			}
		}
	}
	goal, actual, gap := cellAmount(t, computed, "B14"), cellAmount(t, computed, "C14"), cellAmount(t, computed, "I14")
	if goal != 12e9 || gap != actual-goal {
		t.Errorf("goal %v, actual %v, gap %v", goal, actual, gap)
	}
}

func cellAmount(t *testing.T, b *reporttest.Workbook, ref string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(b.Sheet("Tổng quan").Cell(ref).Value, 64)
	if err != nil {
		t.Errorf("%s: %v", ref, err)
	}
	return v
}

func readBook(t *testing.T, file string) *reporttest.Workbook {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	book, err := reporttest.ReadWorkbook(data)
	if err != nil {
		t.Fatal(err)
	}
	return book
}
