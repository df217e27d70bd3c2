package report

// Steps are the stages of the customers' journey one below the other: how many
// came so far, now and before, and which share of the step above.
type Steps struct {
	ID      BlockID
	On      Medium
	Title   string
	Note    string
	Columns []string // headers: stage, step, now, index, step rate, contribution
	Items   []Step
	Total   string // what the contributions come to
}

// Step is one step of the journey. Index bars compare with before, which is 1.
type Step struct {
	Stage      string // only at the first step of its stage
	Name, Unit string
	Now        Cell
	Before     Cell
	Index      *float64 // now / before
	Change     Cell
	RateName   string // "lead / phiên"; "" at the first step
	RateBefore Cell
	RateNow    Cell
	RateChange Cell
	Gives      Cell // what the change of this step's rate gave in customers
}

// Funnel is steps of people whose widths are true to number.
type Funnel struct {
	ID    BlockID
	On    Medium
	Title string
	Note  string
	Steps []FunnelStep
}

// FunnelStep is a bar of the funnel; Rate is the share of the bar above.
type FunnelStep struct {
	Name  string
	Key   string // of the row of a table of the same section that has the value
	Value float64
	Text  string
	Rate  string
	Note  string // beside the bar: "= 24% số lead"
}

// Media tells where the block is shown.
func (b *Steps) Media() Medium { return b.On }

// Name is the block's name in layouts.
func (b *Steps) Name() BlockID { return b.ID }

// Media tells where the block is shown.
func (b *Funnel) Media() Medium { return b.On }

// Name is the block's name in layouts.
func (b *Funnel) Name() BlockID { return b.ID }
