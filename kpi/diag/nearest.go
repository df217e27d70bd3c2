package diag

import "unicode/utf8"

// Nearest gives the word within two edits of a misspelt one (one edit for words
// under five letters) that is closest, first by distance then by order; "" if
// none is.
func Nearest(word string, words []string) string {
	limit := 2
	if utf8.RuneCountInString(word) < 5 {
		limit = 1
	}
	best, found := limit+1, ""
	for _, w := range words {
		if d := distance(word, w); d < best {
			best, found = d, w
		}
	}
	return found
}

// distance counts the inserted, deleted, replaced and swapped letters between
// two words (optimal string alignment).
func distance(a, b string) int {
	s, t := []rune(a), []rune(b)
	before, above, row := make([]int, len(t)+1), make([]int, len(t)+1), make([]int, len(t)+1)
	for j := range above {
		above[j] = j
	}
	for i := range s {
		row[0] = i + 1
		for j := range t {
			change := 1
			if s[i] == t[j] {
				change = 0
			}
			row[j+1] = min(above[j+1]+1, row[j]+1, above[j]+change)
			if i > 0 && j > 0 && s[i] == t[j-1] && s[i-1] == t[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, above, row = above, row, before
	}
	return above[len(t)]
}
