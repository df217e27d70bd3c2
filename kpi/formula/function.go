package formula

import (
	"fmt"
	"strings"

	"kpideck/kpi/diag"
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
	for i, f := range functions {
		names[i] = f.name
	}
	if near := diag.Nearest(strings.ToLower(name), names); near != "" {
		return "did you mean " + near + "?"
	}
	return "functions are " + strings.Join(names, ", ")
}
