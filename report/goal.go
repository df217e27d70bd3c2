package report

import (
	"cmp"
	"slices"
	"strconv"

	"kpideck/kpi/review"
)

// goals are a page for each strategic goal of the quarter: how it went, what
// serves it, why it moved and what the lead says. They are numbered as pages show
// them, the gravest first, else in the order of targets.csv.
func (b *builder) goals() []*Section {
	lines := slices.DeleteFunc(slices.Clone(b.ofQuarter(review.Strategic)), func(l *line) bool { return l.row == nil || l.row.Goal == nil })
	slices.SortStableFunc(lines, func(x, y *line) int { return cmp.Compare(x.worry(), y.worry()) })
	var list []*Section
	for i, l := range lines {
		list = append(list, b.goal(l, i+1, len(lines)))
	}
	return list
}

func (b *builder) goal(l *line, n, of int) *Section {
	s := b.section(Goal)
	s.On, s.Key = InPage, l.row.Target.ID
	s.Title = b.goalKicker(l, n, of)
	s.Message = b.goalMessage(l)
	chart := b.goalChart(l)
	if chart != nil {
		s.Blocks = append(s.Blocks, chart)
	}
	m := moved{line: l, bridge: l.row.Bridge, factors: l.row.Factors}
	if m.bridge != nil {
		block := b.bridgeBlock(m)
		says := &Remarks{ID: SaysBlock, On: InPage, Title: b.l.Word("why.says"), Items: block.Says}
		block.On, block.Says, block.Lead = InPage, nil, nil
		if chart != nil {
			block.Status = Cell{} // it stands above the chart beside it
		}
		s.Blocks = append(s.Blocks, block, says)
	}
	if t := b.childrenTable(l); t != nil {
		s.Blocks = append(s.Blocks, t)
	}
	return s.with(b.goalNotes(l))
}

// with adds a block, where there is one.
func (s *Section) with(r *Remarks) *Section {
	if r != nil {
		s.Blocks = append(s.Blocks, r)
	}
	return s
}

// goalKicker names the goal, what it counts for and who answers for it.
func (b *builder) goalKicker(l *line, n, of int) string {
	text := b.l.Say("goals.kicker", strconv.Itoa(n), strconv.Itoa(of), l.name(b))
	if group := b.groupWeight(l.row); group != "" {
		text += " (" + group + ")"
	}
	if owner := l.row.Target.Owner; owner != "" {
		text += " · " + owner
	}
	return text
}

// goalMessage says where the goal stands and, where it moved, what moved it.
func (b *builder) goalMessage(l *line) string {
	text := b.lineMessage(l)
	if l.row.Bridge == nil || l.row.Kind == review.GoalBetween || b.change(l.previous, l.metric).Number == nil {
		return text
	}
	m := moved{line: l, bridge: l.row.Bridge}
	reasons := b.reasons(m, 1)
	if len(reasons) == 0 {
		return text
	}
	return text + b.l.Say("goals.moved", b.changeWords(m.bridge, l), b.periodShort(m.bridge.Period), reasons[0])
}

// goalChildren is how many of the targets that serve a goal stand on its page, the
// gravest first; the tree holds all.
const goalChildren = 7

// childrenTable are the tactical targets that serve a goal, or what is missing.
func (b *builder) childrenTable(l *line) *Table {
	w := b.l.Word
	lines := b.children(l)
	t := &Table{ID: ChildrenBlock, On: InPage, Kind: Scorecard, Title: b.l.Say("goals.children", l.metric.Names.In(b.l.ID)), Columns: []Column{
		{Role: RoleName, Title: w("column.kpi"), Text: true},
		{Role: RoleOwner, Title: w("column.owner"), Text: true},
		{Role: RoleGoal, Title: w("column.goal")},
		{Role: RoleActual, Title: b.actualTitle()},
		{Role: RoleForecast, Title: w("column.forecast")},
		{Role: RoleLow, Title: w("column.band"), Code: "80%"},
		{Role: RolePacing, Title: w("column.pacing")},
		{Role: RoleSpark, Title: w("column.weeks"), Code: b.weekSpanCode()},
		{Role: RoleStatus, Title: w("column.status"), Text: true}}}
	if !b.anyRuns(lines) {
		t.Columns = slices.DeleteFunc(t.Columns, func(c Column) bool { return slices.Contains(forecastRoles, c.Role) || c.Role == RolePacing })
	}
	if more := len(lines) - goalChildren; more > 0 {
		lines = slices.Clone(lines)
		slices.SortStableFunc(lines, func(x, y *line) int { return cmp.Compare(x.worry(), y.worry()) })
		lines, t.Note = lines[:goalChildren], b.l.Say("goals.more", strconv.Itoa(more))
	}
	for _, c := range lines {
		row := Row{Key: c.key(), ID: c.row.Target.ID}
		for _, col := range t.Columns {
			cell := b.scorecardCell(c, col)
			switch col.Role {
			case RoleLow:
				cell = b.bandText(c)
			case RoleName:
				cell.Text = b.shortCard(c, childLetters).Name
			case RoleSpark:
				cell = Cell{}
				if c.actual.OK() {
					cell.Spark = b.evenWeeks(c)
				}
			}
			row.Cells = append(row.Cells, cell)
		}
		t.Rows = append(t.Rows, row)
	}
	if len(lines) == 0 {
		if l.row.Serving > 0 {
			return nil // strategic ones below it have pages of their own
		}
		t.Rows = []Row{{Kind: WarnRow, Cells: []Cell{{Text: b.l.Say("tree.missing", l.metric.Names.In(b.l.ID))}}}}
	}
	return t
}

// goalNotes are the lead's words on the goal and its children, or the question
// where a red one has none.
func (b *builder) goalNotes(l *line) *Remarks {
	r := &Remarks{ID: NotesBlock, On: InPage, Title: b.l.Word("goals.notes")}
	seen := map[string]bool{}
	for _, x := range append([]*line{l}, b.children(l)...) {
		for _, n := range x.row.Notes {
			if !seen[n.Text] {
				seen[n.Text] = true
				r.Items = append(r.Items, Remark{Tone: toneOfStatus(x.row.Status), Status: x.row.Status, Text: x.shortName(b) + ": " + n.Text, Detail: n.Author})
			}
		}
	}
	if len(r.Items) == 0 && l.row.Status.Bad() {
		r.Items = []Remark{{Tone: Bad, Text: b.l.Say("goals.no_note", l.name(b))}}
	}
	if len(r.Items) == 0 {
		return nil
	}
	return r
}
