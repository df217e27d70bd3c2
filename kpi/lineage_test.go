package kpi_test

import (
	"fmt"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kpideck/kpi"
)

// drawRollups gives the measures of adCatalog natures that they may have.
func drawRollups(t *rapid.T) *kpi.Catalog {
	natures := [][2]kpi.Rollup{
		{kpi.RollSum, kpi.RollSum}, {kpi.RollSum, kpi.RollMax}, {kpi.RollLast, ""}, {kpi.RollLast, kpi.RollMax},
		{kpi.RollMax, ""}, {kpi.RollMin, ""}, {kpi.RollNone, ""},
	}
	cat := adCatalog()
	for _, id := range []string{"spend", "clicks"} {
		n := rapid.SampledFrom(natures).Draw(t, id)
		cat.Measure(id).OverTime, cat.Measure(id).OverMembers = n[0], n[1]
	}
	return cat
}

// drawAmount asks for one measure in a drawn segment and period.
func drawAmount(t *rapid.T, m *kpi.Model) *kpi.Amount {
	x := m.Catalog().Metric(rapid.SampledFrom([]string{"spend", "clicks"}).Draw(t, "kpi"))
	s := rapid.SampledFrom(adSegments).Draw(t, "segment")
	day := truthStart + kpi.Date(rapid.IntRange(0, truthDays-1).Draw(t, "day"))
	v := m.Value(x, m.Calendar().Containing(rapid.SampledFrom(allGrains[:]).Draw(t, "grain"), day), s)
	if v.Derivation == nil || len(v.Derivation.Amounts()) == 0 {
		return nil
	}
	return v.Derivation.Amounts()[0]
}

func TestSharesAddUpToTheAmount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := modelOf(drawFiles(t), drawRollups(t), kpi.DefaultCalendar(), 0)
		a := drawAmount(t, m)
		if a == nil {
			return
		}
		l := m.Lineage(a)
		if l.Adds != (a.Reason == kpi.NoReason) {
			t.Fatalf("%s has the reason %q, and that its shares %v add is %v", a.Measure.ID, a.Reason, l.Shares, l.Adds)
		}
		var sum kpi.Decimal
		for _, s := range l.Shares {
			sum, _ = sum.Add(s.Sum)
		}
		if l.Adds && sum != a.Sum {
			t.Fatalf("%s over %v: shares %v are %v, the amount is %v", a.Measure.ID, a.Span, l.Shares, sum, a.Sum)
		}
	})
}

// Every row of the period either feeds the amount or is withheld for a reason.
func TestNothingOfAPeriodIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		files, cat := drawFiles(t), adCatalog()
		asOf := truthStart + kpi.Date(rapid.IntRange(5, truthDays-1).Draw(t, "as of"))
		cube, reports, _ := kpi.Resolve(files, cat, kpi.ResolveOptions{AsOf: asOf})
		m := kpi.NewModel(cube, kpi.ModelOptions{Catalog: cat, Calendar: kpi.DefaultCalendar()})
		a := drawAmount(t, m)
		if a == nil || len(a.Filter.Segment) > 0 {
			return
		}
		l := m.Lineage(a)
		var told, fed, all kpi.Decimal
		for _, s := range l.Shares {
			told, _ = told.Add(s.Sum)
		}
		shares := told
		for _, w := range l.Withheld {
			told, _ = told.Add(w.Sum)
		}
		for _, f := range files {
			report := slices.IndexFunc(reports, func(r kpi.SourceReport) bool { return r.File == f.File && r.Account == f.Account && r.Level == f.Level })
			at := slices.Index(f.Measures, a.Measure.ID)
			for i := range f.Rows {
				row := &f.Rows[i]
				if at < 0 || !row.Amounts[at].Known {
					continue
				}
				if row.Span.Overlaps(a.Period.Span) {
					all, _ = all.Add(row.Amounts[at].Sum)
				}
				if l.Feeds(report, row.Span, row.Members) {
					fed, _ = fed.Add(row.Amounts[at].Sum)
				}
			}
		}
		if told != all {
			t.Fatalf("shares %v and withheld %v are %v, the files hold %v", l.Shares, l.Withheld, told, all)
		}
		if fed != shares {
			t.Fatalf("the rows that feed it are %v, the shares %v", fed, l.Shares)
		}
	})
}

// spending is a table of spend by span; row k spends k+1.
func spending(file string, level kpi.Level, rows ...kpi.Span) *kpi.Tally {
	f := &kpi.Tally{File: file, Hash: file, Family: kpi.Ads, Platform: "Meta Ads", Account: "A", Level: level, Dims: []string{kpi.Campaign},
		Measures: []string{"spend"}, RowsByDay: map[kpi.Span]int{}}
	for k, s := range rows {
		f.Rows = append(f.Rows, kpi.TallyRow{Span: s, Members: []string{"Sale"}, Amounts: []kpi.Cell{{Known: true, Sum: kpi.Whole(int64(k + 1))}}})
		f.RowsByDay[s]++
		f.RowsRead++
	}
	return f
}

func TestWithheldSaysWhyAndWhoSpeaks(t *testing.T) {
	days := func(first, last string) (list []kpi.Span) {
		for d := kpi.MustDate(first); d <= kpi.MustDate(last); d++ {
			list = append(list, kpi.Day(d))
		}
		return list
	}
	base := spending("base.csv", kpi.LevelCampaign, days("2025-07-01", "2025-07-10")...)
	twin := spending("twin.csv", kpi.LevelCampaign, days("2025-07-01", "2025-07-10")...)
	twin.Hash = base.Hash
	for _, c := range []struct {
		name   string
		beside *kpi.Tally
		want   string
	}{
		{"TheSameBytes", twin, "twin.csv duplicate_file by base.csv 2025-07-01 2025-07-10 sum 55"},
		{"AnOlderExport", spending("a.csv", kpi.LevelCampaign, days("2025-07-03", "2025-07-04")...), "a.csv superseded by base.csv 2025-07-03 2025-07-04 sum 3"},
		{"AFinerLevel", spending("ads.csv", kpi.LevelAd, days("2025-07-03", "2025-07-04")...), "ads.csv finer_level by base.csv 2025-07-03 2025-07-04 sum 3"},
		{"ARowOfManyDays", spending("july.csv", kpi.LevelCampaign, kpi.Through(kpi.MustDate("2025-07-01"), kpi.MustDate("2025-07-09"))), "july.csv longer_span by - 2025-07-01 2025-07-09 sum 1"},
		{"ARowThatReachesOut", spending("june.csv", kpi.LevelCampaign, kpi.Through(kpi.MustDate("2025-06-20"), kpi.MustDate("2025-07-09"))), "june.csv out_of_period by - 2025-06-20 2025-07-09 sum 1"},
		{"DaysAfterAsOf", spending("z.csv", kpi.LevelCampaign, days("2025-07-11", "2025-07-12")...), "z.csv after_as_of by - 2025-07-11 2025-07-12 sum 3"},
	} {
		t.Run(c.name, func(t *testing.T) {
			cat := adCatalog()
			cube, reports, _ := kpi.Resolve([]*kpi.Tally{base, c.beside}, cat, kpi.ResolveOptions{AsOf: kpi.MustDate("2025-07-10")})
			m := kpi.NewModel(cube, kpi.ModelOptions{Catalog: cat, Calendar: kpi.DefaultCalendar()})
			july, _ := m.Calendar().Parse("2025-07")
			list := m.Lineages(m.Value(cat.Metric("spend"), july, nil).Derivation)
			if len(list) != 1 || len(list[0].Shares) != 1 || list[0].Shares[0].Part != 1 || len(list[0].Withheld) != 1 {
				t.Fatalf("%+v", list[0])
			}
			w, by := list[0].Withheld[0], "-"
			if w.By >= 0 {
				by = reports[w.By].File
			}
			got := fmt.Sprintf("%s %s by %s %s %s sum %s", reports[w.Report].File, w.Reason, by, w.Days.Start, w.Days.Last(), w.Sum)
			if got != c.want {
				t.Errorf("%s, want %s", got, c.want)
			}
		})
	}
}

// The rates that an amount names are those of its own days and members.
func TestLineageNamesTheRatesUsed(t *testing.T) {
	abroad := spending("abroad.csv", kpi.LevelCampaign, kpi.Day(kpi.MustDate("2025-07-01")), kpi.Day(kpi.MustDate("2025-08-02")))
	for i := range abroad.Rows {
		abroad.Rows[i].Currency = "USD"
	}
	var rates []kpi.Rate
	for i, day := range []string{"2025-06-01", "2025-08-01", "2025-09-01"} {
		rates = append(rates, kpi.Rate{From: kpi.MustDate(day), Base: "USD", Quote: "VND", Rate: kpi.Whole(int64(26000 + i))})
	}
	cat := adCatalog()
	cat.Measure("spend").Unit = kpi.Money
	cube, _, _ := kpi.Resolve([]*kpi.Tally{abroad}, cat, kpi.ResolveOptions{Currency: "VND", Rates: rates})
	m := kpi.NewModel(cube, kpi.ModelOptions{Catalog: cat, Calendar: kpi.DefaultCalendar()})
	for label, want := range map[string][]kpi.Rate{"2025-07": rates[:1], "2025-08": rates[1:2], "2025-Q3": rates[:2]} {
		p, _ := m.Calendar().Parse(label)
		list := m.Lineages(m.Value(cat.Metric("spend"), p, nil).Derivation)
		if len(list) != 1 || !slices.Equal(list[0].Rates, want) {
			t.Errorf("%s: %+v, want the rates %v", label, list[0], want)
		}
	}
}
