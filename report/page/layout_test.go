package page_test

import (
	"bytes"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kpideck/kpi/review"
	"kpideck/report"
	"kpideck/report/page"
	"kpideck/report/pdf"
)

// textDump is what stands on the pages, a run a line, with its place.
func textDump(pages []page.Page) string {
	var b strings.Builder
	for i, p := range pages {
		fmt.Fprintf(&b, "page %d\n", i+1)
		for _, m := range p.Bookmarks {
			fmt.Fprintf(&b, "bookmark %q\n", m.Title)
		}
		for _, item := range p.Items {
			if t, ok := item.(*page.Text); ok {
				fmt.Fprintf(&b, "%7.2f %7.2f  %s\n", t.At.X, t.At.Y, t.Text)
			}
		}
	}
	return b.String()
}

func TestPagesAreLaidOutAsBefore(t *testing.T) {
	golden(t, "layout", textDump(page.Layout(sampleDocument(), testPen(t))))
}

// one is a document of a single section with some blocks.
func one(blocks ...report.Block) *report.Document {
	return &report.Document{Subtitle: "Quý 3/2025", Words: report.Words{Continued: "(tiếp)"},
		Sections: []*report.Section{{Title: "Kênh", Message: "Một câu có số", Footer: "Cách tính", Blocks: blocks}}}
}

func texts(p page.Page) (out []*page.Text) {
	for _, item := range p.Items {
		if t, ok := item.(*page.Text); ok {
			out = append(out, t)
		}
	}
	return out
}

type failer interface{ Fatalf(string, ...any) }

// wantTidy fails when something lies outside the page, when text is smaller
// than 7 points, or when two runs of text lie over each other.
func wantTidy(t failer, pages []page.Page) {
	for n, p := range pages {
		for _, item := range p.Items {
			for _, at := range places(item) {
				if at.X < 0 || at.Y < 0 || at.X > p.Size.W || at.Y > p.Size.H || math.IsNaN(at.X+at.Y) {
					t.Fatalf("page %d: outside at %.1f,%.1f: %s", n+1, at.X, at.Y, dump([]page.Item{item}))
				}
			}
		}
		runs := texts(p)
		for i, a := range runs {
			if a.Size < 7 || a.At.X+a.Width > p.Size.W-38 {
				t.Fatalf("page %d: too small or beyond the margin: %s", n+1, dump([]page.Item{a}))
			}
			for _, b := range runs[:i] {
				if overlap(a, b) {
					t.Fatalf("page %d: one over the other:\n%s", n+1, dump([]page.Item{a, b}))
				}
			}
		}
	}
}

// overlap compares the boxes between base line and the height of small letters.
func overlap(a, b *page.Text) bool {
	const slack, xHeight = 0.2, 0.55
	return a.At.X+slack < b.At.X+b.Width && b.At.X+slack < a.At.X+a.Width &&
		a.At.Y-xHeight*a.Size+slack < b.At.Y && b.At.Y-xHeight*b.Size+slack < a.At.Y
}

func TestSampleIsTidy(t *testing.T) {
	wantTidy(t, page.Layout(sampleDocument(), testPen(t)))
}

// drawName is a name as exports have them: of any length, with or without
// spaces, in any script.
func drawName(t *rapid.T, label string) string {
	words := rapid.SliceOfN(rapid.SampledFrom([]string{"Chiến dịch", "Meta Ads", "remarketing_2025_Q3_lookalike_1pct_DaNang", "₫",
		"2025|09|conversion|vi|desktop|", "ひまわり", "Q", "exports/meta/bao-cao-quy-3.csv"}), 0, 12).Draw(t, label)
	return strings.Join(words, rapid.SampledFrom([]string{" ", ""}).Draw(t, label+" gap"))
}

func drawNumberText(t *rapid.T, label string) string {
	return rapid.SampledFrom([]string{"", "–", "9,62 tỷ\u00a0₫", "≥ 1.234.567,89 tr\u00a0₫", "−12,5%", "12.779"}).Draw(t, label)
}

func drawTable(t *rapid.T, rows int) *report.Table {
	kinds := []report.TableKind{report.Scorecard, report.ChannelTable, report.SourceTable, report.DefinitionList, report.TotalsTable}
	table := &report.Table{Kind: rapid.SampledFrom(kinds).Draw(t, "kind"), Title: drawName(t, "title"), Note: drawName(t, "note")}
	roles := []report.Role{report.RoleOwner, report.RoleBullet, report.RoleActual, report.RoleShare, report.RoleStatus, report.RoleText,
		report.RoleSpark, report.RoleValue, report.RoleChange}
	table.Columns = []report.Column{{Role: report.RoleName, Title: "KPI", Text: true}}
	for range rapid.IntRange(0, 14).Draw(t, "columns") {
		role := rapid.SampledFrom(roles).Draw(t, "role")
		table.Columns = append(table.Columns, report.Column{Role: role, Title: rapid.SampledFrom([]string{"", "Đến 14/9", "Chi phí mỗi khách hàng mới"}).Draw(t, "header")})
	}
	for range rows {
		table.Rows = append(table.Rows, drawRow(t, table.Columns))
	}
	return table
}

func drawRow(t *rapid.T, columns []report.Column) report.Row {
	row := report.Row{Kind: report.RowKind(rapid.IntRange(0, int(report.WarnRow)).Draw(t, "kind of row")), Bold: rapid.Bool().Draw(t, "bold")}
	for _, c := range columns {
		cell := report.Cell{Text: drawNumberText(t, "number"), Number: drawNumber(t, "value")}
		switch c.Role {
		case report.RoleName, report.RoleOwner, report.RoleText:
			cell = report.Cell{Text: drawName(t, "name")}
		case report.RoleStatus:
			cell = status(rapid.SampledFrom([]review.Status{review.Met, review.NoData, ""}).Draw(t, "status"))
		case report.RoleBullet:
			cell = bullet(1, 2, 3)
		case report.RoleSpark:
			cell = report.Cell{Spark: drawSeries(t, "spark")}
		}
		row.Cells = append(row.Cells, cell)
	}
	return row
}

func TestTablesStayOnThePageAndApart(t *testing.T) {
	pen := testPen(t)
	rapid.Check(t, func(t *rapid.T) {
		d := one(drawTable(t, rapid.IntRange(0, 60).Draw(t, "rows")))
		d.Sections[0].Message = drawName(t, "message")
		d.Sections[0].Footer = drawName(t, "footer")
		wantTidy(t, page.Layout(d, pen))
	})
}

func TestTreesStayOnThePageAndApart(t *testing.T) {
	pen := testPen(t)
	rapid.Check(t, func(t *rapid.T) {
		draw := func() report.Card {
			c := card(drawName(t, "name"), rapid.SampledFrom([]review.Status{review.OffTrack, review.OnTrack, ""}).Draw(t, "status"), 1.5)
			c.Sub, c.Lost.Number = drawName(t, "owner"), drawNumber(t, "lost")
			return c
		}
		tree := &report.Tree{LeftTitle: drawName(t, "left"), RightTitle: drawName(t, "right"), Columns: []string{"Trọng số", "Dự báo", "Mục tiêu", "Trạng thái", "Điểm mất"}}
		for range rapid.IntRange(0, 6).Draw(t, "goals") {
			node := report.TreeNode{Card: draw(), Missing: drawName(t, "question")}
			for range rapid.SampledFrom([]int{0, 1, 3, 30}).Draw(t, "children") {
				node.Children = append(node.Children, draw())
			}
			tree.Nodes = append(tree.Nodes, node)
		}
		wantTidy(t, page.Layout(one(tree), pen))
	})
}

func TestRemarksAndHeadlinesStayOnThePageAndApart(t *testing.T) {
	pen := testPen(t)
	rapid.Check(t, func(t *rapid.T) {
		heads, remarks := &report.Headlines{}, &report.Remarks{Title: drawName(t, "title")}
		for range rapid.IntRange(0, 7).Draw(t, "headlines") {
			heads.Items = append(heads.Items, report.Headline{Title: drawName(t, "headline"), Text: drawName(t, "text")})
		}
		for range rapid.IntRange(0, 80).Draw(t, "remarks") {
			remarks.Items = append(remarks.Items, report.Remark{Text: drawName(t, "remark"), Detail: drawName(t, "detail"), Tone: report.Tone(rapid.IntRange(0, 3).Draw(t, "tone"))})
		}
		wantTidy(t, page.Layout(one(heads, remarks), pen))
	})
}

// Every row of a long table is on some page once, and every page has the header.
func TestTablesBreakBetweenRows(t *testing.T) {
	pen := testPen(t)
	for _, n := range []int{0, 1, 2, 12, 13, 200} {
		for _, kind := range []report.TableKind{report.Scorecard, report.ChannelTable, report.ProblemTable} {
			t.Run(fmt.Sprintf("%s %d", kind, n), func(t *testing.T) {
				table := &report.Table{Kind: kind, Title: "Bảng", Columns: scorecardColumns()}
				for i := range n {
					table.Rows = append(table.Rows, scorecardRow(fmt.Sprintf("KPI số %d", i+1), "Trưởng nhóm", review.OnTrack))
				}
				pages := page.Layout(one(table), pen)
				wantTidy(t, pages)
				seen := map[string]int{}
				for i, p := range pages {
					for _, run := range texts(p) {
						seen[run.Text]++
					}
					seen[fmt.Sprintf("%d / %d", i+1, len(pages))]--
				}
				for i := range n {
					if name := fmt.Sprintf("KPI số %d", i+1); seen[name] != 1 {
						t.Errorf("%s stands %d times", name, seen[name])
					}
				}
				if n > 0 && seen["Mục tiêu"] != len(pages) {
					t.Errorf("the header stands on %d of %d pages", seen["Mục tiêu"], len(pages))
				}
				for i := range pages {
					if label := fmt.Sprintf("%d / %d", i+1, len(pages)); seen[label] != 0 {
						t.Errorf("page %d lacks its number %q", i+1, label)
					}
				}
			})
		}
	}
}

func TestScorecardHasTwelveRowsAPage(t *testing.T) {
	table := &report.Table{Kind: report.Scorecard, Columns: scorecardColumns()}
	for i := range 14 {
		table.Rows = append(table.Rows, scorecardRow(fmt.Sprintf("KPI số %d", i+1), "", review.OnTrack))
	}
	pages := page.Layout(one(table), testPen(t))
	var counts []int
	for _, p := range pages {
		n := 0
		for _, run := range texts(p) {
			if strings.HasPrefix(run.Text, "KPI số") {
				n++
			}
		}
		counts = append(counts, n)
	}
	if fmt.Sprint(counts) != "[7 7]" {
		t.Errorf("rows on pages: %v, want [7 7]", counts)
	}
}

// A table wider than the page goes on below with its first column.
func TestWideTableIsSplitByColumns(t *testing.T) {
	table := &report.Table{Kind: report.SourceTable, Columns: []report.Column{{Role: report.RoleName, Title: "KPI", Text: true}}}
	row := report.Row{Cells: []report.Cell{text("Doanh thu")}}
	for i := range 30 {
		table.Columns = append(table.Columns, report.Column{Role: report.RoleValue, Title: fmt.Sprintf("W%d", i+1)})
		row.Cells = append(row.Cells, number(fmt.Sprintf("1.234.%03d", i), 1))
	}
	table.Rows = []report.Row{row}
	pages := page.Layout(one(table), testPen(t))
	wantTidy(t, pages)
	all := textDump(pages)
	for i := range 30 {
		if want := fmt.Sprintf("1.234.%03d\n", i); strings.Count(all, want) != 1 {
			t.Errorf("%s is missing", strings.TrimSpace(want))
		}
	}
	if strings.Count(all, "Doanh thu\n") < 2 {
		t.Error("the name is not repeated")
	}
}

// A section without anything to show says so in one page, and shows no frame.
func TestEmptySectionIsOnePage(t *testing.T) {
	d := one(&report.Table{Title: "Bảng", Columns: scorecardColumns()}, &report.Tree{}, &report.Headlines{}, &report.Remarks{Title: "Sự kiện"},
		&report.Multiples{Title: "Tuần"}, &report.WeekChart{KPI: "revenue", Unit: "Doanh thu", Weeks: make([]report.WeekPoint, 13)}, &report.ScoreBox{Title: "Điểm"})
	d.Sections[0].Message = "Chưa có mục tiêu nào cho quý này"
	pages := page.Layout(d, testPen(t))
	var got []string
	for _, p := range pages {
		for _, run := range texts(p) {
			got = append(got, run.Text)
		}
	}
	want := "Kênh|Quý 3/2025|Chưa có mục tiêu nào cho quý này|Cách tính|1 / 1"
	if strings.Join(got, "|") != want {
		t.Errorf("got %q, want %q", strings.Join(got, "|"), want)
	}
}

func TestBlocksOfOtherMediaAreLeftOut(t *testing.T) {
	pages := page.Layout(one(&report.Remarks{On: report.InBook | report.InText, Title: "Chỉ trong sổ", Items: []report.Remark{{Text: "x"}}}), testPen(t))
	if got := textDump(pages); strings.Contains(got, "Chỉ trong sổ") {
		t.Errorf("a block of the workbook is on a page:\n%s", got)
	}
}

func TestSameDocumentGivesSamePDF(t *testing.T) {
	write := func() []byte {
		pen := testPen(t)
		var out bytes.Buffer
		doc := pdf.Document{Pages: page.Layout(sampleDocument(), pen), Fonts: pen.Fonts, Date: time.Date(2025, 9, 14, 0, 0, 0, 0, time.UTC)}
		if err := pdf.Write(&out, doc); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	if !bytes.Equal(write(), write()) {
		t.Error("two renderings of one document differ")
	}
}

func TestScoreBoxStaysBesideItsTable(t *testing.T) {
	pen := testPen(t)
	rapid.Check(t, func(t *rapid.T) {
		box := &report.ScoreBox{Title: drawName(t, "title"), Note: drawName(t, "note"), Overall: number(rapid.SampledFrom([]string{"–", "7,5", "101,9"}).Draw(t, "overall"), 1), OutOf: "/ 100",
			Grade: drawName(t, "grade"), Hint: drawName(t, "hint")}
		for range rapid.IntRange(0, 6).Draw(t, "groups") {
			points := report.Cell{Number: drawNumber(t, "points")}
			box.Groups = append(box.Groups, report.ScoreGroup{Name: drawName(t, "group"), Points: points, Weight: 30, Label: drawNumberText(t, "label")})
		}
		remarks := &report.Remarks{Title: drawName(t, "remarks"), Items: []report.Remark{{Text: drawName(t, "remark")}}}
		wantTidy(t, page.Layout(one(drawTable(t, rapid.IntRange(1, 20).Draw(t, "rows")), box, remarks), pen))
	})
}

func TestWeeksStayOnThePageAndApart(t *testing.T) {
	pen := testPen(t)
	rapid.Check(t, func(t *rapid.T) {
		var blocks []report.Block
		for range rapid.IntRange(0, 5).Draw(t, "charts") {
			chart := &report.WeekChart{Message: drawName(t, "message"), Unit: drawName(t, "unit"),
				Legend: report.WeekLegend{Actual: "thực hiện", Forecast: "dự báo", Plan: "kế hoạch", LastYear: drawName(t, "last year")}}
			for i := range rapid.IntRange(1, 14).Draw(t, "weeks") {
				chart.Weeks = append(chart.Weeks, report.WeekPoint{Label: fmt.Sprintf("W%d", 27+i), Note: rapid.SampledFrom([]string{"", "", "6/7 ngày"}).Draw(t, "days"),
					Actual: drawNumber(t, "actual"), Forecast: drawNumber(t, "forecast"), Plan: drawNumber(t, "plan"), LastYear: drawNumber(t, "year"), Text: drawNumberText(t, "text")})
			}
			blocks = append(blocks, chart)
		}
		small := &report.Multiples{Title: drawName(t, "title")}
		for range rapid.IntRange(0, 20).Draw(t, "multiples") {
			small.Items = append(small.Items, report.Multiple{Name: drawName(t, "name"), Unit: "nghìn ₫", Latest: "111,3", Verdict: drawName(t, "verdict"),
				Values: drawSeries(t, "values"), Labels: []string{"W27", "W28", "W29", "W30", "W31"}, Goal: drawNumber(t, "goal"), GoalText: "≤ 95", MinText: "1", MaxText: "9"})
		}
		wantTidy(t, page.Layout(one(append(blocks, small)...), pen))
	})
}
