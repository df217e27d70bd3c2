package report

import (
	"cmp"
	"slices"

	"kpideck/kpi"
)

// costMultiples are the costs of a result by channel, on one scale.
func (b *builder) costMultiples() *Multiples {
	m := &Multiples{ID: MultiplesBlock, On: InPage}
	x := b.weekCost()
	if x == nil {
		return m
	}
	top, f := 0.0, figures{}
	var goal *float64
	for _, channel := range b.spendingChannels() {
		l := b.contextLine(x, kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: channel}))
		if !b.anyWeek(l) || len(m.Items) == weekPageChannels {
			continue
		}
		item := b.multiple(l, b.signalOf(l))
		item.Name, item.Verdict = b.memberName(channel), ""
		for _, v := range item.Values {
			if v != nil {
				top = max(top, *v)
			}
		}
		m.Items = append(m.Items, item)
	}
	if len(m.Items) < 2 {
		return &Multiples{ID: MultiplesBlock, On: InPage}
	}
	for _, l := range b.lines {
		if l.metric == x && len(l.segment) == 0 && l.row != nil && l.period == b.quarter && l.row.Goal != nil {
			goal, top = l.row.Goal, max(top, *l.row.Goal)
		}
	}
	f = b.newFigures(x.Unit, &top).fine(append(latestOf(m.Items), &top))
	for i := range m.Items {
		m.Items[i].Goal, m.Items[i].Limits, m.Items[i].Signals = goal, nil, nil
		m.Items[i].Signals = make([]WeekSignal, len(m.Items[i].Values))
		m.Items[i].Unit, m.Items[i].GoalText, m.Items[i].MinText, m.Items[i].MaxText = "", "", "", ""
		if at := lastOf(m.Items[i].Values, m.Items[i].Partial); at >= 0 {
			m.Items[i].Latest, m.Items[i].LatestLabel = f.bare(*m.Items[i].Values[at]), ""
		}
	}
	m.Title = b.l.Say("week.costs", x.Names.In(b.l.ID), f.unitWord())
	m.Scale = &Scale{Low: 0, High: top}
	if m.Note = b.l.Say("week.costs_scale", f.bare(top)); goal != nil {
		m.Note += b.l.Say("week.costs_goal", f.bare(*goal))
	}
	return m
}

// latestOf are the latest whole weeks of small charts.
func latestOf(items []Multiple) (list []*float64) {
	for _, item := range items {
		if at := lastOf(item.Values, item.Partial); at >= 0 {
			list = append(list, item.Values[at])
		}
	}
	return list
}

// lastOf is the last whole week that has a value; -1 for none.
func lastOf(values []*float64, partial []bool) int {
	for i, v := range slices.Backward(values) {
		if v != nil && !partial[i] {
			return i
		}
	}
	return -1
}

// weekCost is the cost of a result that the budget asks about, else the first
// cost of the channels.
func (b *builder) weekCost() *kpi.Metric {
	if b.spending != nil {
		return b.spending.Cost
	}
	for _, id := range b.in.Layout.ChannelNews {
		if x := b.m.Catalog().Metric(id); x != nil && x.Unit == kpi.Money && b.m.Available(x) {
			return x
		}
	}
	return nil
}

// spendingChannels are the channels of the budget, largest first, else all.
func (b *builder) spendingChannels() (list []string) {
	if b.spending == nil {
		return b.channelNames
	}
	for _, l := range b.spending.Lines {
		if len(l.Segment) == 1 {
			list = append(list, l.Segment[0].Member)
		}
	}
	return list
}

// weekChannels is what the channels did in a week, each beside the week before.
func (b *builder) weekChannels(w kpi.Period) *Table {
	before, metrics := b.m.Calendar().Previous(w), b.weekMetrics(w)
	t := &Table{ID: ChannelsBlock, On: InPage, Kind: ChannelTable, Title: b.l.Word("week.channels"), Note: noted(b.l.Say("week.channels_note", weekLabel(w), weekLabel(before)), b.basisNote(metrics)),
		Columns: []Column{{Role: RoleName, Title: b.l.Word("column.channel"), Text: true}}}
	figs := make([]figures, len(metrics))
	for i, x := range metrics {
		shown := []*float64{b.m.Value(x, w, nil).Ptr()}
		for _, channel := range b.channelNames {
			shown = append(shown, b.m.Value(x, w, channelSegment(channel)).Ptr())
		}
		figs[i] = b.newFigures(x.Unit, shown...).fine(shown)
		t.Columns = append(t.Columns, Column{Role: RoleActual, Title: cmp.Or(x.Short.In(b.l.ID), x.Names.In(b.l.ID)), Code: figs[i].unitWord()}, Column{Role: RoleChange, Title: b.l.Say("week.change", weekLabel(before))})
	}
	row := func(kind RowKind, name string, s kpi.Segment) (Row, float64) {
		r, weight := Row{Kind: kind, Cells: []Cell{{Text: name, Strong: true}}}, 0.0
		for i, x := range metrics {
			now, then := b.m.Value(x, w, s), b.m.Value(x, before, s)
			if v := now.Ptr(); v != nil && (weight == 0 || i == 0) {
				weight = *v
			}
			r.Cells = append(r.Cells, figs[i].value(now), b.weekChange(x, now, then))
		}
		return r, weight
	}
	for _, channel := range b.spendingChannels() {
		if r, weight := row(PlainRow, b.memberName(channel), channelSegment(channel)); weight != 0 && len(t.Rows) < pageChannels {
			t.Rows = append(t.Rows, r)
		}
	}
	if len(t.Rows) > 0 {
		total, _ := row(TotalRow, b.l.Word("channels.total"), nil)
		t.Rows = append(t.Rows, total)
	}
	return t
}

func channelSegment(name string) kpi.Segment {
	return kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: name})
}

// weekMetrics are the first KPIs of the channels that a week has.
func (b *builder) weekMetrics(w kpi.Period) (list []*kpi.Metric) {
	for _, id := range b.in.Layout.ChannelKPIs {
		x := b.m.Catalog().Metric(id)
		if x == nil || slices.Contains(b.in.Layout.BookOnly, id) || !b.m.Available(x) || !x.At(kpi.Weekly) || len(list) == weekPageKPIs {
			continue
		}
		some := slices.ContainsFunc(b.channelNames, func(c string) bool { return b.m.Value(x, w, channelSegment(c)).OK() })
		if some && b.m.Value(x, w, nil).OK() {
			list = append(list, x)
		}
	}
	return list
}
