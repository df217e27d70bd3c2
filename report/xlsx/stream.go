package xlsx

import (
	"errors"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"kpideck/report/theme"
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
		if b.err == nil {
			if err := b.streamSheet(sh); err != nil {
				return fmt.Errorf("sheet %q: %w", sh.name, err)
			}
		}
	}
	return b.err
}

// properties are the document's own: no person, no time but the as-of day.
func (b *book) properties() {
	day := b.d.AsOf.String() + "T00:00:00Z"
	b.fail(b.file.SetAppProps(&excelize.AppProperties{Application: "kpideck"}))
	b.fail(b.file.SetDocProps(&excelize.DocProperties{
		Title: clean(b.d.Title), Subject: clean(b.d.Subtitle), Language: b.d.Locale, Creator: "kpideck", Created: day, Modified: day,
	}))
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
		if err := sw.SetColWidth(col, col, min(sh.widths[col-1], 255)); err != nil {
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
	return sw.Flush()
}

func (b *book) streamRows(sw *excelize.StreamWriter, sh *sheet) error {
	for i := range sh.length() {
		var r row
		if i < len(sh.rows) {
			r = sh.rows[i]
		} else {
			r = sh.tail.row(i - len(sh.rows))
		}
		values := make([]any, len(r.cells))
		for j := range r.cells {
			c := &r.cells[j]
			if !c.set {
				continue
			}
			id, err := b.styles.id(c.look)
			if err != nil {
				return err
			}
			values[j] = excelize.Cell{StyleID: id, Formula: c.formula, Value: c.value}
		}
		opt := excelize.RowOpts{Height: min(r.height, excelize.MaxRowHeight), OutlineLevel: r.level}
		if opt.Height == 0 {
			opt.Height = rowHeight
		}
		if err := sw.SetRow(at{i + 1, 1}.String(), values, opt); err != nil {
			return err
		}
	}
	return nil
}

func (s *sheet) panes() *excelize.Panes {
	p := &excelize.Panes{Freeze: true, XSplit: s.frozenCols, YSplit: s.frozenRows, TopLeftCell: at{s.frozenRows + 1, s.frozenCols + 1}.String()}
	p.ActivePane = "bottomRight"
	if s.frozenCols == 0 {
		p.ActivePane = "bottomLeft"
	}
	p.Selection = []excelize.Selection{{SQRef: p.TopLeftCell, ActiveCell: p.TopLeftCell, Pane: p.ActivePane}}
	return p
}

// end is the last cell of the sheet.
func (s *sheet) end() at {
	last := at{max(1, s.length()), s.last()}
	for i := range s.rows {
		last.col = max(last.col, len(s.rows[i].cells))
	}
	return last
}

// settings are what must be set before the first row, print set-up among them.
func (b *book) settings(sh *sheet) error {
	yes, no := true, false
	a4, wide, tall, landscape := 9, 1, 0, "landscape"
	if sh.onePage() {
		tall = 1
	}
	height := float64(rowHeight)
	side, edge, head := 0.4, 0.75, 0.3
	f, name := b.file, sh.name
	errs := []error{
		f.SetSheetDimension(name, "A1:"+sh.end().String()),
		f.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &yes, TabColorRGB: &sh.tab, OutlineSummaryBelow: &no, DefaultRowHeight: &height}),
		f.SetSheetView(name, 0, &excelize.ViewOptions{ShowGridLines: &no}),
		f.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &a4, Orientation: &landscape, FitToWidth: &wide, FitToHeight: &tall}),
		f.SetPageMargins(name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &edge, Bottom: &edge, Header: &head, Footer: &head, Horizontally: &yes}),
		f.SetHeaderFooter(name, b.headerFooter(sh)),
		f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: sh.rangeRef(at{1, 1}, at{sh.end().row, sh.last()}), Scope: name}),
	}
	if sh.repeat[0] > 0 {
		errs = append(errs, f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles",
			RefersTo: fmt.Sprintf("%s!$%d:$%d", quoteSheet(name), sh.repeat[0], sh.repeat[1]), Scope: name}))
	}
	return errors.Join(errs...)
}

// headerFooter names client, sheet and period on every printed page.
func (b *book) headerFooter(sh *sheet) *excelize.HeaderFooterOptions {
	safe := func(s string) string { return strings.ReplaceAll(shorten(clean(s), 60), "&", "&&") }
	// The blank after the size keeps a following digit from being read as part of it.
	return &excelize.HeaderFooterOptions{
		OddHeader: `&L&"Arial,Bold"&8 ` + safe(b.d.Client) + `&C&"Arial"&8 ` + safe(sh.name) + `&R&"Arial"&8 ` + safe(b.d.Quarter.Label),
		OddFooter: `&L&"Arial"&8 ` + safe(b.d.Title) + `&R&"Arial"&8 ` + safe(b.d.Words.Page) + ` &P / &N`,
	}
}

// overlays are links, conditional formats and charts: they survive only between
// the rows and Flush.
func (b *book) overlays(sh *sheet) error {
	for _, l := range sh.links {
		if err := b.file.SetCellHyperLink(sh.name, l.from.String(), l.to, "Location"); err != nil {
			return err
		}
	}
	for _, x := range sh.bars {
		if err := b.file.SetConditionalFormat(sh.name, x.area, []excelize.ConditionalFormatOptions{{Type: "data_bar", Criteria: "=",
			MinType: "num", MinValue: "0", MaxType: "num", MaxValue: fmt.Sprint(x.top), BarColor: b.styles.hex(theme.Rule)}}); err != nil {
			return err
		}
	}
	for _, r := range sh.rules {
		if err := b.file.SetConditionalFormat(sh.name, r.area, r.options); err != nil {
			return err
		}
	}
	for _, c := range sh.charts {
		if err := b.addChart(sh, c); err != nil {
			return err
		}
	}
	return nil
}
