package report

import (
	"strings"

	"kpideck/kpi"
)

// Holidays are marked lightly: in short under the weeks of the quarter, and in
// one line below the events that people wrote.

// holidaysIn joins the short names of the holidays that begin in a span.
func (b *builder) holidaysIn(s kpi.Span) string {
	var names []string
	for _, h := range b.card.Holidays.Within(s) {
		if s.Has(h.Start) {
			names = append(names, b.holidayShort(h.Holiday))
		}
	}
	return strings.Join(names, ", ")
}

func (b *builder) holidayShort(h *kpi.Holiday) string {
	if short := h.Short.In(b.l.ID); short != "" {
		return short
	}
	return h.Names.In(b.l.ID)
}

// holidayRow is the last row of the weeks: what falls into which.
func (b *builder) holidayRow() (row Row, any bool) {
	for _, c := range b.weekColumns() {
		text := ""
		if c.Role == RoleWeek {
			text = b.holidaysIn(c.Period.Span)
			any = any || text != ""
		}
		row.Cells = append(row.Cells, Cell{Text: text})
	}
	row.Cells[0].Text = b.l.Word("events.holidays")
	return row, any
}

// holidayList names the holidays of the quarter with their dates.
func (b *builder) holidayList() string {
	var list []string
	for _, h := range b.card.Holidays.Within(b.quarter.Span) {
		if b.quarter.Has(h.Start) {
			week := weekLabel(b.m.Calendar().Containing(kpi.Weekly, h.Start))
			list = append(list, week+" · "+b.shortDate(h.Start)+" "+h.Names.In(b.l.ID))
		}
	}
	return strings.Join(list, "; ")
}

func (b *builder) holidayName(id string) string {
	for _, h := range b.card.Holidays {
		if h.ID == id {
			return h.Names.In(b.l.ID)
		}
	}
	return id
}

// alignedNamed is how many lines a note names before it only counts them.
const alignedNamed = 3

// alignedNote says which comparisons with last year were moved to a holiday; ""
// where none was.
func (b *builder) alignedNote() string {
	id, others := "", false
	var names []string
	for _, l := range b.lines {
		switch {
		case !l.lastYear.Value.OK(): // nothing to align
		case l.lastYear.Aligned != "":
			id = l.lastYear.Aligned
			names = append(names, l.name(b))
		default:
			others = true
		}
	}
	switch {
	case id == "":
		return ""
	case others && len(names) <= alignedNamed:
		return b.l.Say("overview.aligned_some", b.holidayName(id), strings.Join(names, ", "))
	}
	return b.l.Say("overview.aligned", b.holidayName(id))
}

// weekAgo is the same days of last year's quarter, moved to a holiday where that
// asks for it; aligned is then its id.
func (b *builder) weekAgo(w kpi.Period) (ago kpi.Period, aligned string) {
	ago = w
	move := func(days kpi.Date) { ago.Span = kpi.Span{Start: ago.Start + days, End: ago.End + days} }
	move(b.lastYear.Start - b.quarter.Start)
	shift, id, _ := b.card.Holidays.Align(w.Span, ago.Span)
	move(kpi.Date(shift))
	return ago, id
}

func (b *builder) lastYearLegend() string {
	for _, w := range b.weekParts() {
		if _, id := b.weekAgo(w); id != "" && !b.lastYear.Empty() {
			return b.l.Say("weeks.legend.last_year_aligned", b.holidayName(id))
		}
	}
	return b.l.Word("weeks.legend.last_year")
}
