package xlsx

import (
	"slices"
	"strconv"

	"kpideck/report"
	"kpideck/report/theme"
)

// The columns of the contents sheet.
const (
	numberCol   = 2
	pageCol     = 3
	questionCol = 4
	readersCol  = 5
	paramCol    = 7 // also of the words of the legend
	detailCol   = 8
	valueCol    = 9
)

// maxPageName is how wide the names of pages may get; they have 31 characters.
const maxPageName = 36

// questionWidth is the width of the column of questions.
const questionWidth = 58

var contentsWidths = []float64{gutter, 5, 24, questionWidth, 27, 3, 18, 16, 15}

// parameter is a line of the contents sheet that formulas refer to by name.
type parameter struct {
	label, name string
	value       any
	formula     string
	format      string
	editable    bool
}

// paintContents writes the first sheet: the pages with the questions that they
// answer, and the parameters of the period.
func (b *book) paintContents() {
	sh, look := b.contents, b.styles.look
	sh.widths = slices.Clone(contentsWidths)
	for _, p := range b.pages {
		name := look(link)
		name.size, name.bold = fontSize, true
		sh.widths[pageCol-1] = min(maxPageName, max(sh.widths[pageCol-1], textWidth(p.sheet.name, name)+cellPadding))
	}
	client := b.d.Client
	if client == "" {
		client = b.d.Words.Unnamed
	}
	sh.put(at{1, 2}, look(cover), b.d.Title)
	sh.put(at{2, 2}, look(subtitle), client+" · "+b.d.Quarter.Label)
	sh.put(at{3, 2}, look(note), b.d.Subtitle)
	sh.height(1, 33)
	sh.height(2, 20)
	sh.height(3, rowHeight)
	sh.height(4, spacer)
	b.paintPages(sh)
	b.paintParameters(sh)
	if len(b.d.Words.Legend.Items) > 0 {
		b.paintLegend(sh, 6+len(b.parameters())+1)
	}
	sh.frozenRows = 3
	sh.heads = []tableHead{{rows: [2]int{5, 5}, to: 6 + len(b.pages)}}
}

func (b *book) headerRow(sh *sheet, from, to int, titles ...string) {
	l := b.styles.look(plainHeader)
	for i, t := range titles {
		sh.put(at{5, from + i}, l, t)
	}
	sh.fill(5, from, to, l)
	sh.height(5, 20)
}

func (b *book) paintPages(sh *sheet) {
	b.headerRow(sh, numberCol, readersCol, "#", b.d.Words.Page, b.d.Words.Question, b.d.Words.Readers)
	for i, p := range b.pages {
		n := 6 + i
		text, small := b.styles.look(body), b.styles.look(unitText)
		name := b.styles.look(link)
		name.size, name.bold, name.below = fontSize, true, hairLine
		number := small
		number.align = "left"
		text.wrap, small.wrap = true, true
		sh.put(at{n, numberCol}, number, strconv.Itoa(i+1))
		sh.put(at{n, pageCol}, name, p.sheet.name)
		sh.put(at{n, questionCol}, text, p.question)
		sh.put(at{n, readersCol}, small, p.readers)
		tall := max(lines(p.question, text, questionWidth-1), lines(p.readers, small, 26))
		sh.height(n, float64(tall-1)*lineHeight+rowHeight)
		sh.links = append(sh.links, jump{at{n, pageCol}, quoteSheet(p.sheet.name) + "!A1"})
	}
}

// parameters are what the formulas of all sheets share. The elapsed days follow
// from the dates, so that a reader can move the as-of day.
func (b *book) parameters() []parameter {
	w, d := b.d.Words.Params, b.d
	date := dateCode(d.Locale)
	first, last := at{9, valueCol}.String(), at{10, valueCol}.String()
	list := []parameter{
		{label: w.Quarter, name: nameQuarter, value: d.Quarter.Label},
		{label: w.Previous, name: namePrevious, value: d.Previous.Label},
		{label: w.LastYear, name: nameLastYear, value: d.LastYear.Label},
		{label: w.First, value: day(d.Quarter.Start), format: date},
		{label: w.Last, value: day(d.Quarter.Last()), format: date},
		{label: w.AsOf, name: nameAsOf, value: day(d.AsOf), format: date},
		{label: w.Elapsed, name: nameElapsed, value: float64(d.Elapsed), formula: "MAX(0,MIN(" + nameAsOf + "," + last + ")-" + first + "+1)"},
		{label: w.Days, name: nameDays, value: float64(d.Days), formula: last + "-" + first + "+1"},
	}
	if between := d.AsOf - d.Quarter.Start + 1; int(min(max(between, 0), d.Quarter.End-d.Quarter.Start)) != d.Elapsed {
		list[6].formula = ""
	}
	if d.RedBand > 0 {
		list = append(list, parameter{label: w.Red, name: nameRed, value: d.RedBand, format: "0%", editable: true})
	}
	if count, value, ok := b.failing(); ok {
		list = append(list, parameter{label: d.Words.Failing, value: value, formula: count, format: "0"})
	}
	return list
}

func (b *book) paintParameters(sh *sheet) {
	b.headerRow(sh, paramCol, valueCol, b.d.Words.Params.Title)
	for i, p := range b.parameters() {
		n := 6 + i
		l := b.styles.look(body)
		sh.put(at{n, paramCol}, l, p.label)
		sh.fill(n, paramCol, detailCol, l)
		sh.merge(at{n, paramCol}, at{n, detailCol})
		l.align, l.format = "right", p.format
		if p.editable {
			l.color, l.fill = inputInk, inputFill
		}
		put := sh.put(at{n, valueCol}, l, p.value)
		put.formula = p.formula
		if sh.row(n).height == 0 {
			sh.height(n, rowHeight)
		}
		if p.name != "" {
			b.define(p.name, sh.ref(at{n, valueCol}), "")
		}
	}
}

// paintLegend explains marks and cells below the parameters, beside the pages, so
// that all of it is printed on one page. Rows keep their height there, so a long
// text takes several.
func (b *book) paintLegend(sh *sheet, row int) {
	words := b.d.Words.Legend
	if words.Title != "" {
		sh.heading(b, row, paramCol, valueCol, words.Title)
		row++
	}
	for _, item := range words.Items {
		name, text := b.styles.look(legend), b.styles.look(body)
		name.top = true
		text.below, text.wrap, text.top, text.align = noLine, true, true, "left"
		b.toneLook(&name, &report.Cell{Tone: item.Tone})
		label := item.Text
		if item.Status != "" {
			label = marks[item.Status] + " " + capital(label)
			name.fill = b.toneFill(item.Tone)
		}
		need := float64(lines(item.Detail, text, sh.span(detailCol, valueCol)-wrapEdge))*lineHeight + 2
		last := row
		for sh.row(last); sh.points(row, last) < need; sh.row(last) {
			last++
		}
		sh.put(at{row, paramCol}, name, label)
		sh.put(at{row, detailCol}, text, item.Detail)
		sh.merge(at{row, detailCol}, at{last, valueCol})
		row = last + 1
	}
}

// toneFill is the tint that a status of such a tone has; only exceptions have one.
func (b *book) toneFill(t report.Tone) string {
	switch t {
	case report.Risk:
		return riskTint
	case report.Bad:
		return b.styles.hex(theme.BadTint)
	}
	return ""
}
