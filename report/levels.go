package report

import (
	"cmp"
	"slices"
	"strconv"
	"unicode/utf8"

	"kpideck/kpi/review"
)

// strategic is the scorecard of the company's goals with what serves them.
func (b *builder) strategic() *Section {
	lines := b.of(review.Strategic)
	if len(lines) == 0 || !b.judged() {
		return nil
	}
	s := b.section(Strategic)
	s.Message = b.levelMessage(lines)
	if tree := b.tree(); tree != nil {
		s.Blocks = append(s.Blocks, b.pageTree(), tree)
		s.Message = b.treeMessage(tree, lines)
	}
	t := &Table{ID: ScorecardBlock, On: InBook | InText, Kind: Scorecard, Title: b.l.Word("strategic.table"), Note: noted(b.alignedNote(), b.sidesNote(b.withChildren(lines))), Columns: b.scorecardColumns(b.withChildren(lines), b.bandColumns()...)}
	for _, l := range lines {
		t.Rows = append(t.Rows, b.scorecardRow(l, t.Columns))
		if l.row != nil {
			t.Rows = append(t.Rows, b.childRows(l, t.Columns)...)
		}
	}
	b.tidy(t)
	s.Blocks = append(s.Blocks, t)
	s.Blocks = append(append(s.Blocks, b.findings(), b.findingsShown(b.findings())), b.scoreBlocks()...)
	return s.with(b.arithmetic())
}

func (b *builder) bandColumns() []Column {
	return []Column{
		{Role: RoleLow, On: InBook, Title: b.l.Word("column.low"), Code: "80%"},
		{Role: RoleHigh, On: InBook, Title: b.l.Word("column.high"), Code: "80%"},
		{Role: RoleBand, On: InText, Title: b.l.Word("column.band"), Code: "80%"},
		{Role: RoleMissed, On: InText, Title: b.l.Word("column.missed"), Code: b.l.Word("column.missed_code")},
		{Role: RoleMethod, On: InBook, Title: b.l.Word("column.method"), Code: b.l.Word("column.method_code"), Text: true},
		{Role: RoleGroup, On: InBook, Title: b.l.Word("column.group"), Text: true},
		{Role: RoleScore, On: InBook | InText, Title: b.l.Word("column.score"), Code: b.l.Word("column.score_code")},
	}
}

// withChildren are lines and all that serves them.
func (b *builder) withChildren(lines []*line) []*line {
	all := slices.Clone(lines)
	for _, l := range lines {
		if l.row == nil {
			continue
		}
		for _, s := range b.serving(l) {
			all = append(all, s.line)
		}
	}
	return all
}

// served is a tactical line and how many tactical ones stand between it and the
// goal that it serves.
type served struct {
	line  *line
	depth int
}

// serving lists what serves a line, at any depth, each followed by what serves it.
func (b *builder) serving(parent *line) (list []served) {
	for _, c := range b.children(parent) {
		list = append(append(list, served{c, 0}), deeper(b.serving(c))...)
	}
	return list
}

// deeper moves a list below the line before it.
func deeper(list []served) []served {
	for i := range list {
		list[i].depth++
	}
	return list
}

func (b *builder) children(parent *line) (list []*line) {
	for _, child := range parent.row.Children {
		if l := b.lineOf(child); l != nil && child.Target.Level == review.Tactical {
			list = append(list, l)
		}
	}
	return list
}

// childRows hang the tactical lines under their parent, or say that none does.
func (b *builder) childRows(parent *line, cols []Column) []Row {
	if parent.row.Serving == 0 {
		return []Row{{Kind: WarnRow, Cells: []Cell{{Text: b.l.Say("tree.missing", parent.metric.Names.In(b.l.ID))}}}}
	}
	var rows []Row
	for _, s := range b.serving(parent) {
		row := b.scorecardRow(s.line, cols)
		row.Kind, row.Bold, row.Depth = ChildRow, false, s.depth
		rows = append(rows, row)
	}
	return rows
}

func (b *builder) lineOf(r *review.Row) *line {
	for _, l := range b.lines {
		if l.row == r {
			return l
		}
	}
	return nil
}

// levelMessage counts how a level stands, the worst first.
func (b *builder) levelMessage(lines []*line) string {
	judged, good, bad := 0, 0, 0
	var worst *line
	for _, l := range lines {
		if l.row == nil {
			continue
		}
		judged++
		switch toneOfStatus(l.row.Status) {
		case Good:
			good++
		case Bad:
			bad++
			if worst == nil || lostOf(l) > lostOf(worst) {
				worst = l
			}
		}
	}
	over := ""
	if !b.anyRuns(lines) {
		over = "_over"
	}
	switch {
	case judged == 0 && len(lines) > 0:
		return b.changeOrNone(lines[0])
	case worst != nil:
		return b.l.Say("message.level_worst"+over, strconv.Itoa(good), strconv.Itoa(judged), b.lineMessage(worst))
	}
	return b.l.Say("message.level_good"+over, strconv.Itoa(good), strconv.Itoa(judged))
}

func (b *builder) changeOrNone(l *line) string {
	if l.actual.OK() {
		return b.changeMessage(l)
	}
	return b.lineMessage(l)
}

// fitName is the name of the KPI, or its short one where the name is longer
// than there is room for.
func (l *line) fitName(b *builder, letters int) string {
	name := l.metric.Names.In(b.l.ID)
	if short := l.metric.Short.In(b.l.ID); short != "" && utf8.RuneCountInString(name) > letters {
		return short
	}
	return name
}

func (l *line) shortName(b *builder) string {
	name := l.metric.Short.In(b.l.ID)
	if name == "" {
		name = l.metric.Names.In(b.l.ID)
	}
	for _, p := range l.segment {
		name += " " + p.Member
	}
	return name
}

// tactical is the scorecard of departments and people.
func (b *builder) tactical() *Section {
	lines := b.of(review.Tactical)
	if len(lines) == 0 || !b.judged() {
		return nil
	}
	s := b.section(Tactical)
	s.Message = b.levelMessage(lines)
	extra := append(b.bandColumns(),
		Column{Role: RoleRequired, On: InBook, Title: b.l.Word("column.required"), Code: b.l.Word("column.per_day")},
		Column{Role: RoleCurrent, On: InBook, Title: b.l.Word("column.current"), Code: b.l.Word("column.per_day")},
		Column{Role: RoleToBest, On: InBook, Title: b.l.Word("column.to_best"), Code: b.l.Word("column.to_best_code")})
	t := &Table{ID: ScorecardBlock, Kind: Scorecard, Title: b.l.Word("tactical.table"), Note: noted(b.compareNote(), b.sidesNote(lines)), Columns: b.scorecardColumns(lines, extra...), Key: b.bulletKey(lines), Marks: b.bulletMarks(lines)}
	bands := b.bands(lines)
	for _, d := range bands {
		if len(bands) > 1 {
			t.Rows = append(t.Rows, Row{Kind: BandRow, Cells: []Cell{{Text: d}}})
		}
		for _, l := range lines {
			if b.bandOf(l) == d {
				t.Rows = append(t.Rows, b.scorecardRow(l, t.Columns))
			}
		}
	}
	b.tidy(t)
	s.Blocks = append(s.Blocks, t)
	for _, view := range []*Table{b.departmentTable(), b.ownerTable()} {
		if view != nil {
			s.Blocks = append(s.Blocks, view)
		}
	}
	if notes := b.notes(); notes != nil {
		s.Blocks = append(s.Blocks, notes)
	}
	return s
}

// bandOf is the department of a target; what has no target is context.
func (b *builder) bandOf(l *line) string {
	if l.row == nil {
		return b.l.Word("tactical.context")
	}
	return cmp.Or(l.row.Target.Department, b.l.Word("tactical.no_department"))
}

// bands are the departments in the order of targets.csv, then targets without
// one, then what has no target.
func (b *builder) bands(lines []*line) []string {
	var list []string
	last := []string{b.l.Word("tactical.no_department"), b.l.Word("tactical.context")}
	for _, l := range lines {
		if d := b.bandOf(l); !slices.Contains(list, d) && !slices.Contains(last, d) {
			list = append(list, d)
		}
	}
	for _, d := range last {
		if slices.ContainsFunc(lines, func(l *line) bool { return b.bandOf(l) == d }) {
			list = append(list, d)
		}
	}
	return list
}

// notes are the lead's comments on the lines.
func (b *builder) notes() *Remarks {
	r := &Remarks{ID: NotesBlock, Title: b.l.Word("notes.title")}
	seen := map[string]bool{}
	for _, l := range b.quarterFirst() {
		if l.row == nil {
			continue
		}
		for _, n := range l.row.Notes {
			if !seen[n.Text] {
				seen[n.Text] = true
				r.Items = append(r.Items, Remark{Tone: toneOfStatus(l.row.Status), Status: l.row.Status,
					Text: l.name(b) + ": " + n.Text, Detail: n.Author})
			}
		}
	}
	if len(r.Items) == 0 {
		return nil
	}
	return r
}

// quarterFirst lists the quarter's own lines before those of months and years,
// so that a note on a KPI stands with the quarter's goal.
func (b *builder) quarterFirst() []*line {
	lines := slices.Clone(b.lines)
	slices.SortStableFunc(lines, func(x, y *line) int { return cmp.Compare(order(x.period != b.quarter), order(y.period != b.quarter)) })
	return lines
}
