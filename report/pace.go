package report

import (
	"kpideck/kpi/review"
)

// Pace is how much of each goal is reached, beside what was to be reached by now.
type Pace struct {
	ID    BlockID
	On    Medium
	Title string
	Note  string
	Items []PaceItem
}

// PaceItem is a goal. Shares are fractions of it.
type PaceItem struct {
	Key             string
	Name            string
	Share, Expected float64
	Text            string // the share
	Status          Cell
}

// Media tells where the block is shown.
func (b *Pace) Media() Medium { return b.On }

// Name is the block's name in layouts.
func (b *Pace) Name() BlockID { return b.ID }

// paceItems is how many goals a picture of the pace holds.
const paceItems = 7

// pace are the goals of the quarter that add up day by day.
func (b *builder) pace() *Pace {
	p := &Pace{ID: PaceBlock, On: InPage, Title: b.l.Word("pace.title")}
	for _, l := range append(b.ofQuarter(review.Strategic), b.ofQuarter(review.Tactical)...) {
		r := l.row
		if !b.flows(l) || r.Kind != review.GoalAtLeast || r.Goal == nil || *r.Goal <= 0 || r.Expected == nil || !l.actual.OK() || len(p.Items) == paceItems {
			continue
		}
		item := PaceItem{Key: l.key(), Name: b.cardName(l, childLetters), Share: l.actual.Number / *r.Goal, Expected: *r.Expected / *r.Goal, Status: b.statusCell(l)}
		item.Text = b.l.Percent(item.Share, 0)
		p.Items = append(p.Items, item)
	}
	p.Note = b.l.Word("pace.note")
	return p
}
