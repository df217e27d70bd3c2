package review

import (
	"cmp"
	"math"
	"slices"

	"kpideck/kpi"
)

// Budget sets channels and campaigns beside each other by what a result costs
// and how many visits become one. It asks where money may be better spent; the
// answer is the meeting's.
type Budget struct {
	Cost   *kpi.Metric // spend / results
	Rate   *kpi.Metric // results / clicks or visits; nil where no segment has it
	Period kpi.Period
	Total  BudgetLine
	Lines  []BudgetLine // by spend, largest first; channels, each followed by its campaigns
}

// BudgetLine is one channel or campaign.
type BudgetLine struct {
	Segment kpi.Segment
	Spend   float64
	Share   float64 // of the spend of all channels listed
	Results float64
	Cost    *float64 // nil: no results
	Rate    *float64
	Tries   float64  // the clicks or visits that Rate divides by: the size of the sample
	CostGap *float64 // of the cost to the total's: 0.2 = a fifth dearer
	RateGap *float64
	Chance  float64 // that the cost differs so much by chance alone; 1 where there are too few results to tell
	Advice  Advice
}

// Advice is the question that a line raises.
type Advice string

// A line that is dearer than the rest beyond chance asks for less, a cheaper
// one for more. Watch is a difference that may be chance.
const (
	AskLess  Advice = "less"
	AskMore  Advice = "more"
	Watch    Advice = "watch"
	NoAdvice Advice = ""
)

// What a question must rest on.
const (
	budgetGap  = 0.10 // a smaller difference is no question
	budgetRisk = 0.05 // of one false alarm among all lines
	smallShare = 0.01 // of the spend: below it a line is not worth the meeting's time
)

// budgetCosts and budgetRates are the KPIs that budgets are moved by, the first
// that two channels have. A deck's target on one of them puts it first.
var (
	budgetCosts = []string{"cost_per_conversion", "cpl", "cost_per_message"}
	budgetRates = []string{"conversion_rate"}
)

// BudgetOf ranks the channels and campaigns of a period; nil where fewer than
// two channels have spend and results.
func BudgetOf(m *kpi.Model, p kpi.Period, targets []*Target) *Budget {
	for _, id := range targetedFirst(budgetCosts, targets) {
		x := m.Catalog().Metric(id)
		if x == nil || !m.Available(x) || !x.At(p.Grain) {
			continue
		}
		if b := budgetBy(m, x, p); b != nil {
			return b
		}
	}
	return nil
}

func targetedFirst(ids []string, targets []*Target) []string {
	aimed := func(id string) bool {
		return slices.ContainsFunc(targets, func(t *Target) bool { return t.KPI == id })
	}
	list := slices.Clone(ids)
	slices.SortStableFunc(list, func(a, b string) int { return cmp.Compare(order(!aimed(a)), order(!aimed(b))) })
	return list
}

func order(later bool) int {
	if later {
		return 1
	}
	return 0
}

func budgetBy(m *kpi.Model, cost *kpi.Metric, p kpi.Period) *Budget {
	b := &Budget{Cost: cost, Rate: rateBeside(m, p), Period: p}
	through := m.Value(cost, p, nil).Through
	channels := b.level(m, kpi.Channel, nil, through)
	b.add(channels)
	if len(channels) < 2 || b.Total.Results <= 0 {
		return nil
	}
	for _, c := range channels {
		b.Lines = append(append(b.Lines, c), b.level(m, kpi.Campaign, c.Segment, through)...)
	}
	b.judge()
	return b
}

// add makes the total of what spends: results that cost no advertising would
// make every channel look dear.
func (b *Budget) add(channels []BudgetLine) {
	var rate side
	for _, c := range channels {
		b.Total.Spend += c.Spend
		b.Total.Results += c.Results
		if c.Rate != nil {
			rate.Num += *c.Rate * c.Tries
			rate.Den += c.Tries
		}
	}
	b.Total.Share, b.Total.Chance = 1, 1
	b.Total.Cost, b.Total.Rate, b.Total.Tries = ratio(side{b.Total.Spend, b.Total.Results}), ratio(rate), rate.Den
}

func rateBeside(m *kpi.Model, p kpi.Period) *kpi.Metric {
	for _, id := range budgetRates {
		if x := m.Catalog().Metric(id); x != nil && m.Available(x) && x.At(p.Grain) {
			return x
		}
	}
	return nil
}

// level measures the members of a dimension in a segment, by spend. A member
// whose results nobody measures is left out: it is not a bad one.
func (b *Budget) level(m *kpi.Model, dim string, within kpi.Segment, through kpi.Date) []BudgetLine {
	var lines []BudgetLine
	for _, member := range m.Members(dim, within) {
		s := kpi.NewSegment(append(slices.Clone(within), kpi.Pick{Dim: dim, Member: member})...)
		if !m.Has(b.Cost, s) {
			continue
		}
		if l, ok := b.line(m, s, through); ok && l.Spend > 0 {
			lines = append(lines, l)
		}
	}
	slices.SortStableFunc(lines, func(x, y BudgetLine) int { return cmp.Compare(y.Spend, x.Spend) })
	return lines
}

// line takes spend and results from a cost per result, and hits and tries from
// a rate, both to the last day of the whole report's total. A cost without a
// value is that of no results; for any other reason results are not known, and
// to take them for none would blame the channel.
func (b *Budget) line(m *kpi.Model, s kpi.Segment, through kpi.Date) (BudgetLine, bool) {
	v := m.ValueTo(b.Cost, b.Period, s, through)
	spend, results, ok := sidesOf(v.Derivation)
	if !ok || !v.OK() && v.Reason != kpi.Undefined {
		return BudgetLine{}, false
	}
	l := BudgetLine{Segment: s, Cost: v.Ptr(), Chance: 1}
	var sums [2]bool
	l.Spend, sums[0] = adds(spend, b.Period)
	l.Results, sums[1] = adds(results, b.Period)
	if b.Rate != nil {
		v := m.ValueTo(b.Rate, b.Period, s, through)
		if _, tries, ok := sidesOf(v.Derivation); ok && v.OK() {
			l.Rate, l.Tries = v.Ptr(), tries.Number
		}
	}
	return l, sums[0] && sums[1]
}

func gapTo(v, total *float64) *float64 {
	if v == nil || total == nil || *total == 0 {
		return nil
	}
	return ptr(*v / *total - 1)
}

// judge asks of every line whether its share of the results is what its share
// of the spend would bring. The more lines are asked, the surer each must be, so
// that one review in twenty at most raises a question out of nothing (Bonferroni).
// Lines too small for a question are not counted.
func (b *Budget) judge() {
	asked := 0.0
	for i := range b.Lines {
		l := &b.Lines[i]
		if l.Share = l.Spend / b.Total.Spend; l.Share >= smallShare {
			asked++
		}
	}
	for i := range b.Lines {
		l := &b.Lines[i]
		l.CostGap, l.RateGap = gapTo(l.Cost, b.Total.Cost), gapTo(l.Rate, b.Total.Rate)
		test, enough := shareTest(l.Results, b.Total.Results, l.Share)
		l.Chance = test.P
		l.Advice = l.advice(enough && test.P <= budgetRisk/asked)
	}
}

func (l *BudgetLine) advice(sure bool) Advice {
	gap := 1.0 // no results at all
	if l.CostGap != nil {
		gap = *l.CostGap
	}
	switch {
	case l.Share < smallShare, math.Abs(gap) < budgetGap:
		return NoAdvice
	case !sure:
		return Watch
	case gap > 0:
		return AskLess
	}
	return AskMore
}
