package xlsx

import (
	"bytes"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"kpideck/report"
	"kpideck/report/theme"
)

// Write writes the workbook of d in the colours of t. The same Document and
// theme give the same bytes. An error names the sheet that could not be
// written; nothing is written to w then.
func Write(w io.Writer, d *report.Document, t *theme.Theme) error {
	b, err := newBook(d, t)
	if err != nil {
		return err
	}
	defer b.file.Close()
	b.place()
	b.paint()
	if err := b.stream(); err != nil {
		return err
	}
	b.file.SetZipWriter(unpacked)
	var raw bytes.Buffer
	if err := b.file.Write(&raw); err != nil {
		return fmt.Errorf("workbook: %w", err)
	}
	return b.repack(w, raw.Bytes())
}

// newBook starts an empty workbook whose default font is that of the sheets.
func newBook(d *report.Document, t *theme.Theme) (*book, error) {
	file := excelize.NewFile()
	if err := file.SetDefaultFont(fontFamily); err != nil {
		return nil, fmt.Errorf("workbook: %w", err)
	}
	size := float64(fontSize)
	file.Styles.Fonts.Font[0].Sz.Val = &size
	return &book{
		d: d, file: file, styles: newStylebook(file, t), names: newSheetNames(),
		ledger: newLedger(d.Data, d.Words.NotSet), totals: newTotals(d.Data), homes: map[homeKey]home{},
	}, nil
}
