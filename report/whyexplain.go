package report

import (
	"kpideck/kpi"
	"kpideck/kpi/review"
	"kpideck/report/locale"
)

// Parting is a change taken apart, rounded so that what is shown adds up: for
// explain, which writes one number without a report around it.
type Parting struct {
	Head []string   // before, after, own, mix, effect; own and mix only where the KPI is a ratio
	Rows [][]string // a member and its texts by Head, largest effect first
	Unit string     // of all numbers; "" for none
	Sum  string     // "91,10 + 16,45 − 0,37 = 107,18"
}

// Part takes a bridge apart into texts.
func Part(l *locale.Locale, currency string, x *kpi.Metric, bridge *review.Bridge) Parting {
	b := &builder{l: l, currency: currency}
	f := b.newFigures(x.Unit, &bridge.Start, &bridge.End)
	if x.Unit == kpi.Money {
		f = f.at(l.MoneyScale(max(bridge.Start, bridge.End), currency).Decimals)
	}
	if whole := x.Unit == kpi.Count || x.Unit == kpi.People || f.scale.By == 1 && f.decimals == 0; !whole {
		f = f.at(f.decimals + 1) // who asks for one number wants to check it
	}
	parts := make([]part, 0, 2*len(bridge.Steps))
	for i := range bridge.Steps {
		s := &bridge.Steps[i]
		parts = append(parts, part{step: s, value: s.Own()}, part{step: s, value: s.Effect() - s.Own()})
	}
	f = f.at(f.settle(bridge.Start, bridge.End, parts))
	w := func(key string) string { return l.Word("why." + key) }
	mixed := bridge.Kind == review.ByMixAndRate
	p := Parting{Head: []string{w("before"), w("after"), w("effect")}, Unit: f.unitWord()}
	if mixed {
		p.Head = []string{w("before"), w("after"), w("rate"), w("mix"), w("effect")}
	}
	var own, mix float64
	for i := range bridge.Steps {
		s, rate, moved := &bridge.Steps[i], parts[2*i].shown, parts[2*i+1].shown
		own, mix = own+rate, mix+moved
		row := []string{b.stepName(s, bridge.Dim), f.plainOf(s.Before), f.plainOf(s.After)}
		if mixed {
			row = append(row, f.step(rate), f.step(moved))
		}
		p.Rows = append(p.Rows, append(row, f.step(rate+moved)))
	}
	p.Sum = f.plain(bridge.Start) + f.term(own) + f.term(mix) + " = " + f.plain(bridge.End)
	return p
}

// plainOf writes a number that may be missing.
func (f figures) plainOf(v *float64) string {
	if v == nil {
		return f.l.Word("none")
	}
	return f.plain(*v)
}

// term is a number of a sum with its sign apart; "" for nothing.
func (f figures) term(v float64) string {
	sign, size := splitSign(f.step(v))
	if size == "" {
		return ""
	}
	return " " + sign + " " + size
}
