package deck

import (
	"regexp"
	"slices"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// wideRows is how many rows a hint writes out.
const wideRows = 3

// wide refuses a table that has a row per period and a column per KPI, as
// people keep budgets: it says neither at least nor at most, its zeros may mean
// no target, and its headers name no id. The hint writes the first rows anew.
func wide(t Table, cat *kpi.Catalog, cal kpi.Calendar) diag.List {
	at := slices.IndexFunc(t.Header, isPeriod)
	if at < 0 || slices.ContainsFunc(t.Header, func(h string) bool { return slices.Contains(headingsOf(h, targetHeadings), "kpi") }) {
		return nil
	}
	var lines []string
	for _, row := range t.Rows {
		if at >= len(row) || strings.TrimSpace(row[at]) == "" {
			continue
		}
		label := periodOf(row[at], cal)
		if label == "" {
			return nil
		}
		lines = append(lines, tall(t.Header, row, at, label, cat)...)
	}
	if len(lines) == 0 {
		return nil
	}
	example := strings.Join(append([]string{"kpi,period,goal"}, lines[:min(len(lines), wideRows)]...), "; ")
	return diag.List{{Code: "wide_table", Severity: diag.Error, Pos: diag.Pos{File: t.File, Line: t.line(0), Column: at + 1}, Count: 1,
		Message: diag.Both("bảng có mỗi KPI một cột; cần mỗi mục tiêu một dòng", "the table has a column for each KPI; it needs a row for each target"),
		Hint:    diag.Bothf("viết lại thành các dòng: %s", "write it as rows: %s", example)}}
}

// isPeriod tells whether a header stands over periods.
func isPeriod(header string) bool {
	words := append([]string{"period", "tháng", "quý", "tuần", "năm", "month", "quarter", "week", "year"}, periodAliases...)
	return slices.ContainsFunc(words, func(w string) bool { return fold(w) == fold(header) })
}

// periodOf reads a period, also the first day of a month that a workbook made
// of one.
func periodOf(text string, cal kpi.Calendar) string {
	c := cell(clean(text))
	if p, f := (periodCell{c}).period(cal); f == nil {
		return p.Label
	}
	if day, f := (dateCell{c}).date(); f == nil {
		return cal.Containing(kpi.Monthly, day).Label
	}
	return ""
}

// aroundKPI is what stands around the name of a KPI in the header of a budget.
var aroundKPI = regexp.MustCompile(`\([^)]*\)|\b(target|goal|muc tieu|chi tieu|ke hoach)\b`)

// tall writes a row of a wide table as rows of targets; a KPI that the header
// does not name is left to be filled in. Zeros stand for no target.
func tall(header, row []string, period int, label string, cat *kpi.Catalog) (lines []string) {
	for i, text := range header {
		if i == period || i >= len(row) || fold(text) == "" || strings.Trim(row[i], " 0.,") == "" {
			continue
		}
		id := "?"
		if found := called(aroundKPI.ReplaceAllString(unmarked(strings.ToLower(text)), ""), cat); len(found) == 1 {
			id = found[0].ID
		}
		goal := strings.TrimSpace(row[i])
		if strings.Contains(goal, ",") {
			goal = `"` + goal + `"`
		}
		lines = append(lines, id+","+label+","+goal)
	}
	return lines
}
