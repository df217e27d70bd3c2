package report

import "kpideck/kpi/review"

// Bridge is the picture of why a figure moved: a total, the steps from it, and
// the total that they lead to. Its texts are rounded so that the shown steps come
// to the shown difference.
type Bridge struct {
	ID      BlockID
	On      Medium
	KPI     string
	Title   string // of the KPI
	Note    string // unit, and what is compared with what
	Status  Cell   // of the target; empty without one
	Bars    []BridgeBar
	Bracket *BridgeBracket
	Sum     string   // "91,10 + 16,45 − 0,37 = 107,18"
	Says    []Remark // the largest movers in words, largest first
	Lead    []Remark // what who is responsible says to it
}

// BridgeBar is a total, which stands on zero, or a step from the bar before it.
type BridgeBar struct {
	Label  string
	Text   string // the total, or the signed step, without its unit
	Value  float64
	Total  bool
	Tone   Tone   // of a step
	Before string // the member's own value with its unit; "" where it has none
	After  string
}

// BridgeBracket sums up the bars From to To.
type BridgeBracket struct {
	From, To int
	Text     string
}

// Media tells where the block is shown.
func (b *Bridge) Media() Medium { return b.On }

// Name is the block's name in layouts.
func (b *Bridge) Name() BlockID { return b.ID }

// Metric is the id of the KPI whose change the bridge explains.
func (b *Bridge) Metric() string { return b.KPI }

// part is a step of a bridge as a reader takes it: what a member did by itself,
// what the mix of all members did, or what their common denominator did to those
// that have none of their own.
type part struct {
	step   *review.BridgeStep // nil: the mix or the common denominator
	common bool
	value  float64
	shown  float64 // rounded with the others, see settle
}

// partsOf separates what members did from their mix and from what is below all
// of them. A member without a ratio of its own at either time (spend in a channel
// that brings no leads) adds to the total ratio directly, which is nobody's mix;
// that others brought more to divide by is not its doing.
func partsOf(b *review.Bridge) []part {
	var list []part
	mix, common := 0.0, 0.0
	for i := range b.Steps {
		s := &b.Steps[i]
		list = append(list, part{step: s, value: s.Own()})
		common += s.Common()
		if s.Direct == nil {
			mix += s.Mix
		}
	}
	if common != 0 {
		list = append(list, part{common: true, value: common})
	}
	if mix != 0 {
		list = append(list, part{value: mix})
	}
	return list
}
