package report

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"kpideck/kpi/review"
)

// mostBars is how many bars are read in a chart of the workbook.
const mostBars = 14

// addBars puts the charts of the workbook that no page has into their sections.
func (b *builder) addBars(sections []*Section) {
	for _, s := range sections {
		var block *Bars
		switch s.ID {
		case Tactical:
			block = b.paceBars(b.ofQuarter(review.Tactical))
		case Strategic:
			block = b.paceBars(b.ofQuarter(review.Strategic))
		case Channels:
			block = b.costBars()
		case Journey:
			block = funnelBars(s.Blocks)
		case Overview:
			s.Blocks = append(s.Blocks, asked(sections)...)
		}
		if block != nil {
			s.Blocks = slices.Insert(s.Blocks, afterFirst(s.Blocks), Block(block))
		}
	}
}

// funnelBars draw the funnel of a page in the workbook; nil without one.
func funnelBars(blocks []Block) *Bars {
	for _, block := range blocks {
		f, ok := block.(*Funnel)
		if !ok || len(f.Steps) < 2 {
			continue
		}
		x := &Bars{ID: BarsBlock, On: InBook, Kind: FunnelBars, Message: f.Title, Unit: f.Note, Format: [2]Format{{Kind: FormatCount, Scale: 1}}, Legend: [2]string{f.Note}}
		for i := range f.Steps {
			name := f.Steps[i].Name + "  " + f.Steps[i].Text
			x.Items = append(x.Items, Bar{Name: name, Key: f.Steps[i].Key, Value: &f.Steps[i].Value})
		}
		return x
	}
	return nil
}

// asked are the questions of the sheet of actions, for the overview of the
// workbook: whoever reads one sheet only is asked them too.
func asked(sections []*Section) (list []Block) {
	for _, s := range sections {
		for _, block := range s.Blocks {
			if r, ok := block.(*Remarks); ok && s.ID == Actions && r.ID == DecisionsBlock && r.On.In(InBook) {
				same := *r
				same.On = InBook
				list = append(list, &same)
			}
		}
	}
	return list
}

// afterFirst is the place after the first table of the workbook.
func afterFirst(blocks []Block) int {
	for i, block := range blocks {
		if t, ok := block.(*Table); ok && t.On.In(InBook) {
			return i + 1
		}
	}
	return len(blocks)
}

// paceBars show how far each target is ahead of or behind what was expected of
// it by now; nil for fewer than two. A goal with two edges has no such side.
func (b *builder) paceBars(lines []*line) *Bars {
	x := &Bars{ID: BarsBlock, On: InBook, Kind: VarianceBars, Unit: b.l.Word("bars.pace_unit"),
		Legend: [2]string{b.l.Word("bars.ahead"), b.l.Word("bars.behind")},
		Format: [2]Format{{Kind: FormatChange, Decimals: 1, Sign: true}}}
	if !b.targetsRun() {
		x.Unit = b.l.Word("bars.goal_unit")
	}
	for _, l := range lines {
		if r := l.row; r != nil && r.Pacing != nil && r.Kind != review.GoalBetween && *r.Pacing > 0 {
			gap := *r.Pacing - 1
			x.Items = append(x.Items, Bar{Name: l.name(b), Key: l.key(), Value: &gap})
		}
	}
	if len(x.Items) < 2 {
		return nil
	}
	all := len(x.Items)
	slices.SortStableFunc(x.Items, func(p, q Bar) int { return cmp.Compare(*p.Value, *q.Value) })
	x.Message = b.paceMessage(x.Items)
	if all > mostBars {
		// The furthest on either side; those in between are on the scorecard.
		x.Items = slices.Concat(x.Items[:mostBars/2], x.Items[all-mostBars/2:])
		x.Unit += " · " + b.l.Say("bars.left_out", strconv.Itoa(mostBars), strconv.Itoa(all))
	}
	return x
}

// paceMessage counts the targets behind and names the furthest.
func (b *builder) paceMessage(items []Bar) string {
	behind := 0
	for _, i := range items {
		if *i.Value < 0 {
			behind++
		}
	}
	count := strconv.Itoa(len(items))
	if behind == 0 {
		return b.l.Say("bars.none_behind", count)
	}
	return b.l.Say("bars.behind_message", strconv.Itoa(behind), count, items[0].Name, b.l.SignedPercent(*items[0].Value, 1))
}

// costBars set the spend of each channel beside what a result costs there; nil
// where fewer than two channels have both.
func (b *builder) costBars() *Bars {
	x := b.spending
	if x == nil || x.Total.Cost == nil {
		return nil
	}
	f := b.budgetFigures(x)
	block := &Bars{ID: BarsBlock, On: InBook, Kind: CostBars}
	var spend, cost Cell
	var worst *review.BudgetLine
	for i := range x.Lines {
		l := &x.Lines[i]
		if len(l.Segment) != 1 || l.Cost == nil || len(block.Items) == mostBars {
			continue
		}
		spend, cost = f.spend.cell(&l.Spend), f.cost.cell(l.Cost)
		block.Items = append(block.Items, Bar{Name: b.budgetName(l), Value: &l.Spend, Second: l.Cost})
		if worst == nil || *l.Cost > *worst.Cost {
			worst = l
		}
	}
	if len(block.Items) < 2 {
		return nil
	}
	name := cmp.Or(x.Cost.Short.In(b.l.ID), x.Cost.Names.In(b.l.ID))
	block.Format = [2]Format{spend.Format, cost.Format}
	block.Legend = [2]string{b.unitLabel(b.l.Word("budget.spend"), f.spend), b.unitLabel(name, f.cost)}
	block.Unit = b.l.Say("bars.cost_unit", block.Legend[0], block.Legend[1])
	block.Message = b.l.Say("bars.cost_message", b.budgetName(worst), name, f.cost.text(*worst.Cost))
	if times := round1(*worst.Cost / *x.Total.Cost); times > 1 {
		block.Message += b.l.Say("bars.cost_times", b.l.Number(times, 1))
	}
	return block
}

func round1(v float64) float64 { return math.Round(10*v) / 10 }

// unitLabel is a name with the unit in which a chart draws it.
func (b *builder) unitLabel(name string, f figures) string {
	if unit := f.unitWord(); unit != "" {
		return name + ", " + unit
	}
	return name
}
