package report

import (
	"kpideck/kpi/review"
)

// The tables that show how the score comes about, in the workbook only.
const (
	ScoreTable      TableKind = "scores"       // of targets
	ScoreGroupTable TableKind = "score_groups" // of weight groups and of all

	ScoresBlock      BlockID = "scores"
	ScoreGroupsBlock BlockID = "score_groups"
)

// Their roles.
const (
	RoleWeight     Role = "weight"
	RoleJudged     Role = "judged" // the value that is scored: forecast, or actual when the period is over
	RoleAttainment Role = "attainment"
	RoleMark       Role = "mark" // the value that a scorer measures from: red, or the baseline
	RoleWorth      Role = "worth"
	RoleLost       Role = "lost"
	RolePlanned    Role = "planned" // the weight of all targets of a group
	RoleKnown      Role = "known"   // the part of a group's weight that has a score
	RoleCovered    Role = "covered"
	RolePoints     Role = "points"
)

// scoreTables are the targets with their scores and the groups that they make
// up; nil where nothing is scored. They are made once, because the score box and
// the scorecards point to them.
func (b *builder) scoreTables() (targets, groups *Table) {
	if b.scores == nil && b.card.Score.Overall != nil {
		b.scores = &scoreTables{}
		b.scores.make(b)
	}
	if b.scores == nil {
		return nil, nil
	}
	return b.scores.targets, b.scores.groups
}

type scoreTables struct {
	targets, groups *Table
	runs            [][2]int // rows of the targets of each group
}

func (s *scoreTables) make(b *builder) {
	w := func(key string) string { return b.l.Word("scores." + key) }
	s.targets = &Table{ID: ScoresBlock, On: InBook, Kind: ScoreTable, Title: w("targets"), Note: w("note"), Columns: []Column{
		{Role: RoleName, Title: b.l.Word("column.kpi"), Text: true}, {Role: RoleUnit, Title: b.l.Word("column.unit"), Text: true},
		{Role: RoleWeight, Title: w("weight"), Code: w("weight_code")}, {Role: RoleJudged, Title: w("judged"), Code: w("judged_code")},
		{Role: RoleGoal, Title: b.l.Word("column.goal")}, {Role: RoleAttainment, Title: w("attainment"), Code: w("attainment_code")},
		{Role: RoleMark, Title: w("mark"), Code: w("mark_code")}, {Role: RoleScore, Title: b.l.Word("column.score"), Code: b.l.Word("column.score_code")},
		{Role: RoleWorth, Title: w("worth"), Code: w("worth_code")}, {Role: RoleLost, Title: w("lost"), Code: w("worth_code")}}}
	s.groups = &Table{ID: ScoreGroupsBlock, On: InBook, Kind: ScoreGroupTable, Title: w("groups"), Columns: []Column{
		{Role: RoleName, Title: b.l.Word("column.group"), Text: true}, {Role: RoleWeight, Title: w("weight"), Code: w("of_all")},
		{Role: RolePlanned, Title: w("all"), Code: w("all_code")}, {Role: RoleKnown, Title: w("known"), Code: w("known_code")},
		{Role: RoleCovered, Title: w("covered"), Code: "%"}, {Role: RoleScore, Title: b.l.Word("column.score"), Code: b.l.Word("column.score_code")},
		{Role: RolePoints, Title: w("points"), Code: w("points_code")}}}
	for _, g := range b.card.Score.Groups {
		s.group(b, g)
	}
	s.rest(b)
	for i := range b.card.Score.Groups {
		s.groupRow(b, i)
	}
	s.totals(b)
	s.shares()
}

// group lists the scored targets of a group.
func (s *scoreTables) group(b *builder, g review.GroupScore) {
	s.targets.Rows = append(s.targets.Rows, Row{Kind: BandRow, Cells: []Cell{{Text: b.groupName(g.Group)}}})
	from := len(s.targets.Rows)
	for _, l := range b.lines {
		if l.row != nil && l.row.Scored && l.row.Target.Group == g.Group {
			s.targets.Rows = append(s.targets.Rows, b.scoreRow(l))
		}
	}
	s.runs = append(s.runs, [2]int{from, len(s.targets.Rows) - 1})
}

func (b *builder) groupName(group string) string {
	if group == "" {
		return b.l.Word("scores.everything")
	}
	return b.l.Say("scores.group", group)
}

// rest lists the targets that have a score of their own but do not count.
func (s *scoreTables) rest(b *builder) {
	var rows []Row
	for _, l := range b.lines {
		if l.row != nil && !l.row.Scored && l.row.Score != nil {
			rows = append(rows, b.scoreRow(l))
		}
	}
	if len(rows) > 0 {
		s.targets.Rows = append(append(s.targets.Rows, Row{Kind: BandRow, Cells: []Cell{{Text: b.l.Word("scores.not_counted")}}}), rows...)
	}
}

func (b *builder) scoreRow(l *line) Row {
	r, f := l.row, l.figures
	weight := r.Target.Weighs()
	row := Row{Key: l.key(), Cells: []Cell{{Text: l.name(b)}, {Text: f.unitWord()}, b.weightCell(weight), b.judgedValue(l), f.goal(r),
		b.attainmentCell(l), b.markCell(l), b.ownScore(l), b.partOfScore(r.Worth), b.partOfScore(r.Lost)}}
	if !r.Scored {
		row.Cells[2] = Cell{}
	}
	return row
}

func (b *builder) weightCell(w float64) Cell {
	n := w
	return Cell{Text: b.l.Number(n, weightDecimals(n)), Number: &n, Input: true, Format: Format{Kind: FormatNumber, Scale: 1, Decimals: weightDecimals(n)}}
}

// judgedValue is what the score is of, with the cell where it is worked out.
func (b *builder) judgedValue(l *line) Cell {
	r := l.row
	switch {
	case r.Score == nil:
		return Cell{Text: b.l.Word("none")}
	case r.Provisional && r.Forecast != nil:
		c := l.figures.cell(&r.Forecast.Value)
		c.Follows = home(l.key(), RoleForecast)
		return c
	}
	c := l.figures.cell(l.actual.Ptr())
	c.Follows = home(l.key(), RoleActual)
	return c
}

// attainmentCell is how much of the goal the actual value is.
func (b *builder) attainmentCell(l *line) Cell {
	c := b.percentCell(l.row.Attainment)
	actual, goal := home(l.key(), RoleActual), here(RoleGoal)
	if l.row.Kind == review.GoalAtMost {
		actual, goal = goal, actual
	}
	c.Follows = apply(OpDiv, actual, goal)
	if low := l.row.GoalLow; low != nil {
		c.Follows = ofBand(home(l.key(), RoleActual), here(RoleGoal), *low)
	}
	return c
}

// ofBand is how near a value is to a band: 1 inside of it.
func ofBand(value, high *Relation, low float64) *Relation {
	return apply(OpMin, fixedNumber(1), apply(OpDiv, value, fixedNumber(low)), apply(OpDiv, high, value))
}

// markCell is the value that the scorer measures from; most have none.
func (b *builder) markCell(l *line) Cell {
	if mark := b.markOf(l); mark != nil {
		c := l.figures.cell(mark)
		c.Input = true
		return c
	}
	return Cell{}
}

func (b *builder) markOf(l *line) *float64 {
	switch r := l.row; {
	case r.Score == nil:
	case r.Target.Scorer == review.ScoreRedFlag, r.Target.Scorer == review.ScoreBestWorst:
		return r.Red
	case r.Target.Scorer == review.ScoreProgress:
		return r.Baseline
	}
	return nil
}

// ownScore is the score of a target as its scorer works it out from the row.
func (b *builder) ownScore(l *line) Cell {
	c, r := b.scoreCell(l.row.Score), l.row
	if r.Score == nil || r.Goal == nil {
		return c
	}
	value, goal, mark := here(RoleJudged), here(RoleGoal), here(RoleMark)
	most, raw := float64(review.MaxScore), apply(OpMul, fixedNumber(100), apply(OpDiv, value, goal))
	away := apply(OpSub, value, goal)
	switch scorer := r.Target.Scorer; {
	case r.GoalLow != nil && (scorer == "" || scorer == review.ScoreAttainment):
		raw = apply(OpMul, fixedNumber(100), ofBand(value, goal, *r.GoalLow))
	case scorer == review.ScoreRedFlag && r.Red != nil:
		raw = apply(OpAdd, fixedNumber(100), apply(OpMul, fixedNumber(50), apply(OpDiv, away, apply(OpSub, goal, mark))))
	case scorer == review.ScoreProgress && r.Baseline != nil, scorer == review.ScoreBestWorst && r.Red != nil:
		raw = apply(OpAdd, fixedNumber(100), apply(OpMul, fixedNumber(100), apply(OpDiv, away, apply(OpSub, goal, mark))))
		if scorer == review.ScoreBestWorst {
			most = 100
		}
	case r.Kind == review.GoalAtMost:
		raw = apply(OpMul, fixedNumber(100), apply(OpDiv, goal, value))
	}
	c.Follows = apply(OpMax, fixedNumber(0), apply(OpMin, fixedNumber(most), raw))
	return c
}

// groupRow sums up the targets of a group.
func (s *scoreTables) groupRow(b *builder, i int) {
	g, run := b.card.Score.Groups[i], s.runs[i]
	weight, score := s.targets.column(RoleWeight), s.targets.column(RoleScore)
	weights, scores := down(s.targets, run[0], run[1], weight), down(s.targets, run[0], run[1], score)
	all, known := 0.0, 0.0
	for _, r := range b.card.Rows {
		if r.Scored && r.Target.Group == g.Group {
			all += r.Target.Weighs()
			if r.Score != nil {
				known += r.Target.Weighs()
			}
		}
	}
	plain := func(v float64, follows *Relation) Cell {
		c := b.weightCell(v)
		c.Input, c.Follows = false, follows
		return c
	}
	covered := b.percentCell(&g.Coverage)
	covered.Follows = apply(OpDiv, here(RoleKnown), here(RolePlanned))
	mean := b.scoreCell(g.Score)
	mean.Follows = apply(OpDiv, apply(OpProducts, runOf(weights), runOf(scores)), here(RoleKnown))
	points := b.partOfScore(g.Points)
	points.Follows = apply(OpDiv, apply(OpMul, here(RoleWeight), here(RoleScore)), fixedNumber(100))
	s.groups.Rows = append(s.groups.Rows, Row{Cells: []Cell{{Text: b.groupName(g.Group)}, b.weightCell(g.Weight),
		plain(all, &Relation{Op: OpSum, At: weights}), plain(known, apply(OpWith, runOf(weights), runOf(scores))), covered, mean, points}})
}

// totals are the overall score, over what has data, and the strict one.
func (s *scoreTables) totals(b *builder) {
	score, last := b.card.Score, len(s.groups.Rows)-1
	column := func(r Role) Spot { return down(s.groups, 0, last, s.groups.column(r)) }
	all, known := 0.0, 0.0
	for _, g := range score.Groups {
		all += g.Weight
		if g.Score != nil {
			known += g.Weight
		}
	}
	weights, with := b.weightCell(all), b.weightCell(known)
	weights.Input, with.Input = false, false
	weights.Follows, with.Follows = runOf(column(RoleWeight)), apply(OpWith, runOf(column(RoleWeight)), runOf(column(RoleScore)))
	covered, overall, strict := b.percentCell(&score.Coverage), b.scoreCell(score.Overall), b.scoreCell(score.Strict)
	covered.Follows = apply(OpDiv, apply(OpProducts, runOf(column(RoleWeight)), runOf(column(RoleCovered))), fixedNumber(100))
	overall.Follows = apply(OpDiv, apply(OpMul, runOf(column(RolePoints)), fixedNumber(100)), here(RoleKnown))
	strict.Follows = apply(OpDiv, apply(OpProducts, runOf(column(RoleWeight)), runOf(column(RoleCovered)), runOf(column(RoleScore))), fixedNumber(100))
	s.groups.Rows = append(s.groups.Rows,
		Row{Kind: TotalRow, Bold: true, Cells: []Cell{{Text: b.l.Word("scores.overall")}, weights, {}, with, covered, overall, {}}},
		Row{Kind: PlainRow, Cells: []Cell{{Text: b.l.Word("scores.strict")}, {}, {}, {}, {}, strict, {}}})
}

// shares let every target say how many of the 100 points it stands for, and how
// many of them it lost.
func (s *scoreTables) shares() {
	weight, known := s.groups.column(RoleWeight), s.groups.column(RoleKnown)
	overall := len(s.runs)
	for g, run := range s.runs {
		part := apply(OpDiv, cellAt(s.groups, g, weight), cellAt(s.groups, overall, known))
		for i := run[0]; i <= run[1]; i++ {
			cells := s.targets.Rows[i].Cells
			n := len(cells)
			cells[n-2].Follows = apply(OpMul, fixedNumber(100), part, apply(OpDiv, here(RoleWeight), cellAt(s.groups, g, known)))
			cells[n-1].Follows = apply(OpDiv, apply(OpMul, here(RoleWorth), apply(OpSub, fixedNumber(100), here(RoleScore))), fixedNumber(100))
		}
	}
}

// overallCell is where the overall score is worked out.
func (b *builder) overallCell() *Relation {
	_, groups := b.scoreTables()
	if groups == nil {
		return nil
	}
	return cellAt(groups, len(b.scores.runs), groups.column(RoleScore))
}

// scoreBlocks are the tables as blocks of a section.
func (b *builder) scoreBlocks() []Block {
	targets, groups := b.scoreTables()
	if targets == nil {
		return nil
	}
	return []Block{targets, groups}
}
