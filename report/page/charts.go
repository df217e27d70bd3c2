package page

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"kpideck/report"
	"kpideck/report/theme"
)

// Chart is a picture for whoever builds slides: title, unit, chart and key on
// white, and nothing else of the page that it stands on.
type Chart struct {
	Name string // section, number in it, block and KPI: "why-2-bridge-revenue"
	Text string // title and note, for readers who cannot see it
	Page Page
}

// Sizes of charts, in px: width by block, margin on all sides.
const (
	chartPad    = 24.0
	chartWide   = 712.0
	chartFunnel = 520.0
	chartSteps  = 976.0
	chartAll    = 1472.0
)

// Charts draws every block of the document that is one picture, in the order
// of its sections. Names stay as they are from quarter to quarter as long as the
// deck asks for the same sections.
func Charts(d *report.Document, p *Pen) (out []Chart) {
	times := map[string]int{}
	for _, s := range d.Sections {
		number := 0
		for _, b := range s.Blocks {
			if !s.On.In(report.InPage) || !b.Media().In(report.InPage) {
				continue
			}
			width := p.px(chartWidth(b))
			f := p.Figure(b, width)
			if f == nil {
				continue
			}
			number++
			name := chartName(s, b, number)
			if times[name]++; times[name] > 1 {
				name += "-again-" + strconv.Itoa(times[name]) // ids may differ in what a name of a file cannot hold
			}
			out = append(out, Chart{Name: name, Text: dotted(f.Title, f.Note), Page: p.alone(f, width)})
		}
	}
	return out
}

func chartWidth(b report.Block) float64 {
	switch b.(type) {
	case *report.Multiples:
		return chartAll
	case *report.Steps:
		return chartSteps
	case *report.Funnel:
		return chartFunnel
	}
	return chartWide
}

// alone is a page that holds one figure.
func (p *Pen) alone(f *Figure, width float64) Page {
	pad, high := p.px(chartPad), p.Height(f, width, true)
	size := Size{width + 2*pad, high + 2*pad}
	c := p.Canvas()
	c.Fill(Rect{0, 0, size.W, size.H}, c.Color(theme.Paper))
	c.Figure(Rect{pad, pad, width, high}, f)
	return Page{Size: size, Items: c.Items}
}

// chartName is made of ids, so that it does not change with words or figures.
func chartName(s *report.Section, b report.Block, number int) string {
	parts := []string{string(s.ID), s.Key, strconv.Itoa(number), string(b.Name())}
	if w, ok := b.(interface{ Metric() string }); ok {
		parts = append(parts, w.Metric())
	}
	parts = slices.DeleteFunc(parts, func(part string) bool { return slug(part) == "" })
	for i, part := range parts {
		parts[i] = slug(part)
	}
	return strings.Join(parts, "-")
}

// slug keeps letters and digits of ASCII, đ as d and letters without their
// marks; runs of others become a hyphen.
func slug(id string) string {
	const most = 60
	var out []byte
	for _, r := range norm.NFD.String(strings.ToLower(id)) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			out = append(out, byte(r))
		case r == 'đ':
			out = append(out, 'd')
		case unicode.Is(unicode.Mn, r):
		case len(out) > 0 && out[len(out)-1] != '-':
			out = append(out, '-')
		}
	}
	return strings.Trim(string(out[:min(len(out), most)]), "-")
}
