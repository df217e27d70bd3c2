package locale

import (
	"maps"
	"slices"
)

// Has tells whether a key has a word.
func (l *Locale) Has(key string) bool {
	_, ok := l.words[key]
	return ok
}

// Keys lists the keys of all words, sorted.
func (l *Locale) Keys() []string { return slices.Sorted(maps.Keys(l.words)) }
