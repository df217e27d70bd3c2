package xlsx

import (
	"errors"
	"fmt"

	"github.com/xuri/excelize/v2"
)

// fail keeps the first error of painting; stream gives it back.
func (b *book) fail(err error) { b.err = errors.Join(b.err, err) }

// define names a cell or a range; scope is a sheet, "" the workbook.
func (b *book) define(name, refersTo, scope string) {
	b.defined = append(b.defined, excelize.DefinedName{Name: name, RefersTo: refersTo, Scope: scope})
}

// stream writes every sheet with its settings. Sheets are created first,
// because names and links refer to all of them.
func (b *book) stream() error {
	for i, sh := range b.sheets {
		if i == 0 {
			b.fail(b.file.SetSheetName("Sheet1", sh.name))
			continue
		}
		_, err := b.file.NewSheet(sh.name)
		b.fail(err)
	}
	for _, n := range b.defined {
		b.fail(b.file.SetDefinedName(&n))
	}
	b.properties()
	for _, sh := range b.sheets {
		sh.chooseRepeat()
		sh.ease()
		if b.err == nil {
			if err := b.streamSheet(sh); err != nil {
				return fmt.Errorf("sheet %q: %w", sh.name, err)
			}
		}
	}
	return b.err
}

// streamSheet keeps to the order that excelize needs: what stands before the
// rows, rows, what stands after them, and nothing after Flush.
func (b *book) streamSheet(sh *sheet) error {
	if err := b.settings(sh); err != nil {
		return err
	}
	sw, err := b.file.NewStreamWriter(sh.name)
	if err != nil {
		return err
	}
	// excelize prepends each column, so the last must come first.
	for col := len(sh.widths); col >= 1; col-- {
		if err := sw.SetColWidth(col, col, min(hundredths(sh.widths[col-1]), excelize.MaxColumnWidth)); err != nil {
			return err
		}
	}
	if err := sw.SetPanes(sh.panes()); err != nil {
		return err
	}
	if err := b.streamRows(sw, sh); err != nil {
		return err
	}
	for _, m := range sh.merges {
		if err := sw.MergeCell(m[0].String(), m[1].String()); err != nil {
			return err
		}
	}
	for _, n := range sh.pageBreaks() {
		if err := sw.InsertPageBreak(at{n, 1}.String()); err != nil {
			return err
		}
	}
	if err := b.overlays(sh); err != nil {
		return err
	}
	if sh.table != "" {
		if err := sw.AddTable(&excelize.Table{Range: sh.table, Name: tableName, StyleName: "TableStyleLight1", ShowRowStripes: new(bool)}); err != nil {
			return err
		}
	}
	if sh.tail != nil {
		if err := sh.tail.prepare(); err != nil {
			return err
		}
	}
	return sw.Flush()
}

func (b *book) streamRows(sw *excelize.StreamWriter, sh *sheet) error {
	for i := range sh.rows {
		r := &sh.rows[i]
		values := make([]any, len(r.cells))
		var last *cell
		id := 0
		for j := range r.cells {
			c := &r.cells[j]
			if !c.set {
				continue
			}
			if last == nil || c.look != last.look { // finding a style takes longer than comparing two
				var err error
				if id, err = b.styles.id(c.look); err != nil {
					return err
				}
			}
			last = c
			values[j] = excelize.Cell{StyleID: id, Formula: c.formula, Value: c.value}
		}
		opt := excelize.RowOpts{Height: min(hundredths(r.height), excelize.MaxRowHeight), OutlineLevel: r.level}
		if opt.Height == 0 {
			opt.Height = rowHeight
		}
		if err := sw.SetRow(at{i + 1, 1}.String(), values, opt); err != nil {
			return err
		}
	}
	return nil
}
