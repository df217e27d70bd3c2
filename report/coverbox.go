package report

import "kpideck/kpi/review"

// CoverBox is the first page: whose report it is, of which quarter, how far its
// figures reach, and the result in one sentence.
type CoverBox struct {
	ID          BlockID
	On          Medium
	Client      string
	Title       string // of the report
	Quarter     string // "Quý 3 năm 2025"
	AsOf        string // "Số liệu đến 14/9/2025, ngày thứ 76 trong 92."
	Lead        string // what the quarter comes to, and why
	Score       *ScoreBox
	StatusTitle string // "17 KPI theo trạng thái"
	Statuses    []StatusCount
	Days        DayBar
	Facts       []Fact // at the foot; one without a name is a line of its own
}

// StatusCount is how many targets have a status.
type StatusCount struct {
	Status review.Status
	Text   string
	Count  int
}

// DayBar is the quarter's days, those gone by first.
type DayBar struct {
	Title        string
	Elapsed, All int
	Today        string    // "14/9"
	Months       []DayMark // first day of each, from 0
}

// DayMark is a label at a day.
type DayMark struct {
	Day  int
	Text string
}

// Fact is a name and what stands beside it.
type Fact struct{ Name, Text string }

// Media tells where the block is shown.
func (b *CoverBox) Media() Medium { return b.On }

// Name is the block's name in layouts.
func (b *CoverBox) Name() BlockID { return b.ID }
