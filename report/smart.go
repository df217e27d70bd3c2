package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"kpideck/kpi/review"
)

// smart sets the targets against the letters of SMART, those that fail first.
func (b *builder) smart() *Section {
	lines := b.audited()
	if len(lines) == 0 {
		return nil
	}
	s := b.section(Smart)
	s.Message = b.smartMessage(lines)
	text, book := b.smartTable(lines), b.smartTable(lines)
	text.On, text.Note = InText, b.l.Word("smart.note")
	book.On, book.Note = InBook, b.l.Word("smart.note_book")
	detail, rest := b.smartSplit(lines)
	s.Blocks = append(s.Blocks, b.smartDetail(detail), b.smartRest(rest, len(detail) > 0), text, book, b.smartEvidence(lines))
	return s
}

// audited are the lines with verdicts, the gravest first, those that only lack
// history after those that are to be looked at; equals stay in the order of
// targets.csv.
func (b *builder) audited() []*line {
	var list []*line
	for _, l := range b.lines {
		if l.row != nil && len(l.row.Smart) > 0 {
			list = append(list, l)
		}
	}
	slices.SortStableFunc(list, func(x, y *line) int {
		return cmp.Or(cmp.Compare(verdicts(y, review.Fail), verdicts(x, review.Fail)), cmp.Compare(verdicts(y, review.Warn)-unknowns(y), verdicts(x, review.Warn)-unknowns(x)), cmp.Compare(unknowns(y), unknowns(x)))
	})
	return list
}

func verdicts(l *line, verdict string) (n int) {
	for _, letter := range review.Letters {
		if l.row.Smart[letter].Verdict == verdict {
			n++
		}
	}
	return n
}

// smartNames is how many targets a message names.
const smartNames = 3

func (b *builder) smartMessage(lines []*line) string {
	var failed []string
	warned, unknown := 0, 0
	for _, l := range lines {
		switch {
		case verdicts(l, review.Fail) > 0:
			failed = append(failed, b.messageName(l))
		case verdicts(l, review.Warn) > unknowns(l):
			warned++
		case unknowns(l) > 0:
			unknown++
		}
	}
	all := strconv.Itoa(len(lines))
	if len(failed) == 0 {
		text := b.l.Say("smart.message_good", all)
		if warned > 0 {
			text += b.l.Say("smart.message_warned", strconv.Itoa(warned))
		}
		if unknown > 0 {
			text += b.l.Say("smart.message_unknown", strconv.Itoa(unknown))
		}
		return text
	}
	names := strings.Join(failed[:min(len(failed), smartNames)], ", ")
	if more := len(failed) - smartNames; more > 0 {
		names = b.l.Say("smart.more", names, strconv.Itoa(more))
	}
	return b.l.Say("smart.message", strconv.Itoa(len(failed)), all, names)
}

func (b *builder) smartTable(lines []*line) *Table {
	w := b.l.Word
	t := &Table{ID: SmartBlock, Kind: SmartTable, Title: w("smart.table"), Columns: []Column{
		{Role: RoleName, Title: w("column.kpi"), Text: true}, {Role: RoleOwner, Title: w("column.owner"), Text: true}, {Role: RoleGoal, Title: w("column.goal"), Text: true}}}
	for _, letter := range review.Letters {
		t.Columns = append(t.Columns, Column{Role: RoleStatus, Title: strings.ToUpper(letter) + " · " + w("smart.letter."+letter), Text: true})
	}
	t.Columns = append(t.Columns, Column{Role: RoleText, Title: w("smart.evidence"), Text: true})
	for _, l := range lines {
		row := Row{Cells: []Cell{{Text: l.name(b), Strong: true}, {Text: l.row.Target.Owner}, {Text: l.figures.goal(l.row).Text}}}
		for _, letter := range review.Letters {
			row.Cells = append(row.Cells, b.verdictCell(l.row.Smart[letter]))
		}
		t.Rows = append(t.Rows, Row{Cells: append(row.Cells, Cell{Text: b.worstEvidence(l)})})
	}
	t.Rows = append(t.Rows, b.smartTotal(t, lines))
	return t
}

// smartTotal counts the targets that pass each letter.
func (b *builder) smartTotal(t *Table, lines []*line) Row {
	row := Row{Kind: TotalRow, Cells: []Cell{{Text: b.l.Say("smart.total", strconv.Itoa(len(lines))), Strong: true}, {}, {}}}
	for _, letter := range review.Letters {
		n := 0
		for _, l := range lines {
			if l.row.Smart[letter].Verdict == review.Pass {
				n++
			}
		}
		count := float64(n)
		row.Cells = append(row.Cells, Cell{Text: strconv.Itoa(n), Number: &count, Format: Format{Kind: FormatCount, Scale: 1}, Strong: true,
			Follows: &Relation{Op: OpCount, Text: b.l.Word("verdict." + review.Pass), At: down(t, 0, len(lines)-1, len(row.Cells))}})
	}
	return Row{Kind: row.Kind, Cells: append(row.Cells, Cell{})}
}

// VerdictUnknown is the mark of a letter that too little history leaves open.
const VerdictUnknown = "unknown"

func isOpen(v review.Verdict) bool {
	return v.Verdict == review.Warn && (v.Kind == review.KindShortHistory || v.Kind == review.KindNoBaseline)
}

// unknowns counts the letters of a target that its history leaves open.
func unknowns(l *line) (n int) {
	for _, letter := range review.Letters {
		if isOpen(l.row.Smart[letter]) {
			n++
		}
	}
	return n
}

func (b *builder) verdictCell(v review.Verdict) Cell {
	if v.Verdict == "" {
		return Cell{Text: b.l.Word("none")}
	}
	id := v.Verdict
	if isOpen(v) {
		id = VerdictUnknown
	}
	return Cell{Text: b.l.Word("verdict." + id), Verdict: id, Strong: true}
}

// worstLetter is the first letter that fails, else the first that warns; "" where
// all pass.
func worstLetter(l *line) string {
	for _, verdict := range []string{review.Fail, review.Warn} {
		for _, letter := range review.Letters {
			if l.row.Smart[letter].Verdict == verdict {
				return letter
			}
		}
	}
	return ""
}

// worstEvidence is the sentence of the weakest letter; what passes needs none.
func (b *builder) worstEvidence(l *line) string {
	letter := worstLetter(l)
	if letter == "" {
		return ""
	}
	return b.l.Say("smart.letter_evidence", strings.ToUpper(letter), l.row.Smart[letter].Evidence.In(b.l.ID))
}

// smartEvidence holds every sentence, for the workbook.
func (b *builder) smartEvidence(lines []*line) *Table {
	w := b.l.Word
	t := &Table{ID: EvidenceBlock, On: InBook, Kind: SmartTable, Title: w("smart.all"), Columns: []Column{
		{Role: RoleName, Title: w("column.kpi"), Text: true}, {Role: RoleText, Title: w("smart.letter_title"), Text: true},
		{Role: RoleStatus, Title: w("smart.verdict"), Text: true}, {Role: RoleText, Title: w("smart.evidence"), Text: true}}}
	for _, l := range lines {
		for _, letter := range review.Letters {
			if v, judged := l.row.Smart[letter]; judged {
				t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: l.name(b)}, {Text: strings.ToUpper(letter) + " · " + w("smart.letter."+letter)},
					b.verdictCell(v), {Text: v.Evidence.In(b.l.ID)}}})
			}
		}
	}
	return t
}
