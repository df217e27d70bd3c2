package page

import "kpideck/report"

// figure places a block that is one picture: as high as there is room, between
// its least and its best height.
func (f *flow) figure(b report.Block) {
	e := f.figureElastic(b)
	f.need(e.least)
	f.drawFigure(b, min(max(f.room(), e.least), e.most))
}

// drawFigure draws a picture in a height and moves below it.
func (f *flow) drawFigure(b report.Block, high float64) {
	if fig := f.pictured(b); fig != nil {
		f.leaf.Canvas.Figure(Rect{f.x, f.y, f.w, high}, fig)
		f.y += high
	}
}

func (f *flow) figureElastic(b report.Block) elastic {
	fig := f.pictured(b)
	if fig == nil {
		return elastic{}
	}
	return elastic{f.Height(fig, f.w, false), f.Height(fig, f.w, true)}
}

// pictured is the figure of a block in the width of the column; its title is left
// out where the page is named so.
func (f *flow) pictured(b report.Block) *Figure {
	fig := f.Figure(b, f.w)
	if fig != nil {
		fig.Title = f.newTitle(fig.Title)
	}
	return fig
}

// pieces are blocks of which small multiples that are higher than a page became
// several.
func (f *flow) pieces(blocks []report.Block) (out []report.Block) {
	for _, b := range blocks {
		m, ok := b.(*report.Multiples)
		if !ok || f.figureElastic(b).least <= f.pageHigh() {
			out = append(out, b)
			continue
		}
		n := len(m.Items) - 1
		for n > 1 && f.figureElastic(m.Of(0, n)).least > f.pageHigh() {
			n--
		}
		for from := 0; from < len(m.Items); from += n {
			out = append(out, m.Of(from, min(from+n, len(m.Items))))
		}
	}
	return out
}

// pageHigh is the height of a page's content.
func (f *flow) pageHigh() float64 { return f.bottom - f.top }

// hollow tells whether a block has nothing to show.
func hollow(b report.Block) bool { return report.Hollow(b) }
