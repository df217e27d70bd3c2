package pdf

import (
	"bytes"
	"fmt"

	"github.com/jung-kurt/gofpdf"

	"kpideck/report/page"
	"kpideck/report/theme"
)

// painter puts primitives on the pages of one file.
type painter struct {
	pdf    *gofpdf.Fpdf
	fonts  *page.Fonts
	links  []int // the library's id of a link to each page, made when needed
	images int
	last   page.Stroke // as set in the library
}

// producer stands in the file's metadata.
const producer = "kpideck"

func newPainter(d Document) *painter {
	first := d.Pages[0].Size
	f := gofpdf.NewCustom(&gofpdf.InitType{
		// Portrait even for wide pages: with "L" the library swaps the sides.
		OrientationStr: "P",
		UnitStr:        "pt",
		Size:           gofpdf.SizeType{Wd: first.W, Ht: first.H},
	})
	f.SetCatalogSort(true)
	f.SetCreationDate(d.Date.UTC())
	f.SetModificationDate(d.Date.UTC())
	f.SetCompression(true)
	f.SetDisplayMode("fullpage", "single") // a deck is looked at page by page
	f.SetMargins(0, 0, 0)
	f.SetAutoPageBreak(false, 0)
	f.SetTitle(d.Fonts.Clean(page.Regular, d.Title), true)
	f.SetAuthor(d.Fonts.Clean(page.Regular, d.Author), true)
	f.SetSubject(d.Fonts.Clean(page.Regular, d.Subject), true)
	f.SetCreator(producer, true)
	f.SetProducer(producer, true)
	f.SetLineCapStyle("butt")
	f.SetLineJoinStyle("round")
	for _, face := range page.Faces() {
		f.AddUTF8FontFromBytes(face.String(), "", bytes.Clone(d.Fonts.TTF(face)))
	}
	return &painter{pdf: f, fonts: d.Fonts, links: make([]int, len(d.Pages))}
}

func (p *painter) page(index int, pg page.Page) {
	p.pdf.AddPageFormat("P", gofpdf.SizeType{Wd: pg.Size.W, Ht: pg.Size.H})
	// A bookmark before the first font of the file comes out garbled.
	p.pdf.SetFont(page.Regular.String(), "", 10)
	for _, b := range pg.Bookmarks {
		p.pdf.Bookmark(p.fonts.Clean(page.Regular, b.Title), b.Level, b.Y)
	}
	if p.links[index] != 0 {
		p.pdf.SetLink(p.links[index], 0, index+1)
	}
	for _, item := range pg.Items {
		p.item(index, item)
	}
}

func (p *painter) item(index int, item page.Item) {
	switch i := item.(type) {
	case *page.Text:
		p.text(i)
	case *page.Polyline:
		p.polyline(i)
	case *page.Polygon:
		p.polygon(i)
	case *page.Circle:
		p.circle(i)
	case *page.Hatch:
		p.hatch(i)
	case *page.Image:
		p.image(i)
	case *page.Link:
		p.link(index, i)
	default:
		p.pdf.SetError(fmt.Errorf("a primitive of type %T has no painter", item))
	}
}

func (p *painter) text(t *page.Text) {
	p.pdf.SetFont(t.Face.String(), "", t.Size)
	p.pdf.SetTextColor(int(t.Color.R), int(t.Color.G), int(t.Color.B))
	p.pdf.Text(t.At.X, t.At.Y, t.Text)
}

func (p *painter) polyline(l *page.Polyline) {
	if !p.pen(l.Stroke) || len(l.Points) < 2 {
		return
	}
	p.pdf.MoveTo(l.Points[0].X, l.Points[0].Y)
	for _, at := range l.Points[1:] {
		p.pdf.LineTo(at.X, at.Y)
	}
	p.pdf.DrawPath("D")
}

func (p *painter) polygon(g *page.Polygon) {
	mode := p.mode(g.Fill, g.Stroke)
	if mode == "" || len(g.Points) < 3 {
		return
	}
	p.pdf.MoveTo(g.Points[0].X, g.Points[0].Y)
	for _, at := range g.Points[1:] {
		p.pdf.LineTo(at.X, at.Y)
	}
	p.pdf.ClosePath()
	p.pdf.DrawPath(mode)
}

func (p *painter) circle(c *page.Circle) {
	if mode := p.mode(c.Fill, c.Stroke); mode != "" {
		p.pdf.Circle(c.Center.X, c.Center.Y, c.R, mode)
	}
}

func (p *painter) hatch(h *page.Hatch) {
	if !p.pen(h.Stroke) || len(h.Segments) == 0 {
		return
	}
	for _, s := range h.Segments {
		p.pdf.MoveTo(s[0].X, s[0].Y)
		p.pdf.LineTo(s[1].X, s[1].Y)
	}
	p.pdf.DrawPath("D")
}

func (p *painter) image(i *page.Image) {
	p.images++
	name := fmt.Sprintf("image-%d", p.images)
	opt := gofpdf.ImageOptions{ImageType: i.Format}
	p.pdf.RegisterImageOptionsReader(name, opt, bytes.NewReader(i.Data))
	p.pdf.ImageOptions(name, i.Box.X, i.Box.Y, i.Box.W, i.Box.H, false, opt, 0, "")
}

func (p *painter) link(index int, l *page.Link) {
	b := l.Box
	switch {
	case l.URL != "":
		p.pdf.LinkString(b.X, b.Y, b.W, b.H, l.URL)
	case l.Page < 1 || l.Page > len(p.links):
		p.pdf.SetError(fmt.Errorf("page %d links to page %d of %d", index+1, l.Page, len(p.links)))
	default:
		p.pdf.Link(b.X, b.Y, b.W, b.H, p.linkTo(index, l.Page-1))
	}
}

// linkTo makes the library's link to a page. For a page that was painted
// already the target is set here, else when that page begins.
func (p *painter) linkTo(current, target int) int {
	if p.links[target] == 0 {
		p.links[target] = p.pdf.AddLink()
		if target <= current {
			p.pdf.SetLink(p.links[target], 0, target+1)
		}
	}
	return p.links[target]
}

// pen sets the stroke and reports whether it draws anything.
func (p *painter) pen(s page.Stroke) bool {
	if !s.Color.Paints() || s.Width <= 0 {
		return false
	}
	if s == p.last {
		return true
	}
	p.last = s
	p.pdf.SetDrawColor(int(s.Color.R), int(s.Color.G), int(s.Color.B))
	p.pdf.SetLineWidth(s.Width)
	if s.Dash[0] > 0 {
		p.pdf.SetDashPattern(s.Dash[:], 0)
	} else {
		p.pdf.SetDashPattern(nil, 0)
	}
	return true
}

// mode sets fill and stroke; it is empty when neither paints.
func (p *painter) mode(fill theme.Color, s page.Stroke) string {
	mode := ""
	if fill.Paints() {
		p.pdf.SetFillColor(int(fill.R), int(fill.G), int(fill.B))
		mode = "F"
	}
	if p.pen(s) {
		mode += "D"
	}
	return mode
}
