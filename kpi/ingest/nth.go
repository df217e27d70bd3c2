package ingest

import (
	"bytes"

	"kpideck/kpi"
)

// maxNth bounds what is taken for a number of days, weeks or months: a hundred years.
const maxNth = 36525

// bindNth finds the column that numbers the days, weeks or months of the stated
// range, from 0. The finest there is counts.
func (b *binding) bindNth(at func(role string) int) {
	for _, x := range []struct {
		role string
		unit kpi.Grain
	}{{roleNthDay, kpi.Daily}, {roleNthWeek, kpi.Weekly}, {roleNthMonth, kpi.Monthly}} {
		if b.nth = at(x.role); b.nth >= 0 {
			b.nthUnit = x.unit
			return
		}
	}
}

// nthSpan reads the number of days, weeks or months after the start of the
// stated range.
func (p *part) nthSpan(b *block, line int) bool {
	col := p.t.bind.nth
	cell := bytes.TrimSpace(p.rec.fields[col])
	n := digits(cell)
	s := kpi.Span{}
	if len(cell) > 0 && n >= 0 && n <= maxNth {
		s = nthOf(p.t.stated, p.t.bind.nthUnit, n)
	}
	if s.Empty() {
		p.drop(faultDate, p.place(b, line, col))
		return false
	}
	p.span = p.spanID(spanKey{day{sureDay, int32(s.Start)}, day{sureDay, int32(s.Last())}}, line)
	return true
}

// nthOf gives the n-th day, 7-day block or calendar month of a range. Blocks
// start with the range, whatever its weekday. Blocks and months are cut at its
// ends, so one beyond it is empty; a day may lie after it, as exports have some.
func nthOf(stated kpi.Span, unit kpi.Grain, n int) kpi.Span {
	switch unit {
	case kpi.Weekly:
		from := stated.Start + kpi.Date(7*n)
		return kpi.Span{Start: from, End: min(from+7, stated.End)}
	case kpi.Monthly:
		_, _, dayOfMonth := stated.Start.Civil()
		first := (stated.Start - kpi.Date(dayOfMonth-1)).AddMonths(n)
		return kpi.Span{Start: max(first, stated.Start), End: min(first.AddMonths(1), stated.End)}
	}
	from := stated.Start + kpi.Date(n)
	return kpi.Span{Start: from, End: from + 1}
}
