package xlsx_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kpideck/kpi"
	"kpideck/report"
	"kpideck/report/reporttest"
)

// plainTable is a table of one column of texts.
func plainTable(title string, rows int) *report.Table {
	t := &report.Table{Kind: report.SmartTable, Title: title, Columns: []report.Column{{Role: report.RoleName, Title: title, Text: true}}}
	for i := range rows {
		t.Rows = append(t.Rows, report.Row{Cells: []report.Cell{{Text: fmt.Sprintf("%s %d", title, i)}}})
	}
	return t
}

var rowBreak = regexp.MustCompile(`<brk id="([0-9]+)"`)

// TestPrintedPages holds which header printed pages repeat, and that no page
// ends a sheet with a line or two.
func TestPrintedPages(t *testing.T) {
	tests := []struct {
		name   string
		rows   []int // of the tables of a sheet
		repeat string
	}{
		{"one page", []int{5}, ""},
		{"one long table", []int{200}, "$5:$5"},
		{"a long table after a short one", []int{3, 200}, "$11:$11"},
		{"a short table after a long one", []int{200, 3}, "$5:$5"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := reporttest.Document()
			s := &report.Section{ID: report.Smart, Title: "In thử", Message: "in thử"}
			for i, n := range tt.rows {
				s.Blocks = append(s.Blocks, plainTable(fmt.Sprintf("Bảng %d", i+1), n))
			}
			d.Sections = []*report.Section{s}
			w := read(t, build(t, d))
			names := w.Parts["xl/workbook.xml"]
			if titles := `&#39;In thử&#39;!` + tt.repeat + `</definedName>`; tt.repeat != "" && !strings.Contains(names, titles) {
				t.Errorf("the workbook does not repeat %s: %s", titles, names)
			}
			if tt.repeat == "" && strings.Contains(names, `Print_Titles" localSheetId="1"`) {
				t.Error("a header is repeated that heads nothing on later pages")
			}
			part := w.Parts["xl/worksheets/sheet2.xml"]
			breaks := rowBreak.FindAllStringSubmatch(part, -1)
			last := strings.Count(part, "<row ")
			if len(breaks) > 0 && last-number(breaks[len(breaks)-1][1]) < 5 {
				t.Errorf("the last of %d rows stand alone behind the break at %s", last, breaks[len(breaks)-1][1])
			}
		})
	}
}

// TestDataSheetRepeatsItsHeader holds that every page of the data names its columns.
func TestDataSheetRepeatsItsHeader(t *testing.T) {
	w := read(t, build(t, reporttest.Document()))
	if names := w.Parts["xl/workbook.xml"]; !strings.Contains(names, `&#39;Dữ liệu&#39;!$5:$5</definedName>`) {
		t.Errorf("the header of the data sheet is not repeated: %s", names)
	}
}

// TestNotSetIsSaidInTheLanguage holds that the data sheet has a word for a row
// without a campaign, but not one that is a campaign's own name.
func TestNotSetIsSaidInTheLanguage(t *testing.T) {
	campaign := func(w *reporttest.Workbook) string {
		for i := range w.Sheets {
			if w.Sheets[i].Name == "Dữ liệu" {
				return w.Sheets[i].Cell("I6").Value
			}
		}
		return ""
	}
	d := reporttest.Document()
	d.Data.Rows[0].Campaign = kpi.NotSet
	if got := campaign(read(t, build(t, d))); got != d.Words.NotSet {
		t.Errorf("a row without a campaign says %q, want %q", got, d.Words.NotSet)
	}
	d.Data.Rows[1].Campaign = strings.ToUpper(d.Words.NotSet)
	if got := campaign(read(t, build(t, d))); got != kpi.NotSet {
		t.Errorf("beside a campaign that is called so a row without one says %q, want %q", got, kpi.NotSet)
	}
}

// TestOnlyTheReviewIsPrinted holds that whoever prints the workbook gets a page
// of the data and of the totals, which say so, and all of the other sheets.
func TestOnlyTheReviewIsPrinted(t *testing.T) {
	d := reporttest.Large(30)
	d.Words.FirstPage = "chỉ in trang đầu, " + strings.Repeat("và nói dài dòng ", 20)
	w := read(t, build(t, d))
	for _, name := range []string{"Dữ liệu", "Tổng hợp"} {
		area := regexp.MustCompile(`Print_Area"[^>]*>&#39;` + name + `&#39;!\$A\$1:\$[A-Z]+\$([0-9]+)<`).FindStringSubmatch(w.Parts["xl/workbook.xml"])
		if area == nil || number(area[1]) < 20 || number(area[1]) > 60 {
			t.Errorf("%s prints %v", name, area)
		}
		if said := w.Sheet(name).Cell("B3").Value; !strings.Contains(said, "chỉ in trang đầu") {
			t.Errorf("%s says %q", name, said)
		}
		if !strings.Contains(w.Sheet(name).Part, `<mergeCell ref="B3:`) {
			t.Errorf("the edge of the page cuts what %s says of its printing", name)
		}
	}
	if said := w.Sheet("Chiến lược").Cell("B3").Value; strings.Contains(said, "chỉ in trang đầu") {
		t.Errorf("the strategic sheet says %q", said)
	}
}

// TestSecondSheet holds that what does not fit on the last page of a long table
// gets a sheet of its own, since every later page would repeat that table's header.
func TestSecondSheet(t *testing.T) {
	tests := []struct {
		name   string
		blocks []report.Block
		second string // its name; "" for none
	}{
		{"one long table", []report.Block{plainTable("Một", 90)}, ""},
		{"two that fit on a page", []report.Block{plainTable("Một", 8), plainTable("Hai", 8)}, ""},
		{"a short one after a long one", []report.Block{plainTable("Một", 30), plainTable("Hai", 3)}, ""},
		{"two long ones", []report.Block{plainTable("Một", 50), plainTable("Hai", 50)}, "Hai"},
		{"a long one and several", []report.Block{plainTable("Một", 50), plainTable("Hai", 40), plainTable("Ba", 9)}, "In thử (tiếp)"},
		{"a long one before a short one that its last rows are carried to", []report.Block{plainTable("Một", 50), plainTable("Hai", 18)}, ""},
		{"prose after a long one", []report.Block{plainTable("Một", 50), prose("Nói bằng lời", 40)}, "Nói bằng lời"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := reporttest.Document()
			d.Sections = []*report.Section{{ID: report.Smart, Title: "In thử", Question: "In ra sao?", Message: "in thử", Blocks: tt.blocks}}
			w := read(t, build(t, d))
			got := ""
			if name := w.Sheets[2].Name; name != "Dữ liệu" {
				got = name
			}
			if got != tt.second {
				t.Errorf("the second sheet is %q, want %q", got, tt.second)
			}
			if contents := w.Sheet("Mục lục"); tt.second != "" && contents.Cell("C7").Value != tt.second {
				t.Errorf("the contents say %q", contents.Cell("C7").Value)
			} else if tt.second != "" && contents.Cell("D7").Value == tt.second {
				t.Errorf("the contents ask what the sheet is called: %q", tt.second)
			}
		})
	}
}

// TestFurtherSheets holds that each long table that finds another one's header
// repeated gets a sheet, as many as that needs and no more, under names of their own.
func TestFurtherSheets(t *testing.T) {
	d := reporttest.Document()
	d.Sections = []*report.Section{{ID: report.Smart, Title: "In thử", Message: "in thử", Blocks: []report.Block{
		plainTable("Một", 50), plainTable("Hai", 50), plainTable("Ba", 5), plainTable("Bốn", 5), plainTable("Hai", 50), plainTable("Tên dài hơn một trang tính chứa được", 50),
		plainTable("Năm", 50), plainTable("Sáu", 5),
	}}}
	var names []string
	for _, s := range read(t, build(t, d)).Sheets {
		names = append(names, s.Name)
	}
	want := []string{"Mục lục", "In thử", "In thử (tiếp)", "Hai", "Tên dài hơn một trang tính…", "Năm", "Dữ liệu"}
	if diff := cmp.Diff(want, names); diff != "" {
		t.Error(diff)
	}
}

// TestEveryPrintedPageNamesItsColumns tries tables and prose of many lengths: no
// page goes on with a table without its header, and none stands below a header
// whose table has no row there, also where a program fits a little less on a page.
func TestEveryPrintedPageNamesItsColumns(t *testing.T) {
	for seed := range uint64(60) {
		rnd := rand.New(rand.NewPCG(seed, 1))
		var blocks []report.Block
		said := ""
		for i := range 1 + rnd.IntN(6) {
			n := 1 + rnd.IntN([]int{8, 30, 90}[rnd.IntN(3)])
			title := fmt.Sprintf("Khối %d", i+1)
			if said += fmt.Sprintf(" %d", n); i > 0 && rnd.IntN(4) == 0 {
				blocks = append(blocks, prose(title, n))
				said += " lines"
			} else {
				blocks = append(blocks, plainTable(title, n))
			}
		}
		d := reporttest.Document()
		d.Sections = []*report.Section{{ID: report.Smart, Title: "In thử", Message: "in thử", Footer: "cách làm", Blocks: blocks}}
		w := read(t, build(t, d))
		for _, share := range []float64{1, 0.99} {
			for _, p := range w.Prints(share) {
				for _, table := range p.Tables {
					if len(table.Bare) > 0 {
						t.Errorf("%s: pages %v of %s go on with %q without its header", said, table.Bare, p.Name, table.Title)
					}
				}
				if len(p.Astray) > 0 {
					t.Errorf("%s: pages %v of %s repeat a header in vain", said, p.Astray, p.Name)
				}
			}
		}
	}
}

// TestWarningsStayWithTheirRow holds that no page starts with a warning: it is
// about the row above it.
func TestWarningsStayWithTheirRow(t *testing.T) {
	for rows := 20; rows < 40; rows++ {
		table := plainTable("Một", 80)
		table.Rows[rows].Kind = report.WarnRow
		d := reporttest.Document()
		d.Sections = []*report.Section{{ID: report.Smart, Title: "In thử", Message: "in thử", Blocks: []report.Block{table}}}
		for _, p := range read(t, build(t, d)).Prints(1) {
			for _, page := range p.Pages {
				if p.Name == "In thử" && page.First == 6+rows {
					t.Errorf("a page starts with the warning below row %d", rows)
				}
			}
		}
	}
}

func prose(title string, items int) *report.Remarks {
	r := &report.Remarks{Title: title}
	for range items {
		r.Items = append(r.Items, report.Remark{Text: "một câu"})
	}
	return r
}

// TestLongMessageIsPrinted holds that a message longer than its sheet is wide is
// wrapped: the edge of the page would cut it.
func TestLongMessageIsPrinted(t *testing.T) {
	d := reporttest.Document()
	d.Sections = []*report.Section{{ID: report.Smart, Title: "In thử", Message: strings.Repeat("một câu dài ", 20), Blocks: []report.Block{plainTable("Một", 3)}}}
	sheet := read(t, build(t, d)).Sheet("In thử")
	if !strings.Contains(sheet.Part, `<mergeCell ref="B2:`) {
		t.Errorf("the message is %+v", sheet.Cell("B2"))
	}
}

// TestLongNotesArePrinted holds the same of what explains a table, above it and
// below it.
func TestLongNotesArePrinted(t *testing.T) {
	d := reporttest.Document()
	first, second := plainTable("Một", 3), plainTable("Hai", 3)
	first.Note, second.Note = strings.Repeat("một câu dài ", 30), strings.Repeat("câu khác dài ", 30)
	second.Key = []string{strings.Repeat("chú giải dài ", 30)}
	for _, table := range []*report.Table{first, second} {
		table.Columns = append(table.Columns, report.Column{Role: report.RoleOwner, Title: "Ai", Text: true})
	}
	d.Sections = []*report.Section{{ID: report.Smart, Title: "In thử", Message: "in thử", Blocks: []report.Block{first, second}}}
	sheet := read(t, build(t, d)).Sheet("In thử")
	for _, ref := range []string{"B9", "B12", "B17"} {
		if c := sheet.Cell(ref); !strings.Contains(c.Value, "dài") || !strings.Contains(sheet.Part, `<mergeCell ref="`+ref+`:`) {
			t.Errorf("%s is not wrapped: %+v", ref, c)
		}
	}
}

// TestPathsHaveTheirLines holds that a row is tall enough for a path, which
// programs break after its hyphens and slashes.
func TestPathsHaveTheirLines(t *testing.T) {
	for _, mark := range []string{"-", "/"} {
		table := plainTable("Tệp", 1)
		table.Columns = append(table.Columns, report.Column{Role: report.RoleOwner, Title: "Ai", Text: true})
		table.Rows[0].Cells[0].Text = strings.Repeat(strings.Repeat("m", 20)+mark, 6) // two do not fit on a line
		d := reporttest.Document()
		d.Sections = []*report.Section{{ID: report.Smart, Title: "In thử", Message: "in thử", Blocks: []report.Block{table}}}
		sheet := read(t, build(t, d)).Sheet("In thử")
		if tall := rowTall.FindStringSubmatch(sheet.Part); tall == nil || number(tall[1]) < 16+5*13 {
			t.Errorf("with %q the row is %v points tall", mark, tall)
		}
	}
}

var rowTall = regexp.MustCompile(`<row r="6"[^>]* ht="([0-9]+)`)

// TestProseIsNotCut holds that a few lines, and the method below them, stay on one
// page where much of the page before is filled, and are cut where little of it is.
func TestProseIsNotCut(t *testing.T) {
	for _, tt := range []struct {
		rows, lines int
		begins      bool // the second page
		footer      string
	}{{16, 20, true, ""}, {2, 40, false, ""}, {12, 9, true, strings.Repeat("cách làm ", 160)}} {
		d := reporttest.Document()
		d.Sections = []*report.Section{{ID: report.Smart, Title: "In thử", Message: "in thử", Footer: tt.footer, Blocks: []report.Block{plainTable("Một", tt.rows), prose("Hai", tt.lines)}}}
		for _, p := range read(t, build(t, d)).Prints(1) {
			heading := 5 + tt.rows + 2
			if p.Name == "In thử" && (len(p.Pages) != 2 || (p.Pages[1].First == heading || p.Pages[1].First == heading-1) != tt.begins) {
				t.Errorf("%d rows and %d lines: %+v, the heading stands at %d", tt.rows, tt.lines, p.Pages, heading)
			}
		}
	}
}

// TestTableOfAnotherSheetNarrowsNone holds that a column keeps its width whatever
// stands on further sheets.
func TestTableOfAnotherSheetNarrowsNone(t *testing.T) {
	table := func(title string, columns int, name, text string) *report.Table {
		t := plainTable(title, 150)
		for i := range columns {
			t.Columns = append(t.Columns, report.Column{Role: report.RoleText, Title: fmt.Sprint(i), Text: true})
		}
		for i := range t.Rows {
			t.Rows[i].Cells[0].Text = name
			for range columns {
				t.Rows[i].Cells = append(t.Rows[i].Cells, report.Cell{Text: text})
			}
		}
		return t
	}
	long := func() *report.Table { return table("Một", 9, strings.Repeat("tên dài ", 6), "ít") }
	wide := table("Hai", 8, "tên", strings.Repeat("từ", 12))
	width := func(blocks ...report.Block) string {
		d := reporttest.Document()
		d.Sections = []*report.Section{{ID: report.Smart, Title: "In thử", Message: "in thử", Blocks: blocks}}
		return nameWidth.FindString(read(t, build(t, d)).Sheet("In thử").Part)
	}
	if alone, beside := width(long()), width(long(), wide); alone != beside || alone == "" {
		t.Errorf("%q alone, %q where another table follows", alone, beside)
	}
}

var nameWidth = regexp.MustCompile(`<col min="2"[^>]*>`)

// TestSecondSheetIsTitled holds that a second sheet says once what is on top of it.
func TestSecondSheetIsTitled(t *testing.T) {
	for _, blocks := range [][]report.Block{
		{plainTable("Một", 50), plainTable("Hai", 50), plainTable("Ba", 9)},
		{plainTable("Một", 50), prose("Hai", 40)},
	} {
		d := reporttest.Document()
		d.Sections = []*report.Section{{ID: report.Smart, Title: "In thử", Message: "in thử", Blocks: blocks}}
		said := 0
		sheet := &read(t, build(t, d)).Sheets[2]
		for _, c := range sheet.Cells {
			if c.Value == "Hai" && strings.Contains(c.Look, "bold") && !strings.HasPrefix(c.Look, "9 ") {
				said++
			}
		}
		if said != 1 || sheet.Cell("B1").Value != "Hai" {
			t.Errorf("%s says %q on top and its title %d times", sheet.Name, sheet.Cell("B1").Value, said)
		}
	}
}
