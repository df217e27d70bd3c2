package report

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// Limits of the section; the workbook lists what a page leaves out.
const (
	budgetQuestions = 4
	budgetPairs     = 9
	budgetPageRows  = 16
)

// budget asks where money may be better spent: the answer is the meeting's.
func (b *builder) budget() *Section {
	x := review.BudgetOf(b.m, b.quarter, b.targets())
	if b.spending = x; x == nil {
		return nil
	}
	s := b.section(Budget)
	questions := b.questions(x)
	s.Message = b.budgetMessage(x, questions)
	book := b.budgetTable(InBook|InText, x, math.MaxInt)
	s.Blocks = append(s.Blocks, b.spendAndResults(x), &Remarks{ID: QuestionsBlock, Box: true, Title: b.l.Word("budget.questions"), Items: b.asked(x, questions)},
		b.budgetTable(InPage, x, budgetPageRows))
	if t := b.whatIf(x, book); t != nil {
		s.Blocks = append(s.Blocks, t)
	}
	s.Blocks = append(s.Blocks, book)
	if len(questions) > 0 {
		s.Blocks = append(s.Blocks, b.budgetDecisions(x, questions))
	}
	return s
}

func (b *builder) targets() []*review.Target {
	var list []*review.Target
	for _, r := range b.card.Rows {
		list = append(list, r.Target)
	}
	return list
}

// questions are the lines that raise one, by the money that they cost above or
// below what the total pays for the same results.
func (b *builder) questions(x *review.Budget) []*review.BudgetLine {
	var list []*review.BudgetLine
	channel := 0.0
	for i := range x.Lines {
		l := &x.Lines[i]
		if len(l.Segment) == 1 {
			channel = l.Spend
		} else if l.Spend == channel {
			continue // the only campaign of its channel asks the same again
		}
		if l.Advice == review.AskLess || l.Advice == review.AskMore {
			list = append(list, l)
		}
	}
	slices.SortStableFunc(list, func(p, q *review.BudgetLine) int { return cmp.Compare(atStake(x, q), atStake(x, p)) })
	return list[:min(len(list), budgetQuestions)]
}

// atStake is the money that a line spent above or below the price of the total.
func atStake(x *review.Budget, l *review.BudgetLine) float64 {
	return math.Abs(l.Spend - l.Results**x.Total.Cost)
}

func (b *builder) asked(x *review.Budget, questions []*review.BudgetLine) []Remark {
	if len(questions) == 0 {
		return []Remark{{Text: b.l.Word("budget.none"), Detail: b.l.Word("budget.none_detail")}}
	}
	var list []Remark
	for _, l := range questions {
		list = append(list, Remark{Text: b.askLine(l), Detail: b.evidence(x, l)})
	}
	return list
}

// askLine is the question of a line.
func (b *builder) askLine(l *review.BudgetLine) string {
	return b.l.Say("budget.ask."+string(l.Advice), b.lineName(l))
}

// lineName is the channel, or the campaign with its channel.
func (b *builder) lineName(l *review.BudgetLine) string {
	channel, _ := l.Segment.Of(kpi.Channel)
	campaign, of := l.Segment.Of(kpi.Campaign)
	if !of {
		return b.memberName(channel)
	}
	return b.l.Say("budget.campaign", b.memberName(campaign), b.memberName(channel))
}

// evidence is what a question rests on: shares, price, sample, chance.
func (b *builder) evidence(x *review.Budget, l *review.BudgetLine) string {
	text := b.sharesAndPrice(x, l)
	if l.Cost == nil {
		return text
	}
	return text + " " + b.l.Say("budget.sample", b.l.Number(l.Results, 0), b.chance(l))
}

// sharesAndPrice is the part of the evidence that a summary has room for.
func (b *builder) sharesAndPrice(x *review.Budget, l *review.BudgetLine) string {
	spend, results := b.l.Percent(l.Share, 1), b.l.Percent(l.Results/x.Total.Results, 1)
	name := cmp.Or(x.Cost.Short.In(b.l.ID), x.Cost.Names.In(b.l.ID))
	text := b.l.Say("budget.shares", spend, results)
	if l.Cost == nil {
		return text + " " + b.l.Say("budget.nothing", b.money(l.Spend))
	}
	f := b.costFigures(x)
	key := "budget.dearer"
	if *l.CostGap < 0 {
		key = "budget.cheaper"
	}
	return text + " " + b.l.Say(key, name, f.total(*l.Cost), b.l.Percent(math.Abs(*l.CostGap), 0), f.total(*x.Total.Cost))
}

func (b *builder) money(v float64) string { return b.l.Money(v, b.currency) }

// costFigures write all costs on one scale, so that they can be compared: that of
// the cheapest channel, whose digits a larger one would take away.
func (b *builder) costFigures(x *review.Budget) figures {
	least := x.Total.Cost
	for i := range x.Lines {
		if c := x.Lines[i].Cost; len(x.Lines[i].Segment) == 1 && c != nil && *c > 0 && *c < *least {
			least = c
		}
	}
	return b.newFigures(x.Cost.Unit, least)
}

// chance says in words how likely a difference so large is by chance alone.
func (b *builder) chance(l *review.BudgetLine) string {
	if l.Chance >= 1 {
		return b.l.Word("budget.chance_few")
	}
	return b.likely(l.Chance)
}

// likely writes a probability no finer than tests tell it.
func (b *builder) likely(p float64) string {
	switch {
	case p < 0.001:
		return b.l.Say("budget.chance_below", b.l.Percent(0.001, 1))
	case p < 0.01:
		return b.l.Say("budget.chance_below", b.l.Percent(0.01, 0))
	}
	return b.l.Percent(p, 0)
}

func (b *builder) budgetMessage(x *review.Budget, questions []*review.BudgetLine) string {
	if len(questions) == 0 {
		return b.calmBudget(x)
	}
	l := questions[0]
	return b.l.Say("budget.message", strconv.Itoa(len(questions)), b.lineName(l), b.l.Percent(l.Share, 1), b.l.Percent(l.Results/x.Total.Results, 1))
}

// calmBudget is the message where no channel asks anything: what the largest takes
// and brings.
func (b *builder) calmBudget(x *review.Budget) string {
	var top *review.BudgetLine
	for i := range x.Lines {
		if l := &x.Lines[i]; len(l.Segment) == 1 && (top == nil || l.Spend > top.Spend) {
			top = l
		}
	}
	if top == nil {
		return b.l.Word("budget.none")
	}
	return b.l.Say("budget.calm", b.lineName(top), b.l.Percent(top.Share, 1), b.l.Percent(top.Results/x.Total.Results, 1))
}

// spendAndResults is the picture of the channels' shares of spend and results.
func (b *builder) spendAndResults(x *review.Budget) *DotPairs {
	d := &DotPairs{ID: DotPairsBlock, On: InPage, Title: b.l.Word("budget.pairs"), Note: b.l.Word("budget.pairs_note"),
		From: b.l.Word("budget.of_spend"), To: b.l.Word("budget.of_results"), Delta: b.l.Word("budget.delta")}
	top := 0.0
	for _, l := range b.paired(x) {
		results := l.Results / x.Total.Results
		top = max(top, l.Share, results)
		d.Pairs = append(d.Pairs, DotPair{Name: b.budgetName(l), From: l.Share, To: results, FromText: b.l.Percent(l.Share, 1), ToText: b.l.Percent(results, 1),
			Difference: b.l.Points(results-l.Share, 1), Tone: map[review.Advice]Tone{review.AskLess: Bad, review.AskMore: Good}[l.Advice]})
	}
	for v := 0.0; v < top+0.1; v += axisStep(top) {
		d.Ticks = append(d.Ticks, Tick{v, b.l.Percent(v, 0)})
	}
	return d
}

// paired are the channels, then the campaigns that raise a question, as many as
// a picture holds.
func (b *builder) paired(x *review.Budget) []*review.BudgetLine {
	var list []*review.BudgetLine
	for i := range x.Lines {
		if len(x.Lines[i].Segment) == 1 {
			list = append(list, &x.Lines[i])
		}
	}
	for _, l := range b.questions(x) {
		if len(l.Segment) > 1 {
			list = append(list, l)
		}
	}
	return list[:min(len(list), budgetPairs)]
}

// axisStep gives an axis of shares four to six ticks.
func axisStep(top float64) float64 {
	if top > 0.5 {
		return 0.2
	}
	return 0.1
}
