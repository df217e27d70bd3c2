package xlsx

import (
	"cmp"
	"slices"

	"github.com/xuri/excelize/v2"

	"kpideck/kpi/review"
	"kpideck/report"
	"kpideck/report/theme"
)

// book is a workbook under construction.
type book struct {
	d      *report.Document
	file   *excelize.File
	styles *stylebook
	names  sheetNames
	ledger *ledger
	totals *totals

	sheets   []*sheet
	contents *sheet
	pages    []page
	tables   []*placed
	homes    map[homeKey]home
	strips   []strip
	blocks   map[string]*chartData // by KPI
	bars     []*barData
	fits     map[*report.Table]*fit

	waiting []waiting // cells outside tables that follow from tables placed later
	defined []excelize.DefinedName
	err     error
}

// page is a line of the contents.
type page struct {
	sheet             *sheet
	question, readers string
}

// newSheet adds a sheet in the order of the workbook.
func (b *book) newSheet(title, tab string) *sheet {
	s := &sheet{name: b.names.name(title), tab: tab, next: 5}
	b.sheets = append(b.sheets, s)
	return s
}

// place lays out every sheet. What stands alone is painted at once; tables wait
// until all of them know their places, because they refer to each other.
func (b *book) place() {
	b.fits = map[*report.Table]*fit{}
	b.blocks = b.chartOwners()
	b.contents = b.newSheet(b.d.Words.Contents, b.argb(theme.Brand))
	for _, s := range b.sections() {
		if s.ID != report.Definitions {
			b.placeSection(s)
		}
	}
	b.placeTotals()
	b.placeData()
	for _, s := range b.sections() {
		if s.ID == report.Definitions {
			b.placeSection(s)
		}
	}
}

// sections are those that are sheets.
func (b *book) sections() (list []*report.Section) {
	for _, s := range b.d.Sections {
		if s.On.In(report.InBook) {
			list = append(list, s)
		}
	}
	return list
}

// paint fills what was placed.
func (b *book) paint() {
	b.findHomes()
	b.nameTargets()
	b.findStrips()
	b.settleWaiting()
	for _, t := range b.tables {
		b.paintTable(t)
	}
	b.paintChartData()
	b.paintBars()
	b.paintContents()
}

// tabs are the colours by what a sheet is for: reading, or checking.
func (b *book) tab(id report.SectionID) string {
	switch id {
	case report.Checks, report.Definitions:
		return b.argb(theme.Mark)
	}
	return b.argb(theme.Brand)
}

// footer writes the method below a sheet's last block, wrapped to its width.
func (b *book) footer(sh *sheet, text string) {
	look := b.styles.look(note)
	look.wrap, look.align, look.top = true, "left", true
	sh.put(at{sh.next, 2}, look, text)
	sh.merge(at{sh.next, 2}, at{sh.next, sh.last()})
	sh.height(sh.next, max(rowHeight, float64(lines(text, look, sh.span(2, sh.last())-1))*lineHeight+3))
	sh.next++
}

// visible are the blocks of a section that a workbook shows, those that are
// drawn on pages only as tables.
func (b *book) visible(s *report.Section) (list []report.Block) {
	for _, block := range s.Blocks {
		if !block.Media().In(report.InBook) {
			continue
		}
		switch block := block.(type) {
		case *report.Tree:
			list = append(list, treeTable(block))
		case *report.Multiples:
			list = append(list, multiplesTable(block))
		default:
			list = append(list, block)
		}
	}
	slices.SortStableFunc(list, func(x, y report.Block) int { return cmp.Compare(order(x), order(y)) })
	return list
}

// order puts what is read first on top: findings, figures, what explains them.
func order(block report.Block) int {
	switch block := block.(type) {
	case *report.Headlines, *report.ScoreBox:
		return 0
	case *report.Table:
		switch block.Kind {
		case report.ScoreTable, report.ScoreGroupTable:
			return 4 // how what stands above came about
		case report.DecisionTable:
			return 4 // below the questions
		case treeKind:
			return 2
		}
		return 1
	case *report.Bars:
		if block.Kind == report.CostBars || block.Kind == report.FunnelBars {
			return 1 // where the section has it: between its tables
		}
	case *report.Remarks:
		if block.Box {
			return 4 // beside the charts
		}
		return 5
	}
	return 3
}

// reach makes a sheet as wide as its message, but no wider than a screen.
func (s *sheet) reach(need float64) {
	if lacks := min(need, screenWidth-spare) - s.span(2, s.last()); lacks > 0 {
		s.widths = append(s.widths, filler(lacks)...)
	}
}

// say writes a line over the whole width of a sheet, on more lines where it is
// longer even than a screen is wide.
func (s *sheet) say(row int, l look, text string, tall float64) {
	room := s.span(2, s.last()) - edgeRoom
	if textWidth(text, l) > room {
		l.wrap, l.align, l.top = true, "left", true
		tall += float64(lines(text, l, room)-1) * lineHeight
		s.merge(at{row, 2}, at{row, s.last()})
	}
	s.put(at{row, 2}, l, text)
	s.height(row, tall)
}

// frame writes what tops every sheet: title with the way back, message, scope.
func (b *book) frame(sh *sheet, heading, finding, scope string) {
	look := b.styles.look
	sh.put(at{1, 2}, look(title), heading)
	back := at{1, 3}
	for back.col < sh.last() && textWidth(heading, look(title)) > sh.span(2, back.col-1) {
		back.col++
	}
	sh.put(back, look(link), "← "+b.d.Words.Contents)
	sh.links = append(sh.links, jump{back, quoteSheet(b.contents.name) + "!A1"})
	sh.height(1, titleHeight)
	sh.say(2, look(message), finding, rowHeight+2)
	sh.say(3, look(note), scope, rowHeight)
	sh.height(4, spacer)
	sh.frozenRows, sh.frozenCols = 3, 2
}

// marks are the shapes of statuses that Arial has.
var marks = map[review.Status]string{
	review.Met: "●", review.OnTrack: "●", review.AtRisk: "▲", review.OffTrack: "◆", review.Missed: "■", review.NoData: "○",
}

var verdictMarks = map[string]string{review.Pass: "●", review.Warn: "▲", review.Fail: "◆", report.VerdictUnknown: "○"}

// actionMarks are the shapes of how an action stands.
var actionMarks = map[report.Mark]string{report.MarkDone: "●", report.MarkDoing: "►", report.MarkOpen: "○", report.MarkOverdue: "■"}

var toneMarks = map[report.Tone]string{report.Good: "●", report.Risk: "▲", report.Bad: "◆", report.Neutral: "•"}

// statusText is a status as its cell says it: shape and word. An empty text is
// the status's own word.
func (b *book) statusText(s review.Status, text string) string {
	if text == "" {
		text = b.d.Words.Status[s]
	}
	return marks[s] + " " + capital(text)
}
