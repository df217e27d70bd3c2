package page_test

import (
	"fmt"
	"math"
	"testing"

	"pgregory.net/rapid"

	"kpideck/report/page"
	"kpideck/report/reporttest"
	"kpideck/report/theme"
)

// drawNumber is a number that exports can lead to, the worst ones included.
func drawNumber(t *rapid.T, label string) *float64 {
	worst := []*float64{nil, v(0), v(1), v(-1), v(1e6), v(-1e6), v(1e-9), v(1e299), v(-1e299),
		v(math.MaxFloat64), v(math.NaN()), v(math.Inf(1)), v(math.Inf(-1))}
	if rapid.Bool().Draw(t, label+" is plain") {
		return v(rapid.Float64Range(-1000, 1000).Draw(t, label))
	}
	return rapid.SampledFrom(worst).Draw(t, label)
}

func drawSeries(t *rapid.T, label string) []*float64 {
	out := make([]*float64, rapid.IntRange(0, 15).Draw(t, label+" length"))
	for i := range out {
		out[i] = drawNumber(t, label)
	}
	return out
}

func drawText(t *rapid.T, label string) string {
	return rapid.SampledFrom([]string{"", "−12,5%", "12.779 tỷ ₫", "Chiến dịch có cái tên dài quá mức ai cũng thấy"}).Draw(t, label)
}

func drawGaps(t *rapid.T) (out []page.Variance) {
	for _, v := range drawSeries(t, "gap") {
		out = append(out, page.Variance{Value: v, Text: "−1", Tone: theme.Bad})
	}
	return out
}

var box = page.Rect{X: 100, Y: 100, W: 300, H: 200}

// extremes draws each chart from numbers without any promise.
var extremes = []struct {
	name string
	draw func(*rapid.T, *page.Canvas)
}{
	{"bullet", func(t *rapid.T, c *page.Canvas) {
		n := func(label string) *float64 { return drawNumber(t, label) }
		c.Bullet(box, page.Bullet{Actual: n("actual"), Forecast: n("forecast"), Low: n("low"), High: n("high"), Goal: n("goal"), GoalTo: n("to"),
			Red: n("red"), Previous: n("previous"), LastYear: n("year"), Max: n("max"), LowerIsBetter: rapid.Bool().Draw(t, "lower")})
	}},
	{"trend", func(t *rapid.T, c *page.Canvas) {
		c.Trend(box, page.Trend{Slots: weeks(rapid.IntRange(1, 14).Draw(t, "slots")),
			Actual: page.Series{Values: drawSeries(t, "actual"), Name: drawText(t, "name")}, Prior: page.Series{Values: drawSeries(t, "prior"), Name: "trước"},
			Forecast: page.Series{Values: drawSeries(t, "forecast"), Name: "dự báo", Value: drawText(t, "value")}, Low: drawSeries(t, "low"), High: drawSeries(t, "high"),
			Goal: page.Series{Values: drawSeries(t, "goal"), Name: "mục tiêu"}, Events: []page.Event{{Slot: rapid.IntRange(-2, 20).Draw(t, "event"), Text: drawText(t, "event")}}})
	}},
	{"weekbars", func(t *rapid.T, c *page.Canvas) {
		c.WeekBars(box, page.WeekBars{Slots: weeks(rapid.IntRange(1, 14).Draw(t, "slots")), Actual: drawSeries(t, "actual"), Forecast: drawSeries(t, "forecast"),
			Texts: []string{"1", drawText(t, "text")}, Gaps: drawGaps(t), GapName: drawText(t, "gap name"), Plan: page.Series{Values: drawSeries(t, "plan"), Name: drawText(t, "name")}, LastYear: page.Series{Values: drawSeries(t, "year")}})
	}},
	{"multiple", func(t *rapid.T, c *page.Canvas) {
		low := rapid.Float64Range(-50, 50).Draw(t, "low")
		high := low + rapid.Float64Range(0, 50).Draw(t, "band")
		c.Multiple(box, page.Multiple{Name: drawText(t, "name"), Unit: "₫", Latest: drawText(t, "latest"), LatestLabel: "W37", Verdict: drawText(t, "verdict"), GoalText: "≤ 1",
			Run: page.Run{Values: drawSeries(t, "values"), Goal: drawNumber(t, "goal"), Limits: &page.Limits{Low: low, Mid: (low + high) / 2, High: high, LowText: "84,5", MidText: "90,8", HighText: "97,1"},
				Slots: []string{"W27", "", "W29", "W30", "W31", "W32", "W33"}}})
	}},
	{"run", func(t *rapid.T, c *page.Canvas) {
		r := page.Run{Values: drawSeries(t, "values"), Goal: drawNumber(t, "goal"), Min: drawNumber(t, "min"), Max: drawNumber(t, "max"), Future: rapid.IntRange(0, 20).Draw(t, "future"),
			Marks: []page.SignalMark{{ID: "signal-bad"}}, Slots: []string{"W1", "", "W3"}}
		if low, high := drawNumber(t, "limit"), drawNumber(t, "limit"); low != nil && high != nil {
			r.Limits = &page.Limits{Low: *low, Mid: *low, High: *high, From: rapid.IntRange(0, 20).Draw(t, "from"), MidText: "1"}
		}
		c.Spark(box, r)
		c.Multiple(box, page.Multiple{Name: drawText(t, "name"), Unit: "₫", Latest: drawText(t, "latest"), GoalText: "≤ 1", Run: r})
	}},
	{"dotpairs", func(t *rapid.T, c *page.Canvas) {
		rows := make([]page.DotPair, rapid.IntRange(0, 5).Draw(t, "rows"))
		for i := range rows {
			rows[i] = page.DotPair{Name: drawText(t, "name"), From: drawNumber(t, "from"), To: drawNumber(t, "to"), FromText: "1", Delta: "+1"}
		}
		c.DotPairs(box, page.DotPairs{Rows: rows, FromName: "trước", ToName: "nay"})
	}},
	{"bridge", func(t *rapid.T, c *page.Canvas) {
		bars := make([]page.BridgeBar, rapid.IntRange(0, 9).Draw(t, "bars"))
		for i := range bars {
			bars[i] = page.BridgeBar{Label: drawText(t, "label"), Text: "1", Value: drawNumber(t, "value"), Total: rapid.Bool().Draw(t, "total"), Tone: theme.Bad}
		}
		c.Bridge(box, page.Bridge{Bars: bars, Bracket: &page.Bracket{From: rapid.IntRange(-1, 9).Draw(t, "from"), To: rapid.IntRange(-1, 9).Draw(t, "to")}})
	}},
	{"cells", func(t *rapid.T, c *page.Canvas) {
		rows := make([]page.Variance, rapid.IntRange(0, 9).Draw(t, "rows"))
		for i := range rows {
			rows[i] = page.Variance{Value: drawNumber(t, "value"), Text: "+1", Tone: theme.Good}
		}
		c.Variances(box, rows)
		n := func(label string) float64 {
			if p := drawNumber(t, label); p != nil {
				return *p
			}
			return 0
		}
		c.CellBar(box, page.CellBar{Value: drawNumber(t, "value"), Min: n("min"), Max: n("max"), Limit: drawNumber(t, "limit")})
		c.Progress(box, page.Progress{Value: drawNumber(t, "value"), Whole: n("whole"), Max: n("max"), Mark: drawNumber(t, "mark")})
	}},
	{"coverage", func(t *rapid.T, c *page.Canvas) {
		days := make([]page.Day, rapid.IntRange(0, 400).Draw(t, "days"))
		for i := range days {
			days[i] = page.Day(rapid.IntRange(0, 4).Draw(t, "day"))
		}
		c.Coverage(box, page.Coverage{Days: days, Overlaps: [][2]int{{rapid.IntRange(-5, 400).Draw(t, "from"), rapid.IntRange(-5, 500).Draw(t, "to")}}})
	}},
}

// Whatever the numbers, a chart stays where it was put. Marks may stand out by
// the height of a label.
func TestChartsStayInTheirPlace(t *testing.T) {
	pen := reporttest.Pen(t)
	const margin = 20
	for _, chart := range extremes {
		t.Run(chart.name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				c := pen.Canvas()
				chart.draw(t, c)
				if chart.name != "run" && chart.name != "cells" { // these draw several charts in one box
					wantApart(t, c.Items)
				}
				for _, item := range c.Items {
					for _, p := range places(item) {
						inside := p.X >= box.X-margin && p.X <= box.Right()+margin && p.Y >= box.Y-margin && p.Y <= box.Bottom()+margin
						if !inside {
							t.Fatalf("%.2f,%.2f is outside: %s", p.X, p.Y, dump([]page.Item{item}))
						}
					}
				}
			})
		})
	}
}

// places are the points of a primitive; for text the start of its base line.
func places(item page.Item) (out []page.Point) {
	switch i := item.(type) {
	case *page.Text:
		return []page.Point{i.At}
	case *page.Polyline:
		return i.Points
	case *page.Polygon:
		return i.Points
	case *page.Circle:
		return []page.Point{{X: i.Center.X - i.R, Y: i.Center.Y}, {X: i.Center.X + i.R, Y: i.Center.Y}}
	case *page.Hatch:
		for _, s := range i.Segments {
			out = append(out, s[:]...)
		}
		return out
	}
	panic(fmt.Sprintf("%T", item))
}

// No value is not zero: nothing stands where the value would.
func TestNoValueDrawsNothing(t *testing.T) {
	pen := reporttest.Pen(t)
	c := pen.Canvas()
	c.Bullet(box, page.Bullet{})
	c.Trend(box, page.Trend{Slots: weeks(3), Actual: page.Series{Values: vs(none, none, none)}})
	c.WeekBars(box, page.WeekBars{Slots: weeks(3), Actual: vs(none, none, none)})
	c.Spark(box, page.Run{Values: vs(none, none)})
	c.DotPairs(box, page.DotPairs{Rows: []page.DotPair{{Name: "a"}}})
	c.Bridge(box, page.Bridge{Bars: []page.BridgeBar{{Label: "a"}}})
	c.CellBar(box, page.CellBar{Max: 1})
	c.Coverage(box, page.Coverage{})
	if len(c.Items) > 0 {
		t.Errorf("drew without any value:\n%s", dump(c.Items))
	}
}

// A single value and a gap: the value is seen, the gap is not bridged.
func TestLineHasGaps(t *testing.T) {
	pen := reporttest.Pen(t)
	c := pen.Canvas()
	c.Trend(box, page.Trend{Slots: weeks(5), Actual: page.Series{Values: vs(1, none, 3, 4, none)}})
	lines, dots := 0, 0
	for _, item := range c.Items {
		switch i := item.(type) {
		case *page.Polyline:
			if i.Stroke == pen.Stroke(theme.ActualLine) {
				lines++
				if len(i.Points) != 2 {
					t.Errorf("a line runs over %d points, want 2", len(i.Points))
				}
			}
		case *page.Circle:
			dots++
		}
	}
	if lines != 1 || dots != 3 {
		t.Errorf("%d lines and %d dots, want 1 and 3", lines, dots)
	}
}
