package template

import (
	"strconv"
	"strings"
)

// formulaText is the formula of a cell. A cell that shares the formula of
// another has it moved from there.
func (s *sheet) formulaText(c *cell) string {
	if c.formula.kind != "shared" || c.formula.text != "" {
		return c.formula.text
	}
	for i := range s.rows {
		for j := range s.rows[i].cells {
			if m := &s.rows[i].cells[j]; m.formula != nil && m.formula.shared == c.formula.shared && m.formula.text != "" {
				return shifted(m.formula.text, c.row-m.row, c.col-m.col)
			}
		}
	}
	return ""
}

// shifted moves the relative references of a formula, as filling it down does.
// Texts, names of sheets in quotes and references to columns of tables stay. A
// reference that leaves the sheet becomes #REF!.
func shifted(formula string, rows, cols int) string {
	var out strings.Builder
	for i := 0; i < len(formula); {
		end := i + 1
		switch c := formula[i]; {
		case c == '"' || c == '\'':
			end = behindQuote(formula, i)
		case c == '[':
			end = behindBracket(formula, i)
		case wordByte(c):
			for end < len(formula) && wordByte(formula[end]) {
				end++
			}
			out.WriteString(shiftedWord(formula[i:end], formula[end:], rows, cols))
			i = end
			continue
		}
		out.WriteString(formula[i:end])
		i = end
	}
	return out.String()
}

func wordByte(c byte) bool {
	return isLetter(c) || c >= '0' && c <= '9' || c == '$' || c == '_' || c == '.' || c == '\\' || c > 127
}

// shiftedWord moves a word if it is a cell; rest is what follows it.
func shiftedWord(word, rest string, rows, cols int) string {
	if strings.HasPrefix(rest, "(") || strings.HasPrefix(rest, "!") || strings.HasPrefix(rest, "[") {
		return word
	}
	c, ok := parseAt(word)
	if !ok || strings.HasPrefix(word, "$$") {
		return word
	}
	fixedCol := strings.HasPrefix(word, "$")
	fixedRow := strings.Contains(word[1:], "$")
	if !fixedRow {
		c.row += rows
	}
	if !fixedCol {
		c.col += cols
	}
	if c.row < 1 || c.col < 1 || c.row > lastRow || c.col > lastColumn {
		return "#REF!"
	}
	return mark(fixedCol) + columnName(c.col) + mark(fixedRow) + strconv.Itoa(c.row)
}

func mark(fixed bool) string {
	if fixed {
		return "$"
	}
	return ""
}

// behindQuote is the place behind a quoted text, in which a quote is doubled.
func behindQuote(s string, i int) int {
	for j := i + 1; j < len(s); j++ {
		if s[j] != s[i] {
			continue
		}
		if j+1 < len(s) && s[j+1] == s[i] {
			j++
			continue
		}
		return j + 1
	}
	return len(s)
}

// behindBracket is the place behind a bracket and those within it. A quote takes
// the sign behind it for a letter.
func behindBracket(s string, i int) int {
	depth := 0
	for j := i; j < len(s); j++ {
		switch s[j] {
		case '\'':
			j++
		case '[':
			depth++
		case ']':
			if depth--; depth == 0 {
				return j + 1
			}
		}
	}
	return len(s)
}
