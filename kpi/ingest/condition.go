package ingest

import (
	"maps"
	"slices"

	"kpideck/kpi"
)

// presetCondition asks that the cell of a role is one of some words, or, with
// unless, that it is none of them.
type presetCondition struct {
	role   string
	words  map[string]bool // as headers are compared
	unless bool
}

// conditionsOf lists the conditions of when: or unless: by role.
func conditionsOf(words map[string]oneOrMore, unless bool) []presetCondition {
	var list []presetCondition
	for _, role := range slices.Sorted(maps.Keys(words)) {
		list = append(list, presetCondition{role, headerKeys(words[role]), unless})
	}
	return list
}

// condition is a presetCondition with its column.
type condition struct {
	col    int
	words  map[string]bool
	unless bool
}

// bindConditions finds the columns of a measure's conditions; false when one
// has none, since then nobody knows which rows count.
func (b *binding) bindConditions(x *Preset, m *presetMeasure, c *measureColumn, keys []string) bool {
	for _, cond := range m.conds {
		col := anyColumn(keys, x.roles[cond.role])
		if col < 0 {
			return false
		}
		c.conds = append(c.conds, len(b.conds))
		b.conds = append(b.conds, condition{col, cond.words, cond.unless})
	}
	return true
}

// numberRange is the numbers from one to another, both included.
type numberRange struct{ from, to kpi.Decimal }

// rangeOf reads the two ends of between:, which are written with a point; nil
// when there are none.
func rangeOf(ends []string) (*numberRange, bool) {
	if len(ends) == 0 {
		return nil, true
	}
	w := (&wordsFile{}).words()
	var r [2]number
	for i := range min(len(ends), 2) {
		r[i] = w.parseNumber([]byte(ends[i]), dotDecimal)
	}
	ok := len(ends) == 2 && r[0].kind == sureNumber && r[1].kind == sureNumber && r[0].value.Cmp(r[1].value) <= 0
	return &numberRange{r[0].value, r[1].value}, ok
}

// within is one where the number of a cell lies in the range, else zero.
func (p *part) within(b *block, line, col int, r *numberRange) number {
	n := p.t.words.parseNumber(p.rec.fields[col], p.t.style)
	in := uint64(0)
	switch {
	case n.kind == badNumber:
		p.fault(p.badNumber(p.rec.fields[col]), p.place(b, line, col))
	case n.kind > noNumber && r.from.Cmp(n.value) <= 0 && n.value.Cmp(r.to) <= 0:
		in = 1
	}
	return number{value: kpi.FromDigits(in, 0), kind: sureNumber}
}

// maxVerdicts bounds the cells that a condition remembers.
const maxVerdicts = 1024

// verdicts remembers which cells a condition's words hold. Rows repeat the
// cell of the row before, so equal cells are not looked up again.
type verdicts struct {
	known map[string]bool
	last  []byte
	held  bool // of last
}

func (v *verdicts) of(c *condition, raw []byte) bool {
	if v.known != nil && string(v.last) == string(raw) {
		return v.held
	}
	held, ok := v.known[string(raw)]
	if !ok {
		held = c.words[headerKey(string(raw))]
		if v.known == nil {
			v.known = map[string]bool{}
		}
		if len(v.known) < maxVerdicts {
			v.known[string(raw)] = held
		}
	}
	v.last, v.held = append(v.last[:0], raw...), held
	return held
}

// holds tells whether the row meets the conditions of a measure.
func (p *part) holds(m *measureColumn) bool {
	for _, i := range m.conds {
		c := &p.t.bind.conds[i]
		if p.verdicts[i].of(c, p.rec.fields[c.col]) == c.unless {
			return false
		}
	}
	return true
}
