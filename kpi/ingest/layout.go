package ingest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a number, a month or a separator sign of a date.
type token struct {
	value, width int // width is the digits of a number
	month        bool
}

// dateText is a date cut into its parts; dots tells that points stand between them.
type dateText struct {
	parts []token
	dots  bool
}

// tokens cuts a date into numbers and months; nil when it holds a word that is
// neither, nor a word to skip.
func (p *dates) tokens(s string) *dateText {
	t, monthNext := &dateText{}, false
	for s != "" {
		r, size := utf8.DecodeRuneInString(s)
		switch {
		case '0' <= r && r <= '9':
			n := len(s) - len(strings.TrimLeft(s, "0123456789"))
			if n > 4 || len(t.parts) == 3 {
				return nil
			}
			t.parts = append(t.parts, token{value: digits([]byte(s[:n])), width: n, month: monthNext})
			monthNext, size = false, n
		case unicode.IsLetter(r):
			n := len(s) - len(strings.TrimLeftFunc(s, letterOrMark))
			if !p.word(s[:n], t, &monthNext) {
				return nil
			}
			size = n
		case r == '.':
			t.dots = true
		case !strings.ContainsRune("/-, \u00a0\u202f'", r):
			return nil
		}
		s = s[size:]
	}
	return t
}

func letterOrMark(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }

// word adds a month, or takes a word that stands before the number of one.
func (p *dates) word(s string, t *dateText, monthNext *bool) bool {
	w := dateWord(s)
	switch {
	case w == "年" || w == "月" || w == "日":
		return true
	case p.words.monthOf[w]:
		*monthNext = true
		return true
	case p.words.months[w] > 0:
		if len(t.parts) == 3 {
			return false
		}
		t.parts = append(t.parts, token{value: p.words.months[w], month: true})
		return true
	}
	return p.words.skipped[w]
}

// layout gives the day that three parts write.
func (p *dates) layout(t *dateText) (dateCell, bool) {
	if t == nil || len(t.parts) != 3 {
		return dateCell{}, false
	}
	a, b, c := t.parts[0], t.parts[1], t.parts[2]
	switch {
	case a.width == 4 && !c.month && c.width <= 2 && b.width <= 2:
		return sureCell(a.value, b.value, c.value)
	case a.month && !b.month && !c.month:
		return sureCell(year(c), a.value, b.value)
	case b.month && !a.month && !c.month && a.width <= 2:
		return sureCell(year(c), b.value, a.value)
	case a.month || b.month || c.month || a.width > 2 || b.width > 2 || c.width == 3:
		return dateCell{}, false
	}
	return p.numeric(a, b, c, t.dots)
}

func sureCell(y, m, d int) (dateCell, bool) {
	from, ok := sure(y, m, d)
	return dateCell{from: from}, ok
}

// year gives the year of a token: two digits are 20xx, one or three are none.
func year(t token) int {
	switch t.width {
	case 4:
		return t.value
	case 2:
		return 2000 + t.value
	}
	return 0
}

// numeric reads 3/4/2025. Points stand only between day, month and year.
func (p *dates) numeric(a, b, c token, dots bool) (dateCell, bool) {
	o := p.hint
	if dots && o == anyOrder {
		o = dayFirst
	}
	switch {
	case o == yearFirst && c.width > 2:
		return dateCell{}, false
	case o == yearFirst:
		return sureCell(year(a), b.value, c.value)
	case o == dayFirst:
		return sureCell(year(c), b.value, a.value)
	case o == monthFirst:
		return sureCell(year(c), a.value, b.value)
	case a.value > 12:
		cell, ok := sureCell(year(c), b.value, a.value)
		cell.proves = dayFirst
		return cell, ok
	case b.value > 12:
		cell, ok := sureCell(year(c), a.value, b.value)
		cell.proves = monthFirst
		return cell, ok
	case a.value == b.value:
		return sureCell(year(c), a.value, a.value)
	}
	y := year(c)
	cell := dateCell{from: day{twoOrders, int32(y*144 + (a.value-1)*12 + b.value - 1)}}
	return cell, y >= 1900 && a.value > 0 && b.value > 0
}
