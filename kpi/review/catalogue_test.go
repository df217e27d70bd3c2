package review_test

import (
	"cmp"
	"slices"

	"kpideck/kpi"
	"kpideck/kpi/formula"
)

// scene is a small world: some daily measures, brought by one source each.
type scene struct {
	asOf        kpi.Date
	fiscalStart int // month; 0: January
	loads       []loaded
}

func (s *scene) calendar() kpi.Calendar {
	cal := kpi.DefaultCalendar()
	cal.FiscalStart = max(1, s.fiscalStart)
	return cal
}

// loaded is a measure on every day of a span; several values take turns.
type loaded struct {
	measure, channel string
	currency         string // "": VND, the report's
	span             kpi.Span
	whole            bool   // one row for all days instead
	file             string // "": the one of the measure; another one of the same account
	settles          int    // days after which the platform changes it no more
	values           []kpi.Decimal
}

// rows are the spans of its rows.
func (l *loaded) rows() []kpi.Span {
	if l.whole {
		return []kpi.Span{l.span}
	}
	var list []kpi.Span
	for d := l.span.Start; d < l.span.End; d++ {
		list = append(list, kpi.Day(d))
	}
	return list
}

var testMeasures = []*kpi.Measure{
	additive("revenue", kpi.Money, kpi.Shop), additive("spend", kpi.Money, kpi.Ads), additive("leads", kpi.People, kpi.CRM),
	additive("sessions", kpi.Count, kpi.Web), additive("conversions", kpi.Count, kpi.Web), additive("lost", kpi.People, kpi.CRM),
	additive("cost", kpi.Money, kpi.Shop),
	{ID: "followers", Unit: kpi.People, OverTime: kpi.RollLast, OverMembers: kpi.RollSum, Families: []kpi.Family{kpi.Social}},
	{ID: "reach", Unit: kpi.People, OverTime: kpi.RollNone, OverMembers: kpi.RollNone, Families: []kpi.Family{kpi.Ads}},
	{ID: "impressions", Unit: kpi.Count, OverTime: kpi.RollMax, OverMembers: kpi.RollMax, Families: []kpi.Family{kpi.Ads}},
	additive("clicks", kpi.Count, kpi.Ads), additive("messages", kpi.Count, kpi.Ads), additive("orders", kpi.Count, kpi.Shop),
}

func additive(id string, unit kpi.Unit, family kpi.Family) *kpi.Measure {
	return &kpi.Measure{ID: id, Unit: unit, OverTime: kpi.RollSum, OverMembers: kpi.RollSum, Families: []kpi.Family{family}}
}

// testMetrics also holds peak_impressions, made of what may not be carried on.
var testMetrics = []*kpi.Metric{
	metric("revenue", "revenue", kpi.Money, kpi.Higher),
	metric("profit", "revenue - cost", kpi.Money, kpi.Higher),
	metric("spend", "spend", kpi.Money, kpi.Band),
	metric("leads", "leads", kpi.People, kpi.Higher),
	metric("lost", "lost", kpi.People, kpi.Lower),
	metric("cpl", "spend / leads", kpi.Money, kpi.Lower),
	metric("conversion_rate", "conversions / sessions", kpi.Percent, kpi.Higher),
	metric("followers", "followers", kpi.People, kpi.Higher),
	metric("follower_growth", "followers - opening(followers)", kpi.People, kpi.Higher),
	metric("revenue_growth", "revenue / prev(revenue) - 1", kpi.Percent, kpi.Higher),
	metric("more_revenue", "revenue - prev(revenue)", kpi.Money, kpi.Higher),
	metric("clicks", "clicks", kpi.Count, kpi.Higher),
	metric("messages", "messages", kpi.Count, kpi.Higher),
	metric("orders", "orders", kpi.Count, kpi.Higher),
	metric("thousands", "revenue / 1000", kpi.Money, kpi.Higher),
	metric("margin", "0.35 * revenue", kpi.Money, kpi.Higher),
	metric("gross", "revenue * gross_margin", kpi.Money, kpi.Higher),
	metric("yearly_revenue", "per_year(revenue)", kpi.Money, kpi.Higher),
	metric("left", "opening(followers) + leads - followers", kpi.People, kpi.Lower),
	metric("people", "followers + leads", kpi.People, kpi.Higher),
	metric("revenue_and_more", "revenue + 5", kpi.Money, kpi.Higher),
	metric("reach", "reach", kpi.People, kpi.Higher),
	metric("peak_impressions", "impressions", kpi.Count, kpi.Higher),
	monthly(metric("yearly_followers", "per_year(followers)", kpi.People, kpi.Higher)),
}

func metric(id, text string, unit kpi.Unit, better kpi.Better) *kpi.Metric {
	node, err := formula.Parse(text)
	if err != nil {
		panic(err)
	}
	return &kpi.Metric{ID: id, Unit: unit, Better: better, Names: kpi.Names{"vi": id, "en": id}, Bases: []kpi.Base{{Formula: node}}}
}

func monthly(m *kpi.Metric) *kpi.Metric {
	m.Grains = []kpi.Grain{kpi.Monthly, kpi.Quarterly, kpi.Yearly}
	return m
}

// model resolves the scene, with tables of other accounts if given. Every measure
// is a table of its own, so each can end on its own day.
func (s *scene) model(others ...*kpi.Tally) *kpi.Model {
	cat := kpi.NewCatalog(testMeasures, testMetrics, []*kpi.Assumption{{ID: "gross_margin", Unit: kpi.Percent}})
	tallies := others
	for _, m := range testMeasures {
		files := map[string]bool{}
		for _, l := range s.loads {
			if l.measure == m.ID && !files[l.file] {
				files[l.file] = true
				tallies = append(tallies, s.tally(m, l.file))
			}
		}
	}
	for i, t := range tallies {
		t.Source = i
		if at := slices.IndexFunc(tallies, func(o *kpi.Tally) bool { return o.Preset == t.Preset }); at >= 0 && t.Preset != "" {
			t.Source = at
		}
	}
	cube, _, problems := kpi.Resolve(tallies, cat, kpi.ResolveOptions{AsOf: s.asOf, Currency: "VND"})
	if problems.Failed() {
		panic(problems.Error())
	}
	return kpi.NewModel(cube, kpi.ModelOptions{Catalog: cat, Calendar: s.calendar()})
}

// tally is a file of a measure; all files of one are of one account.
func (s *scene) tally(m *kpi.Measure, file string) *kpi.Tally {
	t := &kpi.Tally{File: m.ID + file + ".csv", Hash: m.ID + file, Preset: m.ID, Family: m.Families[0], Account: "main",
		Dims: []string{kpi.Channel}, Measures: []string{m.ID}, RowsByDay: map[kpi.Span]int{}}
	for _, l := range s.loads {
		if l.measure != m.ID || l.file != file {
			continue
		}
		if l.settles > 0 {
			t.Settles = map[string]int{m.ID: l.settles}
		}
		for i, days := range l.rows() {
			t.Rows = append(t.Rows, kpi.TallyRow{Span: days, Members: []string{l.channel}, Currency: cmp.Or(l.currency, "VND"),
				Amounts: []kpi.Cell{{Known: true, Sum: l.values[i%len(l.values)]}}})
			t.RowsByDay[days]++
		}
	}
	slices.SortStableFunc(t.Rows, func(a, b kpi.TallyRow) int { return int(a.Span.Start - b.Span.Start) })
	if len(t.Rows) == 0 {
		return t
	}
	t.Seen = kpi.Span{Start: t.Rows[0].Span.Start, End: t.Rows[len(t.Rows)-1].Span.End}
	t.RowsRead = len(t.Rows)
	return t
}
