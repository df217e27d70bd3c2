package report_test

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"kpideck/kpi"
	"kpideck/kpi/review"
	"kpideck/report"
	"kpideck/report/text"
)

// deepTargets hang four levels below the revenue of the quarter, one target below
// nothing, and a strategic goal that only another strategic one serves.
func deepTargets(t *testing.T) []*review.Target {
	t.Helper()
	q, _ := kpi.DefaultCalendar().Parse("2025-Q3")
	target := func(id, of string, level review.Level, parent string, goal float64) *review.Target {
		return &review.Target{ID: id, KPI: of, Level: level, Parent: parent, Period: q, Group: "B", Goal: review.Goal{Value: goal}}
	}
	return []*review.Target{
		target("top", "revenue", review.Strategic, "", 9e12), target("under", "clicks", review.Strategic, "top", 9e9),
		target("l1", "impressions", review.Tactical, "under", 9e9), target("l2", "clicks", review.Tactical, "l1", 8e9),
		target("l3", "ctr", review.Tactical, "l2", 0.9), target("l4", "conversions", review.Tactical, "l3", 8e9),
		target("free", "conversions", review.Tactical, "", 7e9), target("freer", "clicks", review.Tactical, "free", 7e9),
	}
}

// Every target that costs points stands in the tree once, however deep, so that
// the points shown add up to those lost.
func TestTreeShowsEveryPointLost(t *testing.T) {
	d := smallWorld(t, "en", "2025-09-28", deepTargets(t)...)
	want := 0.0
	for _, r := range d.Facts.Card.Rows {
		if r.Lost != nil {
			want += max(0, *r.Lost)
		}
	}
	trees := 0
	for _, s := range d.Sections {
		for _, b := range s.Blocks {
			tree, ok := b.(*report.Tree)
			if !ok {
				continue
			}
			trees++
			got, shown := 0.0, 0.0
			var each []float64
			for _, n := range tree.Nodes {
				for _, c := range append([]report.Card{n.Card}, n.Children...) {
					if c.Lost.Number != nil {
						got += *c.Lost.Number
						v, err := strconv.ParseFloat(c.Lost.Text, 64)
						if err != nil {
							t.Fatal(err)
						}
						shown += v
						each = append(each, *c.Lost.Number)
					}
				}
			}
			if math.Abs(shown-want) > 0.005*float64(len(each)) {
				t.Errorf("the tree of %v shows points that add up to %g, lost are %g", tree.On, shown, want)
			}
			slices.Sort(each)
			two := fmt.Sprintf("cost %.1f of the %.1f points", each[len(each)-1]+each[len(each)-2], want)
			if !strings.Contains(s.Message, two) {
				t.Errorf("the message says %q, the tree shows that the two worst %s", s.Message, two)
			}
			if math.Abs(got-want) > 1e-9 {
				t.Errorf("the tree of %v shows %g points lost of %g", tree.On, got, want)
			}
		}
	}
	if trees != 2 {
		t.Errorf("%d trees, want one for pages and one for text", trees)
	}
}

// A level below another is indented by one step more, in the tree as in the table
// of the strategic sheet.
func TestTextIndentsEveryLevel(t *testing.T) {
	var out bytes.Buffer
	if err := text.Write(&out, smallWorld(t, "en", "2025-09-28", deepTargets(t)...)); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"\n  └ Impressions", "\n    └ Clicks", "\n      └ Click-through rate", "\n        └ Conversions",
		"\n  Impressions", "\n    Clicks", "\n      Click-through rate", "\n        Conversions"} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no line begins with %q", want)
		}
	}
}
