package xlsx

import (
	"cmp"
	"slices"
	"strings"

	"kpideck/report"
)

// placeSection lays out a section on its sheet. How scores come about is a long
// table beside long ones: it gets a sheet of its own, so that the header that
// stays in view is its own.
func (b *book) placeSection(s *report.Section) {
	blocks := b.withContinued(b.visible(s))
	var scores []report.Block
	if len(blocks) > 1 {
		scores = slices.DeleteFunc(slices.Clone(blocks), func(x report.Block) bool { return !isScore(x) })
		blocks = slices.DeleteFunc(blocks, isScore)
	}
	b.placeSheet(s, page{question: s.Question, readers: s.Readers}, s.Title, s.Footer, blocks)
	if len(scores) > 0 {
		t := scores[0].(*report.Table)
		b.placeSheet(s, page{question: cmp.Or(b.d.Words.Questions[t.ID], s.Question), readers: s.Readers}, t.Title, "", scores)
	}
}

func isScore(block report.Block) bool {
	t, ok := block.(*report.Table)
	return ok && (t.Kind == report.ScoreTable || t.Kind == report.ScoreGroupTable)
}

// placeSheet lays out blocks of a section on one sheet or, where that would print
// pages without the header of their table, on several.
func (b *book) placeSheet(s *report.Section, line page, title, footer string, blocks []report.Block) {
	name, asked := title, line.question
	sheets := b.split(s, footer, blocks)
	for i, list := range sheets {
		if i > 0 {
			name, title = b.laterTitle(s, list)
			line.question = b.answers(name, list, asked)
		}
		below := ""
		if i == len(sheets)-1 {
			below = footer
		}
		b.placeBlocks(s, line, b.newSheet(name, b.tab(s.ID)), title, below, list)
	}
}

// placeBlocks lays out the blocks of a sheet one below the other.
func (b *book) placeBlocks(s *report.Section, line page, sh *sheet, title, footer string, blocks []report.Block) {
	line.sheet = sh
	b.pages = append(b.pages, line)
	b.head(sh, s, title, blocks)
	for i := 0; i < len(blocks); i++ {
		if i > 0 {
			sh.next++
		}
		i += b.placeBlock(sh, s.ID, blocks, i)
	}
	b.foot(sh, footer)
}

// head gives a sheet of some blocks its columns and what tops it.
func (b *book) head(sh *sheet, s *report.Section, title string, blocks []report.Block) {
	look := b.styles.look
	sh.widths = b.columns(blocks)
	sh.reach(edgeRoom + max(textWidth(s.Message, look(message)), textWidth(s.Scope, look(note))))
	b.frame(sh, title, s.Message, s.Scope)
}

// foot ends a sheet with its method, and keeps its last lines together.
func (b *book) foot(sh *sheet, footer string) {
	if footer != "" {
		end := sh.next - 1
		sh.next++
		b.footer(sh, footer)
		if n := len(sh.prose); n > 0 && sh.prose[n-1][1] == end {
			sh.prose[n-1][1] = sh.next - 1 // else it would take the last lines with it
		}
	}
	sh.together(max(1, sh.next-fewRows-1), sh.next-1)
}

// laterTitle gives a further sheet of a section its name and its title, which is
// that of the table on top. What alone stands there names the sheet too, and so
// does the top of a third one; a name has less room than a title.
func (b *book) laterTitle(s *report.Section, blocks []report.Block) (name, title string) {
	name = b.goesOn(s.Title)
	title = cmp.Or(blockTitle(blocks[0]), name)
	if _, ok := blocks[0].(continued); ok {
		return name, b.goesOn(title)
	}
	if len(blocks) == 1 || b.names.has(name) {
		name = shortenAtWord(title, maxSheetName)
	}
	return name, title
}

// answers is the question of a further sheet of a section: that of its only block,
// else what it holds. Where that is much and its name says what stands on top, it
// is what stands below.
func (b *book) answers(name string, blocks []report.Block, asked string) string {
	if _, goesOn := blocks[0].(continued); len(blocks) == 1 && !goesOn {
		return cmp.Or(b.d.Words.Questions[blocks[0].Name()], asked)
	}
	held, top := b.inside(blocks, asked), blockTitle(blocks[0])
	if strings.HasSuffix(held, "…") && name == shortenAtWord(top, maxSheetName) {
		return b.inside(blocks[1:], asked)
	}
	return held
}

// inside lists what the second sheet of a section holds, as far as it has room
// in a line of the contents.
func (b *book) inside(blocks []report.Block, otherwise string) string {
	list := ""
	for _, block := range blocks {
		title := blockTitle(block)
		switch longer := strings.TrimPrefix(list+" · "+title, " · "); {
		case title == "":
		case list == "" || textWidth(longer+" · …", b.styles.look(body)) <= questionWidth-2:
			list = longer
		default:
			return list + " · …"
		}
	}
	return cmp.Or(list, otherwise)
}

func blockTitle(block report.Block) string {
	switch block := block.(type) {
	case *report.Table:
		return block.Title
	case continued:
		return block.Title
	case *report.Remarks:
		return block.Title
	}
	return ""
}

// placeBlock lays out a block and those that stand beside it, and says how many
// these are.
func (b *book) placeBlock(sh *sheet, id report.SectionID, blocks []report.Block, i int) (beside int) {
	switch block := blocks[i].(type) {
	case *report.Headlines:
		if i+1 < len(blocks) {
			if score, ok := blocks[i+1].(*report.ScoreBox); ok {
				b.placeFindings(sh, block, score)
				return 1
			}
		}
		b.placeFindings(sh, block, nil)
	case *report.ScoreBox:
		b.placeFindings(sh, nil, block)
	case *report.Table:
		b.placeTable(sh, id, block, i == 0)
	case continued:
		b.placeContinued(sh, block, i == 0)
	case *report.Remarks:
		if block.Box {
			sh.next = b.placeBox(area{sh, sh.next, 2, sh.last()}, block)
			return 0
		}
		b.placeRemarks(sh, block)
	case *report.WeekChart, *report.Bars:
		list := panels(blocks[i:])
		b.placePanels(sh, id, list)
		return len(list) - 1
	}
	return 0
}
