package xlsx

import (
	"errors"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"kpideck/report/theme"
)

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
	a4, wide, tall, landscape := 9, sh.pagesWide(), 0, "landscape"
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
		f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Area", RefersTo: sh.rangeRef(at{1, 1}, sh.printed()), Scope: name}),
	}
	if titles := sh.printTitles(); titles != "" {
		errs = append(errs, f.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: titles, Scope: name}))
	}
	return errors.Join(errs...)
}

// printTitles are the columns and rows that every printed page repeats.
func (s *sheet) printTitles() string {
	var list []string
	if s.pagesWide() > 1 {
		list = append(list, fmt.Sprintf("%s!$A:$%s", quoteSheet(s.name), columnLetter(s.frozenCols)))
	}
	if s.repeat[0] > 0 {
		list = append(list, fmt.Sprintf("%s!$%d:$%d", quoteSheet(s.name), s.repeat[0], s.repeat[1]))
	}
	return strings.Join(list, ",")
}

// headerFooter names client, sheet and period on every printed page.
func (b *book) headerFooter(sh *sheet) *excelize.HeaderFooterOptions {
	safe := func(s string) string { return strings.ReplaceAll(shorten(clean(s), 60), "&", "&&") }
	// The blank after the size keeps a following digit from being read as part of it.
	unscaled := false // a wide sheet is printed smaller, but who and when stays readable
	return &excelize.HeaderFooterOptions{
		ScaleWithDoc: &unscaled,
		OddHeader:    `&L&"Arial,Bold"&8 ` + safe(b.d.Client) + `&C&"Arial"&8 ` + safe(sh.name) + `&R&"Arial"&8 ` + safe(b.d.Quarter.Label),
		OddFooter:    `&L&"Arial"&8 ` + safe(b.d.Title) + `&R&"Arial"&8 ` + safe(b.d.Words.Page) + ` &P / &N`,
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
			MinType: "num", MinValue: "0", MaxType: "num", MaxValue: fmt.Sprint(significant(x.top)), BarColor: b.styles.hex(theme.Rule)}}); err != nil {
			return err
		}
	}
	for _, r := range sh.rules {
		if err := b.file.SetConditionalFormat(sh.name, r.area, r.options); err != nil {
			return err
		}
	}
	if err := errors.Join(b.addComments(sh), b.addChoices(sh), b.addLogo(sh)); err != nil {
		return err
	}
	for _, c := range sh.charts {
		if err := b.addChart(sh, c); err != nil {
			return err
		}
	}
	return nil
}

// properties are the document's own: no person, no time but the as-of day.
func (b *book) properties() {
	day := b.d.AsOf.String() + "T00:00:00Z"
	b.fail(b.file.SetAppProps(&excelize.AppProperties{Application: program, Company: clean(b.d.Client)}))
	b.fail(b.file.SetDocProps(&excelize.DocProperties{
		Title: b.documentTitle(), Subject: clean(b.d.Subtitle), Keywords: b.d.Quarter.Label, Language: b.d.Locale,
		Creator: program, LastModifiedBy: program, Created: day, Modified: day,
	}))
}

// documentTitle says in a list of files which report it is.
func (b *book) documentTitle() string {
	var parts []string
	for _, s := range []string{b.d.Title, b.d.Client, b.d.Quarter.Label} {
		if s = clean(s); s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " · ")
}
