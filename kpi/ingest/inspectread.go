package ingest

import (
	"slices"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// columns says what each column of a table is used for.
func (i *inspector) columns(t *walked) []InspectedColumn {
	list := make([]InspectedColumn, len(t.cells))
	data := holdsContact(t.header)
	for n, cell := range t.cells {
		list[n] = InspectedColumn{Header: memberName(cell), Meaning: MeansNothing}
		if data { // the row below is of people, too
			list[n] = InspectedColumn{Header: personalCell, Meaning: MeansPersonal}
		}
	}
	for len(list) > len(t.header) && list[len(list)-1].Header == "" {
		list = list[:len(list)-1]
	}
	mark := func(col int, m Meaning, id string) {
		switch {
		case col < 0 || col >= len(list):
		case list[col].Meaning == MeansNothing:
			list[col].Meaning, list[col].ID = m, id
		case m == MeansMeasure:
			list[col].ID += ", " + id
		}
	}
	b := &t.bind
	for _, m := range b.measures {
		mark(m.col, MeansMeasure, m.id)
	}
	for _, d := range b.dims {
		mark(d.col, MeansDimension, d.id)
	}
	for _, col := range append([]int{b.date, b.start, b.end, b.nth, b.period}, b.stated...) {
		mark(col, MeansDate, "")
	}
	mark(b.account, MeansAccount, "")
	mark(b.currency, MeansCurrency, "")
	mark(b.level, MeansLevel, "")
	for _, col := range b.columns() {
		mark(col, MeansCondition, "")
	}
	for _, col := range b.ratios {
		mark(col, MeansRatio, "")
	}
	for n, personal := range t.persons {
		if personal {
			list[n].Meaning = MeansPersonal
		}
	}
	return list
}

// reading tells what Read made of a table; nil when it did not read it.
func (i *inspector) reading(w *walker, t *walked) *Reading {
	s := i.settledOf(w, t)
	if s == nil {
		return nil
	}
	r := &Reading{Platform: t.preset.Platform, Stated: s.t.stated, Seen: s.seen, Numbers: s.numbersProof(), Dates: s.datesProof()}
	aside := map[string]int{}
	currencies := map[string]bool{}
	for _, x := range i.tallies[s] {
		r.Channel, r.Family, r.Reported = x.Platform, x.Family, max(r.Reported, x.Reported)
		r.Accounts = appendNew(r.Accounts, x.Account)
		r.Levels = appendNew(r.Levels, x.Level)
		r.RowsRead += x.RowsRead
		for reason, n := range x.SetAside {
			aside[reason] += n
		}
		for _, rows := range x.RowsByDay {
			r.RowsUsed += rows
		}
		for n := range x.Rows {
			currencies[x.Rows[n].Currency] = true
		}
	}
	for _, reason := range sortedNames(aside) {
		r.SetAside = append(r.SetAside, kpi.Aside{Reason: reason, Rows: aside[reason]})
	}
	delete(currencies, "")
	r.Currencies = sortedNames(currencies)
	return r
}

// settledOf finds what was read of a table. A sheet is known by its name, where
// the workbook has several.
func (i *inspector) settledOf(w *walker, t *walked) *settled {
	for _, s := range i.read[t.line] {
		list := i.tallies[s]
		if w.sheet == "" || len(list) == 0 || list[0].Table == "" || list[0].Table == w.sheet {
			return s
		}
	}
	return nil
}

func appendNew[S ~string](list []S, s S) []S {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

func sortedNames[V any](m map[string]V) []string {
	var names []string
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

var styleWords = map[style]string{dotDecimal: "1,234.5", commaDecimal: "1.234,5"}

var orderWords = map[order]string{dayFirst: "dmy", monthFirst: "mdy", yearFirst: "ymd"}

// What decides a style.
const (
	byCell    = "cell"
	byRatio   = "ratio"
	byWhole   = "whole"
	byPreset  = "preset"
	byRequest = "request"
	byNothing = "nothing"
)

func provedBy(by, style string, m mark) Proof {
	return Proof{Style: style, By: by, Line: m.line, Column: m.column, Cell: m.text}
}

// numbersProof tells what decided the style of numbers, in the order in which
// numberStyle asks.
func (s *settled) numbersProof() Proof {
	e, word := s.proof, styleWords[s.style]
	own, ratio, whole := e.dotDecimal, e.ratioDot, e.wholeComma
	if s.style == commaDecimal {
		own, ratio, whole = e.commaDecimal, e.ratioComma, e.wholeDot
	}
	switch {
	case s.t.style != undecided:
		return Proof{Style: word, By: byRequest}
	case own.set():
		return provedBy(byCell, word, own)
	case !e.dot.set() && !e.comma.set():
		return Proof{By: byNothing}
	case ratio.set():
		return provedBy(byRatio, word, ratio)
	case whole.set():
		return provedBy(byWhole, word, whole)
	}
	return Proof{Style: word, By: byPreset}
}

// datesProof tells what decided the order of days and months.
func (s *settled) datesProof() Proof {
	e := s.proof
	var unused diag.List
	o, _ := s.t.dateOrder(e, &unused)
	word := orderWords[o]
	switch {
	case s.t.order != anyOrder:
		return Proof{Style: word, By: byRequest}
	case e.dayFirst.set():
		return provedBy(byCell, word, e.dayFirst)
	case e.monthFirst.set():
		return provedBy(byCell, word, e.monthFirst)
	case !e.twoOrders.set():
		return Proof{By: byNothing}
	}
	return Proof{Style: word, By: byPreset}
}
