package report

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"strconv"

	"kpideck/kpi"
)

// member is a channel or campaign with its values in the columns' order.
type member struct {
	name     string
	segment  kpi.Segment
	values   []kpi.Value
	campaign []member
}

// foldRest keeps the largest channels that a page has room for, and the others
// as one row, so that the rows still add up to the total.
func (b *builder) foldRest(metrics []*kpi.Metric, members []member) []member {
	if len(members) <= pageChannels {
		return members
	}
	weight := weights(metrics, members)
	bar := slices.Sorted(maps.Values(weight))[len(members)-pageChannels+1]
	var top, others []member
	for _, m := range members {
		if weight[m.name] >= bar && len(top) < pageChannels-1 {
			top = append(top, m)
		} else {
			others = append(others, m)
		}
	}
	rest := member{name: b.l.Say("channels.others", strconv.Itoa(len(others))), values: make([]kpi.Value, len(others[0].values))}
	for i := range rest.values {
		trees := make([]*kpi.Derivation, len(others))
		for k, m := range others {
			trees[k] = m.values[i].Derivation
		}
		rest.values[i].Number, rest.values[i].Reason = combined(trees)
	}
	return append(slices.Clone(top), rest)
}

// weights are, by channel, the largest part that it has of any column that is
// an amount: a shop that spends nothing may bring most of the revenue.
func weights(metrics []*kpi.Metric, members []member) map[string]float64 {
	weight := map[string]float64{}
	for _, m := range members {
		weight[m.name] = 0
	}
	for i, x := range metrics {
		if x.Unit == kpi.Percent || x.Unit == kpi.Ratio || x.Better == kpi.Lower {
			continue
		}
		sum := 0.0
		for _, m := range members {
			if m.values[i].OK() {
				sum += math.Abs(m.values[i].Number)
			}
		}
		for _, m := range members {
			if m.values[i].OK() && sum > 0 {
				weight[m.name] = max(weight[m.name], math.Abs(m.values[i].Number)/sum)
			}
		}
	}
	return weight
}

func picked[T any](list []T, at []int) []T {
	out := make([]T, len(at))
	for i, j := range at {
		out[i] = list[j]
	}
	return out
}

func (b *builder) memberValues(metrics []*kpi.Metric, s kpi.Segment) []kpi.Value {
	values := make([]kpi.Value, len(metrics))
	for i, x := range metrics {
		values[i] = b.m.Value(x, b.quarter, s)
	}
	b.need(values...)
	return values
}

// channelMembers are the channels with a value this quarter, by the first
// column (spend) and then the next ones, largest first.
func (b *builder) channelMembers(metrics []*kpi.Metric) []member {
	list := b.membersOf(kpi.Channel, b.channelNames, nil, metrics)
	for i := range list {
		list[i].campaign = b.membersOf(kpi.Campaign, b.campaignNames[list[i].name], list[i].segment, metrics)
	}
	return list
}

func (b *builder) membersOf(dim string, names []string, within kpi.Segment, metrics []*kpi.Metric) []member {
	var list []member
	for _, name := range names {
		s := kpi.NewSegment(append(slices.Clone(within), kpi.Pick{Dim: dim, Member: name})...)
		m := member{name: name, segment: s, values: b.memberValues(metrics, s)}
		if slices.ContainsFunc(m.values, func(v kpi.Value) bool { return v.OK() && v.Number != 0 }) {
			list = append(list, m)
		}
	}
	slices.SortStableFunc(list, bySize)
	return list
}

func bySize(a, b member) int {
	for i := range a.values {
		if c := cmp.Compare(b.values[i].Number, a.values[i].Number); c != 0 && (a.values[i].OK() || b.values[i].OK()) {
			return c
		}
	}
	return cmp.Compare(a.name, b.name)
}

// columnFigures picks one scale per column, so that channels can be compared.
func (b *builder) columnFigures(metrics []*kpi.Metric, total member, members []member) []figures {
	figs := make([]figures, len(metrics))
	for i, x := range metrics {
		shown := []*float64{}
		for _, m := range members {
			shown = append(shown, m.values[i].Ptr())
		}
		if x.Unit != kpi.Money && x.Unit != kpi.Count {
			shown = append(shown, total.values[i].Ptr())
		}
		figs[i] = b.newFigures(x.Unit, shown...).fine(shown)
	}
	return figs
}

func segmentsOf(members []member) (list []kpi.Segment) {
	for _, m := range members {
		if len(m.segment) > 0 {
			list = append(list, m.segment)
		}
	}
	return list
}

func (b *builder) memberName(name string) string {
	if name == kpi.NotSet {
		return b.l.Word("not_set")
	}
	return name
}

func (b *builder) shareCell(part, whole kpi.Value) Cell {
	if !part.OK() || !whole.OK() || whole.Number == 0 {
		return Cell{Text: b.l.Word("none")}
	}
	share := part.Number / whole.Number
	return Cell{Text: b.l.Percent(share, 1), Number: &share, Format: Format{Kind: FormatPercent, Scale: 1, Decimals: 1}}
}

func pickValues(m member, at []int) member {
	m.values = picked(m.values, at)
	return m
}
