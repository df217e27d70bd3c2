package kpi_test

import (
	"strings"
	"time"

	"kpideck/kpi"
	"kpideck/kpi/formula"
)

var weekdays = map[string]time.Weekday{"monday": time.Monday, "sunday": time.Sunday, "saturday": time.Saturday}

func (r *reading) basis() {
	_, of := pairs(r.line.words[1:])
	for id, family := range of {
		r.c.basis[id] = kpi.Family(family)
	}
}

func (r *reading) assume() {
	keys, of := pairs(r.line.words[1:])
	for _, id := range keys {
		r.c.assumptions = append(r.c.assumptions, &kpi.Assumption{ID: id, Value: r.float(of[id]), Given: true})
	}
}

func (r *reading) calendar() {
	keys, of := pairs(r.line.words[1:])
	for _, key := range keys {
		switch key {
		case "week_start":
			r.c.calendar.WeekStart = weekdays[of[key]]
		case "fiscal_year_start":
			r.c.calendar.FiscalStart = r.int(of[key])
		case "quarters":
			r.c.calendar.Pattern = kpi.Pattern(of[key])
		default:
			r.fail("a calendar has no %q", key)
		}
	}
}

func (r *reading) channel() {
	if r.c.options.Channels == nil {
		r.c.options.Channels = map[string][]string{}
	}
	name, aliases, ok := strings.Cut(strings.Join(r.line.words[1:], " "), ":")
	if !ok {
		r.fail("channel NAME: ALIAS, …")
	}
	r.c.options.Channels[name] = list([]string{aliases})
}

func (r *reading) rate() { r.c.options.Rates = append(r.c.options.Rates, r.rateAt(1)) }

func (r *reading) usedRate() { r.c.usedRates = append(r.c.usedRates, r.rateAt(2)) }

// rateAt reads DAY BASE QUOTE RATE from the words of the line.
func (r *reading) rateAt(i int) kpi.Rate {
	return kpi.Rate{From: r.date(r.word(i)), Base: r.word(i + 1), Quote: r.word(i + 2), Rate: r.decimal(r.word(i + 3))}
}

func (r *reading) measure() {
	keys, of := pairs(r.line.words[2:])
	m := &kpi.Measure{ID: r.word(1), Unit: kpi.Count, OverTime: kpi.RollSum}
	for _, key := range keys {
		switch key {
		case "over_time":
			m.OverTime = kpi.Rollup(of[key])
		case "over_members":
			m.OverMembers = kpi.Rollup(of[key])
		case "unit":
			m.Unit = kpi.Unit(of[key])
		case "families":
			for _, f := range strings.Split(of[key], ",") {
				m.Families = append(m.Families, kpi.Family(f))
			}
		default:
			r.fail("a measure has no %q", key)
		}
	}
	r.c.measures = append(r.c.measures, m)
	r.c.metrics = append(r.c.metrics, &kpi.Metric{ID: m.ID, Unit: m.Unit, Bases: []kpi.Base{{Formula: r.formula(m.ID)}}})
}

func (r *reading) kpi() {
	if r.word(2) != "=" {
		r.fail("kpi ID = FORMULA")
	}
	r.c.metrics = append(r.c.metrics, &kpi.Metric{ID: r.word(1), Own: true,
		Bases: []kpi.Base{{Formula: r.formula(strings.Join(r.line.words[3:], " "))}}})
}

// formula reads a formula in which '…' stands for quotes, since those of the
// script are dropped.
func (r *reading) formula(src string) *formula.Node {
	f, err := formula.Parse(strings.ReplaceAll(src, "'", `"`))
	if err != nil {
		r.fail("%v", err)
	}
	return f
}
