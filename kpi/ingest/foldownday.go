package ingest

import (
	"strings"

	"kpideck/kpi"
)

// onItsDay counts a row once more, for a measure that has a day of its own: a
// contact is a lead on the day of its record, and qualified on a later one. An
// empty cell is a day that has not come.
func (p *part) onItsDay(b *block, line, measure int) {
	m := &p.t.bind.measures[measure]
	raw := p.rec.fields[m.col]
	if len(raw) == 0 || !p.holds(m) || p.t.words.null(strings.TrimSpace(clean(string(raw)))) {
		return
	}
	day, ok := p.days[string(raw)]
	if !ok {
		if day, ok = p.dates.parse(raw); !ok {
			p.fault(faultDate, p.place(b, line, m.col))
			return
		}
	}
	p.proveDay(b, line, m.col, day)
	row := p.span
	p.span, p.onDayOf = p.spanID(spanKey{day.from, day.from}, line), measure
	group := p.group()
	p.again[group]++
	p.putOne(group, measure)
	if p.t.row != nil {
		p.t.row(p, line, group)
	}
	p.span, p.onDayOf = row, none
}

// putOne adds one to a measure of a group, and to the others that they are known.
func (p *part) putOne(group int32, measure int) {
	ms := p.t.bind.measures
	for i := range ms {
		c := &p.cellsOf(group)[i]
		if i == measure {
			c.putSure(kpi.FromDigits(1, 0), ms[i].rollup)
		} else {
			c.putNothing(ms[i].rollup)
		}
	}
}
