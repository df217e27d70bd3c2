package xlsx_test

import (
	"strings"
	"testing"

	"kpideck/report"
	"kpideck/report/reporttest"
)

// edited is the fixture with the sheets that people write into.
func edited() *report.Document {
	d := reporttest.Document()
	value := func(v float64, text string) report.Cell {
		return report.Cell{Text: text, Number: &v, Format: report.Format{Kind: report.FormatMoney, Scale: 1e9, Decimals: 2}}
	}
	due := 45916.0 // 16 September 2025
	actions := &report.Table{Kind: report.ActionTable, Blank: 3, Columns: []report.Column{
		{Role: report.RoleName, Title: "Việc cần làm", Text: true}, {Role: report.RoleOwner, Title: "Chủ trì", Text: true, Choices: []report.Cell{{Text: "Giám đốc"}, {Text: "Trưởng nhóm"}}},
		{Role: report.RoleDue, Title: "Hạn"}, {Role: report.RoleState, Title: "Trạng thái", Text: true, Choices: []report.Cell{{Text: "đang làm", Mark: report.MarkDoing}, {Text: "xong", Mark: report.MarkDone}}}},
		Rows: []report.Row{{Cells: []report.Cell{{Text: "Sửa giỏ hàng"}, {Text: "Trưởng nhóm"}, {Text: "16/9", Number: &due, Format: report.Format{Kind: report.FormatDate}},
			{Text: "đang làm", Mark: report.MarkDoing}}}}}
	next := &report.Table{Kind: report.NextTable, Columns: []report.Column{
		{Role: report.RoleName, Title: "KPI", Text: true}, {Role: report.RoleValue, Title: "Thận trọng"}, {Role: report.RoleValue, Title: "Cân bằng"},
		{Role: report.RoleText, Title: "Chọn mức", Text: true, Choices: []report.Cell{{Text: "Thận trọng"}, {Text: "Cân bằng"}}}, {Role: report.RoleGoal, Title: "Mục tiêu Q4"}}}
	goal := value(12.37e9, "12,37")
	goal.Calc = report.CalcPicked
	next.Rows = []report.Row{{Cells: []report.Cell{{Text: "Doanh thu"}, value(11.45e9, "11,45"), value(12.37e9, "12,37"), {Text: "Cân bằng"}, goal}}}
	d.Sections = append(d.Sections, &report.Section{ID: report.Actions, Title: "Hành động", Message: "1 việc đang mở", Blocks: []report.Block{actions}},
		&report.Section{ID: report.Next, Title: "Mục tiêu quý sau", Message: "đề xuất", Blocks: []report.Block{next}})
	return d
}

// TestPeopleCanWrite holds what the sheets of actions and of the next goals
// offer: lists, days, a filter, empty rows, and a goal that follows the choice.
func TestPeopleCanWrite(t *testing.T) {
	w := read(t, build(t, edited()))
	sheets := map[string]*reporttest.Sheet{}
	for i := range w.Sheets {
		sheets[w.Sheets[i].Name] = &w.Sheets[i]
	}
	actions, next := sheets["Hành động"], sheets["Mục tiêu quý sau"]
	for _, has := range []string{
		`<autoFilter ref="$B$5:$E$9"`, `sqref="C6:C9" type="list"`, `sqref="D6:D9" type="date"`, `sqref="E6:E9" type="list"`,
	} {
		if !strings.Contains(actions.Part, has) {
			t.Errorf("the sheet of actions lacks %s", has)
		}
	}
	if c := actions.Cell("D6"); c.Type != "n" || c.Value != "45916" || !strings.Contains(c.Look, "dd/mm/yyyy") {
		t.Errorf("the day is %+v", c)
	}
	if c := actions.Cell("E6"); c.Value != "► Đang làm" {
		t.Errorf("the state is %q, which its list does not offer", c.Value)
	}
	if c := next.Cell("F6"); c.Formula != `IFERROR(INDEX(C6:D6,MATCH(E6,$C$5:$D$5,0)),"–")` || c.Value != "12370000000" {
		t.Errorf("the goal is %+v", c)
	}
	if strings.Contains(next.Part, "<autoFilter") {
		t.Error("the next goals have a filter, whose arrows would hide the proposals' names")
	}
	if _, differences := reporttest.CompareFormulas(w, reporttest.Recalculate(t, build(t, edited()))); len(differences) > 0 {
		t.Error(differences)
	}
}

// TestBoxAlone holds that questions to decide find their rows below everything
// else, where no chart beside them has made any.
func TestBoxAlone(t *testing.T) {
	d := reporttest.Document()
	long := strings.Repeat("một câu hỏi dài ", 60)
	d.Sections = []*report.Section{{ID: report.Actions, Title: "Hành động", Message: "hỏi", Blocks: []report.Block{
		&report.Remarks{Box: true, Title: "Cần quyết", Items: []report.Remark{{Text: long}, {Text: "hai", Detail: long}}}}}}
	found := 0
	for _, s := range read(t, build(t, d)).Sheets {
		for _, c := range s.Cells {
			if strings.HasPrefix(c.Value, "1.  một câu") || strings.HasPrefix(c.Value, "2.  hai") {
				found++
			}
		}
	}
	if found != 2 {
		t.Errorf("%d of 2 questions are asked", found)
	}
}
