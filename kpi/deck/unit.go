package deck

import (
	"kpideck/kpi"
	"kpideck/kpi/formula"
)

// unitOf infers the unit of a formula, for KPIs of a deck that state none:
// spend / demos is money, demos / sessions a percentage. unit gives that of an
// id. What mixes in a way that no unit fits is a ratio.
func unitOf(f *formula.Node, unit func(id string) kpi.Unit) kpi.Unit {
	if u := infer(f, unit); u != "" {
		return u
	}
	return kpi.Ratio
}

// infer gives "" for plain numbers.
func infer(f *formula.Node, unit func(string) kpi.Unit) kpi.Unit {
	switch f.Kind {
	case formula.Number:
		return ""
	case formula.Ident:
		return unit(f.Text)
	}
	left := infer(f.Args[0], unit)
	if len(f.Args) < 2 {
		return left
	}
	right := infer(f.Args[1], unit)
	switch f.Kind {
	case formula.Mul:
		return product(left, right)
	case formula.Div:
		return quotient(left, right)
	}
	if left == "" {
		return right
	}
	return left
}

func product(left, right kpi.Unit) kpi.Unit {
	switch {
	case right == "", left != "" && scales(right):
		return left
	case scales(left):
		return right
	case counts(left):
		return right
	case counts(right):
		return left
	}
	return kpi.Ratio
}

func quotient(left, right kpi.Unit) kpi.Unit {
	switch {
	case scales(right):
		return left
	case counts(left) && counts(right):
		return kpi.Percent
	case counts(right):
		return left
	}
	return kpi.Ratio
}

// scales tells whether a factor of that unit leaves the other's unit alone.
func scales(u kpi.Unit) bool { return u == "" || u == kpi.Percent || u == kpi.Ratio }

func counts(u kpi.Unit) bool { return u == kpi.Count || u == kpi.People }
