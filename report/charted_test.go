package report

import (
	"fmt"
	"slices"
	"testing"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// TestKPIsOfTheMessageAreCharted: who is named above the charts stands among them,
// in the place of the last that is not named.
func TestKPIsOfTheMessageAreCharted(t *testing.T) {
	for _, c := range []struct {
		name string
		bad  []int // places of KPIs whose latest week is bad
		want []int
	}{
		{"nobody is named", nil, []int{0, 1, 2, 3}},
		{"the named stand among the first", []int{1, 3}, []int{0, 1, 2, 3}},
		{"one stands behind", []int{3, 5}, []int{0, 1, 3, 5}},
		{"three stand behind", []int{4, 5, 6}, []int{0, 4, 5, 6}},
		{"of more than three two are named", []int{0, 4, 5, 6}, []int{0, 1, 2, 4}},
	} {
		var lines []*line
		signals := map[*line]*signal{}
		for i := range 7 {
			l := &line{metric: &kpi.Metric{ID: fmt.Sprint(i)}}
			s := &signal{&review.Signal{Points: make([]review.SignalPoint, 1)}, map[kpi.Date]WeekSignal{}}
			if slices.Contains(c.bad, i) {
				s.marks[0] = WeekSignal{On: true, Tone: Bad}
			}
			lines, signals[l] = append(lines, l), s
		}
		var got []int
		for _, l := range charted(lines, signals, 4) {
			got = append(got, slices.Index(lines, l))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}
