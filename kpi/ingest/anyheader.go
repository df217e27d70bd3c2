package ingest

import (
	"fmt"
	"slices"
	"strings"
)

// anyColumn gives the first column, by the order of the wanted headers; -1 when none.
// Headers that only hold the wanted words come last.
func anyColumn(keys, wanted []string) int {
	for _, h := range wanted {
		if at := slices.Index(keys, h); at >= 0 && h != "" {
			return at
		}
	}
	for _, h := range wanted {
		if starred(h) {
			if at := slices.IndexFunc(keys, func(key string) bool { return holdsWords(key, h) }); at >= 0 {
				return at
			}
		}
	}
	return -1
}

// starred tells whether a wanted header stands for all that hold its words.
func starred(wanted string) bool { return wanted != "" && wanted[0] == '*' }

// holdsWords tells whether a header holds the words between the stars, in order:
// *how likely*recommend* is asked with everybody's own name in it.
func holdsWords(key, wanted string) bool {
	words := strings.Split(wanted[1:], "*")
	last := words[len(words)-1]
	for _, w := range words[:len(words)-1] {
		at := strings.Index(key, w)
		if at < 0 {
			return false
		}
		key = key[at+len(w):]
	}
	return strings.HasSuffix(key, last)
}

// checkStars turns down a star without words, which would stand for every header.
func (p *Preset) checkStars() error {
	named := [][]string{p.signatureWords, p.unproven.headers}
	for _, headers := range p.roles {
		named = append(named, headers)
	}
	for _, h := range slices.Concat(named...) {
		if starred(h) && strings.Trim(h, "* ") == "" {
			return fmt.Errorf("a header is a star alone: write the words that it must hold, as in *how likely*recommend*")
		}
	}
	return nil
}

// namedIn tells whether a header is one of those that are wanted.
func namedIn(wanted []string, key string) bool { return anyColumn([]string{key}, wanted) == 0 }
