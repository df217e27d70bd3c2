package kpi_test

import (
	"fmt"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kpideck/kpi"
)

func TestCalendarLabels(t *testing.T) {
	iso := kpi.DefaultCalendar()
	sunday := kpi.Calendar{WeekStart: time.Sunday, FiscalStart: 1, Pattern: kpi.CalendarMonths}
	april := kpi.Calendar{WeekStart: time.Monday, FiscalStart: 4, Pattern: kpi.CalendarMonths}
	retail := kpi.Calendar{WeekStart: time.Sunday, FiscalStart: 2, Pattern: kpi.Pattern454}
	weeks := kpi.Calendar{WeekStart: time.Monday, FiscalStart: 1, Pattern: kpi.Pattern445}
	tests := []struct {
		calendar    kpi.Calendar
		grain       kpi.Grain
		day         string
		label       string
		first, last string
	}{
		{iso, kpi.Daily, "2025-07-31", "2025-07-31", "2025-07-31", "2025-07-31"},
		{iso, kpi.Weekly, "2024-12-30", "2025-W01", "2024-12-30", "2025-01-05"},
		{iso, kpi.Weekly, "2021-01-03", "2020-W53", "2020-12-28", "2021-01-03"},
		{iso, kpi.Monthly, "2024-02-29", "2024-02", "2024-02-01", "2024-02-29"},
		{iso, kpi.Quarterly, "2025-09-30", "2025-Q3", "2025-07-01", "2025-09-30"},
		{iso, kpi.Yearly, "2025-09-30", "2025", "2025-01-01", "2025-12-31"},
		{sunday, kpi.Weekly, "2025-01-04", "2025-W01", "2024-12-29", "2025-01-04"},
		{sunday, kpi.Weekly, "2022-01-01", "2021-W52", "2021-12-26", "2022-01-01"},
		{april, kpi.Quarterly, "2025-03-31", "2025-Q4", "2025-01-01", "2025-03-31"},
		{april, kpi.Quarterly, "2025-04-01", "2026-Q1", "2025-04-01", "2025-06-30"},
		{april, kpi.Yearly, "2025-04-01", "2026", "2025-04-01", "2026-03-31"},
		{april, kpi.Monthly, "2025-04-01", "2025-04", "2025-04-01", "2025-04-30"},
		// The NRF calendar of 2023 had a 53rd week; named by the year in which it ends.
		{retail, kpi.Yearly, "2023-02-01", "2024", "2023-01-29", "2024-02-03"},
		{retail, kpi.Monthly, "2024-02-03", "2024-12", "2023-12-31", "2024-02-03"},
		{retail, kpi.Quarterly, "2024-02-03", "2024-Q4", "2023-10-29", "2024-02-03"},
		{retail, kpi.Weekly, "2024-02-03", "2024-W53", "2024-01-28", "2024-02-03"},
		{retail, kpi.Monthly, "2023-03-01", "2024-02", "2023-02-26", "2023-04-01"},
		{weeks, kpi.Quarterly, "2025-01-01", "2025-Q1", "2024-12-30", "2025-03-30"},
		{weeks, kpi.Monthly, "2025-03-30", "2025-03", "2025-02-24", "2025-03-30"},
	}
	for _, test := range tests {
		got := test.calendar.Containing(test.grain, kpi.MustDate(test.day))
		want := kpi.Period{Grain: test.grain, Label: test.label, Span: kpi.Through(kpi.MustDate(test.first), kpi.MustDate(test.last))}
		if got != want {
			t.Errorf("%s of %s: %s %v..%v, want %s %s..%s", test.grain, test.day, got.Label, got.Start, got.Last(), test.label, test.first, test.last)
		}
	}
}

func TestLabelsThatAreNone(t *testing.T) {
	for _, label := range []string{"", "25", "2025-Q0", "2025-Q5", "2025-13", "2025-00", "2025-W00", "2025-W53", "2025-W7", "2025-q3", "Q3-2025", "2025-07-32", " 2025", "2025-Q3 ", "+025"} {
		if p, ok := kpi.DefaultCalendar().Parse(label); ok {
			t.Errorf("%q was read as %s %v..%v", label, p.Grain, p.Start, p.Last())
		}
	}
	if _, ok := kpi.DefaultCalendar().Parse("2020-W53"); !ok {
		t.Error("2020 has a 53rd week")
	}
}

func TestYearAgo(t *testing.T) {
	iso := kpi.DefaultCalendar()
	for label, want := range map[string]string{"2025-Q3": "2024-Q3", "2025-W30": "2024-W30", "2025-02": "2024-02", "2025": "2024",
		"2025-07-31": "2024-07-31", "2024-02-29": "2023-02-28", "2020-W53": ""} {
		p, _ := iso.Parse(label)
		ago, ok := iso.YearAgo(p)
		if ok != (want != "") || ok && ago.Label != want {
			t.Errorf("a year before %s: %q %v, want %q", label, ago.Label, ok, want)
		}
	}
}

func drawCalendar(t *rapid.T) kpi.Calendar {
	return kpi.Calendar{
		WeekStart:   rapid.SampledFrom([]time.Weekday{time.Monday, time.Sunday, time.Saturday}).Draw(t, "week start"),
		FiscalStart: rapid.IntRange(1, 12).Draw(t, "fiscal start"),
		Pattern:     rapid.SampledFrom([]kpi.Pattern{kpi.CalendarMonths, kpi.Pattern445, kpi.Pattern454, kpi.Pattern544}).Draw(t, "pattern"),
	}
}

var allGrains = []kpi.Grain{kpi.Daily, kpi.Weekly, kpi.Monthly, kpi.Quarterly, kpi.Yearly}

var someDay = rapid.Map(rapid.Int32Range(0, 40000), func(n int32) kpi.Date { return kpi.Date(n) }) // 1970 to 2079

func TestEveryDayIsInOnePeriodOfEachGrain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, d := drawCalendar(t), someDay.Draw(t, "day")
		for _, g := range allGrains {
			p := c.Containing(g, d)
			if !p.Has(d) || p.Grain != g {
				t.Fatalf("%s %s does not hold %v", g, p.Label, d)
			}
			for _, other := range []kpi.Date{p.Start, p.Last()} {
				if again := c.Containing(g, other); again != p {
					t.Fatalf("%s: %v is in %s, %v of it in %s", g, d, p.Label, other, again.Label)
				}
			}
			next, previous := c.Next(p), c.Previous(p)
			if next.Start != p.End || previous.End != p.Start || next.Label == p.Label || previous.Label == p.Label {
				t.Fatalf("%s does not lie between %s and %s", p.Label, previous.Label, next.Label)
			}
		}
	})
}

func TestLabelsParseBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, d := drawCalendar(t), someDay.Draw(t, "day")
		for _, g := range allGrains {
			p := c.Containing(g, d)
			if back, ok := c.Parse(p.Label); !ok || back != p {
				t.Fatalf("%s %s parses to %v %v", g, p.Label, back, ok)
			}
		}
	})
}

func TestPeriodsTile(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, d := drawCalendar(t), someDay.Draw(t, "day")
		year := c.Containing(kpi.Yearly, d)
		tile := func(whole kpi.Period, g kpi.Grain, count int) {
			parts := c.Periods(g, whole.Span)
			at := whole.Start
			for _, p := range parts {
				if p.Start != at {
					t.Fatalf("%s of %s begins on %v, not %v", p.Label, whole.Label, p.Start, at)
				}
				at = p.End
			}
			if at != whole.End || count > 0 && len(parts) != count {
				t.Fatalf("%d times %s in %s end on %v, not %v", len(parts), g, whole.Label, at, whole.End)
			}
		}
		tile(year, kpi.Quarterly, 4)
		tile(year, kpi.Monthly, 12)
		for _, q := range c.Periods(kpi.Quarterly, year.Span) {
			tile(q, kpi.Monthly, 3)
			if c.Pattern != kpi.CalendarMonths {
				tile(q, kpi.Weekly, 0)
			}
		}
	})
}

func TestQuartersOfWeeksHoldThirteenAndTheLastTakesThe53rd(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, d := drawCalendar(t), someDay.Draw(t, "day")
		if c.Pattern == kpi.CalendarMonths {
			t.Skip("quarters of months")
		}
		year := c.Containing(kpi.Yearly, d)
		if n := year.Days(); n != 364 && n != 371 {
			t.Fatalf("%s has %d days", year.Label, n)
		}
		if year.Start.Weekday() != c.WeekStart {
			t.Fatalf("%s starts on a %s", year.Label, year.Start.Weekday())
		}
		extra := year.Days() - 364
		want := map[kpi.Pattern][3]int{kpi.Pattern445: {28, 28, 35}, kpi.Pattern454: {28, 35, 28}, kpi.Pattern544: {35, 28, 28}}[c.Pattern]
		for i, m := range c.Periods(kpi.Monthly, year.Span) {
			days := want[i%3]
			if i == 11 {
				days += extra
			}
			if m.Days() != days {
				t.Fatalf("%s has %d days, want %d", m.Label, m.Days(), days)
			}
		}
	})
}

func TestMondayWeeksAreISOWeeks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := someDay.Draw(t, "day")
		year, month, day := d.Civil()
		y, w := time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).ISOWeek()
		if got, want := kpi.DefaultCalendar().Containing(kpi.Weekly, d).Label, fmt.Sprintf("%04d-W%02d", y, w); got != want {
			t.Fatalf("%v is in %s, want %s", d, got, want)
		}
	})
}

func TestAWeekBelongsToTheYearOfItsFourthDay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, d := drawCalendar(t), someDay.Draw(t, "day")
		c.Pattern = kpi.CalendarMonths
		w := c.Containing(kpi.Weekly, d)
		year, _, _ := (w.Start + 3).Civil()
		if w.Days() != 7 || w.Start.Weekday() != c.WeekStart || w.Label[:4] != fmt.Sprintf("%04d", year) {
			t.Fatalf("%s: %v to %v", w.Label, w.Start, w.Last())
		}
	})
}

func TestYearAgoHasTheSameNumber(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c, d := drawCalendar(t), someDay.Draw(t, "day")
		for _, g := range allGrains[1:] {
			p := c.Containing(g, d)
			ago, ok := c.YearAgo(p)
			if !ok {
				if g != kpi.Weekly || p.Label[4:] != "-W53" {
					t.Fatalf("%s has no year before", p.Label)
				}
				continue
			}
			if ago.Label[4:] != p.Label[4:] || ago.Grain != g || p.Start-ago.Start < 357 || p.Start-ago.Start > 378 {
				t.Fatalf("a year before %s (%v) comes %s (%v)", p.Label, p.Start, ago.Label, ago.Start)
			}
		}
	})
}
