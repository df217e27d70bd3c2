package page

import (
	"strings"

	"kpideck/report"
	"kpideck/report/theme"
)

// Bridge explains the way from one total to another in signed steps.
type Bridge struct {
	Bars    []BridgeBar
	Bracket *Bracket
}

// BridgeBar is a column of a Bridge: a total, which stands on zero, or a step,
// which starts where the column before it ended.
type BridgeBar struct {
	Label string
	Text  string // the total, or the signed step
	Value *float64
	Total bool
	Tone  theme.Role // Prior and Actual for totals, Good, Bad or Mark for steps
}

// Bracket sums up the bars From to To under them.
type Bracket struct {
	From, To int
	Text     string
}

// bridgeBarShare is the width of a bar against its slot.
const bridgeBarShare = 0.63

// Bridge draws the columns with their labels and base line inside a rectangle.
func (c *Canvas) Bridge(r Rect, b Bridge) {
	starts, ends := b.levels()
	lo, hi, ok := extent(starts, ends)
	if !ok {
		return
	}
	lo, hi = fromZero(lo, hi, 0)
	axis := c.Style(theme.Axis)
	inner := r.Inset(0, 2*axis.Leading, 0, c.bridgeFoot(b, r.W)+4*c.Px)
	p := plot{inner, len(b.Bars), scale{lo, hi, inner.Bottom(), inner.Y}}
	l := &labels{within: Rect{r.X - p.step(), r.Y - axis.Leading, r.W + 2*p.step(), r.H + axis.Leading}}
	for i, bar := range b.Bars {
		if ends[i] == nil {
			continue
		}
		c.bridgeBar(p, l, i, bar, *starts[i], *ends[i])
		if i > 0 && ends[i-1] != nil {
			y := p.y.at(*ends[i-1])
			half := bridgeBarShare * p.step() / 2
			c.Line(p.x(i-1)+half, y, p.x(i)-half, y, c.Stroke(theme.LimitLine))
		}
	}
	c.Line(p.X, p.y.at(0), p.Right(), p.y.at(0), c.Stroke(theme.AxisLine))
	for i, bar := range b.Bars {
		c.bridgeLabel(p, i, bar)
	}
	c.bracket(p, b.Bracket)
}

// levels are where each bar starts and ends; nil for a bar without a value,
// over which the next one passes.
func (b Bridge) levels() (starts, ends []*float64) {
	level := 0.0
	for _, bar := range b.Bars {
		v, ok := value(bar.Value)
		if !ok || !finite(level+v) {
			starts, ends = append(starts, nil), append(ends, nil)
			continue
		}
		from := level
		if bar.Total {
			from = 0
		}
		to := from + v
		level = to
		starts, ends = append(starts, &from), append(ends, &to)
	}
	return starts, ends
}

// bridgeBar draws a column and its text above, a line higher where the text of
// the column before is in the way.
func (c *Canvas) bridgeBar(p plot, l *labels, i int, bar BridgeBar, from, to float64) {
	top, bottom := p.y.at(max(from, to)), p.y.at(min(from, to))
	h := max(bottom-top, 1.6*c.Px)
	w := bridgeBarShare * p.step()
	c.Fill(Rect{p.x(i) - w/2, top, w, h}, c.Color(bar.Tone))
	style := c.Style(theme.Unit).Figures().In(c.Color(theme.Ink))
	switch {
	case bar.Total:
		style = c.Style(theme.BlockTitle).Figures()
	case bar.Tone == theme.Bad && to-from != 0 && h > 6*c.Px:
		style = style.Bold().In(c.Color(theme.Bad))
	}
	x, y := p.x(i)-c.Width(bar.Text, style)/2, top-9*c.Px
	c.place(l, bar.Text, style, Point{x, y}, Point{x, y - style.Size}, Point{x, y - 2*style.Size}, Point{x, bottom + 6*c.Px + style.Size})
}

// The names under the bars.
const (
	bridgeNameLines = 2    // at most
	bridgeWordGap   = 5.0  // px between the words of two bars
	bridgeWordMost  = 90.0 // px for a word; a longer one is broken
)

// bridgeFoot is the room for the names under the bars.
func (c *Canvas) bridgeFoot(b Bridge, width float64) float64 {
	s, lines := c.Style(theme.Axis), 1
	for _, bar := range b.Bars {
		lines = max(lines, len(c.Lines(bar.Label, width/float64(len(b.Bars))-4*c.Px, bridgeNameLines, s)))
	}
	return float64(lines) * s.Leading
}

// bridgeWords is the width in which no word under a bar is broken.
func (p *Pen) bridgeWords(b *report.Bridge) float64 {
	word, s := 0.0, p.Style(theme.Axis)
	for _, bar := range b.Bars {
		for _, w := range strings.Fields(bar.Label) {
			word = max(word, p.Width(w, s))
		}
	}
	return min(word+p.px(bridgeWordGap), p.px(bridgeWordMost)) * float64(len(b.Bars))
}

// bridgeLabel writes a name under its bar, in two lines of the width of the slot.
func (c *Canvas) bridgeLabel(p plot, i int, bar BridgeBar) {
	s := c.Style(theme.Axis)
	if bar.Total {
		s = s.Bold().In(c.Color(theme.Ink))
	}
	for line, text := range c.Lines(bar.Label, p.step()-4*c.Px, bridgeNameLines, s) {
		c.TextCenter(p.x(i), p.Bottom()+float64(line+1)*s.Leading, text, s)
	}
}

func (c *Canvas) bracket(p plot, b *Bracket) {
	if b == nil || b.From < 0 || b.To >= p.slots || b.From > b.To {
		return
	}
	half := bridgeBarShare * p.step() / 2
	x1, x2, y := p.x(b.From)-half-6*c.Px, p.x(b.To)-half, p.Bottom()-46*c.Px
	if b.To > b.From {
		x2 = p.x(b.To) + half
	}
	pen := c.Stroke(theme.LimitLine)
	c.Polyline([]Point{{x1, y + 6*c.Px}, {x1, y}, {x2, y}, {x2, y + 6*c.Px}}, pen)
	c.TextCenter((x1+x2)/2, y+24*c.Px, b.Text, c.Style(theme.HeaderStrong))
}
