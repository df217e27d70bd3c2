package report

import (
	"slices"
	"strconv"
	"strings"

	"kpideck/kpi"
)

// Limits of what a note tells of channels that outrun the total.
const (
	endNotes    = 2
	endChannels = 4
)

// channelEnd is columns whose total ends before some of the channels do.
type channelEnd struct {
	total   kpi.Date
	names   []string // of the columns
	members []member
	days    []kpi.Date // the last day of each member
}

func (e *channelEnd) alike(o *channelEnd) bool {
	return e.total == o.total && slices.Equal(e.days, o.days) &&
		slices.EqualFunc(e.members, o.members, func(x, y member) bool { return x.name == y.name })
}

// endsNote says where channels run on after the total: it ends with the first
// source that stops, each channel with its own, so that a channel may be more
// than the total. "" where all end together.
func (b *builder) endsNote(metrics []*kpi.Metric, total member, members []member) string {
	var ends []*channelEnd
	for i, x := range metrics {
		e := outrunning(i, total, members)
		if e == nil {
			continue
		}
		e.names = []string{x.Names.In(b.l.ID)}
		if at := slices.IndexFunc(ends, e.alike); at >= 0 {
			ends[at].names = append(ends[at].names, e.names[0])
			continue
		}
		ends = append(ends, e)
	}
	var notes []string
	for _, e := range ends[:min(len(ends), endNotes)] {
		notes = append(notes, b.endNote(e))
	}
	return strings.Join(notes, " · ")
}

// outrunning finds the channels that have days of a column after the total's
// last; nil where none has.
func outrunning(column int, total member, members []member) *channelEnd {
	e := &channelEnd{total: total.values[column].Through}
	if !total.values[column].OK() || e.total == 0 {
		return nil
	}
	for _, m := range members {
		if v := m.values[column]; v.OK() && v.Through > e.total {
			e.members, e.days = append(e.members, m), append(e.days, v.Through)
		}
	}
	if len(e.members) == 0 {
		return nil
	}
	return e
}

func (b *builder) endNote(e *channelEnd) string {
	var runs []string
	for i, m := range e.members[:min(len(e.members), endChannels)] {
		runs = append(runs, b.l.Say("channels.ends_run", b.memberName(m.name), b.date(e.days[i])))
	}
	if rest := len(e.members) - endChannels; rest > 0 {
		runs = append(runs, b.l.Say("channels.ends_rest", strconv.Itoa(rest)))
	}
	return b.l.Say("channels.ends", strings.Join(e.names, ", "), b.date(e.total), strings.Join(runs, ", "))
}

// shareOf is a member's part of the total over the total's days: what it had after
// them is no part of it.
func (b *builder) shareOf(x *kpi.Metric, m, total member) Cell {
	part, whole := m.values[0], total.values[0]
	if part.OK() && whole.OK() && len(m.segment) > 0 && part.Through > whole.Through {
		part = b.m.ValueTo(x, b.quarter, m.segment, whole.Through)
	}
	return b.shareCell(part, whole)
}
