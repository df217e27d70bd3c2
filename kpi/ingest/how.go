package ingest

import (
	"maps"
	"slices"

	"kpideck/kpi"
)

// What states a currency or a time zone, beside what decides a style.
const (
	byColumn = "column"
	byHeader = "header"
	bySign   = "sign"
)

// reading tells how the table was understood. The encoding is the file's.
func (s *settled) reading() *kpi.Reading {
	h := &kpi.Reading{Fits: s.t.fits(), Numbers: s.numbersProof(), Dates: s.datesProof(), Zone: s.zoneProof(), Currencies: s.currencyProofs()}
	for _, code := range slices.Sorted(maps.Keys(s.faults)) {
		if code == faultBeyond {
			continue // its rows count
		}
		f, text := s.faults[code], faultTexts[code]
		d := kpi.Damage{Code: code, What: text.message(f.first.text), Count: f.n}
		for _, m := range f.places {
			d.Places = append(d.Places, s.t.pos(m))
		}
		h.Damaged = append(h.Damaged, d)
	}
	return h
}

// fits are the headers that decided what the table is.
func (t *tableRead) fits() []string {
	if t.preset != nil {
		return t.preset.fits(t.header, headerColumns(t.header, t.words))
	}
	return wantedHeaders(t.req)
}

// zoneProof tells whether times were moved: only those that state an offset are.
func (s *settled) zoneProof() kpi.Proof {
	if m := s.proof.offset; m.set() && s.t.req.Zone != nil {
		return provedBy(byCell, s.t.req.Zone.String(), m)
	}
	return kpi.Proof{By: byNothing}
}

// currencyProofs are the currencies of the rows with money.
func (s *settled) currencyProofs() []kpi.CurrencyProof {
	if !slices.ContainsFunc(s.t.bind.measures, func(m measureColumn) bool { return m.money }) {
		return nil
	}
	if code := s.t.req.Currency; code != "" {
		return []kpi.CurrencyProof{{Code: code, By: byRequest}}
	}
	by := bySign
	switch {
	case s.t.bind.currency >= 0:
		by = byColumn
	case s.t.headerCurrency() != "":
		by = byHeader
	}
	var list []kpi.CurrencyProof
	for _, code := range sortedNames(s.coins) {
		list = append(list, kpi.CurrencyProof{Code: code, By: by, At: s.coins[code]})
	}
	return list
}

// writtenIn tells all tallies of a file how its text is written.
func writtenIn(list []*kpi.Tally, code string) {
	for _, t := range list {
		if t.How != nil {
			t.How.Encoding = code
		}
	}
}
