package text

import (
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"
)

// width is the number of terminal columns that s takes.
func width(s string) int { return text.StringWidthWithoutEscSequences(s) }

// wrap breaks at spaces and line ends, never at the non-breaking space between
// a number and its unit. A word that is too long keeps a line of its own.
func wrap(s string, columns int) []string {
	var lines []string
	for _, paragraph := range strings.Split(s, "\n") {
		line := ""
		for _, word := range strings.FieldsFunc(paragraph, func(r rune) bool { return r == ' ' || r == '\t' || r == '\r' }) {
			switch {
			case line == "":
				line = word
			case width(line)+1+width(word) > columns:
				lines = append(lines, line)
				line = word
			default:
				line += " " + word
			}
		}
		lines = append(lines, line)
	}
	return lines
}

// cut breaks a line between any two letters. A mark stays with its letter.
func cut(s string, columns int) []string {
	var lines []string
	line := ""
	for _, r := range s {
		if line != "" && width(line+string(r)) > columns {
			lines = append(lines, line)
			line = ""
		}
		line += string(r)
	}
	return append(lines, line)
}
