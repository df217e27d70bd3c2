package report_test

import (
	"os"
	"strings"
	"testing"

	"kpideck/kpi"
	"kpideck/kpi/deck"
	"kpideck/kpi/review"
	"kpideck/report"
	"kpideck/report/reporttest"
)

// weeklyShop is a shop whose takings a day are given, known from one day to another;
// told are further sources of the trust page.
func weeklyShop(t *testing.T, lang, from, asOf string, daily func(d kpi.Date) int64, told ...kpi.SourceReport) *report.Document {
	t.Helper()
	return weeksOf(t, lang, shopOf(from, asOf, daily), told...)
}

func shopOf(from, asOf string, daily func(d kpi.Date) int64) *kpi.Tally {
	shop := &kpi.Tally{File: "shop.csv", Family: kpi.Shop, Measures: []string{"revenue", "orders"}, RowsByDay: map[kpi.Span]int{}}
	for d := kpi.MustDate(from); d <= kpi.MustDate(asOf); d++ {
		shop.Rows = append(shop.Rows, kpi.TallyRow{Span: kpi.Day(d), Currency: "VND", Amounts: amounts(daily(d), 40)})
		shop.RowsByDay[kpi.Day(d)]++
	}
	return shop
}

func weeksOf(t *testing.T, lang string, shop *kpi.Tally, told ...kpi.SourceReport) *report.Document {
	t.Helper()
	base, err := deck.LoadCatalogue(os.DirFS("../templates"))
	if err != nil {
		t.Fatal(err)
	}
	cat := base.Catalog()
	cube, sources, problems := kpi.Resolve([]*kpi.Tally{shop}, cat, kpi.ResolveOptions{Currency: "VND"})
	m := kpi.NewModel(cube, kpi.ModelOptions{Catalog: cat, Calendar: kpi.DefaultCalendar()})
	q, _ := m.Calendar().Parse("2025-Q3")
	return report.Build(report.Input{Model: m, Card: review.Assess(m, nil, review.Options{Quarter: q}), Sources: append(told, sources...), Problems: problems,
		Locale: reporttest.Words(t, lang), Quarter: q, Packs: []report.Pack{{ID: "p", KPIs: []string{"revenue"}}}, Layout: reporttest.Layout(t, "quarterly")})
}

// steady varies a little from week to week; week 35 begins on 25 August.
func steady(week35 int64) func(kpi.Date) int64 {
	return func(d kpi.Date) int64 {
		if d >= kpi.MustDate("2025-08-25") && d < kpi.MustDate("2025-09-01") {
			return week35
		}
		return 10_000_000 + 200_000*int64((d-kpi.MustDate("2024-12-30"))/7%3)
	}
}

func smallChart(t *testing.T, d *report.Document) report.Multiple {
	t.Helper()
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			if m, ok := b.(*report.Multiples); ok {
				return m.Items[0]
			}
		}
	}
	t.Fatal("no small charts")
	return report.Multiple{}
}

// TestAWeekThatStillChangesIsNotCalledBad: what a source is yet to count is no news.
func TestAWeekThatStillChangesIsNotCalledBad(t *testing.T) {
	for lang, says := range map[string]string{"en": "provisional, its sources still change it", "vi": "tạm tính, nguồn còn đổi, chưa xét"} {
		shop := shopOf("2025-01-01", "2025-08-31", steady(6_000_000))
		shop.Settles = map[string]int{"revenue": 7}
		d := weeksOf(t, lang, shop)
		m := smallChart(t, d)
		if m.Verdict != says || m.Tone != report.Neutral || m.Signals[8].On || m.LatestLabel != "W35" {
			t.Errorf("%s: verdict %q, tone %v, %s marked %t", lang, m.Verdict, m.Tone, m.LatestLabel, m.Signals[8].On)
		}
		for _, s := range d.Sections {
			if s.ID == report.Weeks && (strings.Contains(s.Message, "bad") || strings.Contains(s.Message, "xấu")) {
				t.Errorf("%s: %s", lang, s.Message)
			}
		}
	}
}

// TestAWeekOutOfLimitsIsMarkedAndWorded: the latest whole week is the signal.
func TestAWeekOutOfLimitsIsMarkedAndWorded(t *testing.T) {
	for _, c := range []struct {
		name   string
		week35 int64
		tone   report.Tone
		says   map[string]string
	}{
		{"fall", 6_000_000, report.Bad, map[string]string{"en": "signal: below its limits", "vi": "tín hiệu: dưới giới hạn thường"}},
		{"rise", 16_000_000, report.Good, map[string]string{"en": "signal: above its limits", "vi": "tín hiệu: trên giới hạn thường"}},
		{"routine", 10_200_000, report.Neutral, map[string]string{"en": "inside the usual range", "vi": "trong khoảng thường"}},
	} {
		for lang, says := range c.says {
			t.Run(c.name+"/"+lang, func(t *testing.T) {
				m := smallChart(t, weeklyShop(t, lang, "2025-01-01", "2025-08-31", steady(c.week35)))
				if m.Verdict != says || m.Tone != c.tone {
					t.Errorf("verdict %q, tone %v; want %q…, %v", m.Verdict, m.Tone, says, c.tone)
				}
				news := c.tone != report.Neutral
				at := 8 // W35 is the ninth week of the quarter
				if got := m.Signals[at]; got.On != news || got.Outside != news || got.Tone != c.tone {
					t.Errorf("mark of W35: %+v", got)
				}
				if m.LatestLabel != "W35" || m.Limits == nil || m.Limits.Low > m.Limits.Centre || m.Limits.Centre > m.Limits.High {
					t.Errorf("latest %s, limits %+v", m.LatestLabel, m.Limits)
				}
			})
		}
	}
}

// TestShortWeeksDoNotFall: the six days of W27 count as seven, the two of W40
// are not drawn, and neither is judged.
func TestShortWeeksDoNotFall(t *testing.T) {
	m := smallChart(t, weeklyShop(t, "en", "2025-01-01", "2025-09-30", func(kpi.Date) int64 { return 10_000_000 }))
	last := len(m.Values) - 1
	if !m.Partial[0] || m.Values[0] == nil || *m.Values[0] != 70_000_000 {
		t.Errorf("W27 counts %v, want 70 million of a short week", m.Values[0])
	}
	if !m.Partial[last] || m.Values[last] != nil {
		t.Errorf("W40 counts %v, want nothing", m.Values[last])
	}
	for i, s := range m.Signals {
		if s.On {
			t.Errorf("%s is marked in a shop that never changes", m.Labels[i])
		}
	}
}

// TestFewWeeksAreNotJudged: without limits the change is told, not called news;
// where the week before was zero there is no change to tell.
func TestFewWeeksAreNotJudged(t *testing.T) {
	for before, want := range map[int64]string{
		5_000_000: "W35: +20.0% on W34; too few weeks to tell news from noise",
		0:         "too few weeks to tell news from noise",
	} {
		m := smallChart(t, weeklyShop(t, "en", "2025-08-18", "2025-08-31", func(d kpi.Date) int64 {
			if d < kpi.MustDate("2025-08-25") {
				return before
			}
			return 6_000_000
		}))
		if m.Limits != nil || m.Verdict != want {
			t.Errorf("after %d a day: %q, limits %v; want %q and none", before, m.Verdict, m.Limits, want)
		}
	}
}

// TestTheLatestSignalGivesTheMark: after a week beyond the limits the jump back is
// a signal of its own, and the words say both.
func TestTheLatestSignalGivesTheMark(t *testing.T) {
	d := weeklyShop(t, "en", "2025-01-01", "2025-09-07", steady(16_000_000))
	for _, s := range d.Sections {
		if s.ID == report.Weeks {
			row := s.Blocks[0].(*report.Table).Rows[0]
			if got, want := row.Cells[2].Text, "◆ W35 above; W36 dropped"; got != want {
				t.Errorf("signal %q, want %q", got, want)
			}
		}
	}
}

// TestTheWorkbookRowHoldsLimitsAndMarks: signal in words, the week filled, three
// limits behind the weeks.
func TestTheWorkbookRowHoldsLimitsAndMarks(t *testing.T) {
	d := weeklyShop(t, "vi", "2025-01-01", "2025-08-31", steady(6_000_000))
	for _, s := range d.Sections {
		if s.ID != report.Weeks {
			continue
		}
		table := s.Blocks[0].(*report.Table)
		row := table.Rows[0]
		if got, want := row.Cells[2].Text, "◆ W35 dưới"; got != want {
			t.Errorf("signal %q, want %q", got, want)
		}
		for i, c := range row.Cells {
			if c.Signal != (table.Columns[i].Title == "W35") {
				t.Errorf("%s is marked: %v", table.Columns[i].Title, c.Signal)
			}
		}
		limits := row.Cells[len(row.Cells)-3:]
		if limits[0].Number == nil || *limits[0].Number > *limits[1].Number || *limits[1].Number > *limits[2].Number {
			t.Errorf("limits %v", limits)
		}
		return
	}
	t.Error("no weeks")
}

// TestWeeksOfAStreakAreCountedOnce: the weeks that "in a row" counts are not told
// again as those before.
func TestWeeksOfAStreakAreCountedOnce(t *testing.T) {
	usual := steady(16_000_000)
	m := smallChart(t, weeklyShop(t, "en", "2025-01-01", "2025-08-31", func(d kpi.Date) int64 {
		if d >= kpi.MustDate("2025-08-18") {
			return 16_000_000
		}
		return usual(d)
	}))
	if want := "signal: 2 weeks in a row above the limits"; m.Verdict != want {
		t.Errorf("verdict %q, want %q", m.Verdict, want)
	}
}
