package page_test

import (
	"fmt"
	"testing"

	"kpideck/report"
	"kpideck/report/page"
	"kpideck/report/reporttest"
	"kpideck/report/theme"
)

// v is a value of a chart.
func v(x float64) *float64 { return &x }

// vs is a series; a value below -1e17 stands for "no value".
func vs(xs ...float64) []*float64 {
	out := make([]*float64, len(xs))
	for i, x := range xs {
		if x > -1e17 {
			out[i] = &x
		}
	}
	return out
}

const none = -1e18

func weeks(n int) []page.Slot {
	slots := make([]page.Slot, n)
	for i := range slots {
		slots[i].Label = string([]byte{'0' + byte((27+i)/10), '0' + byte((27+i)%10)})
	}
	slots[0] = page.Slot{Label: "W27", Note: "6 ngày", Short: true}
	return slots
}

func bullets() []page.Bullet {
	return []page.Bullet{
		{Actual: v(9.62), Forecast: v(11.62), Low: v(11.2), High: v(12.1), Goal: v(12), Red: v(10.8), Previous: v(10.4), LastYear: v(9.5)},
		{Actual: v(9.0), Forecast: v(9.0), Low: v(8.85), High: v(9.2), Goal: v(8.8), Red: v(7.9), Previous: v(8.4), LastYear: v(7.9)},
		{Actual: v(575), Forecast: v(575), Low: v(560), High: v(591), Goal: v(530), Red: v(583), Previous: v(498), LastYear: v(512), LowerIsBetter: true},
		{Actual: v(3.1), Goal: v(2), GoalTo: v(4)},
		{Actual: v(-40), Goal: v(100)},
	}
}

func trend() page.Trend {
	return page.Trend{
		Slots:       weeks(13),
		Actual:      page.Series{Values: vs(516, 520, 535, 547, 560, 591, 608, 652, 604, 597, 595)},
		ValueLabels: []string{7: "652", 10: "595"},
		Prior:       page.Series{Values: vs(507, 521, 510, 497, 518, 513, 525, 508, 515, 519, 506, 518, 523), Name: "Q3/2024"},
		Forecast:    page.Series{Values: vs(none, none, none, none, none, none, none, none, none, none, none, 611, 612), Name: "dự báo", Value: "612"},
		Low:         vs(none, none, none, none, none, none, none, none, none, none, none, 588, 583),
		High:        vs(none, none, none, none, none, none, none, none, none, none, none, 636, 642),
		BandName:    "dải 80%",
		Goal:        page.Series{Values: vs(530, 530, 530, 530, 530, 530, 530, 530, 530, 530, 530, 530, 530), Name: "trần 530"},
		Ticks:       []page.Tick{{400, "400"}, {450, "450"}, {500, "500"}, {550, "550"}, {600, "600"}, {650, "650"}},
		AxisNote:    "trục bắt đầu ở 400",
		Events:      []page.Event{{6, "11/8 Meta chuyển sang tệp mở rộng"}},
	}
}

func weekBars() page.WeekBars {
	return page.WeekBars{
		Slots:    weeks(13),
		Actual:   vs(712, 798, 787, 883, 521, 805, 915, 851, 975, 1157, 863),
		Forecast: vs(none, none, none, none, none, none, none, none, none, none, none, 950, 960),
		Texts:    []string{"712", "798", "787", "883", "521", "805", "915", "851", "975", "1.157", "863", "950", "960"},
		Plan:     page.Series{Values: vs(780, 910, 910, 910, 910, 910, 910, 910, 910, 910, 910, 910, 910), Name: "kế hoạch"},
		LastYear: page.Series{Values: vs(590, 570, 585, 600, 560, 580, 590, 585, 560, 640, 550, 590, 570), Name: "Q3/2024"},
	}
}

func run() page.Run {
	marks := make([]page.SignalMark, 13)
	for i := 3; i < 11; i++ {
		marks[i].ID = "signal-bad"
	}
	marks[1] = page.SignalMark{ID: "signal-bad", Inside: true}
	return page.Run{
		Values: vs(96, 98, 93, 102, 101, 101.5, 107, 114, 111.5, 111, 108, none, none),
		Short:  []bool{true},
		Marks:  marks,
		Limits: &page.Limits{Low: 84.5, Mid: 90.8, High: 97.1, LowText: "84,5", MidText: "90,8", HighText: "97,1"},
		Goal:   v(95),
		Future: 2,
		Slots:  []string{0: "W27", 2: "29", 6: "33", 9: "36", 12: "39"},
	}
}

func multiple() page.Multiple {
	return page.Multiple{
		Name: "Chi phí mỗi lead (CPL)", Unit: "nghìn ₫", LatestLabel: "W37", Latest: "111,3",
		Verdict: "8 tuần liền trên giới hạn", Tone: theme.Bad, GoalText: "≤ 95,0", Run: run(),
	}
}

func dotPairs() page.DotPairs {
	return page.DotPairs{
		Rows: []page.DotPair{
			{"Meta Ads", v(50), v(31), "50%", "31%", "−19 đ%", theme.Bad},
			{"Google Ads", v(25), v(28), "25%", "28%", "+3 đ%", theme.Good},
			{"TikTok", v(12), v(4.5), "12%", "4,5%", "−7 đ%", theme.Bad},
			{"Email", v(1.8), v(6.5), "1,8%", "6,5%", "+5 đ%", theme.Good},
		},
		Ticks:    []page.Tick{{0, "0%"}, {10, "10%"}, {20, "20%"}, {30, "30%"}, {40, "40%"}, {50, "50%"}},
		FromName: "chi phí", ToName: "khách mới", DeltaName: "chênh",
	}
}

func bridge() page.Bridge {
	return page.Bridge{
		Bars: []page.BridgeBar{
			{"Q2", "91,1", v(91.1), true, theme.Prior},
			{"Meta", "+16,5", v(16.5), false, theme.Bad},
			{"TikTok", "+0,6", v(0.6), false, theme.Bad},
			{"Organic", "0,0", v(0), false, theme.Mark},
			{"Google", "−0,6", v(-0.6), false, theme.Good},
			{"Cơ cấu", "−0,4", v(-0.4), false, theme.Good},
			{"Q3", "107,2", v(107.2), true, theme.Actual},
		},
		Bracket: &page.Bracket{From: 1, To: 4, Text: "giá mỗi lead tại từng kênh: +16,45"},
	}
}

func variances() []page.Variance {
	return []page.Variance{
		{v(-0.28), "−0,28", theme.Bad, false},
		{v(0.03), "+0,03", theme.Good, false},
		{v(0), "0,00", theme.Good, false},
		{v(0.14), "+0,14", theme.Good, false},
		{nil, "–", theme.Actual, false},
		{v(-0.38), "−0,38", theme.Actual, true},
	}
}

func coverage() page.Coverage {
	days := make([]page.Day, 92)
	for i := range days {
		switch {
		case i >= 76:
			days[i] = page.NotYet
		case i >= 19 && i < 24:
			days[i] = page.Missing
		case i >= 46:
			days[i] = page.Provisional
		}
	}
	return page.Coverage{Days: days, Overlaps: [][2]int{{14, 31}}}
}

// charts draws each chart once, in a place of its own on a slide.
var charts = []struct {
	name string
	draw func(*page.Canvas)
}{
	{"bullet", func(c *page.Canvas) {
		for i, b := range bullets() {
			c.Bullet(page.Rect{X: 40, Y: 40 + 40*float64(i), W: 180, H: 21.6}, b)
		}
	}},
	{"trend", func(c *page.Canvas) { c.Trend(page.Rect{X: 260, Y: 30, W: 440, H: 210}, trend()) }},
	{"weekbars", func(c *page.Canvas) { c.WeekBars(page.Rect{X: 260, Y: 270, W: 420, H: 120}, weekBars()) }},
	{"gaps", func(c *page.Canvas) {
		w := weekBars()
		for i, a := range w.Actual {
			gap := *a - *w.Plan.Values[i]
			tone := theme.Good
			if gap < 0 {
				tone = theme.Bad
			}
			w.Gaps = append(w.Gaps, page.Variance{Value: &gap, Text: fmt.Sprintf("%+.0f", gap), Tone: tone})
		}
		w.GapName = "so kế hoạch"
		c.WeekBars(page.Rect{X: 40, Y: 40, W: 420, H: 240}, w)
	}},
	{"multiple", func(c *page.Canvas) { c.Multiple(page.Rect{X: 720, Y: 30, W: 206, H: 116}, multiple()) }},
	{"spark", func(c *page.Canvas) { c.Spark(page.Rect{X: 720, Y: 160, W: 96, H: 26}, run()) }},
	{"dotpairs", func(c *page.Canvas) { c.DotPairs(page.Rect{X: 40, Y: 400, W: 400, H: 120}, dotPairs()) }},
	{"bridge", func(c *page.Canvas) { c.Bridge(page.Rect{X: 480, Y: 390, W: 280, H: 140}, bridge()) }},
	{"variances", func(c *page.Canvas) { c.Variances(page.Rect{X: 840, Y: 200, W: 70, H: 90}, variances()) }},
	{"coverage", func(c *page.Canvas) { c.Coverage(page.Rect{X: 700, Y: 310, W: 230, H: 9}, coverage()) }},
	{"branch", func(c *page.Canvas) {
		c.Branch(page.Branch{From: page.Point{X: 40, Y: 300}, To: []page.Point{{X: 80, Y: 270}, {X: 80, Y: 300}, {X: 80, Y: 330}}, Path: 0})
		c.OpenEnd(page.Point{X: 40, Y: 360}, page.Rect{X: 80, Y: 350, W: 150, H: 20}, "Chưa có KPI chiến thuật: ai làm gì?")
	}},
	{"cells", func(c *page.Canvas) {
		c.CellBar(page.Rect{X: 720, Y: 200, W: 60, H: 18}, page.CellBar{Value: v(95), Max: 111, Limit: v(100)})
		c.CellBar(page.Rect{X: 720, Y: 220, W: 60, H: 18}, page.CellBar{Value: v(111), Max: 111, Limit: v(100), Tone: theme.Bad})
		c.Progress(page.Rect{X: 720, Y: 245, W: 80, H: 8}, page.Progress{Value: v(35.7), Whole: 50, Max: 50, Mark: v(41)})
		c.Progress(page.Rect{X: 720, Y: 260, W: 80, H: 8}, page.Progress{Value: v(22.5), Whole: 30, Max: 50})
	}},
	{"marks", func(c *page.Canvas) {
		for i, id := range []string{"met", "on_track", "at_risk", "off_track", "missed", "doing", "no_data", "signal-neutral"} {
			c.Status(830, 330+10*float64(i), id, id, c.Style(theme.Cell))
		}
	}},
	{"weekline", func(c *page.Canvas) { figure(c, 40, 40, 440, weekLine()) }},
	{"scaled", func(c *page.Canvas) { figure(c, 500, 40, 300, scaled()) }},
	{"steps", func(c *page.Canvas) { figure(c, 40, 40, 586, steps()) }},
	{"funnel", func(c *page.Canvas) { figure(c, 660, 40, 262, funnel()) }},
	{"strip", func(c *page.Canvas) {
		column := page.Rect{X: 660, Y: 300, W: 120, H: 100}
		c.StripAxis(column, -0.2, 0.2, stripTicks())
		for i, s := range strips() {
			c.Strip(page.Rect{X: column.X, Y: column.Y + 33*float64(i), W: column.W, H: 33}, s)
		}
	}},
	{"daybar", func(c *page.Canvas) {
		c.DayBar(page.Rect{X: 40, Y: 450, W: 560, H: 20}, dayBar())
		c.DayHeads(660, 450, 260, dayBar())
		c.AsOfLine(page.Rect{X: 660, Y: 455, W: 260, H: 40}, dayBar())
		c.Cover(page.Rect{X: 660, Y: 460, W: 260, H: 20}, &report.Coverage{Days: []report.DayState{report.DayCovered, report.DayProvisional, report.DayMissing, report.DayComing, report.DayUntouched}, Overlaps: [][2]int{{1, 3}}})
	}},
	{"cover", func(c *page.Canvas) { c.CoverPage(page.Slide, cover()) }},
	{"cover-upright", func(c *page.Canvas) { c.CoverPage(page.A4, cover()) }},
	{"key", func(c *page.Canvas) {
		c.Key(40, 255, 700, []page.KeyEntry{{page.KeyActual, "đến 14/9"}, {page.KeyForecast, "dự báo 30/9"}, {page.KeyWhisker, "dải 80%"},
			{page.KeyGoal, "mục tiêu"}, {page.KeyPrevious, "quý 2/2025"}, {page.KeyLastYear, "quý 3/2024"}, {page.KeyRed, "dưới ngưỡng đỏ"}, {"signal-bad", "tín hiệu xấu"}})
	}},
}

func TestChartsAreDrawnAsBefore(t *testing.T) {
	pen := reporttest.Pen(t)
	for _, chart := range charts {
		t.Run(chart.name, func(t *testing.T) {
			c := pen.Canvas()
			chart.draw(c)
			golden(t, chart.name, dump(c.Items))
		})
	}
}
