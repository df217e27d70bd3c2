// Package pdf paints pages into a PDF file. It is the only package that knows
// gofpdf; everything about looks and places is decided in report/page.
package pdf

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"time"

	"kpideck/report/page"
)

// Document is what goes into one file.
type Document struct {
	Pages   []page.Page
	Fonts   *page.Fonts
	Title   string
	Author  string
	Subject string
	// Language of the text, such as "vi"; empty: not told.
	Language string
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
	file := out.Bytes()
	if d.Language != "" {
		var err error
		if file, err = withLanguage(file, d.Language); err != nil {
			return fmt.Errorf("pdf: %w", err)
		}
	}
	_, err := w.Write(file)
	return err
}
