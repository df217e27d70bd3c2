package page_test

import (
	"testing"

	"pgregory.net/rapid"

	"kpideck/kpi/review"
	"kpideck/report"
	"kpideck/report/page"
	"kpideck/report/reporttest"
)

func drawCover(t *rapid.T) *report.CoverBox {
	b := &report.CoverBox{Client: drawName(t, "client"), Title: drawName(t, "title"), Quarter: drawName(t, "quarter"), AsOf: drawName(t, "as of"), Lead: drawName(t, "lead") + ". " + drawName(t, "reason")}
	if rapid.Bool().Draw(t, "scored") {
		b.Score = &report.ScoreBox{Title: drawText(t, "score"), Overall: number(rapid.SampledFrom([]string{"0", "96,6", "120", "100.0"}).Draw(t, "overall"), 1), OutOf: "/ 100",
			Grade: drawName(t, "grade"), Hint: drawName(t, "hint")}
	}
	all := []review.Status{review.Met, review.OnTrack, review.AtRisk, review.OffTrack, review.Missed, review.NoData}
	for _, s := range all[:rapid.IntRange(0, len(all)).Draw(t, "statuses")] {
		b.Statuses = append(b.Statuses, report.StatusCount{Status: s, Text: "đúng tiến độ", Count: rapid.IntRange(0, 400).Draw(t, "count")})
	}
	b.Days = report.DayBar{Title: drawText(t, "days"), All: rapid.IntRange(0, 98).Draw(t, "all"), Elapsed: rapid.IntRange(-3, 120).Draw(t, "elapsed"), Today: "14/9",
		Months: []report.DayMark{{Day: 0, Text: "Tháng 7"}, {Day: 3, Text: "Tháng 8"}}}
	for range rapid.IntRange(0, 5).Draw(t, "facts") {
		b.Facts = append(b.Facts, report.Fact{Name: rapid.SampledFrom([]string{"", "Người đọc"}).Draw(t, "fact"), Text: drawName(t, "fact text")})
	}
	return b
}

// Whatever stands on it, the words of a cover stay apart and on the page, in all
// formats.
func TestCoversKeepTheirWordsApart(t *testing.T) {
	pen := reporttest.Pen(t)
	for name, size := range map[string]page.Size{"slide": page.Slide, "upright": page.A4, "across": page.A4Landscape} {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				c := pen.Canvas()
				c.CoverPage(size, drawCover(t))
				wantInside(t, page.Page{Size: size, Items: c.Items})
				wantApart(t, c.Items)
			})
		})
	}
}
