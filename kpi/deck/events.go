package deck

import (
	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/kpi/review"
)

var eventHeadings = []heading{
	{id: "date", required: true, aliases: []string{"ngày", "ngày bắt đầu", "start"}},
	{id: "end", aliases: []string{"đến", "đến ngày", "ngày kết thúc"}},
	{id: "text", required: true, aliases: []string{"nội dung", "sự kiện", "event"}},
	{id: "kpi", aliases: []string{"chỉ số", "chỉ tiêu"}},
	{id: "segment", aliases: []string{"phân khúc"}},
}

type eventRow struct {
	Date    dateCell    `csv:"date"`
	End     dateCell    `csv:"end"`
	Text    cell        `csv:"text"`
	KPI     cell        `csv:"kpi"`
	Segment segmentCell `csv:"segment"`
}

// ReadEvents reads the table of events: date, end (the last day, may be empty),
// text, kpi, segment. A row with a problem is left out.
func ReadEvents(t Table, cat *kpi.Catalog) ([]review.Event, diag.List) {
	s, rows := unmarshal[eventRow](t, eventHeadings)
	var events []review.Event
	for i, row := range rows {
		before := len(s.list)
		e := review.Event{Text: string(row.Text), KPI: string(row.KPI), Pos: diag.Pos{File: t.File, Line: s.lines[i], Column: 1}}
		e.Span = s.days(i, row.Date, row.End)
		s.needed(i, "text", row.Text)
		if row.KPI != "" {
			s.metric(i, row.KPI, cat)
		}
		var f *flaw
		e.Segment, f = row.Segment.segment()
		s.reject(i, "segment", f)
		if len(s.list) == before {
			events = append(events, e)
		}
	}
	s.list.Sort()
	return events, s.list
}

// days reads the first and the last day of an event.
func (s *sheet) days(i int, first, last dateCell) kpi.Span {
	if !s.needed(i, "date", first.cell) {
		return kpi.Span{}
	}
	start, f := first.date()
	s.reject(i, "date", f)
	end := start
	if last.cell != "" {
		var f *flaw
		end, f = last.date()
		s.reject(i, "end", f)
	}
	if f == nil && end != 0 && end < start {
		s.reject(i, "end", flawf("sự kiện kết thúc trước khi bắt đầu", "the event ends before it begins",
			diag.Both("đổi chỗ hai ngày", "exchange the two dates")))
	}
	return kpi.Through(start, end)
}

var noteHeadings = []heading{
	{id: "kpi", required: true, aliases: []string{"chỉ số", "chỉ tiêu"}},
	{id: "period", required: true, aliases: []string{"kỳ"}},
	{id: "segment", aliases: []string{"phân khúc"}},
	{id: "author", aliases: []string{"người viết", "tác giả"}},
	{id: "text", required: true, aliases: []string{"nội dung", "nhận xét", "ghi chú", "note"}},
}

type noteRow struct {
	KPI     cell        `csv:"kpi"`
	Period  periodCell  `csv:"period"`
	Segment segmentCell `csv:"segment"`
	Author  cell        `csv:"author"`
	Text    cell        `csv:"text"`
}

// ReadNotes reads the table of notes: kpi, period, segment, author, text. A row
// with a problem is left out.
func ReadNotes(t Table, cat *kpi.Catalog, cal kpi.Calendar) ([]review.Note, diag.List) {
	s, rows := unmarshal[noteRow](t, noteHeadings)
	var notes []review.Note
	for i, row := range rows {
		before := len(s.list)
		n := review.Note{KPI: string(row.KPI), Author: string(row.Author), Text: string(row.Text), Pos: diag.Pos{File: t.File, Line: s.lines[i], Column: 1}}
		var f *flaw
		if s.needed(i, "period", row.Period.cell) {
			n.Period, f = row.Period.period(cal)
			s.reject(i, "period", f)
		}
		n.Segment, f = row.Segment.segment()
		s.reject(i, "segment", f)
		s.metric(i, row.KPI, cat)
		s.needed(i, "text", row.Text)
		if len(s.list) == before {
			notes = append(notes, n)
		}
	}
	s.list.Sort()
	return notes, s.list
}

var rateHeadings = []heading{
	{id: "date", required: true, aliases: []string{"ngày", "từ ngày"}},
	{id: "from", required: true, aliases: []string{"từ", "base"}},
	{id: "to", required: true, aliases: []string{"sang", "quote"}},
	{id: "rate", required: true, aliases: []string{"tỷ giá", "tỉ giá"}},
}

type rateRow struct {
	Date dateCell `csv:"date"`
	From cell     `csv:"from"`
	To   cell     `csv:"to"`
	Rate rateCell `csv:"rate"`
}

// ReadRates reads the table of exchange rates: date, from, to, rate; one unit
// of from is worth rate units of to, from that day on. A row with a problem is
// left out.
func ReadRates(t Table) ([]kpi.Rate, diag.List) {
	s, rows := unmarshal[rateRow](t, rateHeadings)
	var rates []kpi.Rate
	for i, row := range rows {
		before := len(s.list)
		r := kpi.Rate{Base: s.code(i, "from", row.From), Quote: s.code(i, "to", row.To)}
		var f *flaw
		if s.needed(i, "date", row.Date.cell) {
			r.From, f = row.Date.date()
			s.reject(i, "date", f)
		}
		if s.needed(i, "rate", row.Rate.cell) {
			r.Rate, f = row.Rate.rate()
			s.reject(i, "rate", f)
		}
		if r.Base != "" && r.Base == r.Quote {
			s.reject(i, "to", flawf("hai tiền tệ giống nhau", "the two currencies are the same", nil))
		}
		if len(s.list) == before {
			rates = append(rates, r)
		}
	}
	s.list.Sort()
	return rates, s.list
}

// code reads a currency code.
func (s *sheet) code(i int, column string, c cell) string {
	if !s.needed(i, column, c) {
		return ""
	}
	r := reader{}
	code := r.currency(&node{kind: scalar, text: string(c)})
	for _, p := range r.list {
		s.reject(i, column, &flaw{p.Message, p.Hint})
	}
	return code
}

// rate reads an exchange rate. 25.400 may be either kind of number, since rates
// of both sizes exist.
func (c rateCell) rate() (kpi.Decimal, *flaw) {
	d, f := parseNumber(string(c.cell), eitherOfBoth)
	if f != nil {
		return d, f
	}
	if d.Cmp(kpi.Whole(0)) <= 0 {
		return d, flawf("tỷ giá %q phải lớn hơn 0", "the rate %q must be above 0", nil, string(c.cell))
	}
	return d, nil
}
