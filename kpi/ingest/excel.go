package ingest

import (
	"maps"
	"slices"
	"strings"
)

// Excel rewrites cells when somebody opens an export in it and saves: decimals
// become days, long ids lose their digits. Neither can be undone, so such cells
// are told and never guessed.

// excelDay tells whether the cell of a measure is a day, as Excel makes of 3.4 or
// 1.6: a whole date, or a month beside one number.
func (p *part) excelDay(cell []byte) bool {
	if _, ok := p.dates.parse(cell); ok {
		return true
	}
	s := strings.TrimSpace(clean(string(cell)))
	if len(s) > 40 {
		return false
	}
	t := p.dates.tokens(s)
	return t != nil && len(t.parts) == 2 && t.parts[0].month != t.parts[1].month
}

// badNumber is the fault of a cell that is no number.
func (p *part) badNumber(cell []byte) string {
	if p.excelDay(cell) {
		return faultExcelDate
	}
	return faultNumber
}

// excelID tells whether an id is in scientific notation, as 6.49E+17 is.
func excelID(cell []byte) bool {
	n := len(cell)
	return n >= 5 && cell[n-3] == '+' && cell[n-4]|0x20 == 'e' && digits(cell[n-2:]) > 0 && digits(cell[:1]) >= 0
}

// isID tells whether a role or the header of a column means an id.
func isID(name string) bool {
	key := headerKey(name)
	return key == "id" || key == "order" || strings.HasSuffix(key, " id")
}

// bindIDs finds the columns of ids, whose digits Excel may have taken.
func (b *binding) bindIDs(x *Preset, at func(role string) int) {
	b.ids = slices.Clone(b.onceCols)
	for _, role := range slices.Sorted(maps.Keys(x.roles)) {
		if col := at(role); col >= 0 && isID(role) {
			b.ids = append(b.ids, col)
		}
	}
	slices.Sort(b.ids)
	b.ids = slices.Compact(b.ids)
}

// checkIDs notes the ids of a row that are lost.
func (p *part) checkIDs(b *block, line int) {
	for _, col := range p.t.bind.ids {
		if col < len(p.rec.fields) && excelID(p.rec.fields[col]) {
			p.fault(faultExcelID, p.place(b, line, col))
		}
	}
}
