package report

import "kpideck/kpi/review"

// ScoreBox is the overall score with its groups.
type ScoreBox struct {
	ID       BlockID
	On       Medium
	Title    string
	Note     string
	Overall  Cell
	OutOf    string // "/ 100"
	Grade    string
	Hint     string // next grade, strict score, coverage
	Groups   []ScoreGroup
	Coverage Cell
}

// ScoreGroup is one bar of the score box.
type ScoreGroup struct {
	Name   string
	Points Cell // of Weight
	Weight float64
	Label  string // "35,7 / 50 điểm"
}

// Media tells where the block is shown.
func (b *ScoreBox) Media() Medium { return b.On }

// Name is the block\'s name in layouts.
func (b *ScoreBox) Name() BlockID { return b.ID }

// Tree links strategic goals to the tactical ones that serve them.
type Tree struct {
	ID         BlockID
	On         Medium
	LeftTitle  string
	RightTitle string
	RightAlone string   // the same where owners are not told
	Columns    []string // headers of a card's figures: weight, forecast, goal, status, points lost
	Nodes      []TreeNode
}

// TreeNode is a strategic goal and its children, or Missing, the question to
// ask where it has none.
type TreeNode struct {
	Card     Card
	Children []Card
	Missing  string
}

// Card is a target in the tree.
type Card struct {
	Key    string // that of the target's rows
	Name   string
	Sub    string // owner and group
	Group  string // "A · 18"
	Value  Cell   // forecast while running, else actual
	Goal   Cell
	Status Cell
	Lost   Cell // points lost
	Depth  int  // of a child that serves the one before it
	Parts  []CardPart
}

// CardPart is a stretch that a card sums up.
type CardPart struct {
	Text   string
	Status review.Status
	Now    bool // the card's figures are of this one
}

// Media tells where the block is shown.
func (b *Tree) Media() Medium { return b.On }

// Name is the block\'s name in layouts.
func (b *Tree) Name() BlockID { return b.ID }
