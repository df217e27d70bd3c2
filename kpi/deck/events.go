package deck

import (
	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/kpi/review"
)

var eventHeadings = []heading{
	{id: "date", required: true, aliases: []string{"ngày", "ngày bắt đầu", "từ ngày", "bắt đầu", "start"}},
	{id: "end", aliases: []string{"đến", "đến ngày", "ngày kết thúc", "kết thúc"}},
	{id: "text", required: true, aliases: []string{"nội dung", "sự kiện", "tên sự kiện", "mô tả", "event"}},
	{id: "kpi", aliases: kpiAliases},
	{id: "segment", aliases: []string{"phân khúc"}},
	{id: "channel", aliases: []string{"kênh"}},
	{id: "campaign", aliases: []string{"chiến dịch"}},
}

type eventRow struct {
	Date     dateCell    `csv:"date"`
	End      dateCell    `csv:"end"`
	Text     cell        `csv:"text"`
	KPI      cell        `csv:"kpi"`
	Segment  segmentCell `csv:"segment"`
	Channel  cell        `csv:"channel"`
	Campaign cell        `csv:"campaign"`
}

// ReadEvents reads the table of events: date, end (the last day, may be empty),
// text, kpi, segment. A row with a problem is left out.
func ReadEvents(t Table, cat *kpi.Catalog) ([]review.Event, diag.List) {
	s, rows := unmarshal[eventRow](t, eventHeadings)
	var events []review.Event
	for i, row := range rows {
		before := len(s.list)
		e := review.Event{Text: string(row.Text), Pos: diag.Pos{File: t.File, Line: s.lines[i], Column: 1}}
		e.Span = s.days(i, row.Date, row.End)
		s.needed(i, "text", row.Text)
		if row.KPI != "" {
			if m := s.metric(i, row.KPI, cat); m != nil {
				e.KPI = m.ID
			}
		}
		e.Segment = s.segment(i, row.Segment, row.Channel, row.Campaign)
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
