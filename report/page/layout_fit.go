package page

import (
	"slices"

	"kpideck/report/theme"
)

// besideReading is how narrow a line of weeks gets before the words on it wrap, in px.
const besideReading = 110.0

// bulletColumnGap is the gap between columns where a picture is to be seen beside
// them, in px.
const bulletColumnGap = 16.0

// fits tells whether the columns find room in a width when all give way.
func (g *grid) fits(p *Pen, width float64) bool { return g.leastWidth(p) <= width }

// leastWidth is the width of the columns when all give way.
func (g *grid) leastWidth(p *Pen) float64 {
	need := p.px(columnGapMin) * float64(len(g.columns)-1)
	for _, c := range g.columns {
		need += c.least
	}
	return need
}

// parts splits a table that is too wide into tables that fit, each with the
// first column. Pictures and bars are left out before anything is split.
func (g *grid) parts(p *Pen, width float64) []*grid {
	if g.fits(p, width) {
		return []*grid{g}
	}
	plain := g.with(slices.DeleteFunc(slices.Clone(g.columns), func(c gridColumn) bool {
		return c.kind == bulletColumn || c.kind == sparkColumn
	}))
	if plain.fits(p, width) || len(plain.columns) < 2 {
		return []*grid{plain}
	}
	if plain = plain.withoutBars(p); plain.fits(p, width) {
		return []*grid{plain}
	}
	first, rest := plain.columns[0], plain.columns[1:]
	var out []*grid
	for len(rest) > 0 {
		n := 1
		for n < len(rest) && g.with(append([]gridColumn{first}, rest[:n+1]...)).fits(p, width) {
			n++
		}
		out = append(out, g.with(append([]gridColumn{first}, rest[:n]...)))
		rest = rest[n:]
	}
	return out
}

// withoutBars is the grid with numbers alone in its cells.
func (g *grid) withoutBars(p *Pen) *grid {
	plain := g.with(g.columns)
	plain.barless = true
	for i, c := range plain.columns {
		plain.columns[i] = p.measured(plain, c.index)
	}
	return plain
}

func (g *grid) with(columns []gridColumn) *grid {
	part := *g
	part.columns = slices.Clone(columns)
	return &part
}

// place gives every column its place between x and x+width: headers wrap first,
// then names and texts give way, then bars and pictures, then the gaps; spare
// room goes to texts that wrap, then widens the gaps, then the picture or the
// longest text.
func (g *grid) place(p *Pen, x, width float64) {
	g.gap, g.width = p.px(columnGap), width
	if g.has(bulletColumn) {
		g.gap = p.px(bulletColumnGap)
	}
	for i := range g.columns {
		g.columns[i].w = g.columns[i].want
	}
	n := float64(len(g.columns) - 1)
	over := g.total() - width
	middle := func(c gridColumn) float64 { return c.middle }
	least := func(c gridColumn) float64 { return c.least }
	over = g.shrink(over, middle, numberColumn, statusColumn, stateColumn)
	if g.has(readColumn) {
		over = g.shrink(over, func(c gridColumn) float64 { return min(c.w, p.px(besideReading)) }, sparkColumn)
	}
	over = g.shrink(over, least, nameColumn, textColumn, readColumn)
	over = g.shrink(over, least, numberColumn, statusColumn, stateColumn, bulletColumn, sparkColumn, stripColumn, coverColumn)
	if over > 0 && n > 0 {
		g.gap = max(p.px(columnGapMin), g.gap-over/n)
	}
	if spare := width - g.total(); spare > 0 {
		g.spread(p, spare)
	}
	for i := range g.columns {
		g.columns[i].x = x
		x += g.columns[i].w + g.gap
	}
	g.wrapHeaders(p)
}

func (g *grid) total() float64 {
	sum := g.gap * float64(len(g.columns)-1)
	for _, c := range g.columns {
		sum += c.w
	}
	return sum
}

// shrink takes what is over from columns of some kinds, each in proportion to
// what it can give until it is as narrow as a limit, and returns what is still
// over.
func (g *grid) shrink(over float64, limit func(gridColumn) float64, kinds ...columnKind) float64 {
	can := 0.0
	for _, c := range g.columns {
		if slices.Contains(kinds, c.kind) {
			can += c.w - limit(c)
		}
	}
	if over <= 0 || can <= 0 {
		return over
	}
	share := min(1, over/can)
	for i := range g.columns {
		if c := &g.columns[i]; slices.Contains(kinds, c.kind) {
			c.w -= share * (c.w - limit(*c))
		}
	}
	return over - share*can
}

// spread uses the room that is left.
func (g *grid) spread(p *Pen, spare float64) {
	into := slices.IndexFunc(g.columns, func(c gridColumn) bool { return c.kind == bulletColumn || c.kind == coverColumn })
	most := p.px(wideGap)
	if into < 0 {
		into, most = g.longest(), p.px(widestGap)
	}
	spare = g.unwrap(spare)
	if n := float64(len(g.columns) - 1); n > 0 {
		wider := min(spare/n, most-g.gap)
		g.gap += wider
		spare -= wider * n
	}
	g.columns[into].w += spare
}

// unwrap lets long texts have what is left, so that they need fewer lines, and
// returns what they do not need.
func (g *grid) unwrap(spare float64) float64 {
	need := 0.0
	for _, c := range g.columns {
		if wraps(c.kind) {
			need += max(0, c.full-c.w)
		}
	}
	if need == 0 {
		return spare
	}
	share := min(1, spare/need)
	for i := range g.columns {
		if c := &g.columns[i]; wraps(c.kind) {
			c.w += share * max(0, c.full-c.w)
		}
	}
	return spare - share*need
}

// wraps tells whether the cells of a kind of column break into lines.
func wraps(k columnKind) bool { return k == nameColumn || k == textColumn || k == readColumn }

// longest is the column of text that is most cut, or the first.
func (g *grid) longest() int {
	best := 0
	for i, c := range g.columns {
		if c.kind == textColumn && c.want > g.columns[best].want {
			best = i
		}
	}
	return best
}

// wrapHeaders breaks the headers into the lines of their columns.
func (g *grid) wrapHeaders(p *Pen) {
	s := p.Style(theme.Header)
	for i := range g.columns {
		c, lines := &g.columns[i], []string(nil)
		for _, line := range c.title {
			lines = append(lines, p.Lines(line, c.w-c.barRoom(p), 2, s)...)
		}
		c.header = lines
	}
}

// barRoom is what the bar in the cells takes of the column as it is.
func (c *gridColumn) barRoom(p *Pen) float64 {
	if c.bar == 0 {
		return 0
	}
	return max(p.px(barLeast+barGap), c.bar-max(0, c.middle-c.w))
}
