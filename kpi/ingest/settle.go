package ingest

import (
	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// settled is a table whose styles are decided.
type settled struct {
	t      *tableRead
	style  style
	groups []*group
	seen   kpi.Span
	seenBy map[string]kpi.Span // by account, where a column names it
	faults map[string]*fault
	aside  map[string]int
	totals []totalsRow
	read   int
	empty  bool
	types  map[string]bool
	ids    map[string]bool
	called map[string]string // id of a campaign → its name
	symbol string
	coins  map[string]diag.Pos // where each currency of the rows is first named
	labels bool                // the rows name periods, not days

	overfull []int // columns with more values than count once
	proof    *evidence
	days     *dayReading // nil where the table cannot be read
}

// settle decides the styles and brings the parts together; ok is false when
// the table cannot be read.
func (t *tableRead) settle(problems *diag.List) (*settled, bool) {
	proof := merged(t.idle)
	s := &settled{t: t, proof: proof, labels: t.bind.period >= 0 || proof.label.set(), faults: map[string]*fault{}, aside: map[string]int{}, types: map[string]bool{}, ids: map[string]bool{}, called: map[string]string{}}
	before := len(*problems)
	s.style = t.numberStyle(proof, problems)
	o, ok := t.dateOrder(proof, problems)
	s.gather(t.idle)
	if ok && s.style != undecided {
		t.stateByRows(t.idle, o)
		s.days = t.readDays(t.idle, o, proof)
		s.seen, s.seenBy = s.days.hull, s.days.hulls
		s.beyond(t.idle)
		s.merge(t.idle, s.days)
		s.fractions(proof)
	}
	s.report(problems)
	return s, !(*problems)[before:].Failed()
}

// gather adds up what the parts count.
func (s *settled) gather(parts []*part) {
	signs := map[string]bool{}
	for _, p := range parts {
		s.read += p.read
		s.empty = s.empty || p.empty
		s.totals = append(s.totals, p.totals...)
		for reason, n := range p.aside {
			s.aside[reason] += n
		}
		for code, f := range p.faults {
			if s.faults[code] == nil {
				s.faults[code] = &fault{}
			}
			s.faults[code].see(f.n, f.places...)
		}
		for v := range p.types {
			s.types[memberName(v)] = true
		}
		for v := range p.ids {
			s.ids[memberName(v)] = true
		}
		for id := range p.called {
			call(s.called, memberName(id), p.nameOf(id))
		}
		for v := range p.symbols {
			signs[v] = true
		}
	}
	if len(signs) == 1 {
		for v := range signs {
			s.symbol = v
		}
	}
	s.coins = s.namedAt(parts)
}

// firstPlaces gives the first place of each span in the whole table: which part has
// it is chance.
func firstPlaces(parts []*part) map[spanKey]mark {
	places := map[spanKey]mark{}
	for _, p := range parts {
		for id, span := range p.spanOf {
			at := p.spanCell[id]
			if !at.set() {
				at.line = p.spanAt[id]
			}
			first := places[span]
			first.put(at)
			places[span] = first
		}
	}
	return places
}

func (s *settled) addFault(code string, rows int, first mark) {
	if s.faults[code] == nil {
		s.faults[code] = &fault{}
	}
	s.faults[code].see(rows, first)
}

// beyond marks rows of days that the export says it does not hold. They count: a
// platform may close the range in one time zone and the days in another. A range
// that the rows themselves tell holds them all.
func (s *settled) beyond(parts []*part) {
	stated := s.t.stated
	if stated.Empty() || s.labels {
		return
	}
	for _, p := range parts {
		p.eachDay(func(k spanKey, _ string, rows int) {
			if days, ok := s.days.spans[k]; ok && (days.Start >= stated.End || days.End <= stated.Start) {
				s.addFault(faultBeyond, rows, s.days.firsts[k])
			}
		})
	}
}

// fractions marks cells of what is counted whole that read as 1.234 in the
// style that other cells decided.
func (s *settled) fractions(e *evidence) {
	odd := e.wholeDot
	if s.style == commaDecimal {
		odd = e.wholeComma
	}
	if odd.set() {
		s.addFault(faultFraction, 1, odd)
	}
}
