package xlsx_test

import (
	"regexp"
	"strings"
	"testing"

	"kpideck/report/reporttest"
)

var mergeRef = regexp.MustCompile(`<mergeCell ref="([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)"`)

// TestMergesDoNotOverlap holds what Excel repairs a file for.
func TestMergesDoNotOverlap(t *testing.T) {
	w := read(t, build(t, reporttest.Document()))
	for _, s := range w.Sheets {
		taken := map[[2]int]string{}
		for _, m := range mergeRef.FindAllStringSubmatch(s.Part, -1) {
			left, right, top, bottom := column(m[1]), column(m[3]), number(m[2]), number(m[4])
			if left > right || top > bottom {
				t.Errorf("%s: %s is backwards", s.Name, m[0])
			}
			for r := top; r <= bottom; r++ {
				for c := left; c <= right; c++ {
					if other := taken[[2]int{r, c}]; other != "" {
						t.Errorf("%s: %s overlaps %s", s.Name, m[0], other)
					}
					taken[[2]int{r, c}] = m[0]
				}
			}
		}
	}
}

func column(letters string) (n int) {
	for _, c := range letters {
		n = n*26 + int(c-'A') + 1
	}
	return n
}

func number(digits string) (n int) {
	for _, c := range digits {
		n = n*10 + int(c-'0')
	}
	return n
}

// TestPictures holds that what excelize cannot write is in the finished parts:
// the hatch of forecasts, small charts, solid bars, columns in order.
func TestPictures(t *testing.T) {
	w := read(t, build(t, reporttest.Document()))
	tests := []struct{ part, has string }{
		{"xl/charts/chart1.xml", `<a:pattFill prst="wdUpDiag">`},
		{"xl/charts/chart1.xml", `<autoTitleDeleted val="1"/>`},
		{"xl/worksheets/sheet2.xml", `<xm:f>&#39;Tuần&#39;!$D$7:$N$7</xm:f>`},
		{"xl/worksheets/sheet6.xml", `<x14:dataBar minLength="0" maxLength="100" gradient="0">`},
		{"xl/worksheets/sheet3.xml", `fitToWidth="1"`},
		{"xl/worksheets/sheet3.xml", `<col min="1" max="1" width="1.6" customWidth="1"/><col min="2"`},
	}
	for _, tt := range tests {
		if !strings.Contains(w.Parts[tt.part], tt.has) {
			t.Errorf("%s lacks %s", tt.part, tt.has)
		}
	}
	if strings.Contains(w.Parts["xl/charts/chart1.xml"], "FC0001") {
		t.Error("the placeholder of the hatch is left")
	}
	if core := w.Parts["docProps/core.xml"]; !strings.Contains(core, "2025-09-14T00:00:00Z") || strings.Contains(core, "xuri") {
		t.Errorf("properties: %s", core)
	}
}
