package ingest

import (
	"kpideck/kpi/diag"
)

// merged gathers the earliest places of all parts.
func merged(parts []*part) *evidence {
	all := &evidence{}
	for _, p := range parts {
		from := p.proof.marks()
		for i, m := range all.marks() {
			m.put(*from[i])
		}
	}
	return all
}

// numberStyle decides how the file writes numbers: the deck's word, then the
// cells of measures that have one reading, then those of ratios, then what
// has no fractions, then the preset's habit. Without any of these the ambiguous
// cells are a problem; without ambiguous cells the style does not matter.
func (t *tableRead) numberStyle(e *evidence, problems *diag.List) style {
	if t.style != undecided {
		return t.style
	}
	if e.dotDecimal.set() && e.commaDecimal.set() {
		problems.Add(t.mixedNumbers(e.dotDecimal, e.commaDecimal))
		return undecided
	}
	if s := oneOf(e.dotDecimal, e.commaDecimal); s != undecided {
		return s
	}
	if !e.dot.set() && !e.comma.set() {
		return dotDecimal
	}
	if s := oneOf(e.ratioDot, e.ratioComma); s != undecided {
		return s
	}
	if e.wholeDot.set() && e.wholeComma.set() {
		problems.Add(t.mixedNumbers(e.wholeDot, e.wholeComma))
		return undecided
	}
	if s := oneOf(e.wholeComma, e.wholeDot); s != undecided {
		problems.Add(t.numbersByNature(e, s))
		return s
	}
	if t.preset != nil && t.preset.style != undecided {
		return t.preset.style
	}
	first := e.dot
	first.put(e.comma)
	problems.Add(t.ambiguousNumbers(first))
	return undecided
}

// oneOf gives the style that only one of two marks stands for.
func oneOf(dot, comma mark) style {
	switch {
	case dot.set() && !comma.set():
		return dotDecimal
	case comma.set() && !dot.set():
		return commaDecimal
	}
	return undecided
}

// dateOrder decides which number of 3/4/2025 is the day. Rising dates prove
// nothing: both readings can rise.
func (t *tableRead) dateOrder(e *evidence, problems *diag.List) (order, bool) {
	switch {
	case t.order != anyOrder:
		return t.order, true
	case e.dayFirst.set() && e.monthFirst.set():
		problems.Add(t.mixedDates(e.dayFirst, e.monthFirst))
		return anyOrder, false
	case e.dayFirst.set():
		return dayFirst, true
	case e.monthFirst.set():
		return monthFirst, true
	case !e.twoOrders.set():
		return anyOrder, true
	case t.preset != nil && t.preset.order != anyOrder:
		return t.preset.order, true
	}
	problems.Add(t.ambiguousDates(e.twoOrders))
	return anyOrder, false
}
