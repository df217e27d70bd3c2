package page

import (
	"reflect"
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

	chartTallest = 6000.0 // what is higher is a list and no chart
)

// Charts draws every block of the document that is one picture, and tables and
// trees that hold pictures, in the order of its sections; blocks that only pages
// have come after them, and what looks the same in two sections comes once. Names
// stay as they are from quarter to quarter as long as the deck asks for the same
// sections.
func Charts(d *report.Document, p *Pen) []Chart {
	g := &gallery{Pen: p, doc: d, numbers: map[string]int{}, times: map[string]int{}, seen: map[report.Block]bool{}}
	for _, s := range d.Sections {
		if s.On.In(report.InPage) {
			for _, b := range s.Blocks {
				g.add(s, b)
			}
		}
	}
	for _, plan := range d.Pages {
		for _, row := range plan.Rows {
			for _, column := range row {
				for _, b := range column.Blocks {
					g.add(plan.Section, b)
				}
			}
		}
	}
	return g.charts
}

// gallery collects charts.
type gallery struct {
	*Pen
	doc     *report.Document
	numbers map[string]int // charts of a section so far
	times   map[string]int // uses of a name
	seen    map[report.Block]bool
	charts  []Chart
}

func (g *gallery) add(s *report.Section, b report.Block) {
	if g.seen[b] || !b.Media().In(report.InPage) || report.Hollow(b) {
		return
	}
	g.seen[b] = true
	width := g.px(chartWidth(b))
	var text string
	var page Page
	if f := g.Figure(b, width); f != nil {
		text, page = dotted(f.Title, f.Note), g.alone(f, width)
	} else if title, ok := pictured(b); ok {
		text, page = title, g.tall(s, b, width)
	}
	if len(page.Items) == 0 || page.Size.H > g.px(chartTallest) || g.has(page) {
		return
	}
	g.numbers[string(s.ID)+s.Key]++
	name := chartName(s, b, g.numbers[string(s.ID)+s.Key])
	if g.times[name]++; g.times[name] > 1 {
		name += "-again-" + strconv.Itoa(g.times[name]) // ids may differ in what a name of a file cannot hold
	}
	g.charts = append(g.charts, Chart{Name: name, Text: text, Page: page})
}

// has tells whether the same picture is there already, from another section.
func (g *gallery) has(p Page) bool {
	return slices.ContainsFunc(g.charts, func(c Chart) bool { return c.Page.Size == p.Size && reflect.DeepEqual(c.Page.Items, p.Items) })
}

// pictured tells of a table or a tree whether it holds pictures, and its title.
func pictured(b report.Block) (title string, ok bool) {
	switch b := b.(type) {
	case *report.Tree:
		return b.LeftTitle + " → " + b.RightTitle, true
	case *report.Table:
		return dotted(b.Title, b.Note), slices.ContainsFunc(b.Rows, func(r report.Row) bool {
			return slices.ContainsFunc(r.Cells, func(c report.Cell) bool { return c.Bullet != nil || c.Strip != nil || c.Cover != nil })
		})
	}
	return "", false
}

func chartWidth(b report.Block) float64 {
	switch b.(type) {
	case *report.Multiples, *report.Table, *report.Tree:
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

// tall is a page as high as a block that would flow over several.
func (g *gallery) tall(s *report.Section, b report.Block, width float64) Page {
	pad := g.px(chartPad)
	l := &leaf{Canvas: g.Canvas(), top: pad, bottom: endless}
	f := &flow{Pen: g.Pen, leaf: l, doc: g.doc, plan: &report.PagePlan{Section: s}, x: pad, w: width, y: pad}
	f.book = &book{sheet: sheetOf(g.doc.Paper, g.Px), leaves: []*leaf{l}}
	f.limit = pad + f.measure(b).least
	f.block(b)
	size := Size{width + 2*pad, f.y + pad}
	ground := g.Canvas()
	ground.Fill(Rect{0, 0, size.W, size.H}, g.Color(theme.Paper))
	return Page{Size: size, Items: append(ground.Items, l.Items...)}
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
