package kpi_test

import (
	"slices"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kpideck/kpi"
	"kpideck/kpi/formula"
)

func mustFormula(src string) *formula.Node {
	f, err := formula.Parse(src)
	if err != nil {
		panic(err)
	}
	return f
}

// adCatalog holds spend, clicks and cost per click.
func adCatalog() *kpi.Catalog {
	measures := []*kpi.Measure{
		{ID: "spend", Unit: kpi.Count, OverTime: kpi.RollSum, OverMembers: kpi.RollSum, Families: []kpi.Family{kpi.Ads}},
		{ID: "clicks", Unit: kpi.Count, OverTime: kpi.RollSum, OverMembers: kpi.RollSum, Families: []kpi.Family{kpi.Ads}},
	}
	return kpi.NewCatalog(measures, metricsOf("spend = spend", "clicks = clicks", "cpc = spend / clicks"), nil)
}

var adSegments = []kpi.Segment{
	nil,
	kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: "Meta Ads"}),
	kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: "Google Ads"}),
	kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: "Meta Ads"}, kpi.Pick{Dim: kpi.Campaign, Member: "Sale"}),
	kpi.NewSegment(kpi.Pick{Dim: kpi.Campaign, Member: "Brand"}),
}

func modelOf(files []*kpi.Tally, cat *kpi.Catalog, calendar kpi.Calendar, asOf kpi.Date) *kpi.Model {
	cube, _, _ := kpi.Resolve(files, cat, kpi.ResolveOptions{AsOf: asOf})
	return kpi.NewModel(cube, kpi.ModelOptions{Catalog: cat, Calendar: calendar})
}

func TestValuesEqualAPlainRecomputation(t *testing.T) {
	cat := adCatalog()
	rapid.Check(t, func(t *rapid.T) {
		w := &truth{files: drawFiles(t), calendar: drawCalendar(t)}
		w.asOf = truthStart + kpi.Date(rapid.IntRange(20, truthDays-1).Draw(t, "as of"))
		m := modelOf(w.files, cat, w.calendar, w.asOf)
		for _, measures := range [][]string{{"spend"}, {"clicks"}, {"spend", "clicks"}} {
			x := cat.Metric(measures[0])
			if len(measures) == 2 {
				x = cat.Metric("cpc")
			}
			if !m.Available(x) {
				continue
			}
			s := rapid.SampledFrom(adSegments).Draw(t, "segment")
			day := truthStart + kpi.Date(rapid.IntRange(0, truthDays-1).Draw(t, "day"))
			for _, g := range allGrains {
				p := w.calendar.Containing(g, day)
				got, want := m.Value(x, p, s), w.value(measures, p, s)
				if got.Reason != want.Reason || got.Number != want.Number || want.OK() &&
					(got.Partial != want.Partial || got.Late != want.Late || got.Through != want.Through) {
					t.Fatalf("%s %s %s: %v %q partial %v late %v through %v, want %v %q %v %v %v", x.ID, p.Label, s,
						got.Number, got.Reason, got.Partial, got.Late, got.Through, want.Number, want.Reason, want.Partial, want.Late, want.Through)
				}
			}
		}
	})
}

func TestTheOrderOfFilesChangesNothing(t *testing.T) {
	cat := adCatalog()
	rapid.Check(t, func(t *rapid.T) {
		files := drawFiles(t)
		other := rapid.Permutation(files).Draw(t, "order")
		_, reports, problems := kpi.Resolve(files, cat, kpi.ResolveOptions{})
		_, otherReports, otherProblems := kpi.Resolve(other, cat, kpi.ResolveOptions{})
		if diff := cmp.Diff(reports, otherReports); diff != "" {
			t.Fatalf("reports of the sources:\n%s", diff)
		}
		if diff := cmp.Diff(problems, otherProblems); diff != "" {
			t.Fatalf("problems:\n%s", diff)
		}
		a := modelOf(files, cat, kpi.DefaultCalendar(), 0)
		b := modelOf(other, cat, kpi.DefaultCalendar(), 0)
		if a.AsOf() != b.AsOf() || a.Range() != b.Range() {
			t.Fatalf("as of %v and %v", a.AsOf(), b.AsOf())
		}
		for _, x := range cat.Metrics {
			for _, s := range adSegments {
				for _, p := range a.Calendar().Periods(kpi.Monthly, a.Range()) {
					v, w := a.Value(x, p, s), b.Value(x, p, s)
					if v.Number != w.Number || v.Reason != w.Reason || v.Span != w.Span || v.Partial != w.Partial {
						t.Fatalf("%s %s %s: %v and %v", x.ID, p.Label, s, v, w)
					}
				}
			}
		}
	})
}

func TestChannelsAddUpToTheTotal(t *testing.T) {
	cat := adCatalog()
	spend := cat.Metric("spend")
	rapid.Check(t, func(t *rapid.T) {
		m := modelOf(drawFiles(t), cat, kpi.DefaultCalendar(), 0)
		for _, p := range m.Calendar().Periods(kpi.Weekly, m.Range()) {
			total := m.Value(spend, p, nil)
			if !total.OK() || total.Partial {
				continue
			}
			sum := 0.0
			for _, channel := range append(m.Members(kpi.Channel, nil), kpi.NotSet) {
				if v := m.Value(spend, p, kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: channel})); v.OK() {
					sum += v.Number
				}
			}
			if sum != total.Number {
				t.Fatalf("%s: the channels come to %v, the total is %v", p.Label, sum, total.Number)
			}
		}
	})
}

// drawFormula draws formulas over measures of every kind of additivity.
func drawFormula(t *rapid.T, depth int) string {
	leaf := []string{"spend", "clicks", "stock", "peak", "people", "margin", "unknown_margin", "2", "0.5"}
	if depth == 0 {
		return rapid.SampledFrom(leaf).Draw(t, "leaf")
	}
	inner := func() string { return drawFormula(t, depth-1) }
	switch rapid.IntRange(0, 8).Draw(t, "form") {
	case 0:
		return "-" + "(" + inner() + ")"
	case 1:
		return "prev(" + inner() + ")"
	case 2:
		return "opening(" + inner() + ")"
	case 3:
		return "per_year(" + inner() + ")"
	case 4:
		return "either(" + inner() + ", " + inner() + ")"
	case 5:
		return "only(" + inner() + `, channel == "Meta Ads")`
	}
	op := rapid.SampledFrom([]string{"+", "-", "*", "/"}).Draw(t, "operator")
	return "(" + inner() + " " + op + " " + inner() + ")"
}

func TestDerivationsComeToTheirValue(t *testing.T) {
	measures := append(slices.Clone(adCatalog().Measures),
		&kpi.Measure{ID: "stock", OverTime: kpi.RollLast}, &kpi.Measure{ID: "peak", OverTime: kpi.RollMax}, &kpi.Measure{ID: "people", OverTime: kpi.RollNone})
	assumptions := []*kpi.Assumption{{ID: "margin", Value: 0.35, Given: true}, {ID: "unknown_margin"}}
	rapid.Check(t, func(t *rapid.T) {
		files := drawFiles(t)
		for _, f := range files {
			addColumns(f, "stock", "peak", "people")
		}
		x := &kpi.Metric{ID: "x", Bases: []kpi.Base{{Formula: mustFormula(drawFormula(t, 3))}}}
		m := modelOf(files, kpi.NewCatalog(measures, []*kpi.Metric{x}, assumptions), kpi.DefaultCalendar(), 0)
		if !m.Available(x) {
			t.Skip("a measure is missing")
		}
		for _, g := range allGrains {
			for _, s := range adSegments {
				p := m.Calendar().Containing(g, truthStart+kpi.Date(rapid.IntRange(0, truthDays-1).Draw(t, "day")))
				v := m.Value(x, p, s)
				n, reason := v.Derivation.Eval()
				if reason != v.Reason || v.OK() && n != v.Number {
					t.Fatalf("%s in %s %s is %v %q, its derivation %v %q", x.Bases[0].Formula, p.Label, s, v.Number, v.Reason, n, reason)
				}
			}
		}
	})
}

// addColumns gives a file further measures with the figures of its first.
func addColumns(f *kpi.Tally, ids ...string) {
	f.Measures = append(f.Measures, ids...)
	for i := range f.Rows {
		for range ids {
			f.Rows[i].Amounts = append(f.Rows[i].Amounts, f.Rows[i].Amounts[0])
		}
	}
}

func TestBreakdownsAddUpToTheValue(t *testing.T) {
	cat := adCatalog()
	rapid.Check(t, func(t *rapid.T) {
		m := modelOf(drawFiles(t), cat, kpi.DefaultCalendar(), 0)
		edges := rapid.SliceOfNDistinct(rapid.IntRange(0, truthDays), 2, 6, rapid.ID).Draw(t, "edges")
		slices.Sort(edges)
		var atoms []kpi.Span
		for i := 1; i < len(edges); i++ {
			atoms = append(atoms, kpi.Span{Start: truthStart + kpi.Date(edges[i-1]), End: truthStart + kpi.Date(edges[i])})
		}
		sums := map[kpi.Span]float64{}
		for _, p := range m.Breakdown(cat.Measure("spend"), kpi.Ads, atoms) {
			sums[p.Span] += p.Sum.Float()
		}
		for _, a := range atoms {
			v := m.Value(cat.Metric("spend"), kpi.Period{Grain: kpi.Monthly, Span: a}, nil)
			if v.OK() && !v.Partial && v.Number != sums[a] {
				t.Fatalf("%v to %v: the parts come to %v, the value is %v", a.Start, a.Last(), sums[a], v.Number)
			}
		}
	})
}

func TestAModelAnswersSeveralAtATime(t *testing.T) {
	cat := adCatalog()
	files := rapid.Custom(drawFiles).Example(7)
	alone := modelOf(files, cat, kpi.DefaultCalendar(), 0)
	shared := modelOf(files, cat, kpi.DefaultCalendar(), 0)
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for _, x := range cat.Metrics {
				for _, s := range adSegments {
					for _, p := range shared.Calendar().Periods(kpi.Weekly, shared.Range()) {
						if got, want := shared.Value(x, p, s), alone.Value(x, p, s); got.Number != want.Number || got.Reason != want.Reason {
							t.Errorf("%s %s %s: %v %q, want %v %q", x.ID, p.Label, s, got.Number, got.Reason, want.Number, want.Reason)
						}
					}
				}
			}
		})
	}
	group.Wait()
}
