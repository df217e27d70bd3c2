package report

import (
	"slices"
	"strconv"
	"strings"

	"kpideck/kpi"
)

// sidesNotes is how many notes on ratios with one side only a table has.
const sidesNotes = 2

// lacksSide tells whether the ratio of a line has channels or days with one side
// only, so many that its total misleads; see kpi.OneSided.
func (b *builder) lacksSide(l *line) bool {
	return b.m.OneSided(l.metric, l.period, l.segment).Much()
}

// sidesNote is the footnote to the lines of a table whose ratios have channels or
// days with one side only; "" for none.
func (b *builder) sidesNote(lines []*line) string {
	var list []*oneSided
	for _, l := range lines {
		if o := b.m.OneSided(l.metric, l.period, l.segment); o.Much() {
			list = b.groupOneSided(list, o, l.metric, l.name(b))
		}
	}
	return b.oneSidedNote(list)
}

// oneSided are figures that lack a side in the same places.
type oneSided struct {
	places string
	lacks  []*kpi.Measure
	paired []string // what each is where both sides are
}

// groupOneSided adds a figure to those that lack a side in the same places, or
// starts another group.
func (b *builder) groupOneSided(list []*oneSided, o *kpi.OneSided, x *kpi.Metric, name string) []*oneSided {
	h := &oneSided{places: b.lonePlaces(o)}
	if at := slices.IndexFunc(list, func(x *oneSided) bool { return x.places == h.places }); at >= 0 {
		h = list[at]
	} else {
		list = append(list, h)
	}
	for _, m := range o.Lacks {
		if !slices.Contains(h.lacks, m) {
			h.lacks = append(h.lacks, m)
		}
	}
	if text := name + " " + b.newFigures(x.Unit, o.Paired).cell(o.Paired).Text; !slices.Contains(h.paired, text) {
		h.paired = append(h.paired, text)
	}
	return list
}

func (b *builder) oneSidedNote(list []*oneSided) string {
	var notes []string
	for _, h := range list[:min(len(list), sidesNotes)] {
		notes = append(notes, b.l.Say("sides.lacks", h.places, b.measuresOf(h.lacks), strings.Join(h.paired, ", ")))
	}
	if len(list) > sidesNotes {
		notes = append(notes, b.l.Word("sides.rest"))
	}
	return strings.Join(notes, " · ")
}

// mostPlaces is how many channels a note names; more are counted.
const mostPlaces = 3

// lonePlaces names the channels that lack a side, the largest first, with the days
// where they have it on others.
func (b *builder) lonePlaces(o *kpi.OneSided) string {
	var list []string
	for _, a := range o.Parts[:min(len(o.Parts), mostPlaces)] {
		switch name := b.memberName(a.Channel); {
		case a.Whole:
			list = append(list, name)
		case a.Mixed:
			list = append(list, b.l.Say("sides.part", name))
		default:
			list = append(list, b.l.Say("sides.days", name, b.runsOfDays(a.Days)))
		}
	}
	text := strings.Join(list, ", ")
	if left := len(o.Parts) - len(list); left > 0 {
		text += b.l.Say("sides.more", strconv.Itoa(left))
	}
	return text
}

func (b *builder) measuresOf(list []*kpi.Measure) string {
	var names []string
	for _, m := range list {
		names = append(names, m.Names.In(b.l.ID))
	}
	return strings.Join(names, ", ")
}

// noted adds a note to one that may be empty.
func noted(note, more string) string {
	if note == "" || more == "" {
		return note + more
	}
	return note + " · " + more
}
