package report

// PagePlan is a page as a layout wants it: the section that names it, its words,
// and its blocks. What does not fit goes on to pages after it.
type PagePlan struct {
	Section *Section
	Kicker  string
	Message string
	Footer  string
	Targets []string // rows of these keys lead here
	// GoesOn tells that the page before has the same kicker and message.
	GoesOn bool
	// Optional blocks are left out, the last first, where all rows do not find room
	// on one page.
	Optional []Block
	Rows     []PageRow
}

// PageRow is columns side by side; their spans sum to at most 12.
type PageRow []PageColumn

// PageColumn is blocks one below the other.
type PageColumn struct {
	Span   int // of 12
	Blocks []Block
}

// Whole is the plan of a section as it is: its blocks one below the other.
func (s *Section) Whole() PagePlan {
	p := PagePlan{Section: s, Kicker: s.Title, Message: s.Message, Footer: s.Footer}
	for _, b := range s.Blocks {
		if shown(b) {
			p.Rows = append(p.Rows, PageRow{{Span: pageSpans, Blocks: []Block{b}}})
		}
	}
	return p
}

// shown tells whether a block has something to show on a page.
func shown(b Block) bool { return b.Media().In(InPage) && !Hollow(b) }

// Hollow tells whether a block would leave an empty frame.
func Hollow(b Block) bool {
	switch b := b.(type) {
	case *Headlines:
		return len(b.Items) == 0
	case *Table:
		return len(b.Rows) == 0
	case *ScoreBox:
		return b.Overall.Text == "" && len(b.Groups) == 0
	case *Tree:
		return len(b.Nodes) == 0
	case *WeekChart:
		return !b.drawn()
	case *Multiples:
		return len(b.Items) == 0
	case *Bridge:
		return len(b.Bars) < 2
	case *DotPairs:
		return len(b.Pairs) == 0
	case *Remarks:
		return len(b.Items) == 0
	case *Steps:
		return len(b.Items) == 0
	case *Funnel:
		return len(b.Steps) == 0
	case *Pace:
		return len(b.Items) == 0
	}
	return false
}

// drawn tells whether some week of a chart has a number.
func (b *WeekChart) drawn() bool {
	for _, w := range b.Weeks {
		for _, v := range []*float64{w.Actual, w.Forecast, w.LastYear} {
			if v != nil && *v-*v == 0 {
				return true
			}
		}
	}
	return false
}

// Of is a part of small charts: those from one to before another.
func (b *Multiples) Of(from, to int) *Multiples {
	part := *b
	part.Items = b.Items[from:to]
	return &part
}
