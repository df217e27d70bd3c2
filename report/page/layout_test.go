package page_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"kpideck/kpi/review"
	"kpideck/report"
	"kpideck/report/page"
	"kpideck/report/pdf"
	"kpideck/report/reporttest"
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
	golden(t, "layout", textDump(page.Layout(reporttest.Document(), reporttest.Pen(t))))
}

// one is a document of a single section with some blocks.
func one(blocks ...report.Block) *report.Document {
	return &report.Document{Subtitle: "Quý 3/2025", Words: report.Words{Continued: "(tiếp)"},
		Sections: []*report.Section{{Title: "Kênh", Message: "Một câu có số", Footer: "Cách tính", Blocks: blocks}}}
}

// planned is a document of one page whose rows a layout chose.
func planned(rows ...report.PageRow) *report.Document {
	d := one()
	d.Pages = []report.PagePlan{{Section: d.Sections[0], Kicker: "Kênh", Message: "Một câu có số", Footer: "Cách tính", Rows: rows}}
	return d
}

func column(span int, blocks ...report.Block) report.PageColumn {
	return report.PageColumn{Span: span, Blocks: blocks}
}

func texts(p page.Page) (out []*page.Text) {
	for _, item := range p.Items {
		if t, ok := item.(*page.Text); ok {
			out = append(out, t)
		}
	}
	return out
}

// A page that goes on with the one before says so beside its kicker.
func TestPageThatGoesOn(t *testing.T) {
	d := planned(report.PageRow{column(12, &report.Remarks{Title: "Sự kiện", Items: []report.Remark{{Text: "Tết"}}})})
	d.Pages = append(d.Pages, d.Pages[0])
	d.Pages[1].GoesOn = true
	var kickers []string
	for _, p := range page.Layout(d, reporttest.Pen(t)) {
		kickers = append(kickers, texts(p)[0].Text)
	}
	if want := []string{"Kênh", "Kênh (tiếp)"}; !slices.Equal(kickers, want) {
		t.Errorf("kickers %q, want %q", kickers, want)
	}
}

// A section without anything to show says so in one page, and shows no frame.
func TestEmptySectionIsOnePage(t *testing.T) {
	d := one(&report.Table{Title: "Bảng", Columns: scorecardColumns()}, &report.Tree{}, &report.Headlines{}, &report.Remarks{Title: "Sự kiện"},
		&report.Multiples{Title: "Tuần"}, &report.WeekChart{KPI: "revenue", Unit: "Doanh thu", Weeks: make([]report.WeekPoint, 13)}, &report.ScoreBox{Title: "Điểm"})
	d.Sections[0].Message = "Chưa có mục tiêu nào cho quý này"
	pages := page.Layout(d, reporttest.Pen(t))
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
	pages := page.Layout(one(&report.Remarks{On: report.InBook | report.InText, Title: "Chỉ trong sổ", Items: []report.Remark{{Text: "x"}}}), reporttest.Pen(t))
	if got := textDump(pages); strings.Contains(got, "Chỉ trong sổ") {
		t.Errorf("a block of the workbook is on a page:\n%s", got)
	}
}

func TestSameDocumentGivesSamePDF(t *testing.T) {
	write := func() []byte {
		pen := reporttest.Pen(t)
		var out bytes.Buffer
		doc := pdf.Document{Pages: page.Layout(reporttest.Document(), pen), Fonts: pen.Fonts, Date: time.Date(2025, 9, 14, 0, 0, 0, 0, time.UTC)}
		if err := pdf.Write(&out, doc); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	if !bytes.Equal(write(), write()) {
		t.Error("two renderings of one document differ")
	}
}

// place is where a text stands first, over all pages.
func place(t *testing.T, pages []page.Page, text string) (n int, at page.Point) {
	t.Helper()
	for n, p := range pages {
		for _, run := range texts(p) {
			if run.Text == text {
				return n + 1, run.At
			}
		}
	}
	t.Fatalf("%q is on no page:\n%s", text, textDump(pages))
	return 0, page.Point{}
}

func namesTable(kind report.TableKind, title string, n int) *report.Table {
	table := &report.Table{Kind: kind, Title: title, Columns: []report.Column{
		{Role: report.RoleName, Title: "Số đo", Text: true}, {Role: report.RoleText, Title: "Nghĩa", Text: true}, {Role: report.RoleValue, Title: "Số"}}}
	for i := range n {
		table.Rows = append(table.Rows, report.Row{Cells: []report.Cell{text(fmt.Sprintf("Tên %d", i+1)), text("Một câu ngắn."), number("12.779", 12779)}})
	}
	return table
}

func TestColumnsStandSideBySide(t *testing.T) {
	pages := page.Layout(planned(report.PageRow{column(6, namesTable(report.TotalsTable, "Dòng tổng", 3)), column(6, namesTable(report.FamilyTable, "Nguồn đếm", 5))}), reporttest.Pen(t))
	_, left := place(t, pages, "Dòng tổng")
	_, right := place(t, pages, "Nguồn đếm")
	if left.Y != right.Y || right.X < 480 {
		t.Errorf("the titles stand at %v and %v, want them on one line", left, right)
	}
}

// Definitions fill two columns of one height, and a page before the next one.
func TestDefinitionsStandInTwoColumns(t *testing.T) {
	cases := []struct{ rows, pages int }{{1, 1}, {10, 1}, {30, 1}, {100, 3}}
	for _, c := range cases {
		pages := page.Layout(one(namesTable(report.DefinitionList, "", c.rows)), reporttest.Pen(t))
		if len(pages) != c.pages {
			t.Errorf("%d definitions take %d pages, want %d", c.rows, len(pages), c.pages)
		}
		for i := range c.rows {
			if n := strings.Count(textDump(pages), fmt.Sprintf("Tên %d\n", i+1)); n != 1 {
				t.Errorf("definition %d of %d stands %d times", i+1, c.rows, n)
			}
		}
		if c.rows > 1 {
			_, first := place(t, pages[:1], "Tên 1")
			_, other := place(t, pages[:1], fmt.Sprintf("Tên %d", (min(c.rows, 30)+1)/2+1))
			if c.rows < 100 && (other.Y != first.Y || other.X < 480) {
				t.Errorf("%d definitions: the second column begins at %v, the first at %v", c.rows, other, first)
			}
		}
		wantTidy(t, pages)
	}
}

func TestScoreStandsBesideTheFirstPageOfTheTable(t *testing.T) {
	table := namesTable(report.SourceTable, "Mục tiêu", 40)
	score := &report.ScoreBox{Title: "Điểm theo nhóm", Overall: number("78", 78), OutOf: "/ 100"}
	pages := page.Layout(planned(report.PageRow{column(9, table), column(3, score)}), reporttest.Pen(t))
	tablePage, left := place(t, pages, "Mục tiêu")
	scorePage, right := place(t, pages, "Điểm theo nhóm")
	if tablePage != 1 || scorePage != 1 || left.Y != right.Y || right.X <= left.X {
		t.Errorf("table on page %d at %v, score on page %d at %v", tablePage, left, scorePage, right)
	}
	wantTidy(t, pages)
}

func TestEverySectionHasABookmarkOnItsFirstPage(t *testing.T) {
	d := reporttest.Document()
	var want, got []string
	for _, s := range d.Sections {
		want = append(want, s.Title)
	}
	for _, p := range page.Layout(d, reporttest.Pen(t)) {
		for _, b := range p.Bookmarks {
			got = append(got, b.Title)
		}
	}
	if strings.Join(got, "|") != strings.Join(want, "|") {
		t.Errorf("bookmarks %q, want %q", got, want)
	}
}

func TestLongMessageLeavesNoWordAlone(t *testing.T) {
	d := one()
	d.Sections[0].Message = "13 of 26 targets on track or met; Cost per lead · Meta Ads is heading for 204.2 k VND, 24.2 k VND above the goal"
	var lines []*page.Text
	for _, run := range texts(page.Layout(d, reporttest.Pen(t))[0]) {
		if run.Size > 15 {
			lines = append(lines, run)
		}
	}
	if len(lines) != 2 || lines[1].Width < 0.6*lines[0].Width {
		t.Errorf("the message is broken into %s", textDump(page.Layout(d, reporttest.Pen(t))))
	}
}

// Rows that could be taller leave the few lines below their table its page.
func TestRemarksStandBelowTheirTable(t *testing.T) {
	for rows := 1; rows <= 8; rows++ {
		table := &report.Table{Kind: report.Scorecard, Title: "Bảng", Columns: scorecardColumns()}
		for i := range rows {
			table.Rows = append(table.Rows, scorecardRow(fmt.Sprintf("KPI số %d", i+1), "", review.OnTrack))
		}
		remarks := &report.Remarks{Title: "Ghi chú", Items: []report.Remark{{Text: "Một dòng"}, {Text: "Hai dòng"}}}
		pages := page.Layout(one(table, remarks), reporttest.Pen(t))
		if len(pages) != 1 {
			t.Errorf("%d rows and two remarks take %d pages, want 1", rows, len(pages))
		}
		wantTidy(t, pages)
	}
}

// A remark of the second column that does not fit below what stands on the page goes
// to the next one.
func TestRemarksBesideEachOtherEndOnThePage(t *testing.T) {
	long := strings.Repeat("Chi phí mỗi khách hàng tiềm năng tăng vì giá hiển thị tăng từ đầu tháng 7. ", 24)
	for rows := range 24 {
		remarks := &report.Remarks{Title: "Ý kiến", Items: []report.Remark{{Text: "Ngắn"}, {Text: "Cũng ngắn"}, {Text: long, Detail: long}, {Text: "Ngắn"}}}
		wantTidy(t, page.Layout(one(namesTable(report.SourceTable, "Trên", rows), remarks), reporttest.Pen(t)))
	}
}
