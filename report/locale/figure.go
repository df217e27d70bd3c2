package locale

// Figure writes a number with its unit as a sentence says it. unit is a
// kpi.Unit: money, count, people, percent, ratio, seconds or points.
func (l *Locale) Figure(v float64, unit, currency string) string {
	switch unit {
	case "money":
		return l.Money(v, currency)
	case "percent":
		if v < 0.1 && v > -0.1 {
			return l.Percent(v, 2)
		}
		return l.Percent(v, 1)
	case "ratio":
		return l.Times(v, 2)
	case "seconds":
		return l.Seconds(v)
	case "points":
		return l.Number(v, 1)
	}
	return l.WithUnit(v, l.CountScale(v))
}

// Exact writes a number as it was counted, without a scale: amounts of which a
// reader wants to check the sum. Decimals that are all zero are left out, as are
// those of a currency without cents.
func (l *Locale) Exact(v float64, unit, currency string) string {
	switch unit {
	case "money", "count", "people":
	default:
		return l.Figure(v, unit, currency)
	}
	decimals := 2
	if unit == "money" {
		decimals = l.currency(currency).Decimals
	}
	if v == float64(int64(v)) {
		decimals = 0
	}
	if unit == "money" {
		return l.MoneyScale(0, currency).Around(l.Number(v, decimals))
	}
	return suffixed(l.Number(v, decimals), NBSP+l.UnitWord(unit, currency))
}

// Operand writes a number of a sum that a reader checks: amounts as Exact does,
// rates with digits enough that the sum comes out as printed.
func (l *Locale) Operand(v float64, unit, currency string) string {
	switch unit {
	case "percent":
		return l.Percent(v, 3)
	case "ratio":
		return l.Times(v, 3)
	case "points":
		return l.Number(v, 2)
	}
	return l.Exact(v, unit, currency)
}
