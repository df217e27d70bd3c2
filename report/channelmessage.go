package report

import (
	"cmp"
	"math"
	"strconv"

	"kpideck/kpi"
)

// channelMessage names the channel whose cost per result moved the most against
// the previous quarter, else the largest channel, where amounts can be compared.
func (b *builder) channelMessage(metrics []*kpi.Metric, members []member, total member) string {
	for _, id := range b.in.Layout.ChannelNews {
		if text := b.movedMost(id, members); text != "" {
			return text
		}
	}
	top := members[0]
	if share := b.shareOf(metrics[0], top, total); share.Number != nil {
		return b.l.Say("channels.top", b.memberName(top.name), share.Text, metrics[0].Names.In(b.l.ID))
	}
	if total.values[0].Reason == kpi.MixedCurrency {
		return b.l.Say("channels.mixed", metrics[0].Names.In(b.l.ID))
	}
	if !top.values[0].OK() {
		return b.l.Say("channels.count", strconv.Itoa(len(members)))
	}
	return b.l.Say("channels.first", b.memberName(top.name))
}

// movedMost finds the channel with the largest change for the worse, however
// small the channel; those without a value before are left out by Compare.
func (b *builder) movedMost(id string, members []member) string {
	x := b.m.Catalog().Metric(id)
	if x == nil || !b.m.Available(x) {
		return ""
	}
	var worst *line
	for _, m := range members {
		l := b.contextLine(x, m.segment)
		if c := l.previous.Change; c == nil || !l.actual.OK() || toneOf(*c, x.Better) != Bad {
			continue
		}
		if worst == nil || math.Abs(*l.previous.Change) > math.Abs(*worst.previous.Change) {
			worst = l
		}
	}
	if worst == nil {
		return ""
	}
	total := b.contextLine(x, nil)
	change := b.change(worst.previous, x).Text
	name := cmp.Or(x.Short.In(b.l.ID), x.Names.In(b.l.ID))
	text := b.l.Say("channels.moved", name, worst.segment[0].Member, change, worst.figures.text(worst.actual.Number), b.quarterName(b.previous))
	if c := b.change(total.previous, x); c.Number != nil && total.actual.OK() {
		text += b.l.Say("channels.moved_total", c.Text)
	}
	return text
}
