package page

import (
	"kpideck/report"
	"kpideck/report/theme"
)

// Layout lays a document out into the pages that its layout planned. What does
// not fit on a page goes on to further pages of the same plan, and nothing is cut
// off. Only names that are longer than two lines are shortened with …, since the
// workbook holds them in full.
func Layout(d *report.Document, p *Pen) []Page {
	book := &book{sheet: sheetOf(d.Paper, p.Px), targets: map[string]int{}}
	for _, plan := range plans(d) {
		f := &flow{Pen: p, doc: d, plan: &plan, book: book, first: len(book.leaves)}
		f.at = f.first - 1
		f.turn()
		for _, key := range plan.Targets {
			book.targets[key] = f.first + 1
		}
		f.fill()
	}
	return book.pages()
}

// plans are the pages of a document, each section being one where it has none.
func plans(d *report.Document) []report.PagePlan {
	if len(d.Pages) > 0 {
		return d.Pages
	}
	var out []report.PagePlan
	for _, s := range d.Sections {
		if s.On.In(report.InPage) {
			out = append(out, s.Whole())
		}
	}
	return out
}

// book is all pages of a document.
type book struct {
	sheet   sheet
	leaves  []*leaf
	targets map[string]int // the page of a target's row key, from 1
}

// pages are the finished pages, with their numbers and links.
func (b *book) pages() []Page {
	pages := make([]Page, len(b.leaves))
	for i, l := range b.leaves {
		l.footer(i+1, len(b.leaves))
		l.link(b.targets, i+1)
		pages[i] = Page{Size: b.sheet.size, Items: l.Items, Bookmarks: l.bookmarks}
	}
	return pages
}

// leaf is a page that is being filled.
type leaf struct {
	*Canvas
	sheet       sheet
	top, bottom float64 // of the content
	bare        bool    // without kicker, message and footer
	note        []string
	bookmarks   []Bookmark
	rows        []rowPlace
}

// rowPlace is where the row of a key stands, which leads to the page of its
// target.
type rowPlace struct {
	key string
	box Rect
}

// link makes the rows of targets that have a page of their own lead there.
func (l *leaf) link(targets map[string]int, here int) {
	for _, r := range l.rows {
		if to := targets[r.key]; to != 0 && to != here {
			l.LinkTo(r.box, to)
		}
	}
}

// leads remembers that an area stands for a row of a key.
func (l *leaf) leads(key string, box Rect) {
	if key != "" {
		l.rows = append(l.rows, rowPlace{key, box})
	}
}

// block draws a block from the current height on.
func (f *flow) block(b report.Block) {
	switch b := b.(type) {
	case *report.Headlines:
		f.headlines(b.Items)
	case *report.Table:
		f.listing(b)
	case *report.ScoreBox:
		f.scoreBox(b)
	case *report.Tree:
		f.tree(b)
	case *report.Bridge:
		f.bridge(b)
	case *report.Remarks:
		f.lines(b)
	case *report.Pace:
		f.pace(b)
	case *report.CoverBox:
		f.CoverPage(f.book.sheet.size, b)
	default:
		f.figure(b)
	}
}

// lines draws remarks in the form of their kind.
func (f *flow) lines(b *report.Remarks) {
	switch {
	case b.Box:
		f.decisions(b)
	case f.runsIn(b):
		f.runIn(b)
	default:
		f.remarks(b)
	}
}

// listing draws a table, some kinds in a form of their own.
func (f *flow) listing(t *report.Table) {
	switch t.Kind {
	case report.DefinitionList:
		f.definitions(t)
	case report.SmartDetail:
		f.smartDetail(t)
	case report.SmartShort:
		f.smartShort(t)
	default:
		f.table(t)
	}
}

// scopeNote says of a page without blocks what it is about.
func (f *flow) scopeNote() {
	s := f.Style(theme.Body)
	f.Wrap(f.x, f.y+s.Leading, f.w, 3, f.plan.Section.Scope, s)
}
