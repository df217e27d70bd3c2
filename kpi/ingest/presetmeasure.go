package ingest

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/goccy/go-yaml"
)

// measureFile is the form of one measure in a preset's YAML.
type measureFile struct {
	ID         string               `yaml:"id"`
	Headers    []string             `yaml:"headers"`
	Count      string               `yaml:"count"`
	Once       string               `yaml:"once_per"`
	Between    []string             `yaml:"between"`
	When       map[string]oneOrMore `yaml:"when"`
	Unless     map[string]oneOrMore `yaml:"unless"`
	Times      string               `yaml:"times"`
	Same       string               `yaml:"same"`
	Except     []string             `yaml:"except"`
	Fractional bool                 `yaml:"fractional"`
	Without    []string             `yaml:"not_with"`
}

// counting is what counts as one where a measure does not add the numbers of
// its cells.
type counting uint8

const (
	countNone     counting = iota
	countRows              // a row
	countFilled            // a row whose cell is filled
	countDistinct          // a value, on the first row that has it
	countDated             // a row whose cell is a day, on that day
)

var countNames = map[string]counting{"": countNone, "rows": countRows, "filled": countFilled, "distinct": countDistinct, "dated": countDated}

// badWord is a word of a preset that cannot stand where it stands.
type badWord struct {
	path string // of the YAML value, such as $.measures[2].count
	text string
}

func (e *badWord) Error() string { return e.text }

// located gives a bad word its line and column, as an error of the YAML library.
func located(data []byte, err error) error {
	var bad *badWord
	if !errors.As(err, &bad) {
		return err
	}
	path, failed := yaml.PathString(bad.path)
	if failed != nil {
		return err
	}
	node, failed := path.ReadNode(bytes.NewReader(data))
	if failed != nil {
		return err
	}
	return &yaml.SyntaxError{Message: err.Error(), Token: node.GetToken()}
}

// addMeasures takes the measures of a file; each id stands once.
func (p *Preset) addMeasures(list []measureFile) error {
	for i := range list {
		m := &list[i]
		at := fmt.Sprintf("$.measures[%d]", i)
		if slices.ContainsFunc(p.measures, func(o presetMeasure) bool { return o.id == m.ID }) {
			return &badWord{at + ".id", fmt.Sprintf("measure %q is defined twice; list all its headers in one entry", m.ID)}
		}
		if err := m.contradiction(at); err != nil {
			return err
		}
		if len(m.Headers) > 0 {
			p.setRole(m.ID, m.Headers)
		}
		x := presetMeasure{id: m.ID, times: m.Times, same: m.Same, except: headerKeys(m.Except),
			fractional: m.Fractional, without: headerKeys(m.Without), count: countNames[m.Count], once: m.Once}
		x.between, _ = rangeOf(m.Between)
		x.conds = append(conditionsOf(m.When, false), conditionsOf(m.Unless, true)...)
		p.measures = append(p.measures, x)
	}
	return nil
}

// contradiction finds words of a measure that do not go together.
func (m *measureFile) contradiction(at string) error {
	count, known := countNames[m.Count]
	switch {
	case m.ID == "":
		return &badWord{at, "a measure needs an id"}
	case !known:
		return &badWord{at + ".count", fmt.Sprintf("count: %q is not one of %s", m.Count, strings.Join(countWords(), ", "))}
	case count == countRows && len(m.Headers) > 0:
		return &badWord{at + ".headers", fmt.Sprintf("%s: count: rows has no headers; count: filled counts the filled cells of a column", m.ID)}
	case count != countRows && len(m.Headers) == 0:
		return &badWord{at, fmt.Sprintf("%s: headers: are wanted", m.ID)}
	case len(m.Between) > 0 && count != countFilled:
		return &badWord{at + ".between", fmt.Sprintf("%s: between: stands beside count: filled", m.ID)}
	case count != countNone && m.Once != "":
		return &badWord{at + ".once_per", fmt.Sprintf("%s: once_per: is for amounts; count: distinct counts each value once", m.ID)}
	case count != countNone && m.Times != "":
		return &badWord{at + ".times", fmt.Sprintf("%s: what is counted has no weight", m.ID)}
	case count != countNone && m.Same != "":
		return &badWord{at + ".same", fmt.Sprintf("%s: what is counted has no result type; say when: instead", m.ID)}
	case count != countNone && m.Fractional:
		return &badWord{at + ".fractional", fmt.Sprintf("%s: a count of rows has no fractions", m.ID)}
	}
	if _, ok := rangeOf(m.Between); !ok {
		return &badWord{at + ".between", fmt.Sprintf("%s: between: two numbers are wanted, the smaller first", m.ID)}
	}
	return m.emptyCondition(at)
}

// emptyCondition finds a condition that accepts no cell.
func (m *measureFile) emptyCondition(at string) error {
	for word, conds := range map[string]map[string]oneOrMore{"when": m.When, "unless": m.Unless} {
		for _, role := range slices.Sorted(maps.Keys(conds)) {
			if len(conds[role]) == 0 {
				return &badWord{at + "." + word, fmt.Sprintf("%s: %s: %s: names no cell", m.ID, word, role)}
			}
		}
	}
	return nil
}

func countWords() []string {
	return slices.DeleteFunc(slices.Sorted(maps.Keys(countNames)), func(s string) bool { return s == "" })
}
