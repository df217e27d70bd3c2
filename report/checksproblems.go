package report

import (
	"cmp"
	"path"
	"slices"
	"strconv"

	"kpideck/kpi/diag"
)

// problemTable lists what was wrong, the worst first.
func (b *builder) problemTable() *Table {
	if len(b.in.Problems) == 0 {
		return nil
	}
	w := b.l.Word
	t := &Table{ID: ProblemsBlock, On: InBook | InText, Kind: ProblemTable, Title: w("checks.problems"), Columns: []Column{
		{Role: RoleStatus, Title: w("checks.severity"), Text: true}, {Role: RoleName, Title: w("checks.place"), Text: true},
		{Role: RoleText, Title: w("checks.what"), Text: true}, {Role: RoleText, Title: w("checks.do"), Text: true}, {Role: RoleValue, Title: w("checks.rows")}}}
	list := slices.Clone(b.in.Problems)
	slices.SortStableFunc(list, func(x, y *diag.Problem) int { return cmp.Compare(severityOrder(x), severityOrder(y)) })
	for _, p := range list {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: w("severity." + string(p.Severity)), Tone: severityTones[p.Severity]}, {Text: p.Pos.String()},
			{Text: p.Message.In(b.l.ID)}, {Text: p.Hint.In(b.l.ID)}, b.whole(max(1, p.Count))}})
	}
	return t
}

// mostProblems is how many kinds of problems a page shows: half of one.
const mostProblems = 8

// problemsByCode is the table of problems of a page: one line for all of a kind,
// the gravest first, then the most frequent.
func (b *builder) problemsByCode() *Table {
	w := b.l.Word
	t := &Table{ID: ProblemsBlock, On: InPage, Kind: ProblemTable, Title: w("checks.problems"), Columns: []Column{
		{Role: RoleStatus, Title: w("checks.severity"), Text: true}, {Role: RoleName, Title: w("checks.what"), Text: true},
		{Role: RoleText, Title: w("checks.do"), Text: true}, {Role: RoleText, Title: w("checks.place"), Text: true}, {Role: RoleValue, Title: w("checks.count")}}}
	folded := foldProblems(b.in.Problems)
	for _, f := range folded[:min(len(folded), mostProblems)] {
		p := f.first
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: w("severity." + string(p.Severity)), Tone: severityTones[p.Severity]},
			{Text: p.Message.In(b.l.ID)}, {Text: p.Hint.In(b.l.ID)}, {Text: path.Base(p.Pos.String())}, b.whole(f.times)}})
	}
	if rest := len(folded) - mostProblems; rest > 0 {
		t.Note = b.l.Say("checks.rest", strconv.Itoa(rest))
	}
	return t
}

// problemKind is all problems of one code and severity.
type problemKind struct {
	first *diag.Problem
	times int
}

func foldProblems(list diag.List) []*problemKind {
	type key struct {
		code     string
		severity diag.Severity
	}
	found := map[key]*problemKind{}
	var kinds []*problemKind
	for _, p := range list {
		k := key{p.Code, p.Severity}
		if found[k] == nil {
			found[k] = &problemKind{first: p}
			kinds = append(kinds, found[k])
		}
		found[k].times++
	}
	slices.SortStableFunc(kinds, func(x, y *problemKind) int {
		return cmp.Or(cmp.Compare(severityOrder(x.first), severityOrder(y.first)), cmp.Compare(y.times, x.times))
	})
	return kinds
}

var severityTones = map[diag.Severity]Tone{diag.Error: Bad, diag.Warning: Risk, diag.Notice: Neutral}

func severityOrder(p *diag.Problem) int {
	return map[diag.Severity]int{diag.Error: 0, diag.Warning: 1, diag.Notice: 2}[p.Severity]
}
