package page_test

import (
	"fmt"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kpideck/kpi/review"
	"kpideck/report"
	"kpideck/report/page"
	"kpideck/report/reporttest"
)

// drawBlock is a block of any kind; its name is on the page once for each page
// that it takes.
func drawBlock(t *rapid.T, name string) report.Block {
	switch rapid.IntRange(0, 9).Draw(t, "block") {
	case 0:
		return &report.Headlines{Items: []report.Headline{{Title: name, Text: drawName(t, "text"), Note: drawName(t, "note")}}}
	case 1:
		table := drawTable(t, rapid.IntRange(1, 30).Draw(t, "rows"))
		table.Title, table.Note = name, ""
		return table
	case 2:
		return &report.ScoreBox{Title: name, Overall: number("78,5", 78.5), OutOf: "/ 100", Hint: drawName(t, "hint")}
	case 3:
		r := &report.Remarks{Title: name, Box: rapid.Bool().Draw(t, "box")}
		for range rapid.IntRange(1, 6).Draw(t, "remarks") {
			r.Items = append(r.Items, report.Remark{Text: drawName(t, "remark"), Detail: drawName(t, "detail")})
		}
		return r
	case 4:
		return &report.Remarks{ID: report.EventsBlock, Title: name, Items: []report.Remark{{Text: drawName(t, "event")}, {Text: drawName(t, "event"), Detail: drawName(t, "detail")}}}
	case 5:
		return drawSmart(t, name, report.SmartDetail)
	case 6:
		return drawSmart(t, name, report.SmartShort)
	case 7:
		p := &report.Pace{Title: name}
		for range rapid.IntRange(1, 9).Draw(t, "goals") {
			p.Items = append(p.Items, report.PaceItem{Name: drawName(t, "goal"), Share: rapid.Float64Range(0, 3).Draw(t, "share"), Expected: 0.8, Text: "80%",
				Status: report.Cell{Text: "đúng tiến độ", Status: review.OnTrack}})
		}
		return p
	case 8:
		d := &report.DotPairs{Title: name}
		for range rapid.IntRange(1, 8).Draw(t, "pairs") {
			d.Pairs = append(d.Pairs, report.DotPair{Name: drawName(t, "member"), From: 0.2, To: 0.4, FromText: "20%", ToText: "40%", Difference: "+20 đ%"})
		}
		return d
	}
	f := &report.Funnel{Title: name}
	for i := range rapid.IntRange(1, 5).Draw(t, "steps") {
		f.Steps = append(f.Steps, report.FunnelStep{Name: "Bước", Value: float64(100 - 20*i), Text: "100", Rate: "80%"})
	}
	return f
}

func drawSmart(t *rapid.T, name string, kind report.TableKind) *report.Table {
	table := &report.Table{Kind: kind, Title: name}
	for _, title := range []string{name, "", "", "S", "M", "A", "R", "T", ""} {
		table.Columns = append(table.Columns, report.Column{Title: title, Text: true})
	}
	if kind == report.SmartShort {
		table.Columns[0].Title = ""
	}
	for range rapid.IntRange(1, 60).Draw(t, "targets") {
		row := report.Row{Cells: []report.Cell{text(drawName(t, "target")), text(drawName(t, "owner")), text("≥ 45")}}
		for range 5 {
			row.Cells = append(row.Cells, report.Cell{Text: "qua", Verdict: rapid.SampledFrom([]string{"pass", "warn", "fail", ""}).Draw(t, "verdict"), Note: drawName(t, "evidence")})
		}
		table.Rows = append(table.Rows, report.Row{Cells: append(row.Cells, text(drawName(t, "why")))})
	}
	return table
}

// drawPlans are pages of rows of columns, and the names of their blocks.
func drawPlans(t *rapid.T) (plans []report.PagePlan, names []string) {
	s := &report.Section{Title: "Mục"}
	for range rapid.IntRange(1, 3).Draw(t, "pages") {
		plan := report.PagePlan{Section: s, Kicker: "Mục", Message: drawName(t, "message"), Footer: drawName(t, "footer")}
		for range rapid.IntRange(1, 3).Draw(t, "rows") {
			var row report.PageRow
			for range rapid.IntRange(1, 3).Draw(t, "columns") {
				c := report.PageColumn{Span: rapid.IntRange(2, 4).Draw(t, "span")}
				for range rapid.IntRange(1, 2).Draw(t, "blocks") {
					name := fmt.Sprintf("B%d", len(names))
					names = append(names, name)
					c.Blocks = append(c.Blocks, drawBlock(t, name))
				}
				row = append(row, c)
			}
			plan.Rows = append(plan.Rows, row)
		}
		plans = append(plans, plan)
	}
	return plans, names
}

// Whatever a layout puts side by side: nothing is lost, lies outside the page or
// over something else, and no page is empty.
func TestPlannedPagesAreTidy(t *testing.T) {
	pen := reporttest.Pen(t)
	rapid.Check(t, func(t *rapid.T) {
		plans, names := drawPlans(t)
		d := &report.Document{Paper: rapid.SampledFrom(report.Papers).Draw(t, "paper"), Subtitle: "Quý 3/2025", Words: report.Words{Continued: "(tiếp)"}, Pages: plans}
		pages := page.Layout(d, pen)
		wantTidy(t, pages)
		dump := textDump(pages)
		for _, name := range names {
			if !strings.Contains(dump, "  "+name+"\n") {
				t.Fatalf("block %s is on no page:\n%s", name, dump)
			}
		}
		for i, p := range pages {
			if !hasContent(p) {
				t.Fatalf("page %d of %d has no content:\n%s", i+1, len(pages), textDump(pages[i:i+1]))
			}
		}
	})
}

// hasContent tells whether something stands between the message and the footer.
func hasContent(p page.Page) bool {
	for _, run := range texts(p) {
		if run.Size < 15 && run.At.Y > 60 && run.At.Y < p.Size.H-50 {
			return true
		}
	}
	return false
}

// An optional block is left out where it would turn the page, and only there.
func TestOptionalBlocksGiveWay(t *testing.T) {
	for _, c := range []struct{ rows, pages, seen int }{{3, 1, 1}, {24, 1, 0}, {60, 4, 1}} {
		extra := namesTable(report.SourceTable, "Thêm", 6)
		d := planned(report.PageRow{column(12, namesTable(report.SourceTable, "Chính", c.rows))}, report.PageRow{column(12, extra)})
		d.Pages[0].Optional = []report.Block{extra}
		pages := page.Layout(d, reporttest.Pen(t))
		if seen := strings.Count(textDump(pages), "  Thêm\n"); len(pages) != c.pages || min(seen, 1) != c.seen {
			t.Errorf("%d rows: %d pages, the optional table stands on %d; want %d and %d", c.rows, len(pages), seen, c.pages, c.seen)
		}
	}
}

// Rows of a target lead to the page of the target, from all other pages.
func TestRowsLeadToThePageOfTheirTarget(t *testing.T) {
	table := namesTable(report.SourceTable, "Mục tiêu", 2)
	table.Rows[0].Key = "revenue"
	d := planned(report.PageRow{column(12, table)})
	d.Pages = append(d.Pages, d.Pages[0])
	d.Pages[1].Targets = []string{"revenue"}
	for i, p := range page.Layout(d, reporttest.Pen(t)) {
		var to []int
		for _, item := range p.Items {
			if l, ok := item.(*page.Link); ok {
				to = append(to, l.Page)
			}
		}
		if want := map[int]string{0: "[2]", 1: "[]"}[i]; fmt.Sprint(to) != want {
			t.Errorf("page %d leads to %v, want %s", i+1, to, want)
		}
	}
}
