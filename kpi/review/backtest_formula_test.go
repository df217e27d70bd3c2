package review

import (
	"fmt"
	"math"
	"testing"

	"kpideck/kpi"
)

// formed is a drawn metric that is no plain sum: a ratio or a stock.
type formed struct {
	seen
	formulaSubject
	nature nature
	actual float64
}

// over is the sales of one business over those of another, as a cost per lead
// whose sides have weeks and seasons of their own.
func (a drawn) over(b drawn, share float64) formed {
	s := a.seenAt(share)
	r := formed{seen: s, nature: level, formulaSubject: formulaSubject{outlook: s.outlook, parts: map[*kpi.Amount]part{},
		tree: &kpi.Derivation{Step: kpi.StepDiv}, list: append([]string{MethodLastValue}, flowMethods[1:]...)}}
	first, final, actual := max(a.first, b.first), [2]float64{}, [2]float64{}
	for i, side := range []drawn{a, b} {
		h := newHistory(first, side.sales[first-side.first:s.quarter.End-side.first])
		final[i], _ = h.sum(s.quarter.Span)
		h = newHistory(first, h.value[:s.through+1-first])
		actual[i], _ = h.sum(s.quarter.Span)
		amount := &kpi.Amount{}
		r.tree.Args = append(r.tree.Args, &kpi.Derivation{Amount: amount})
		r.parts[amount] = part{history: h}
	}
	r.final, r.actual = final[0]/final[1], actual[0]/actual[1]
	return r
}

// followers gather as a business sells: a tenth of a year's sales at first, and
// a hundredth of each day's since.
func (a drawn) followers(share float64) formed {
	s := a.seenAt(share)
	amount := &kpi.Amount{Rollup: kpi.RollLast}
	year, _ := s.h.sum(kpi.Span{Start: a.first, End: a.first + 365})
	total, values := year/10, []float64{}
	for _, v := range a.sales[:s.quarter.End-a.first] {
		total += v / 100
		values = append(values, total)
	}
	h := newHistory(a.first, values[:s.through+1-a.first])
	f := formed{seen: s, nature: stock, actual: h.at(s.through), formulaSubject: formulaSubject{outlook: s.outlook, list: []string{MethodLastValue, MethodDrift},
		tree: &kpi.Derivation{Amount: amount}, parts: map[*kpi.Amount]part{amount: {history: h, kind: partStock}}}}
	f.final = total
	return f
}

func (r formed) forecast() *Forecast {
	at := sofar{nature: r.nature, actual: r.actual, period: r.quarter, through: r.through, cal: r.seen.cal}
	at.elapsed, at.days = int(r.through-r.quarter.Start)+1, r.quarter.Days()
	at.left = at.days - at.elapsed
	return forecastOf(at, r.formulaSubject, func() []float64 { return nil })
}

// A ratio is forecast by its sides, and closer than by the ratio so far; a stock
// by its drift, and closer than by its last value.
func TestForecastsOfRatiosAndStocks(t *testing.T) {
	for _, kind := range []struct {
		name string
		draw func(i int, share float64) formed
	}{
		{"ratio", func(i int, share float64) formed {
			a := drawBusiness(i)
			return a.over(drawUntil(1000+i, a.today), share)
		}},
		{"stock", func(i int, share float64) formed { return drawBusiness(i).followers(share) }},
	} {
		for _, share := range []float64{0.1, 0.25, 0.5, 0.75, 0.9} {
			var c tally
			for i := range 300 {
				r := kind.draw(i, share)
				f := r.forecast()
				checkBand(t, i, f)
				c.n++
				if f.Low <= r.final && r.final <= f.High {
					c.inside++
				}
				c.error += miss(f.Value, r.final)
				c.straight += miss(r.actual, r.final)
			}
			c.hold(t, fmt.Sprintf("%s, %2.0f %% elapsed", kind.name, 100*share), simple{"as it stands", c.straight})
		}
	}
}

// A ratio that was never tried has a band by its days alone: the quarter is its
// first.
func TestBandsOfRatiosNeverTried(t *testing.T) {
	for _, share := range []float64{0.1, 0.25, 0.5, 0.75} {
		var c tally
		for i := range 300 {
			a := drawBusiness(i)
			r := a.over(drawUntil(1000+i, a.today), share)
			for amount, p := range r.parts {
				p.history = newHistory(r.quarter.Start, p.value[r.quarter.Start-p.first:])
				r.parts[amount] = p
			}
			f := r.forecast()
			checkBand(t, i, f)
			if f.Band != BandDays || f.Tests != 0 {
				t.Fatalf("ratio %d: %+v", i, *f)
			}
			c.n++
			c.error += miss(f.Value, r.final)
			if f.Low <= r.final && r.final <= f.High {
				c.inside++
			}
		}
		c.hold(t, fmt.Sprintf("ratio of a first quarter, %2.0f %% elapsed", 100*share))
	}
}

// What is spent is spent: however badly past quarters were told, a cost per lead
// ends between what it comes to when every week left is the cheapest of late with
// the most leads, and when it is the dearest with the fewest.
func TestRatioEndsWithinReach(t *testing.T) {
	p := kpi.DefaultCalendar().Containing(kpi.Quarterly, kpi.MustDate("2026-01-01"))
	weeks := func(perDay ...float64) *history { // January and February
		values := make([]float64, 59)
		for i := range values {
			values[i] = perDay[i/7%len(perDay)]
		}
		return newHistory(p.Start, values)
	}
	spend, leads := &kpi.Amount{}, &kpi.Amount{}
	s := formulaSubject{outlook: outlook{kpi.DefaultCalendar(), nil}, parts: map[*kpi.Amount]part{spend: {history: weeks(100, 130)}, leads: {history: weeks(1, 2)}},
		tree: &kpi.Derivation{Step: kpi.StepDiv, Args: []*kpi.Derivation{{Amount: spend}, {Amount: leads}}}}
	spent, _ := s.parts[spend].sum(p.Span)
	brought, _ := s.parts[leads].sum(p.Span)
	at := sofar{nature: level, actual: spent / brought, period: p, through: p.Start + 58, cal: kpi.DefaultCalendar()}
	at.elapsed, at.days, at.left = 59, 90, 31
	f := &Forecast{Value: 80, Low: 0, High: 500, Band: BandPeriods}
	at.holdToReach(f, s, at.actual)
	// Five weeks begin in the 31 days left.
	low, high := (spent+5*7*100)/(brought+5*7*2), (spent+5*7*130)/(brought+5*7*1)
	if math.Abs(f.Low-low) > 1e-9 || math.Abs(f.High-high) > 1e-9 || f.Value != 80 {
		t.Errorf("%+v, want a band of %g to %g around 80", *f, low, high)
	}
	if got := atMost(16).statusOf(at.actual, f, nil, false); got != OffTrack {
		t.Errorf("a goal of 16 is %s", got)
	}
}
