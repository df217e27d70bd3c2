package main

import "math/big"

// What adds up must add up in the report itself, whatever the truth is: the
// channels to the total, and the months of a quarter or year to it. Only
// periods that every source covers are asked: in others each channel runs to
// its own last day.
var adding = []string{"spend", "impressions", "clicks", "conversions", "conversion_value", "leads", "orders", "revenue", "website_traffic"}

func (c *comparison) sums() {
	channels, months := map[place]*big.Rat{}, map[place]*big.Rat{}
	for at, v := range c.values {
		if v.Value == nil || at.campaign != "" {
			continue
		}
		total := place{kpi: at.kpi, grain: at.grain, period: at.period}
		if at.channel != "" {
			addTo(channels, total, v)
			continue
		}
		for _, grain := range []string{"quarter", "year"} {
			if at.grain == "month" {
				addTo(months, place{kpi: at.kpi, grain: grain, period: c.truth.calendar.holding(grain, c.start(at)).label}, v)
			}
		}
	}
	c.addUp(channels, "channels")
	c.addUp(months, "months")
}

func (c *comparison) start(at place) day {
	for _, p := range c.truth.calendar.touching(at.grain, c.truth.all) {
		if p.label == at.period {
			return p.first
		}
	}
	return 0
}

func addTo(sums map[place]*big.Rat, at place, v reported) {
	x, _ := new(big.Rat).SetString(v.Value.String())
	if sums[at] == nil {
		sums[at] = new(big.Rat)
	}
	sums[at].Add(sums[at], x)
}

func (c *comparison) addUp(sums map[place]*big.Rat, parts string) {
	for _, kpi := range adding {
		for at, sum := range sums {
			total := c.values[at]
			if at.kpi != kpi || total.Value == nil || total.Partial {
				continue
			}
			c.checked++
			if !equal(*total.Value, sum, 0) {
				c.fail("the %s of %v sum to %s, the total is %s", parts, at, sum.FloatString(2), *total.Value)
			}
		}
	}
}
