package xlsx_test

import (
	"regexp"
	"strings"
	"testing"

	"kpideck/report"
	"kpideck/report/reporttest"
)

// chartBottom is where a chart ends below the row in which it starts.
var chartBottom = regexp.MustCompile(`<xdr:to>.*?<xdr:rowOff>(\d+)</xdr:rowOff>`)

// TestFewBarsAreNoThickerThanMany: a chart is as tall as its bars ask for.
func TestFewBarsAreNoThickerThanMany(t *testing.T) {
	tall := func(items int) int {
		d := reporttest.Document()
		x := &report.Bars{ID: report.BarsBlock, On: report.InBook, Kind: report.VarianceBars, Message: "hụt", Unit: "%", Format: [2]report.Format{{Kind: report.FormatPercent, Decimals: 1}}}
		for i := range items {
			v := float64(i) - 0.5
			x.Items = append(x.Items, report.Bar{Name: strings.Repeat("m", i+1), Value: &v})
		}
		d.Sections = []*report.Section{{ID: report.Smart, Title: "In thử", Message: "in thử", Blocks: []report.Block{plainTable("Một", 3), x}}}
		part := read(t, build(t, d)).Parts["xl/drawings/drawing1.xml"]
		end := chartBottom.FindStringSubmatch(part)
		if end == nil {
			t.Fatalf("no chart: %s", part)
		}
		return number(end[1])
	}
	if two, six, many := tall(2), tall(6), tall(14); two >= six || six >= many {
		t.Errorf("charts of 2, 6 and 14 bars are %d, %d and %d tall", two, six, many)
	}
}

// TestTheAxisOfTheDotsIsNotDrawn: it stands only for their scale.
func TestTheAxisOfTheDotsIsNotDrawn(t *testing.T) {
	drawn := regexp.MustCompile(`<tickLblPos val="none"></tickLblPos><spPr><a:ln[^>]*><a:solidFill>`)
	found := false
	for name, part := range read(t, build(t, charted())).Parts {
		if strings.HasPrefix(name, "xl/charts/chart") {
			found = found || strings.Contains(part, `<tickLblPos val="none">`)
			if drawn.MatchString(part) {
				t.Errorf("%s draws an axis without labels", name)
			}
		}
	}
	if !found {
		t.Error("no chart has such an axis")
	}
}

// TestForecastsAreReadWhereThePlanCrossesThem: their numbers have a white ground.
func TestForecastsAreReadWhereThePlanCrossesThem(t *testing.T) {
	ground := regexp.MustCompile(`<dLbls>.{0,200}<spPr><a:solidFill><a:srgbClr val="FFFFFF">`)
	for name, part := range read(t, build(t, charted())).Parts {
		if strings.HasPrefix(name, "xl/charts/chart") && strings.Contains(part, "<a:pattFill") && !ground.MatchString(part) {
			t.Errorf("%s: no ground behind the numbers of the forecast", name)
		}
	}
}
