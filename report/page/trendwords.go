package page

import (
	"slices"

	"kpideck/report/theme"
)

// trendWords finds the places of what stands inside the plot, most important
// first: what has no room left free of the others is left out. With it come the
// heights of the lines of those events that could be named.
func (c *Canvas) trendWords(p plot, t Trend, r Rect) (words []word, events []float64) {
	l := &labels{within: Rect{p.X, r.Y, p.W, p.Bottom() - r.Y}}
	add := func(text string, s Style, at ...Point) {
		if w, ok := c.find(l, text, s, at...); ok {
			words = append(words, w)
		}
	}
	l.avoid(p.runs(t.Actual.Values), 2*c.Px)
	l.avoid(p.runs(t.Goal.Values), c.Px)
	value, quiet := c.Style(theme.Value).Figures(), c.Style(theme.Axis)
	for i := min(len(t.Actual.Values), p.slots) - 1; i >= 0; i-- {
		if v, ok := valueAt(t.Actual.Values, i); ok {
			x, y, w := p.x(i), p.y.at(v), c.Width(textAt(t.ValueLabels, i), value)
			l.taken = append(l.taken, Rect{x - 6*c.Px, y - 6*c.Px, 12 * c.Px, 12 * c.Px}) // its dot
			add(textAt(t.ValueLabels, i), value, Point{x - w/2, y - 11*c.Px}, Point{x - w/2, y + 11*c.Px + 0.727*value.Size},
				Point{x - w - 8*c.Px, y}, Point{x + 8*c.Px, y})
		}
	}
	if t.AxisNote != "" {
		low, end := p.Bottom()-10*c.Px, p.Right()-8*c.Px-c.Width(t.AxisNote, quiet)
		free, at := l.fenced(p, p.eventLines(t)), []Point{{p.X + 8*c.Px, low}, {end, low}}
		for _, x := range p.eventLines(t) {
			at = append(at, Point{x + 8*c.Px, low})
		}
		if w, ok := c.find(free, t.AxisNote, quiet, at...); ok {
			l.taken, words = append(l.taken, w.box()), append(words, w)
		} else {
			add(t.AxisNote, quiet, at...)
		}
	}
	l.avoid(p.runs(joined(t.Actual.Values, t.Forecast.Values, p.slots)), 2*c.Px)
	add(t.BandName, quiet, c.bandPlaces(p, t, c.Width(t.BandName, quiet), quiet)...)
	l.avoid(p.runs(t.Prior.Values), 2*c.Px)
	return c.eventWords(l, p, t, words)
}

// bandLeast is the height from which on a band is seen and named, in px.
const bandLeast = 6.0

// bandPlaces are where the name of a forecast's band may stand: above its end or
// below it. A band too thin to be seen has no name.
func (c *Canvas) bandPlaces(p plot, t Trend, w float64, s Style) []Point {
	end := last(t.High)
	if end < 0 || end >= p.slots || end != last(t.Low) {
		return nil
	}
	high, _ := valueAt(t.High, end)
	low, _ := valueAt(t.Low, end)
	if p.y.at(low)-p.y.at(high) < bandLeast*c.Px {
		return nil
	}
	x, over, under := p.Right()-w, p.y.at(high)-8*c.Px, p.y.at(low)+6*c.Px+0.8*s.Size
	return []Point{{p.x(end) - w, over}, {x, over}, {p.x(end) - w, under}, {x, under}, {x, over - s.Leading}, {x, under + s.Leading}}
}

// eventAir is the distance between the names of two events, in px.
const eventAir = 10.0

// eventWords names events right of their lines or left of them, low in the plot,
// where a line chart is emptiest, else high. No name crosses the line of another:
// one that finds no place, and one whose line would cross a name, is left out with
// its line. What happened is told in the list of events as well.
func (c *Canvas) eventWords(l *labels, p plot, t Trend, words []word) ([]word, []float64) {
	s := c.Style(theme.Axis).In(c.Color(theme.Text2))
	all := p.eventLines(t)
	var lines []float64
	var named []Rect
	for _, e := range t.Events {
		if e.Slot < 0 || e.Slot >= p.slots || crosses(named, p.x(e.Slot)) {
			continue
		}
		x := p.x(e.Slot)
		text := c.Fonts.Cut(s.Face, c.Fonts.Clean(s.Face, e.Text), s.Size, max(p.Right()-x, x-p.X)-8*c.Px)
		places := c.eventPlaces(p, x, c.Width(text, s), s)
		w, ok := c.find(l.fenced(p, all), text, s, places...)
		if !ok {
			w, ok = c.find(l.fenced(p, lines), text, s, places...)
		}
		if !ok {
			continue
		}
		box := w.box()
		words, lines, named = append(words, w), append(lines, x), append(named, box)
		l.taken = append(l.taken, Rect{box.X - eventAir*c.Px, box.Y, box.W + 2*eventAir*c.Px, box.H})
	}
	return words, lines
}

// eventLines are where the upright lines of the events stand.
func (p plot) eventLines(t Trend) (x []float64) {
	for _, e := range t.Events {
		if e.Slot >= 0 && e.Slot < p.slots {
			x = append(x, p.x(e.Slot))
		}
	}
	return x
}

// fenced are the labels with upright lines that the next one may not cross.
func (l *labels) fenced(p plot, lines []float64) *labels {
	out := *l
	out.taken = slices.Clone(l.taken)
	for _, x := range lines {
		out.taken = append(out.taken, Rect{x, p.Y, 0.01, p.H})
	}
	return &out
}

// eventPlaces are the places of the name of an event whose line stands at x.
func (c *Canvas) eventPlaces(p plot, x, w float64, s Style) (at []Point) {
	const low, high = 3, 4
	add := func(y float64) { at = append(at, Point{x + 8*c.Px, y}, Point{x - 8*c.Px - w, y}) }
	for i := range low {
		add(p.Bottom() - 10*c.Px - float64(i)*s.Leading)
	}
	for i := range high {
		add(p.Y + s.Size + float64(i)*s.Leading)
	}
	return at
}

// crosses tells whether an upright line would run through one of some names.
func crosses(names []Rect, x float64) bool {
	for _, r := range names {
		if r.X < x && x < r.Right() {
			return true
		}
	}
	return false
}
