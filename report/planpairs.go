package report

import "slices"

// fewChildren is how many targets may serve a goal that shares its page.
const fewChildren = 3

// paired groups the sections of an entry by page: goals that need half of one
// stand with the next such goal, where the layout says what of them is shown.
func (p *planner) paired(l *LayoutPage, list []*Section) (groups [][]*Section) {
	half := -1 // the group that waits for a second
	for _, s := range list {
		light := len(l.Pair) > 0 && s != nil && p.light(l, s)
		if light && half >= 0 {
			groups[half] = append(groups[half], s)
			half = -1
			continue
		}
		groups = append(groups, []*Section{s})
		if light {
			half = len(groups) - 1
		}
	}
	return groups
}

// light tells whether a goal has one picture at most and few targets below it.
func (p *planner) light(l *LayoutPage, s *Section) bool {
	pictures := len(s.named(ChartBlock)) + len(s.named(BridgeBlock))
	for _, b := range s.named(ChildrenBlock) {
		if t, ok := b.(*Table); ok && len(t.Rows) > fewChildren {
			return false
		}
	}
	return pictures < 2 && len(s.all(l.Pair)) > 0
}

// all are the blocks that a row names, in its order.
func (s *Section) all(r layoutRow) (list []Block) {
	for _, c := range r {
		for _, name := range c.blocks {
			list = append(list, s.named(name.id)...)
		}
	}
	return list
}

// pair is a page of two goals side by side.
func (p *planner) pair(l *LayoutPage, goals []*Section) PagePlan {
	plan := PagePlan{Section: goals[0], Footer: goals[0].Footer}
	var names, messages []string
	var row PageRow
	for _, s := range goals {
		column := PageColumn{Span: pageSpans / len(goals), Blocks: s.all(l.Pair)}
		for i, b := range column.Blocks {
			if t, ok := b.(*Table); ok {
				column.Blocks[i] = t.narrow()
			}
		}
		row = append(row, column)
		name, message := s.Title, s.Message
		if line := p.lineOf(s.Key); line != nil {
			plan.Targets = append(plan.Targets, line.key())
			name, message = line.name(p.b), p.b.lineMessage(line)
		}
		names, messages = append(names, name), append(messages, message)
	}
	plan.Kicker = p.b.l.Say("goals.pair", names[0], names[1])
	plan.Message = messages[0]
	if !slices.Contains(messages[:1], messages[1]) {
		plan.Message += "; " + messages[1]
	}
	plan.Rows = []PageRow{row}
	return plan
}

// needsActual tells whether some row of a table has an actual and no forecast.
func (t *Table) needsActual() bool {
	actual := slices.IndexFunc(t.Columns, func(c Column) bool { return c.Role == RoleActual })
	forecast := slices.IndexFunc(t.Columns, func(c Column) bool { return c.Role == RoleForecast })
	has := func(r Row, at int) bool { return at >= 0 && at < len(r.Cells) && r.Cells[at].Number != nil }
	return slices.ContainsFunc(t.Rows, func(r Row) bool { return has(r, actual) && !has(r, forecast) })
}

// narrow is a scorecard for half a page: without what is between the forecast and
// the goal. What only has an actual keeps it.
func (t *Table) narrow() *Table {
	between := []Role{RoleLow, RolePacing}
	if !t.needsActual() {
		between = append(between, RoleActual)
	}
	out := *t
	out.Columns, out.Rows = nil, slices.Clone(t.Rows)
	for i := range out.Rows {
		out.Rows[i].Cells = nil
	}
	for i, c := range t.Columns {
		if slices.Contains(between, c.Role) {
			continue
		}
		out.Columns = append(out.Columns, c)
		for r := range t.Rows {
			if i < len(t.Rows[r].Cells) {
				out.Rows[r].Cells = append(out.Rows[r].Cells, t.Rows[r].Cells[i])
			}
		}
	}
	return &out
}
