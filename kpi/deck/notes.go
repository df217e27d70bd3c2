package deck

import (
	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/kpi/review"
)

var noteHeadings = []heading{
	{id: "kpi", required: true, aliases: kpiAliases},
	{id: "period", required: true, aliases: periodAliases},
	{id: "segment", aliases: []string{"phân khúc"}},
	{id: "channel", aliases: []string{"kênh"}},
	{id: "campaign", aliases: []string{"chiến dịch"}},
	{id: "author", aliases: []string{"người viết", "tác giả"}},
	{id: "text", required: true, aliases: []string{"nội dung", "nhận xét", "ghi chú", "note"}},
}

type noteRow struct {
	KPI      cell        `csv:"kpi"`
	Period   periodCell  `csv:"period"`
	Segment  segmentCell `csv:"segment"`
	Channel  cell        `csv:"channel"`
	Campaign cell        `csv:"campaign"`
	Author   cell        `csv:"author"`
	Text     cell        `csv:"text"`
}

// ReadNotes reads the table of notes: kpi, period, segment, author, text. A row
// with a problem is left out.
func ReadNotes(t Table, cat *kpi.Catalog, cal kpi.Calendar) ([]review.Note, diag.List) {
	s, rows := unmarshal[noteRow](t, noteHeadings)
	var notes []review.Note
	for i, row := range rows {
		before := len(s.list)
		n := review.Note{Author: string(row.Author), Text: string(row.Text), Pos: diag.Pos{File: t.File, Line: s.lines[i], Column: 1}}
		var f *flaw
		if s.needed(i, "period", row.Period.cell) {
			n.Period, f = row.Period.period(cal)
			s.reject(i, "period", f)
		}
		n.Segment = s.segment(i, row.Segment, row.Channel, row.Campaign)
		if m := s.metric(i, row.KPI, cat); m != nil {
			n.KPI = m.ID
		}
		s.needed(i, "text", row.Text)
		if len(s.list) == before {
			notes = append(notes, n)
		}
	}
	s.list.Sort()
	return notes, s.list
}
