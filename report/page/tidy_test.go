package page_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kpideck/kpi/review"
	"kpideck/report"
	"kpideck/report/page"
	"kpideck/report/reporttest"
)

type failer interface{ Fatalf(string, ...any) }

// wantTidy fails when something lies outside the page, when text is smaller
// than 7.5 points, or when two runs of text lie over each other.
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
			if a.Size < 7.49 || a.At.X+a.Width > p.Size.W-36 {
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
	wantTidy(t, page.Layout(reporttest.Document(), reporttest.Pen(t)))
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
	pen := reporttest.Pen(t)
	rapid.Check(t, func(t *rapid.T) {
		d := one(drawTable(t, rapid.IntRange(0, 60).Draw(t, "rows")))
		d.Sections[0].Message = drawName(t, "message")
		d.Sections[0].Footer = drawName(t, "footer")
		wantTidy(t, page.Layout(d, pen))
	})
}

func TestTreesStayOnThePageAndApart(t *testing.T) {
	pen := reporttest.Pen(t)
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
	pen := reporttest.Pen(t)
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

func TestScoreBoxStaysBesideItsTable(t *testing.T) {
	pen := reporttest.Pen(t)
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
	pen := reporttest.Pen(t)
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
