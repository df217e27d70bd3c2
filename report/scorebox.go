package report

// scoreBox is the roll-up; nil without scored targets.
func (b *builder) scoreBox() *ScoreBox {
	s := b.card.Score
	if s.Overall == nil {
		return nil
	}
	box := &ScoreBox{ID: ScoreBlock, Title: b.l.Word("score.title"), Overall: b.scoreCell(s.Overall), OutOf: b.l.Word("score.out_of"), Grade: b.l.Word("score.no_grade"),
		Coverage: Cell{Text: b.l.Percent(s.Coverage, 0), Number: &s.Coverage, Format: Format{Kind: FormatPercent, Scale: 1}}}
	box.Overall.Follows = b.overallCell()
	if s.Provisional {
		box.Note = b.l.Word("score.provisional")
		box.Grade = b.l.Word("score.pending")
	}
	if s.Grade != "" {
		box.Grade = b.l.Say("score.grade", s.Grade)
	}
	strict := b.l.Word("none")
	if s.Strict != nil {
		strict = b.l.Number(*s.Strict, 1)
	}
	box.Hint = b.l.Say("score.hint", strict, b.l.Percent(s.Coverage, 0))
	_, groups := b.scoreTables()
	all := b.groupPoints()
	for i, g := range s.Groups {
		points := all[i]
		if groups != nil {
			points.Follows = cellAt(groups, i, groups.column(RolePoints))
		}
		box.Groups = append(box.Groups, ScoreGroup{Name: g.Group, Points: points, Weight: g.Weight,
			Label: b.l.Say("score.group", points.Text, b.l.Number(g.Weight, weightDecimals(g.Weight)))})
	}
	return box
}

// groupPoints are the points of the groups.
func (b *builder) groupPoints() []Cell {
	cells := make([]Cell, len(b.card.Score.Groups))
	for i, g := range b.card.Score.Groups {
		cells[i] = b.partOfScore(g.Points)
	}
	return cells
}

// partOfScore writes points with a digit more than the score has, so that parts
// add up to it as shown on paper and in the workbook alike. Rounding them so that
// they add up with its own digits would show the workbook's figures otherwise.
func (b *builder) partOfScore(points *float64) Cell {
	c := b.scoreCell(points)
	if points != nil {
		c.Text, c.Format.Decimals = b.l.Number(*points, 2), 2
	}
	return c
}

func weightDecimals(w float64) int {
	if w == float64(int(w)) {
		return 0
	}
	return 1
}
