package deck

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// Amounts as people write them. The one rule that must be known: a single
// separator followed by exactly three digits (1.234 or 12,500) separates
// thousands where the unit is money, count or people, and is a decimal point
// where it is percent, ratio or points. Of a time, and before tỷ, triệu or
// nghìn, it could be either, and is refused. Every other form says by itself
// what its separators are: the last of two kinds is decimal, one that repeats
// separates thousands, and 0.500 is no thousand.

// threeDigits says what a single separator before three digits is.
type threeDigits uint8

const (
	thousands threeDigits = iota
	decimals
	eitherOfBoth
)

func separatorOf(u kpi.Unit) threeDigits {
	switch u {
	case kpi.Percent, kpi.Ratio, kpi.Points:
		return decimals
	case kpi.Seconds:
		return eitherOfBoth
	}
	return thousands
}

// amount reads the amount of a cell in a unit; nil when the cell is empty.
func (c amountCell) amount(u kpi.Unit) (*float64, *flaw) {
	if c.cell == "" {
		return nil, nil
	}
	d, f := parseAmount(string(c.cell), u)
	if f != nil {
		return nil, f
	}
	x := d.Float()
	return &x, nil
}

// amountText is an amount taken apart: sign, currency in front, and terms of a
// number with the words after it, as 1 tỷ 500 triệu.
type amountText struct {
	written string
	sign    string
	front   string
	terms   []amountTerm
}

type amountTerm struct {
	number string
	words  []string
}

var (
	amountSign   = regexp.MustCompile(`^([+-]) ?`)
	amountFront  = regexp.MustCompile(`^(\$|€|£|₫|vnd|vnđ|usd|eur|gbp) ?`)
	amountNumber = regexp.MustCompile(`^(\d{1,3}(?: \d{3})+(?:[.,]\d+)?|[\d.,]*\d)(?: |$|[^\d.,])`)
	amountAfter  = regexp.MustCompile(`^[^\d+-]*`)
)

func takeApart(text string) (amountText, bool) {
	a := amountText{written: text}
	rest := strings.NewReplacer("−", "-", "phần trăm", "%", "phan tram", "%").Replace(strings.ToLower(text))
	if m := amountSign.FindStringSubmatch(rest); m != nil {
		a.sign, rest = m[1], rest[len(m[0]):]
	}
	if m := amountFront.FindStringSubmatch(rest); m != nil {
		a.front, rest = m[1], rest[len(m[0]):]
	}
	for rest != "" {
		m := amountNumber.FindStringSubmatch(rest)
		if m == nil {
			return a, false
		}
		rest = strings.TrimPrefix(rest[len(m[1]):], " ")
		after := amountAfter.FindString(rest)
		rest = rest[len(after):]
		a.terms = append(a.terms, amountTerm{m[1], unglue(strings.Fields(after))})
	}
	return a, len(a.terms) > 0
}

// unglue takes the currency off words such as trđ.
func unglue(words []string) []string {
	var list []string
	for _, w := range words {
		w = strings.TrimSuffix(w, ".")
		for _, mark := range []string{"₫", "đ", "$"} {
			if head := strings.TrimSuffix(w, mark); head != w && amountWords[head].factor > 1 {
				list = append(list, head)
				w = mark
			}
		}
		list = append(list, w)
	}
	return list
}

// parseAmount reads an amount for a KPI of that unit. Percentages become
// fractions, times seconds.
func parseAmount(text string, u kpi.Unit) (kpi.Decimal, *flaw) {
	a, ok := takeApart(text)
	if !ok {
		return kpi.Decimal{}, notAmount(text)
	}
	if a.front != "" && u != kpi.Money {
		return kpi.Decimal{}, misfit(text, u)
	}
	var sum kpi.Decimal
	above := int64(0)
	for i, t := range a.terms {
		d, factor, f := a.term(t, u)
		if f != nil {
			return kpi.Decimal{}, f
		}
		if i > 0 && factor >= above {
			return kpi.Decimal{}, notAmount(text)
		}
		above = factor
		if sum, ok = sum.Add(d); !ok {
			return kpi.Decimal{}, notAmount(text)
		}
	}
	if a.sign == "-" {
		sum = sum.Neg()
	}
	if u == kpi.Percent && len(a.terms[0].words) == 0 {
		return sum, barePercent(sum, text)
	}
	return sum, nil
}

func (a amountText) term(t amountTerm, u kpi.Unit) (d kpi.Decimal, factor int64, f *flaw) {
	factor, separator, share := 1, separatorOf(u), false
	if len(a.terms) > 1 && len(t.words) == 0 {
		return d, 0, notAmount(a.written)
	}
	for _, word := range t.words {
		w, ok := lookup(word, u)
		switch {
		case !ok:
			return d, 0, flawf("không hiểu %q trong %q", "%q in %q is not understood",
				diag.Both("dùng tỷ, triệu, nghìn, %, giây, phút", "use b, m, k, %, s, min"), word, a.written)
		case !slices.Contains(fits[u], w.kind):
			return d, 0, misfit(a.written, u)
		case w.kind == scaleWord && separator == thousands:
			separator = eitherOfBoth
		}
		factor *= w.factor
		share = share || w.kind == percentWord
	}
	d, f = a.decimal(t.number, separator)
	if f != nil {
		return d, 0, f
	}
	if share {
		hundredth, _ := kpi.Scaled(1, 2)
		d, _ = d.Mul(hundredth)
	}
	d, ok := d.Mul(kpi.Whole(factor))
	if !ok {
		return d, 0, notAmount(a.written)
	}
	return d, factor, nil
}

// parseNumber reads a plain number without any word.
func parseNumber(text string, three threeDigits) (kpi.Decimal, *flaw) {
	a, ok := takeApart(text)
	if !ok || a.front != "" || len(a.terms) != 1 || len(a.terms[0].words) > 0 {
		return kpi.Decimal{}, flawf("%q không phải một số", "%q is no number",
			diag.Both("viết số với dấu chấm thập phân: 0.5", "write digits with a decimal point: 0.5"), text)
	}
	d, f := a.decimal(a.terms[0].number, three)
	if a.sign == "-" {
		d = d.Neg()
	}
	return d, f
}

// decimal reads digits with separators, by the rule on top of this file.
func (a amountText) decimal(number string, three threeDigits) (kpi.Decimal, *flaw) {
	plain, ambiguous := withoutGroups(number, three)
	if ambiguous {
		whole, frac := number[:len(number)-4], number[len(number)-3:]
		return kpi.Decimal{}, flawf("%q có thể là hàng nghìn hoặc số lẻ", "%q may be thousands or a decimal",
			diag.Bothf("thay %[1]s bằng %[2]s%[3]s hoặc %[2]s,%[3]s0", "write %[2]s%[3]s or %[2]s.%[3]s0 instead of %[1]s", number, whole, frac), a.written)
	}
	d, err := kpi.ParseDecimal(plain)
	if err != nil {
		return kpi.Decimal{}, notAmount(a.written)
	}
	return d, nil
}

var (
	dotGroups   = regexp.MustCompile(`^\d{1,3}(\.\d{3})+$`)
	commaGroups = regexp.MustCompile(`^\d{1,3}(,\d{3})+$`)
	spaceGroups = regexp.MustCompile(`^\d{1,3}( \d{3})+$`)
)

// withoutGroups gives the number with a decimal point and no grouping, or ""
// when its separators make no sense.
func withoutGroups(number string, three threeDigits) (plain string, ambiguous bool) {
	last := strings.LastIndexAny(number, ".,")
	if last < 0 {
		return ungroup(number), false
	}
	mark := number[last : last+1]
	whole, frac := number[:last], number[last+1:]
	if strings.Count(number, mark) > 1 {
		return ungroup(number), false
	}
	single := !strings.ContainsAny(whole, "., ")
	if single && len(frac) == 3 && len(whole) >= 1 && len(whole) <= 3 && whole[0] != '0' {
		switch three {
		case thousands:
			return whole + frac, false
		case eitherOfBoth:
			return "", true
		}
	}
	if whole = ungroup(whole); whole == "" && last > 0 {
		return "", false
	}
	return whole + "." + frac, false
}

func ungroup(number string) string {
	for _, groups := range []*regexp.Regexp{dotGroups, commaGroups, spaceGroups} {
		if groups.MatchString(number) {
			return strings.NewReplacer(".", "", ",", "", " ", "").Replace(number)
		}
	}
	if strings.ContainsAny(number, "., ") {
		return ""
	}
	return number
}

func notAmount(text string) *flaw {
	return flawf("%q không phải một con số", "%q is no amount",
		diag.Both("viết như 10000000, 1,5 tỷ, 350k, 20% hoặc 90 giây", "write it as 10000000, 1.5b, 350k, 20% or 90 s"), text)
}

var unitNames = map[kpi.Unit]diag.Text{
	kpi.Money: diag.Both("tiền", "money"), kpi.Count: diag.Both("số lượng", "a count"), kpi.People: diag.Both("số người", "people"),
	kpi.Percent: diag.Both("phần trăm", "a percentage"), kpi.Ratio: diag.Both("tỷ số", "a ratio"),
	kpi.Seconds: diag.Both("thời gian", "a time"), kpi.Points: diag.Both("điểm", "points"),
}

// unitForms show how an amount of a unit is written.
var unitForms = map[kpi.Unit]diag.Text{
	kpi.Money: diag.Both("viết như 1,5 tỷ, 500tr, 350k", "write it as 1.5b, 500m, 350k"),
	kpi.Count: diag.Both("viết như 1.250", "write it as 1,250"), kpi.People: diag.Both("viết như 1.250", "write it as 1,250"),
	kpi.Percent: diag.Both("viết như 20%", "write it as 20%"), kpi.Ratio: diag.Both("viết như 3,5", "write it as 3.5"),
	kpi.Seconds: diag.Both("viết như 90 giây", "write it as 90 s"), kpi.Points: diag.Both("viết như 45", "write it as 45"),
}

func misfit(text string, u kpi.Unit) *flaw {
	unit := unitNames[u]
	return &flaw{message: diag.Both(
		fmt.Sprintf("%q không hợp với KPI tính bằng %s", text, unit.In("vi")),
		fmt.Sprintf("%q does not fit a KPI that is %s", text, unit.In("en"))),
		hint: unitForms[u]}
}

// barePercent takes a number without % for a fraction, as workbooks store
// percentages. Above 1 it could be meant either way.
func barePercent(d kpi.Decimal, text string) *flaw {
	one := kpi.Whole(1)
	if d.Cmp(one) <= 0 && d.Cmp(one.Neg()) >= 0 {
		return nil
	}
	return flawf("%q không có dấu %%", "%q has no %% sign", diag.Bothf("viết %s%%", "write %s%%", text), text)
}
