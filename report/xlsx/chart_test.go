package xlsx_test

import (
	"fmt"
	"html"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kpideck/report"
	"kpideck/report/reporttest"
)

// charted is the fixture with a chart of each kind.
func charted() *report.Document {
	d := reporttest.Document()
	value := func(v float64) *float64 { return &v }
	change := report.Format{Kind: report.FormatChange, Decimals: 1, Sign: true}
	money := report.Format{Kind: report.FormatMoney, Scale: 1e6, Decimals: 1}
	people := report.Format{Kind: report.FormatCount, Scale: 1}
	d.Sections = append(d.Sections, &report.Section{ID: report.Journey, Title: "Biểu đồ", Message: "mỗi loại một biểu đồ", Blocks: []report.Block{
		&report.Bars{Kind: report.VarianceBars, Message: "Doanh thu hụt 2,3%", Unit: "so với kỳ vọng, %", Format: [2]report.Format{change}, Legend: [2]string{"vượt", "hụt"},
			Items: []report.Bar{{Name: "Doanh thu", Value: value(-0.023)}, {Name: "ROAS", Value: value(0.041)}}},
		&report.Bars{Kind: report.CostBars, Message: "Meta đắt gấp đôi", Unit: "tr ₫ · nghìn ₫", Format: [2]report.Format{money, money}, Legend: [2]string{"chi phí", "CPA"},
			Items: []report.Bar{{Name: "Meta Ads", Value: value(471e6), Second: value(98e3)}, {Name: "Google Ads & bạn", Value: value(415e6), Second: value(47e3)}}},
		&report.Bars{Kind: report.FunnelBars, Message: "21,8% lead thành SQL", Unit: "người", Format: [2]report.Format{people}, Legend: [2]string{"người"},
			Items: []report.Bar{{Name: "Lead  12.041", Value: value(12041)}, {Name: "SQL  2.621", Value: value(2621)}}},
	}})
	return d
}

// chartParts are the charts of a workbook, one element a line.
func chartParts(w *reporttest.Workbook) string {
	var s strings.Builder
	for _, name := range slices.Sorted(maps.Keys(w.Parts)) {
		if strings.HasPrefix(name, "xl/charts/") || strings.HasPrefix(name, "xl/drawings/drawing") {
			fmt.Fprintf(&s, "== %s\n%s\n", name, strings.ReplaceAll(w.Parts[name], "><", ">\n<"))
		}
	}
	return s.String()
}

// TestChartBesideANarrowTable holds that a chart has most of its sheet's width
// where the table of the sheet has few columns.
func TestChartBesideANarrowTable(t *testing.T) {
	d := charted()
	s := d.Sections[len(d.Sections)-1]
	points := &report.Table{Kind: report.OwnerTable, Title: "Điểm", Columns: []report.Column{{Role: report.RoleName, Title: "KPI", Text: true}, {Role: report.RoleScore, Title: "Điểm"}, {Role: report.RoleShare, Title: "Phần"}}}
	for _, name := range []string{"Doanh thu", "ROAS"} {
		points.Rows = append(points.Rows, report.Row{Cells: []report.Cell{{Text: name}, {Text: "–"}, {Text: "–"}}})
	}
	s.Blocks = []report.Block{s.Blocks[0], points}
	w := read(t, build(t, d))
	parts := chartParts(w)
	anchors := chartEnd.FindAllStringSubmatch(parts[:strings.Index(parts, s.Blocks[0].(*report.Bars).Message)], -1)
	for _, f := range w.Fits("vi") {
		if wide := number(anchors[len(anchors)-1][1]) / 9525; f.Name == "Biểu đồ" && float64(wide) < 0.55*f.Width {
			t.Errorf("the chart is %d pixels wide, the sheet %.0f", wide, f.Width)
		}
	}
}

var chartEnd = regexp.MustCompile(`<xdr:to>\s*<xdr:col>1</xdr:col>\s*<xdr:colOff>([0-9]+)</xdr:colOff>`)

// TestChartGolden pins every chart part and where it stands.
func TestChartGolden(t *testing.T) {
	got := chartParts(read(t, build(t, charted())))
	path := filepath.Join("testdata", "charts.txt")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("no golden file; look at the charts and run go test -update: %v", err)
	}
	if diff := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); diff != "" {
		t.Errorf("the charts differ (-want +got); if they are right, run go test -update:\n%s", diff)
	}
}

var (
	chartRange = regexp.MustCompile(`<(?:str|num)Ref><f>([^<]*)</f><(?:str|num)Cache>(.*?)</(?:str|num)Cache>`)
	cachePoint = regexp.MustCompile(`<pt idx="(\d+)"><v>([^<]*)</v>`)
	uncached   = regexp.MustCompile(`</f></(?:str|num)Ref>`)
	axisText   = regexp.MustCompile(`<(?:catAx|valAx)>.*?</(?:catAx|valAx)>`)
)

// TestChartsHoldTheirValues holds that a chart part repeats the cells that it
// draws, for previewers, and has nothing of a default chart: no title of its
// own, no axis in another font, bars from zero.
func TestChartsHoldTheirValues(t *testing.T) {
	w := read(t, build(t, charted()))
	charts := 0
	for name, part := range w.Parts {
		if !strings.HasPrefix(name, "xl/charts/chart") {
			continue
		}
		charts++
		if uncached.MatchString(part) {
			t.Errorf("%s has a range without a cache", name)
		}
		for _, m := range chartRange.FindAllStringSubmatch(part, -1) {
			checkCache(t, w, name, html.UnescapeString(m[1]), m[2])
		}
		if !strings.Contains(part, `<autoTitleDeleted val="1"/>`) || strings.Contains(part, "<title>") {
			t.Errorf("%s may get a title by itself", name)
		}
		for _, axis := range axisText.FindAllString(part, -1) {
			if !strings.Contains(axis, `typeface="Arial"`) && !strings.Contains(axis, `<delete val="1">`) {
				t.Errorf("%s has an axis in the default font: %s", name, axis)
			}
		}
		if strings.Contains(part, `<barDir val="col">`) && !strings.Contains(part, `<min val="0">`) {
			t.Errorf("%s has columns that do not start at zero", name)
		}
		if strings.Contains(part, "FC0002") {
			t.Errorf("%s has bars that should be clear", name)
		}
	}
	if charts < 4 {
		t.Errorf("only %d charts", charts)
	}
}

// checkCache compares the points of a cache with the cells of its range.
func checkCache(t *testing.T, w *reporttest.Workbook, part, ref, cache string) {
	t.Helper()
	sheet, cells := rangeCells(ref)
	points := map[string]string{}
	for _, m := range cachePoint.FindAllStringSubmatch(cache, -1) {
		points[m[1]] = html.UnescapeString(m[2])
	}
	for i, cell := range cells {
		want := ""
		for j := range w.Sheets {
			if w.Sheets[j].Name == sheet {
				want = w.Sheets[j].Cell(cell).Value
			}
		}
		got := points[strconv.Itoa(i)]
		x, err1 := strconv.ParseFloat(got, 64)
		y, err2 := strconv.ParseFloat(want, 64)
		if got != want && (err1 != nil || err2 != nil || x != y) {
			t.Errorf("%s caches %q for %s of %s, which holds %q", part, got, cell, ref, want)
		}
	}
}

// rangeCells takes 'Sheet'!$A$1:$A$3 apart.
func rangeCells(ref string) (sheet string, cells []string) {
	at := strings.LastIndex(ref, "!")
	sheet = strings.ReplaceAll(strings.Trim(ref[:at], "'"), "''", "'")
	from, to, ok := strings.Cut(strings.ReplaceAll(ref[at+1:], "$", ""), ":")
	if !ok {
		return sheet, []string{from}
	}
	split := func(s string) (int, int) {
		letters := strings.TrimRight(s, "0123456789")
		return column(letters), number(s[len(letters):])
	}
	left, top := split(from)
	right, bottom := split(to)
	for row := top; row <= bottom; row++ {
		for col := left; col <= right; col++ {
			name := ""
			for n := col; n > 0; n = (n - 1) / 26 {
				name = string(rune('A'+(n-1)%26)) + name
			}
			cells = append(cells, name+strconv.Itoa(row))
		}
	}
	return sheet, cells
}
