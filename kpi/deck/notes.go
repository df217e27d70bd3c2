package deck

import (
	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/kpi/review"
)

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
