package xlsx

import (
	"fmt"
	"math"
	"strings"

	"kpideck/report"
	"kpideck/report/theme"
)

// spark is a small column chart in a cell.
type spark struct {
	where  at
	source string
	low    float64 // smallest value, 0 where none is below
	top    float64 // largest value
}

// strip is a row of weeks somewhere in the workbook: what small charts draw.
type strip struct {
	sheet  *sheet
	row    int
	first  int // column of the first value
	values []*float64
}

// weekRow gives the weeks of a table's row as a strip; no values where it has none.
func weekRow(p *placed, i int) strip {
	s := strip{sheet: p.sheet, row: p.first + i}
	r := &p.table.Rows[i]
	for _, c := range p.cols {
		if p.table.Columns[c.index].Role != report.RoleWeek || c.index >= len(r.Cells) {
			continue
		}
		if s.first == 0 {
			s.first = c.left
		}
		s.values = append(s.values, r.Cells[c.index].Number)
	}
	return s
}

// holds tells whether a strip has the values of a small chart; weeks to come may
// follow in either.
func (s strip) holds(values []*float64) bool {
	known := func(list []*float64) []*float64 {
		n := len(list)
		for n > 0 && list[n-1] == nil {
			n--
		}
		return list[:n]
	}
	mine, want := known(s.values), known(values)
	if len(mine) != len(want) || len(want) == 0 {
		return false
	}
	for i, v := range want {
		if (v == nil) != (mine[i] == nil) || v != nil && *v != *mine[i] {
			return false
		}
	}
	return true
}

// placeSpark draws the weeks of a cell from the cells that hold them: of its own
// row, of another table, else from cells put aside beyond the printed columns.
func (b *book) placeSpark(p *placed, i int, s slot, c *report.Cell) {
	low, top, n := 0.0, 0.0, 0
	for k, v := range c.Spark {
		if v != nil {
			low, top, n = math.Min(low, *v), math.Max(top, *v), k+1
		}
	}
	if low == top {
		return // nothing known, or all of it 0
	}
	source := weekRow(p, i)
	for k := 0; !source.holds(c.Spark) && k < len(b.strips); k++ {
		source = b.strips[k]
	}
	if !source.holds(c.Spark) {
		source = b.setAside(p, i, c, n)
	}
	area := source.sheet.rangeRef(at{source.row, source.first}, at{source.row, source.first + n - 1})
	p.sheet.sparks = append(p.sheet.sparks, spark{p.at(i, s), area, low, top})
}

// setAside writes values right of everything that is printed, in a format that
// shows nothing.
func (b *book) setAside(p *placed, i int, c *report.Cell, n int) strip {
	s := strip{sheet: p.sheet, row: p.first + i, first: p.sheet.last() + 2, values: c.Spark[:n]}
	for k, v := range s.values {
		if v == nil {
			continue
		}
		put := p.sheet.put(at{s.row, s.first + k}, look{format: ";;;", italic: true}, *v)
		if k >= len(c.SparkFrom) || c.SparkFrom[k] == nil {
			continue
		}
		if f, value, ok := b.derivation(c.SparkFrom[k]); ok && agrees(value, *v) {
			put.formula, put.look.italic = f, false
		}
	}
	return s
}

// findStrips collects the rows of weeks of all tables.
func (b *book) findStrips() {
	for _, p := range b.tables {
		for i := range p.table.Rows {
			if s := weekRow(p, i); len(s.values) > 0 {
				b.strips = append(b.strips, s)
			}
		}
	}
}

// sparkHeadroom leaves air above the tallest column, and below the deepest.
const sparkHeadroom = 1.35

// sparkXML is the extension that holds a sheet's small charts.
func (b *book) sparkXML(sh *sheet) string {
	if len(sh.sparks) == 0 {
		return ""
	}
	var s strings.Builder
	s.WriteString(`<ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}" xmlns:x14="` + x14 + `"><x14:sparklineGroups xmlns:xm="` + xm + `">`)
	for _, one := range sh.sparks {
		fmt.Fprintf(&s, `<x14:sparklineGroup manualMax="%v" manualMin="%v" type="column" displayEmptyCellsAs="gap" last="1" minAxisType="custom" maxAxisType="custom">`+
			`<x14:colorSeries rgb="%s"/><x14:colorNegative rgb="%s"/><x14:colorAxis rgb="%s"/><x14:colorMarkers rgb="%s"/><x14:colorFirst rgb="%s"/><x14:colorLast rgb="%s"/>`+
			`<x14:sparklines><x14:sparkline><xm:f>%s</xm:f><xm:sqref>%s</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup>`,
			significant(one.top*sparkHeadroom), significant(one.low*sparkHeadroom), b.argb(theme.Mark), b.argb(theme.Bad), b.argb(theme.Ink), b.argb(theme.Mark), b.argb(theme.Mark), b.argb(theme.Actual),
			escapeXML(one.source), one.where)
	}
	s.WriteString(`</x14:sparklineGroups></ext>`)
	return s.String()
}
