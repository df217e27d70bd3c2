package ingest

import (
	"slices"
	"strings"
	"unicode"
)

// The parts of a header of personal data.
const (
	partReach   = "reach" // by which a person is reached
	partWhat    = "what"  // what of a person
	partWhose   = "whose"
	partBetween = "between"
)

// personalPartsFile is the form of personal_parts: in words.yaml.
type personalPartsFile struct {
	Reach   []string `yaml:"reach"`
	What    []string `yaml:"what"`
	Whose   []string `yaml:"whose"`
	Between []string `yaml:"between"`
}

// personalParts are words, joined by spaces → the part that they are.
type personalParts map[string]string

// mostWords is how many words a part has at most.
const mostWords = 3

func (f *personalPartsFile) parts() personalParts {
	p := personalParts{}
	for part, list := range map[string][]string{partReach: f.Reach, partWhat: f.What, partWhose: f.Whose, partBetween: f.Between} {
		for _, words := range list {
			p[headerKey(words)] = part
		}
	}
	return p
}

// of tells what a header that is made of these words alone names: partReach, or
// partWhat of somebody; "" for any other header.
func (p personalParts) of(header string) string {
	words := headerWords(header)
	found := map[string]bool{}
	for len(words) > 0 {
		n := min(len(words), mostWords)
		for n > 0 && p[strings.Join(words[:n], " ")] == "" {
			n--
		}
		if n == 0 {
			return ""
		}
		found[p[strings.Join(words[:n], " ")]] = true
		words = words[n:]
	}
	switch {
	case found[partWhat] && found[partWhose]:
		return partWhat
	case found[partReach] && !found[partWhat]:
		return partReach
	}
	return ""
}

// headerWords cuts a header into its words in small letters, also where they run
// together as in customerName. Numbers and the s of whose it is are left out.
func headerWords(header string) []string {
	var b strings.Builder
	var last rune
	for _, r := range memberName(header) {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsMark(r):
			b.WriteByte(' ')
		case unicode.IsUpper(r) && unicode.IsLower(last):
			b.WriteByte(' ')
			fallthrough
		default:
			b.WriteRune(unicode.ToLower(r))
		}
		last = r
	}
	words := strings.Fields(b.String())
	return slices.DeleteFunc(words, func(s string) bool { return s == "s" })
}
