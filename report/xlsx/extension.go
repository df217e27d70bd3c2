package xlsx

import (
	"fmt"
	"slices"
	"strings"

	"kpideck/report/theme"
)

// bar is a range whose cells draw their share as a bar; top fills a cell.
type bar struct {
	area string
	top  float64
}

// barHeadroom leaves the number of the largest share readable beside its bar.
const barHeadroom = 1.6

func (b *book) argb(r theme.Role) string { return "FF" + strings.TrimPrefix(b.styles.hex(r), "#") }

// extend puts into a finished sheet what excelize loses on streamed sheets: small
// charts, the solid look of bars, the depth of the outline.
func (b *book) extend(sh *sheet, part string) string {
	for i := range sh.bars {
		part = strings.Replace(part, "</dataBar></cfRule>", `</dataBar><extLst><ext xmlns:x14="`+x14+`" uri="{B025F937-C7B1-47D3-B67F-A62EFF666E3E}"><x14:id>`+
			barID(i)+`</x14:id></ext></extLst></cfRule>`, 1)
	}
	if sh.outlined() {
		// Without it Excel hides the buttons that fold the rows.
		part = strings.Replace(part, "<sheetFormatPr ", `<sheetFormatPr outlineLevelRow="1" `, 1)
	}
	if list := b.barXML(sh) + b.sparkXML(sh); list != "" {
		part = strings.Replace(part, "</worksheet>", "<extLst>"+list+"</extLst></worksheet>", 1)
	}
	return part
}

func (s *sheet) outlined() bool {
	return slices.ContainsFunc(s.rows, func(r row) bool { return r.level > 0 })
}

const (
	x14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
	xm  = "http://schemas.microsoft.com/office/excel/2006/main"
)

func barID(i int) string { return fmt.Sprintf("{00000000-0000-4000-8000-%012d}", i+1) }

func (b *book) barXML(sh *sheet) string {
	if len(sh.bars) == 0 {
		return ""
	}
	var s strings.Builder
	s.WriteString(`<ext xmlns:x14="` + x14 + `" uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings>`)
	for i, x := range sh.bars {
		fmt.Fprintf(&s, `<x14:conditionalFormatting xmlns:xm="%s"><x14:cfRule type="dataBar" id="%s"><x14:dataBar minLength="0" maxLength="100" gradient="0">`+
			`<x14:cfvo type="num"><xm:f>0</xm:f></x14:cfvo><x14:cfvo type="num"><xm:f>%v</xm:f></x14:cfvo><x14:negativeFillColor rgb="%s"/><x14:axisColor rgb="%s"/>`+
			`</x14:dataBar></x14:cfRule><xm:sqref>%s</xm:sqref></x14:conditionalFormatting>`, xm, barID(i), significant(x.top), b.argb(theme.Bad), b.argb(theme.Rule), x.area)
	}
	s.WriteString(`</x14:conditionalFormattings></ext>`)
	return s.String()
}
