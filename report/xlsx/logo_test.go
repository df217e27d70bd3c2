package xlsx_test

import (
	"bytes"
	"image"
	"image/png"
	"strings"
	"testing"

	"kpideck/report"
	"kpideck/report/reporttest"
)

// TestLogo holds that the client's mark stands on the contents sheet in its own
// shape, and nowhere else.
func TestLogo(t *testing.T) {
	var mark bytes.Buffer
	if err := png.Encode(&mark, image.NewGray(image.Rect(0, 0, 600, 200))); err != nil {
		t.Fatal(err)
	}
	d := reporttest.Document()
	d.Logo = &report.Logo{Format: "png", Data: mark.Bytes(), Width: 600, Height: 200}
	w := read(t, build(t, d))
	if w.Parts["xl/media/image1.png"] != mark.String() {
		t.Error("the workbook does not hold the logo as it was given")
	}
	if rels := w.Parts["xl/worksheets/_rels/sheet1.xml.rels"]; !strings.Contains(rels, "drawing") {
		t.Errorf("the contents sheet draws nothing: %s", rels)
	}
	if strings.Count(allParts(w, "xl/drawings/drawing"), "<xdr:pic>") != 1 {
		t.Error("the logo is not drawn once")
	}
}

func allParts(w *reporttest.Workbook, prefix string) (all string) {
	for name, part := range w.Parts {
		if strings.HasPrefix(name, prefix) {
			all += part
		}
	}
	return all
}
