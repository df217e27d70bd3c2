package report

import (
	"cmp"
	"strconv"
	"strings"
	"unicode/utf8"

	"kpideck/kpi/review"
)

// smartDetailed is how many targets a page tells in full where so many do not
// fail; those that fail are always told.
const (
	smartDetailed = 4
	smartShown    = 16 // targets beyond which only failures are told in full
)

// smartSplit parts the targets, which are sorted, into those that a page tells in
// full and the rest, which get a line each.
func (b *builder) smartSplit(lines []*line) (detail, rest []*line) {
	n := 0
	for n < len(lines) && verdicts(lines[n], review.Fail) > 0 {
		n++
	}
	for len(lines) <= smartShown && n < min(smartDetailed, len(lines)) && verdicts(lines[n], review.Warn) > unknowns(lines[n]) {
		n++
	}
	return lines[:n], lines[n:]
}

// smartColumns are name, owner and goal, and a column for every letter.
func (b *builder) smartColumns() []Column {
	w := b.l.Word
	cols := []Column{{Role: RoleName, Title: w("smart.target"), Text: true}, {Role: RoleOwner, Title: w("column.owner"), Text: true}, {Role: RoleGoal, Title: w("column.goal"), Text: true}}
	for _, letter := range review.Letters {
		cols = append(cols, Column{Role: RoleStatus, Title: strings.ToUpper(letter), Code: capital(w("smart.letter." + letter)), Text: true})
	}
	return cols
}

// smartDetail tells of each letter the verdict and what it rests on, which is the
// note of its cell.
func (b *builder) smartDetail(lines []*line) *Table {
	t := &Table{ID: SmartBlock, On: InPage, Kind: SmartDetail, Columns: b.smartColumns()}
	for _, l := range lines {
		row := Row{Key: l.key(), Cells: b.smartName(l)}
		row.Cells[0].Tone = Risk
		if verdicts(l, review.Fail) > 0 {
			row.Cells[0].Tone = Bad
		}
		for _, letter := range review.Letters {
			v := l.row.Smart[letter]
			c := b.verdictCell(v)
			c.Note = v.Evidence.In(b.l.ID)
			row.Cells = append(row.Cells, c)
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

func (b *builder) smartName(l *line) []Cell {
	return []Cell{{Text: b.tightName(l, smartLetters), Strong: true}, {Text: l.row.Target.Owner}, {Text: l.figures.goal(l.row).Text}}
}

// smartLetters is how many letters of a name stand in a line of the rest.
const smartLetters = 28

// tightName is the name of a line with its segment and period; the figure is short
// where all would be long.
func (b *builder) tightName(l *line, letters int) string {
	more := ""
	for _, p := range l.segment {
		more += " · " + p.Member
	}
	if l.period != b.quarter {
		more += " · " + b.periodName(l.period)
	}
	return l.fitName(b, letters-utf8.RuneCountInString(more)) + more
}

// shortWarnings are the findings of a letter that a few words say, with the
// baseline where it matters.
var shortWarnings = map[review.VerdictKind]bool{review.KindNoOwner: true, review.KindNoDirection: true, review.KindLowCoverage: true, review.KindNotChallenging: true,
	review.KindStretch: true, review.KindShortHistory: true, review.KindNoBaseline: true, review.KindChildless: true, review.KindAllocation: true}

// shortEvidence is worstEvidence in so few words that they stand in one line.
func (b *builder) shortEvidence(l *line) string {
	letter := worstLetter(l)
	if letter == "" {
		return ""
	}
	v, text := l.row.Smart[letter], ""
	switch base := l.row.Baseline; {
	case !shortWarnings[v.Kind]:
		text, _, _ = strings.Cut(v.Evidence.In(b.l.ID), "; ")
	case base != nil && (v.Kind == review.KindStretch || v.Kind == review.KindNotChallenging):
		text = b.l.Say("smart.short."+string(v.Kind)+"_from", l.figures.text(*base))
	default:
		text = b.l.Word("smart.short." + string(v.Kind))
	}
	return b.l.Say("smart.letter_evidence", strings.ToUpper(letter), text)
}

// smartRest tells of the other targets the verdicts and in a few words what the
// weakest rests on.
func (b *builder) smartRest(lines []*line, others bool) *Table {
	t := &Table{ID: SmartRestBlock, On: InPage, Kind: SmartShort, Columns: append(b.smartColumns(), Column{Role: RoleText, Title: b.l.Word("smart.evidence"), Text: true})}
	clean, warned, open := 0, 0, 0
	for _, l := range lines {
		switch {
		case verdicts(l, review.Warn) > unknowns(l):
			warned++
		case unknowns(l) > 0:
			open++
		default:
			clean++
		}
		row := Row{Key: l.key(), Cells: b.smartName(l)}
		for _, letter := range review.Letters {
			row.Cells = append(row.Cells, b.verdictCell(l.row.Smart[letter]))
		}
		t.Rows = append(t.Rows, Row{Key: row.Key, Cells: append(row.Cells, Cell{Text: b.shortEvidence(l)})})
	}
	t.Title = b.l.Say("smart.rest_all", strconv.Itoa(len(lines)))
	if others {
		t.Title = b.l.Say("smart.rest", strconv.Itoa(len(lines)))
	}
	var parts []string
	for _, p := range []struct {
		n   int
		key string
	}{{clean, "smart.rest_pass"}, {warned, "smart.rest_warn"}, {open, "smart.rest_open"}} {
		if p.n > 0 {
			parts = append(parts, b.l.Say(p.key, strconv.Itoa(p.n)))
		}
	}
	t.Note = cmp.Or(strings.Join(parts, ", "), "")
	return t
}
