package review

import (
	"fmt"
	"math"
	"testing"

	"kpideck/kpi"
)

// tet is the holiday as templates/calendars knows it.
func tet() kpi.Holidays {
	h := kpi.Holiday{ID: "tet", Align: true, Before: 21, After: 10}
	for _, day := range newYears {
		h.Spans = append(h.Spans, kpi.Day(day))
	}
	return kpi.Holidays{h}
}

// seen is a drawn business at the end of a day of its last quarter.
type seen struct {
	drawn
	outlook
	quarter kpi.Period
	through kpi.Date
	h       *history // to through
	final   float64  // what the quarter will come to
}

func (b drawn) seenAt(share float64) seen {
	s := seen{drawn: b, outlook: outlook{kpi.DefaultCalendar(), tet()}}
	s.quarter = s.cal.Containing(kpi.Quarterly, b.today)
	s.through = s.quarter.Start + kpi.Date(math.Round(share*float64(s.quarter.Days()))) - 1
	s.h = newHistory(b.first, b.sales[:s.through+1-b.first])
	s.final, _ = newHistory(b.first, b.sales).sum(s.quarter.Span)
	return s
}

func (s seen) forecast() *Forecast {
	at := sofar{nature: flow, period: s.quarter, through: s.through, cal: s.cal}
	at.elapsed, at.days = int(s.through-s.quarter.Start)+1, s.quarter.Days()
	at.left = at.days - at.elapsed
	at.actual, _ = s.h.sum(s.quarter.Span)
	return forecastOf(at, flowSubject{s.outlook, s.h}, func() []float64 {
		known := kpi.Span{Start: max(s.h.first, s.through-7*historyWeeks), End: s.through + 1}
		return s.h.weeks(known, historyWeeks)
	})
}

// naive gives every day left what the same day of the last season brought.
func (s seen) naive(season kpi.Date) float64 {
	total, _ := s.h.sum(s.quarter.Span)
	for d := s.through + 1; d < s.quarter.End; d++ {
		back := (d - s.through + season - 1) / season
		total += s.sales[d-back*season-s.first]
	}
	return total
}

// soFar is what the quarter has brought, below which it cannot end.
func (s seen) soFar() float64 {
	total, _ := s.h.sum(s.quarter.Span)
	return total
}

func (s seen) straight() float64 {
	total, days := s.h.sum(s.quarter.Span)
	return total / float64(days) * float64(s.quarter.Days())
}

// tally is how a set of forecasts did.
type tally struct {
	n                                   float64
	inside                              float64
	error, straight, lastWeek, lastYear float64
}

func (c *tally) add(s seen, f *Forecast) {
	c.n++
	if f.Low <= s.final && s.final <= f.High {
		c.inside++
	}
	c.error += miss(f.Value, s.final)
	c.straight += miss(s.straight(), s.final)
	c.lastWeek += miss(s.naive(7), s.final)
	c.lastYear += miss(s.naive(364), s.final)
}

func miss(forecast, final float64) float64 { return math.Abs(forecast/final - 1) }

// simple is the sum of what a simple forecast missed.
type simple struct {
	name  string
	error float64
}

// hold asks for a band that holds 70 to 90 % of the outcomes, and for an error
// below the simple ones.
func (c *tally) hold(t *testing.T, name string, others ...simple) {
	t.Helper()
	covered, missed := c.inside/c.n, c.error/c.n
	line := fmt.Sprintf("%s: covered %.1f %%, mean error %.2f %%", name, 100*covered, 100*missed)
	for _, o := range others {
		line += fmt.Sprintf(", %s %.2f %%", o.name, 100*o.error/c.n)
		if c.error >= o.error {
			t.Errorf("%s: a mean error of %.2f %% is no better than %s", name, 100*missed, o.name)
		}
	}
	t.Log(line)
	if covered < 0.7 || covered > 0.9 {
		t.Errorf("%s: the band holds %.1f %% of the outcomes", name, 100*covered)
	}
}

func checkBand(t *testing.T, i int, f *Forecast) {
	t.Helper()
	if f.Low > f.Value || f.Value > f.High || f.Low < 0 {
		t.Fatalf("business %d: %+v", i, *f)
	}
}

// Three hundred invented businesses with two to three years of days. At every
// stage of the quarter the 80 % band holds 70 to 90 % of the outcomes, and the
// forecast misses by less than a straight line and than the seasonal naive
// forecasts of the last week and the last year.
func TestForecastsOfThreeHundredBusinesses(t *testing.T) {
	for _, share := range []float64{0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9} {
		var c tally
		for i := range 300 {
			s := drawBusiness(i).seenAt(share)
			f := s.forecast()
			checkBand(t, i, f)
			if f.Low == f.Value && f.Low > s.soFar() || f.High == f.Value {
				t.Fatalf("business %d: the forecast lies at the edge of its band: %+v", i, *f)
			}
			if f.Tests < minTests {
				t.Fatalf("business %d was tried %d times", i, f.Tests)
			}
			c.add(s, f)
		}
		c.hold(t, fmt.Sprintf("%2.0f %% elapsed", 100*share), simple{"straight line", c.straight}, simple{"last week", c.lastWeek}, simple{"last year", c.lastYear})
	}
}

// Outcomes that all lay to one side of a method's figures move the forecast into
// the inner half of the band that they span, and leave it where it is when the
// figure lies there already.
func TestForecastIsMovedIntoItsBand(t *testing.T) {
	for _, c := range []struct {
		name             string
		outcomes         []float64 // of forecasts of 100
		low, high, moved float64
	}{
		{"all above", []float64{110, 115, 120, 125, 130}, 1.056, 1.344, 1.128},
		{"all below", []float64{70, 75, 80, 85, 90}, 0.656, 0.944, 0.872},
		{"around", []float64{90, 95, 100, 105, 110}, 0.856, 1.144, 1},
		{"mostly above", []float64{99.5, 102, 104, 106, 108}, 0.974, 1.0976, 1.007},
	} {
		b := backtest{}
		for i, v := range c.outcomes {
			b.add("m", trial{period: i + 1, final: v, projected: 100, own: 1})
		}
		s := b.spread("m")
		f := &Forecast{Value: 200}
		f.within(s, true)
		if math.Abs(s.centre-c.moved) > 1e-9 || math.Abs(s.low-c.low) > 1e-9 || math.Abs(s.high-c.high) > 1e-9 {
			t.Errorf("%s: %+v, want %v to %v, moved by %v", c.name, s, c.low, c.high, c.moved)
		}
		if f.Low >= f.Value || f.Value >= f.High || (f.Shift == 0) != (s.centre == 1) {
			t.Errorf("%s: %+v", c.name, *f)
		}
	}
}

// A business without four past quarters is tried on stretches that overlap. It
// cannot know its seasons, so what lies a season ahead is not asked of it.
func TestForecastsOfYoungBusinesses(t *testing.T) {
	for _, months := range []kpi.Date{5, 8, 11} {
		for _, share := range []float64{0.25, 0.5, 0.75} {
			var c tally
			for i := range 300 {
				s := drawBusiness(i).young(months, share)
				f := s.forecast()
				checkBand(t, i, f)
				c.add(s, f)
			}
			c.hold(t, fmt.Sprintf("%2d months, %2.0f %% elapsed", months, 100*share), simple{"straight line", c.straight}, simple{"last week", c.lastWeek})
		}
	}
}

// young forgets all but the last months before the quarter.
func (b drawn) young(months kpi.Date, share float64) seen {
	s := b.seenAt(share)
	first := s.quarter.Start - 30*months
	s.h = newHistory(first, b.sales[first-b.first:s.through+1-b.first])
	return s
}

// A business whose first day lies in the quarter or four weeks before it cannot
// be tried: its band is made of its weeks, before there are four of them of its days.
func TestBandsOfWhatWasNeverTried(t *testing.T) {
	for _, before := range []int{0, 28} {
		for _, share := range []float64{0.1, 0.25, 0.5, 0.75, 0.9} {
			var c tally
			want := BandDays
			if before > 0 || share > 0.25 {
				want = BandWeeks
			}
			for i := range 300 {
				s := drawBusiness(i).seenAt(share)
				first := s.quarter.Start - kpi.Date(before)
				s.h = newHistory(first, s.sales[first-s.first:s.through+1-s.first])
				f := s.forecast()
				checkBand(t, i, f)
				if f.Band != want || f.Tests != 0 {
					t.Fatalf("business %d has a band of %q, want %q", i, f.Band, want)
				}
				c.add(s, f)
			}
			c.hold(t, fmt.Sprintf("%2d days before, %2.0f %% elapsed", before, 100*share))
		}
	}
}
