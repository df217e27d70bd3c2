package ingest

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"kpideck/kpi"
)

// period reads the label of a period: as calendars write it (2025-Q3, 2025-07),
// or as people do (Quý 3/2025, Tháng 7/2025, T7-2025, Q3 2025, năm 2025). A day is
// none: what could not be read as one, such as 0001-01-01, is damage, and so are
// years before the first that counts.
func (t *tableRead) period(cell []byte) (kpi.Span, bool) {
	if t.req.Period == nil {
		return kpi.Span{}, false
	}
	s := memberName(string(cell))
	if span, ok := t.req.Period(s); ok {
		return span, span.Days() > 1 && span.Start >= firstDay
	}
	label, ok := t.words.periodLabel(s)
	if !ok {
		return kpi.Span{}, false
	}
	return t.req.Period(label)
}

// Kinds of period_words.
const (
	monthWord   = "month"
	quarterWord = "quarter"
	yearWord    = "year"
)

// writtenPeriod is what the words and numbers of a label say.
type writtenPeriod struct {
	kind    string // monthWord or quarterWord, "" when no word says it
	year, n int
}

// periodLabel turns a period as people write it into the label of calendars. A
// label has one year of four digits, at most one other number, and no word that
// is not of periods.
func (w *words) periodLabel(s string) (string, bool) {
	if len(s) > 40 {
		return "", false
	}
	var p writtenPeriod
	for _, run := range runs(strings.ToLower(s)) {
		if !p.take(run, w) {
			return "", false
		}
	}
	return p.label()
}

func (p *writtenPeriod) label() (string, bool) {
	switch {
	case p.year == 0:
		return "", false
	case p.kind == quarterWord:
		return fmt.Sprintf("%d-Q%d", p.year, p.n), p.n >= 1 && p.n <= 4
	case p.n > 0:
		return fmt.Sprintf("%d-%02d", p.year, p.n), p.n <= 12
	}
	return fmt.Sprint(p.year), p.kind == ""
}

// take adds a run of letters or digits; false when it has no place.
func (p *writtenPeriod) take(run string, w *words) bool {
	n := digits([]byte(run))
	switch kind := w.periods[dateWord(run)]; {
	case n >= 0 && len(run) == 4 && p.year == 0:
		p.year = n
	case n > 0 && len(run) <= 2 && p.n == 0:
		p.n = n
	case n >= 0:
		return false
	case kind == yearWord:
	case kind != "" && p.kind == "":
		p.kind = kind
	case w.months[dateWord(run)] > 0 && p.n == 0 && p.kind == "":
		p.kind, p.n = monthWord, w.months[dateWord(run)]
	case quarterNumerals[run] > 0 && p.n == 0 && p.kind == quarterWord:
		p.n = quarterNumerals[run]
	default:
		return false
	}
	return true
}

var quarterNumerals = map[string]int{"i": 1, "ii": 2, "iii": 3, "iv": 4}

// runs cuts a label into runs of letters and of digits; what stands between them
// is one of a few separators, else the label is none.
func runs(s string) []string {
	var list []string
	last := ' '
	for s != "" {
		r, size := utf8.DecodeRuneInString(s)
		letter, digit := letterOrMark(r), '0' <= r && r <= '9'
		switch {
		case letter && letterOrMark(last) || digit && '0' <= last && last <= '9':
			list[len(list)-1] += s[:size]
		case letter || digit:
			list = append(list, s[:size])
		case !unicode.IsSpace(r) && !strings.ContainsRune("/-.,", r):
			return []string{string(r)}
		}
		last, s = r, s[size:]
	}
	return list
}
