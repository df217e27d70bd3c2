package formula

import (
	"fmt"
	"strings"
)

// A function is a call that formulas may make. One with a condition takes it
// after its values.
type function struct {
	kind   Kind
	name   string
	values int
	cond   bool
	usage  string
}

var functions = []function{
	{Only, "only", 1, true, `only(x, channel == "Organic Search")`},
	{Prev, "prev", 1, false, "prev(x)"},
	{Opening, "opening", 1, false, "opening(x)"},
	{Either, "either", 2, false, "either(a, b)"},
	{PerYear, "per_year", 1, false, "per_year(x)"},
}

func (f function) arity() int {
	if f.cond {
		return f.values + 1
	}
	return f.values
}

func lookupFunction(name string) (function, bool) {
	for _, f := range functions {
		if f.name == name {
			return f, true
		}
	}
	return function{}, false
}

func functionName(k Kind) string {
	for _, f := range functions {
		if f.kind == k {
			return f.name
		}
	}
	panic(fmt.Sprintf("formula: kind %d is no function", k))
}

// functionHint proposes the function whose name is nearest, else lists all.
func functionHint(name string) string {
	names := make([]string, len(functions))
	best, bestDistance := "", 3
	for i, f := range functions {
		names[i] = f.name
		if d := distance(strings.ToLower(name), f.name); d < bestDistance {
			best, bestDistance = f.name, d
		}
	}
	if best != "" {
		return "did you mean " + best + "?"
	}
	return "functions are " + strings.Join(names, ", ")
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
