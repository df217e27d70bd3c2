package report

// DotPairs sets two shares of each member side by side: of the cost and of the
// result.
type DotPairs struct {
	ID    BlockID
	On    Medium
	Title string
	Note  string
	From  string // what the hollow dot is
	To    string // what the solid dot is
	Delta string // what the difference is
	Pairs []DotPair
	Ticks []Tick
}

// DotPair is a member. Shares are fractions.
type DotPair struct {
	Name             string
	From, To         float64
	FromText, ToText string
	Difference       string
	Tone             Tone
}

// Tick is a mark of an axis with its label.
type Tick struct {
	Value float64
	Text  string
}

// Media tells where the block is shown.
func (b *DotPairs) Media() Medium { return b.On }

// Name is the block\'s name in layouts.
func (b *DotPairs) Name() BlockID { return b.ID }
