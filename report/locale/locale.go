// Package locale writes words, numbers, money and dates the way a reader of one
// language expects them. What a language needs is data, in templates/locales;
// this package only knows how to apply it. It imports nothing of ours.
package locale

import (
	"fmt"
	"strings"

	"github.com/goccy/go-yaml"
)

// NoValue stands where there is no number; it is never 0.
const NoValue = "–"

// NBSP is the space that keeps a number and its unit on one line.
const NBSP = "\u00a0"

// minus is as wide as a plus; the hyphen is not.
const minus = "\u2212"

// Locale is one language: its words and its ways of writing. It is safe for
// concurrent use, since nothing changes it after Load.
type Locale struct {
	ID     string // vi, en
	Name   string // in its own language
	format format
	words  map[string]string
}

// format is the part of a locale file that is not words.
type format struct {
	Decimal    string              `yaml:"decimal"`
	Group      string              `yaml:"group"`
	Points     string              `yaml:"points"`
	Times      string              `yaml:"times"`
	Seconds    string              `yaml:"seconds"`
	Date       string              `yaml:"date"`
	ShortDate  string              `yaml:"short_date"`
	Month      string              `yaml:"month"`
	Months     []string            `yaml:"months"`
	Currencies map[string]currency `yaml:"currencies"`
	Money      []step              `yaml:"money"`
	Counts     []step              `yaml:"counts"`
	Units      map[string]string   `yaml:"units"`
}

// currency is how a currency is named: after a number, or before it where
// readers expect €328.6k. Decimals are those of an amount that is not scaled.
type currency struct {
	Sign     string `yaml:"sign"`
	Before   bool   `yaml:"before"`
	Decimals int    `yaml:"decimals"`
}

// Load reads a locale file. Nested keys of words are joined with dots:
// status: {met: Đạt} is the word status.met.
func Load(file []byte) (*Locale, error) {
	var all struct {
		ID     string         `yaml:"id"`
		Name   string         `yaml:"name"`
		Format format         `yaml:"format"`
		Words  map[string]any `yaml:",inline"`
	}
	if err := yaml.Unmarshal(file, &all); err != nil {
		return nil, err
	}
	l := &Locale{ID: all.ID, Name: all.Name, format: all.Format, words: map[string]string{}}
	delete(all.Words, "format")
	if err := flatten(l.words, "", all.Words); err != nil {
		return nil, err
	}
	return l, l.check()
}

func flatten(into map[string]string, prefix string, tree map[string]any) error {
	for key, node := range tree {
		switch node := node.(type) {
		case string:
			into[prefix+key] = node
		case map[string]any:
			if err := flatten(into, prefix+key+".", node); err != nil {
				return err
			}
		default:
			return fmt.Errorf("%s%s: a word must be a text, not %v (quote it)", prefix, key, node)
		}
	}
	return nil
}

// check finds what would otherwise come out as a blank in a report.
func (l *Locale) check() error {
	f := &l.format
	switch {
	case l.ID == "":
		return fmt.Errorf("id: is required")
	case f.Decimal == "" || f.Group == "" || f.Decimal == f.Group:
		return fmt.Errorf("format: decimal and group must be two different marks")
	case f.Date == "" || f.ShortDate == "" || f.Month == "":
		return fmt.Errorf("format: date, short_date and month are required")
	case len(f.Months) != 0 && len(f.Months) != 12:
		return fmt.Errorf("format: months must have 12 names, not %d", len(f.Months))
	}
	return checkSteps("money", f.Money, checkSteps("counts", f.Counts, nil))
}

// Word gives the word of a key, or the key itself when no word has it.
func (l *Locale) Word(key string) string {
	if w, ok := l.words[key]; ok {
		return w
	}
	return key
}

// Say fills the word of a key. Verbs name their argument, as %[1]s, because
// languages differ in order; numbers are passed as text already written by this
// locale.
func (l *Locale) Say(key string, args ...any) string {
	w := l.Word(key)
	if !strings.Contains(w, "%") {
		return w
	}
	return fmt.Sprintf(w, args...)
}
