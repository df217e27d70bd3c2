package report

import (
	"iter"

	"kpideck/kpi"
)

// grains of report.json, in the order of its rows.
var grains = []kpi.Grain{kpi.Weekly, kpi.Monthly, kpi.Quarterly, kpi.Yearly}

// wholeCampaigns is up to how many campaigns their values are written with every
// key. 400 of them over eight quarters make 400,000 rows, and the contract bounds
// the file.
const wholeCampaigns = 20

// facts are what report.json holds: every KPI of the catalogue and the deck
// whose measures some source brings, whatever the packs.
func (b *builder) facts() Facts {
	f := Facts{Catalog: b.m.Catalog(), Card: b.card, Budget: b.spending, Actions: b.in.Actions, Next: b.in.Next, Journey: b.path, Sources: b.in.Sources, Accounts: b.m.Accounts(b.quarter.Span), Overlaps: b.m.Overlaps(), Problems: b.in.Problems}
	var metrics []*kpi.Metric
	for _, x := range b.m.Catalog().Metrics {
		if b.m.Available(x) {
			metrics = append(metrics, x)
		} else {
			f.Unavailable = append(f.Unavailable, Unavailable{x.ID, b.m.Missing(x)})
		}
	}
	f.Values = b.values(metrics)
	campaigns := 0
	for _, names := range b.campaignNames {
		campaigns += len(names)
	}
	f.Brief = campaigns > wholeCampaigns
	return f
}

// values walks metrics, segments and periods in a fixed order without keeping
// what it gives: 400 campaigns make hundreds of thousands of rows.
func (b *builder) values(metrics []*kpi.Metric) iter.Seq[ValueRow] {
	return func(yield func(ValueRow) bool) {
		for _, x := range metrics {
			for _, s := range b.segments(x) {
				if !b.periodsOf(x, s, yield) {
					return
				}
			}
		}
	}
}

// segments of a metric: the total, the channels where one of its measures has
// rows, and the campaigns where all of them do.
func (b *builder) segments(x *kpi.Metric) []kpi.Segment {
	list := []kpi.Segment{nil}
	for _, channel := range b.channelNames {
		s := kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: channel})
		if !b.m.Touches(x, s) {
			continue
		}
		list = append(list, s)
		for _, campaign := range b.campaignNames[channel] {
			c := kpi.NewSegment(s[0], kpi.Pick{Dim: kpi.Campaign, Member: campaign})
			if b.m.Has(x, c) {
				list = append(list, c)
			}
		}
	}
	return list
}

// periodsOf walks the periods of one segment. Of campaigns only what has rows
// and a value is given (undefined, a division by zero, is one): the reach that
// may not be added would be a third of the file and say nothing.
func (b *builder) periodsOf(x *kpi.Metric, s kpi.Segment, yield func(ValueRow) bool) bool {
	for _, p := range b.periods {
		if len(s) > 1 && (!b.campaignPeriod(p) || !b.m.HasRows(x, s, p.Span)) {
			continue
		}
		v := b.m.Value(x, p, s)
		if len(s) > 1 && !v.OK() && v.Reason != kpi.Undefined {
			continue
		}
		if !yield(ValueRow{KPI: x.ID, Period: p, Segment: s, Value: v}) {
			return false
		}
	}
	return true
}

func (b *builder) grains() []kpi.Grain {
	if b.in.Daily {
		return append([]kpi.Grain{kpi.Daily}, grains...)
	}
	return grains
}

// campaignPeriod keeps days and weeks of campaigns to the report's quarter, the
// one before and the one a year before.
func (b *builder) campaignPeriod(p kpi.Period) bool {
	if p.Grain > kpi.Weekly {
		return true
	}
	return p.Overlaps(b.quarter.Span) || p.Overlaps(b.previous.Span) || p.Overlaps(b.lastYear.Span)
}

// list fills what many walks over the values share. It is done once and never
// again: several writers walk the values at the same time.
func (b *builder) list() {
	for _, g := range b.grains() {
		b.periods = append(b.periods, b.m.Calendar().Periods(g, b.m.Range())...)
	}
	b.channelNames = append(b.m.Members(kpi.Channel, nil), kpi.NotSet)
	for _, channel := range b.channelNames {
		b.campaignNames[channel] = b.m.Members(kpi.Campaign, kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: channel}))
	}
}
