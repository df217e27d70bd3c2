// Package pdf paints pages into a PDF file. It is the only package that knows
// gofpdf; everything about looks and places is decided in report/page.
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"time"

	"github.com/jung-kurt/gofpdf"

	"kpideck/report/page"
)

// Document is what goes into one file.
type Document struct {
	Pages   []page.Page
	Fonts   *page.Fonts
	Title   string
	Author  string
	Subject string
	// Date is written as the file's creation and modification date. It is the
	// as-of date of the report and not the time of writing, so that the same
	// report gives the same bytes.
	Date time.Time
}

// Write paints the document. The same document gives the same bytes.
func Write(w io.Writer, d Document) error {
	if len(d.Pages) == 0 {
		return errors.New("pdf: the document has no pages")
	}
	if d.Fonts == nil {
		return errors.New("pdf: the document has no fonts")
	}
	p := newPainter(d)
	for i, pg := range d.Pages {
		p.page(i, pg)
	}
	var out bytes.Buffer
	if err := p.pdf.Output(&out); err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	_, err := w.Write(out.Bytes())
	return err
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
