package ingest

import (
	"bytes"
	"strings"

	"kpideck/kpi"
)

// statesRange tells whether comment lines of the preset state a range of days
// above a row: nothing else writes such a block, so it is a signature.
func (p Presets) statesRange(x *Preset, above []headRecord) bool {
	if x.comment == "" {
		return false
	}
	var comments []headRecord
	for _, rec := range above {
		if strings.HasPrefix(rec.fields[0], x.comment) {
			comments = append(comments, rec)
		}
	}
	d := dates{words: p.words}
	return !d.stated(comments, x.comment).Empty()
}

// stated finds the range of days that the lines before the header state: a
// line that is a range, or two comment lines that end with a day.
func (p *dates) stated(preamble []headRecord, comment string) kpi.Span {
	var ends []day
	for _, rec := range preamble {
		text := strings.TrimSpace(strings.Join(rec.fields, ", "))
		if comment != "" {
			text = strings.TrimSpace(strings.TrimLeft(text, comment))
		}
		if s, ok := p.statedRange(text); ok {
			return s
		}
		if _, value, found := strings.Cut(text, ":"); found && comment != "" {
			if d, ok := isoDay([]byte(strings.TrimSpace(value))); ok {
				ends = append(ends, d)
			}
		}
	}
	if len(ends) < 2 {
		return kpi.Span{}
	}
	s, _ := plainSpan(ends[0], ends[1], anyOrder)
	return s
}

// stateByLines takes the range that the lines above the table state. Days of two
// readings are in the order of the platform.
func (t *tableRead) stateByLines(preamble []headRecord) {
	d := t.dates()
	t.stated = d.stated(preamble, t.preset.comment)
	if t.stated.Empty() && d.hint == anyOrder {
		d.hint = t.preset.order
		t.stated = d.stated(preamble, t.preset.comment)
	}
}

// statedRange reads a line that is a range of days, with or without a name
// before it and a time zone in brackets behind it, or two named days.
func (p *dates) statedRange(line string) (kpi.Span, bool) {
	_, value, _ := strings.Cut(line, ":")
	for _, text := range []string{line, value} {
		if at := strings.LastIndexByte(text, '('); at > 0 && strings.HasSuffix(text, ")") {
			text = text[:at]
		}
		if c, ok := p.span(strings.TrimSpace(text)); ok {
			if s, ok := plainSpan(c.from, c.to, c.proves); ok {
				return s, true
			}
		}
	}
	return p.namedEnds(line)
}

// namedEnds reads Report Start: 07/01/2025, Report End: 07/31/2025.
func (p *dates) namedEnds(line string) (kpi.Span, bool) {
	var ends []dateCell
	for _, part := range strings.Split(line, ", ") {
		_, value, named := strings.Cut(part, ":")
		c, ok := p.single(strings.TrimSpace(value))
		if !named || !ok {
			return kpi.Span{}, false
		}
		ends = append(ends, c)
	}
	if len(ends) != 2 {
		return kpi.Span{}, false
	}
	return plainSpan(ends[0].from, ends[1].from, max(ends[0].proves, ends[1].proves))
}

// plainSpan gives the span from day to day, in the order that one of the ends
// proves; ok is false when neither does or it ends before it starts.
func plainSpan(from, to day, o order) (kpi.Span, bool) {
	if o == anyOrder && (from.kind == twoOrders || to.kind == twoOrders) {
		return kpi.Span{}, false
	}
	a, ok1 := from.read(o)
	b, ok2 := to.read(o)
	s := kpi.Through(a, b)
	return s, ok1 && ok2 && !s.Empty()
}

// readStated compares the range that a row states with that of the rows before.
func (p *part) readStated() {
	for i, col := range p.t.bind.stated {
		raw := p.rec.fields[col]
		if p.stated[i] == nil {
			p.stated[i] = append([]byte{}, raw...)
		}
		p.varied = p.varied || !bytes.Equal(p.stated[i], raw)
	}
}

// stateByRows takes the range that all rows state for that of the table. Daily
// exports repeat the row's own day there, so a single day states nothing: it may
// be the only day with rows of a longer export.
func (t *tableRead) stateByRows(parts []*part, o order) {
	var all *part
	for _, p := range parts {
		switch {
		case p.varied:
			return
		case p.stated[0] == nil:
		case all == nil:
			all = p
		case !bytes.Equal(p.stated[0], all.stated[0]) || !bytes.Equal(p.stated[1], all.stated[1]):
			return
		}
	}
	if all == nil || !t.stated.Empty() {
		return
	}
	from, ok1 := all.dates.parse(all.stated[0])
	to, ok2 := all.dates.parse(all.stated[1])
	if s, ok := plainSpan(from.from, to.from, o); ok1 && ok2 && ok && s.Days() > 1 {
		t.stated = s
	}
}
