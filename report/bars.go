package report

// Bars is a chart of the workbook with a bar for each name, all from zero. What
// pages draw in their own way, a workbook draws with these.
type Bars struct {
	ID      BlockID
	On      Medium
	Kind    BarKind
	Message string // the finding
	Unit    string // what is drawn, and its unit
	Items   []Bar
	Legend  [2]string // what Value and Second are called
	Format  [2]Format // of Value and Second
}

// BarKind is the shape of a chart of bars.
type BarKind string

// The shapes. VarianceBars show differences, positive ones being good whatever
// the direction of the figure; CostBars columns of money and, on a scale of
// their own above them, dots of what a result costs; FunnelBars steps of people
// whose widths are true to number.
const (
	VarianceBars BarKind = "variance"
	CostBars     BarKind = "cost"
	FunnelBars   BarKind = "funnel"
)

// Bar is a name with its values. A table of the same section shows them: in the
// row of that key, where it is set, else in the row of that name.
type Bar struct {
	Name   string
	Key    string
	Value  *float64
	Second *float64
}

// Media tells where the block is shown.
func (b *Bars) Media() Medium { return b.On }

// Name is the block's name in layouts.
func (b *Bars) Name() BlockID { return b.ID }

// Largest is the largest first value, 0 for none.
func (b *Bars) Largest() (top float64) {
	for _, i := range b.Items {
		if i.Value != nil {
			top = max(top, *i.Value)
		}
	}
	return top
}
