package xlsx_test

import (
	"encoding/xml"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	"kpideck/report/reporttest"
)

// schemaOrder is the order in which the schema lets these elements have
// children, and which; Excel drops charts that break it.
var schemaOrder = map[string][]string{
	"worksheet":     worksheetOrder,
	"font":          {"b", "i", "strike", "condense", "extend", "outline", "shadow", "u", "vertAlign", "sz", "color", "name", "family", "charset", "scheme"},
	"barChart/ser":  {"idx", "order", "tx", "spPr", "invertIfNegative", "pictureOptions", "dPt", "dLbls", "trendline", "errBars", "cat", "val", "shape", "extLst"},
	"lineChart/ser": {"idx", "order", "tx", "spPr", "marker", "dPt", "dLbls", "trendline", "errBars", "cat", "val", "smooth", "extLst"},
}

// worksheetOrder is the order that the schema demands of the parts of a sheet;
// Excel calls a file corrupt that breaks it.
var worksheetOrder = []string{"sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "autoFilter", "mergeCells",
	"conditionalFormatting", "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter",
	"rowBreaks", "colBreaks", "drawing", "legacyDrawing", "tableParts", "extLst"}

var colour = regexp.MustCompile(`^[0-9A-F]{8}$`)

// TestPartsFollowTheSchema holds that parts are well formed and, of what excelize
// writes in an order or form of its own, that it is as the schema wants it.
func TestPartsFollowTheSchema(t *testing.T) {
	for name, part := range read(t, build(t, reporttest.Document())).Parts {
		var path []string
		last := []int{0}
		dec := xml.NewDecoder(strings.NewReader(part))
		for {
			token, err := dec.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatal(name, err)
			}
			switch x := token.(type) {
			case xml.EndElement:
				path, last = path[:len(path)-1], last[:len(last)-1]
			case xml.StartElement:
				if order := orderOf(path); order != nil {
					i := slices.Index(order, x.Name.Local)
					if i < last[len(last)-1] {
						t.Fatalf("%s: %s stands at the wrong place in %s", name, x.Name.Local, strings.Join(path, "/"))
					}
					last[len(last)-1] = i
				}
				for _, a := range x.Attr {
					if a.Name.Local == "rgb" && !colour.MatchString(a.Value) {
						t.Errorf("%s: %s has the colour %q", name, x.Name.Local, a.Value)
					}
				}
				path, last = append(path, x.Name.Local), append(last, 0)
			}
		}
	}
}

func orderOf(path []string) []string {
	for key, order := range schemaOrder {
		if strings.HasSuffix("/"+strings.Join(path, "/"), "/"+key) {
			return order
		}
	}
	return nil
}
