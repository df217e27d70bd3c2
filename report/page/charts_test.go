package page_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kpideck/report"
	"kpideck/report/page"
	"kpideck/report/reporttest"
)

// pictures is a document with a block of each kind that is a picture.
func pictures() *report.Document {
	d := reporttest.Document()
	line := weekLine()
	line.ID, line.KPI = report.ChartBlock, "cac"
	s, f, m := steps(), funnel(), scaled()
	s.ID, f.ID, m.ID = report.StepsBlock, report.FunnelBlock, report.MultiplesBlock
	d.Sections = append(d.Sections, &report.Section{ID: report.Goal, Key: "DT-2025 Q3", Blocks: []report.Block{line, s, f, m, &report.Funnel{ID: report.FunnelBlock}}},
		&report.Section{ID: report.Journey, On: report.InBook, Blocks: []report.Block{funnel()}})
	return d
}

func TestEveryPictureIsAChartOfItsOwn(t *testing.T) {
	pen := reporttest.Pen(t)
	var names []string
	seen := map[string]bool{}
	for _, c := range page.Charts(pictures(), pen) {
		if seen[c.Name] || !regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`).MatchString(c.Name) {
			t.Errorf("%q is no name for a file, or is there twice", c.Name)
		}
		seen[c.Name] = true
		names = append(names, c.Name)
		if len(c.Page.Items) < 5 || c.Text == "" {
			t.Errorf("%s: %d primitives, text %q", c.Name, len(c.Page.Items), c.Text)
		}
		wantInside(t, c.Page)
	}
	for _, want := range []string{"goal-dt-2025-q3-1-funnel", "goal-dt-2025-q3-1-funnel-again-2"} {
		twins := &report.Document{}
		for _, key := range []string{"ĐT-2025 Q3", "Dt–2025–Q3 漢"} {
			f := funnel()
			f.ID, f.Note = report.FunnelBlock, key
			twins.Sections = append(twins.Sections, &report.Section{ID: report.Goal, Key: key, Blocks: []report.Block{f}})
		}
		if !slices.ContainsFunc(page.Charts(twins, pen), func(c page.Chart) bool { return c.Name == want }) {
			t.Errorf("no chart is named %s", want)
		}
	}
	golden(t, "charts", strings.Join(names, "\n")+"\n")
}

// wantInside fails when a chart runs out of its picture.
func wantInside(t failer, p page.Page) {
	for _, item := range p.Items {
		for _, at := range places(item) {
			if at.X < -0.01 || at.Y < -0.01 || at.X > p.Size.W+0.01 || at.Y > p.Size.H+0.01 {
				t.Fatalf("outside of %.0f × %.0f: %s", p.Size.W, p.Size.H, dump([]page.Item{item}))
			}
		}
		if text, ok := item.(*page.Text); ok && text.At.X+text.Width > p.Size.W+0.01 {
			t.Fatalf("beyond the right edge of %.0f: %s", p.Size.W, dump([]page.Item{item}))
		}
	}
}

// wantApart fails when two runs of text lie over each other.
func wantApart(t failer, items []page.Item) {
	var runs []*page.Text
	for _, item := range items {
		if text, ok := item.(*page.Text); ok {
			for _, other := range runs {
				if overlap(text, other) {
					t.Fatalf("one over the other:\n%s", dump([]page.Item{other, text}))
				}
			}
			runs = append(runs, text)
		}
	}
}

func drawSteps(t *rapid.T) *report.Steps {
	b := &report.Steps{Title: drawName(t, "title"), Note: drawName(t, "note"), Columns: []string{"", "Bước", "Quý 3", "Chỉ số", "Tỷ lệ bước", "Góp"}, Total: drawText(t, "total")}
	for range rapid.IntRange(1, 9).Draw(t, "steps") {
		b.Items = append(b.Items, report.Step{Stage: rapid.SampledFrom([]string{"", "Chuyển đổi"}).Draw(t, "stage"), Name: drawName(t, "name"), Unit: "người",
			Now: text(drawNumberText(t, "now")), Before: text("1"), Index: drawNumber(t, "index"), Change: text("+5%"), RateName: drawName(t, "rate"),
			RateBefore: text("1,31%"), RateNow: text("1,24%"), RateChange: bad(text("−5%")), Gives: report.Cell{Text: "+509", Number: drawNumber(t, "gives")}})
	}
	return b
}

func drawFunnel(t *rapid.T) *report.Funnel {
	b := &report.Funnel{Title: drawName(t, "title")}
	for range rapid.IntRange(1, 7).Draw(t, "steps") {
		s := report.FunnelStep{Name: drawName(t, "name"), Text: drawNumberText(t, "number"), Rate: "57,0%", Note: drawText(t, "note")}
		if v := drawNumber(t, "value"); v != nil {
			s.Value = *v
		}
		b.Steps = append(b.Steps, s)
	}
	return b
}

func drawLine(t *rapid.T) *report.WeekChart {
	w := &report.WeekChart{Unit: drawName(t, "unit"), Message: drawName(t, "message"), Line: true, AxisNote: drawText(t, "axis"),
		Legend: report.WeekLegend{Forecast: "dự báo", ForecastValue: drawNumberText(t, "forecast"), Band: "dải 80%", Plan: drawText(t, "plan"), LastYear: "Q3/2024"}}
	for i := range rapid.IntRange(1, 14).Draw(t, "weeks") {
		w.Weeks = append(w.Weeks, report.WeekPoint{Label: weeks(14)[i].Label, Actual: drawNumber(t, "actual"), Text: drawNumberText(t, "text"), Forecast: drawNumber(t, "forecast"),
			Low: drawNumber(t, "low"), High: drawNumber(t, "high"), Plan: drawNumber(t, "plan"), LastYear: drawNumber(t, "year"), Event: drawText(t, "event")})
	}
	return w
}

// Whatever a figure has to show, its words stay apart and inside.
func TestFiguresKeepTheirWordsApart(t *testing.T) {
	pen := reporttest.Pen(t)
	blocks := map[string]func(*rapid.T) report.Block{
		"steps":  func(t *rapid.T) report.Block { return drawSteps(t) },
		"funnel": func(t *rapid.T) report.Block { return drawFunnel(t) },
		"line":   func(t *rapid.T) report.Block { return drawLine(t) },
	}
	for name, draw := range blocks {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				d := one(draw(t))
				for _, c := range page.Charts(d, pen) {
					wantInside(t, c.Page)
					wantApart(t, c.Page.Items)
				}
			})
		})
	}
}

func TestStrangeLettersAreCounted(t *testing.T) {
	fonts := reporttest.Pen(t).Fonts
	d := pictures()
	if found := fonts.Strange(d); found.Texts != 0 {
		t.Fatalf("the sample holds %+v", found)
	}
	f := funnel()
	f.Steps[0].Name, f.Steps[1].Name, f.Steps[2].Name = "Ra mắt 🎉", "漢 Ra mắt", "ok\u00a0\u202f\u200b"
	book := funnel()
	book.On, book.Title = report.InBook, "🎉 sổ"
	d.Sections = append(d.Sections, &report.Section{ID: report.Journey, Blocks: []report.Block{f, f, book}})
	want := page.Strange{Texts: 2, Letters: "U+1F389 U+6F22", Example: "Ra mắt □"}
	if found := fonts.Strange(d); found != want {
		t.Errorf("found %+v, want %+v", found, want)
	}
}
