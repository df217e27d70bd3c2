package xlsx_test

import (
	"regexp"
	"strings"
	"testing"

	"kpideck/kpi"
	"kpideck/report"
	"kpideck/report/reporttest"
)

// TestContentsAskWhatAFurtherSheetAnswers: a second sheet of a section answers
// another question than the first one, and of several blocks the contents name
// those that its own name does not.
func TestContentsAskWhatAFurtherSheetAnswers(t *testing.T) {
	sources, problems := plainTable("Nguồn", 50), plainTable("Vấn đề", 50)
	sources.ID, problems.ID = report.SourcesBlock, report.ProblemsBlock
	long := strings.Repeat("tên dài ", 6)
	tests := []struct {
		name   string
		blocks []report.Block
		want   string
	}{
		{"one block", []report.Block{plainTable("Một", 50), sources}, "Đọc tệp nào?"},
		{"one that has no question", []report.Block{plainTable("Một", 50), problems}, "In ra sao?"},
		{"several below a name that says the first", []report.Block{plainTable("Một", 50), plainTable("Hai", 50), plainTable("Ba", 5), plainTable("Bốn", 5), plainTable("Sáu", 50), plainTable(long, 50), plainTable("Năm "+long, 5)}, "Năm " + long},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := reporttest.Document()
			d.Words.Questions = map[report.BlockID]string{report.SourcesBlock: "Đọc tệp nào?"}
			d.Sections = []*report.Section{{ID: report.Smart, Title: "In thử", Question: "In ra sao?", Message: "in thử", Blocks: tt.blocks}}
			var asked []string
			for _, c := range read(t, build(t, d)).Sheet("Mục lục").Cells {
				if strings.HasPrefix(c.Ref, "D") {
					asked = append(asked, c.Value)
				}
			}
			if got := strings.Join(asked, "\n"); !strings.Contains(got, strings.TrimSpace(tt.want)) {
				t.Errorf("the contents ask\n%s\nwithout %q", got, tt.want)
			}
		})
	}
}

// TestSmallChartsShowWhatIsBelowZero: weeks below zero are no weeks without a
// result.
func TestSmallChartsShowWhatIsBelowZero(t *testing.T) {
	d := reporttest.Document()
	table := plainTable("Một", 1)
	table.Columns = append(table.Columns, report.Column{Role: report.RoleSpark, Title: "Theo tuần"})
	list := make([]*float64, 0, 3)
	for _, v := range []float64{20, -40, 10} {
		list = append(list, &v)
	}
	table.Rows[0].Cells = append(table.Rows[0].Cells, report.Cell{Spark: list})
	d.Sections = []*report.Section{{ID: report.Smart, Title: "In thử", Message: "in thử", Blocks: []report.Block{table}}}
	part := read(t, build(t, d)).Sheet("In thử").Part
	if !strings.Contains(part, `manualMax="27" manualMin="-54"`) {
		t.Error("the small chart leaves out its week below zero")
	}
}

// TestPeriodsOfTheTotalsAreRead: what was there before a period has a longer name
// than a period.
func TestPeriodsOfTheTotalsAreRead(t *testing.T) {
	d := reporttest.Document()
	d.Data.Totals.Opening = "tồn trước khi bắt đầu"
	eachAmount(d, func(a *kpi.Amount) { a.Opening = true })
	sheet := read(t, build(t, d)).Sheet("Tổng hợp")
	wide := periodWidth.FindStringSubmatch(sheet.Part)
	if wide == nil || number(wide[1]) < 25 {
		t.Errorf("the column of periods: %v", wide)
	}
}

var periodWidth = regexp.MustCompile(`<col min="2"[^>]* width="([0-9]+)`)

// TestTextsAmongNumbersAreRead: "no target" reaches into the cell before it, but not
// where a number stands there.
func TestTextsAmongNumbersAreRead(t *testing.T) {
	goal := func(before string) string {
		d := reporttest.Document()
		table := plainTable("Một", 1)
		for _, text := range []string{before, strings.Repeat("chưa có mục tiêu ", 2)} {
			table.Columns = append(table.Columns, report.Column{Role: report.RoleGoal, Title: "Số"})
			table.Rows[0].Cells = append(table.Rows[0].Cells, report.Cell{Text: text})
		}
		d.Sections = []*report.Section{{ID: report.Smart, Title: "In thử", Message: "in thử", Blocks: []report.Block{table}}}
		return goalWidth.FindString(read(t, build(t, d)).Sheet("In thử").Part)
	}
	if empty, filled := goal(""), goal("12"); empty == filled || filled == "" {
		t.Errorf("beside an empty cell %q, beside a number %q", empty, filled)
	}
}

var goalWidth = regexp.MustCompile(`<col min="4"[^>]*>`)
