package deck

import (
	"cmp"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

var rateHeadings = []heading{
	{id: "date", required: true, aliases: []string{"ngày", "từ ngày"}},
	{id: "from", required: true, aliases: []string{"từ", "tiền tệ", "ngoại tệ", "nguyên tệ", "currency", "base"}},
	{id: "to", required: true, aliases: []string{"sang", "quy đổi", "quote"}},
	{id: "rate", required: true, aliases: []string{"tỷ giá", "tỉ giá"}},
}

type rateRow struct {
	Date dateCell `csv:"date"`
	From cell     `csv:"from"`
	To   cell     `csv:"to"`
	Rate rateCell `csv:"rate"`
}

// ReadRates reads the table of exchange rates: date, from, to, rate; one unit
// of from is worth rate units of to, from that day on. A row with a problem is
// left out.
func ReadRates(t Table) ([]kpi.Rate, diag.List) {
	s, rows := unmarshal[rateRow](t, rateHeadings)
	var rates []kpi.Rate
	mark := decimalMark(rows)
	for i, row := range rows {
		before := len(s.list)
		r := kpi.Rate{Base: s.code(i, "from", row.From), Quote: s.code(i, "to", row.To)}
		var f *flaw
		if s.needed(i, "date", row.Date.cell) {
			r.From, f = row.Date.date()
			s.reject(i, "date", f)
		}
		if s.needed(i, "rate", row.Rate.cell) {
			r.Rate, f = row.Rate.rate(mark)
			s.reject(i, "rate", f)
		}
		if r.Base != "" && r.Base == r.Quote {
			s.reject(i, "to", flawf("hai tiền tệ giống nhau", "the two currencies are the same",
				diag.Both("from là tiền cần đổi, to là tiền đổi ra", "from is what is converted, to what it becomes")))
		}
		if len(s.list) == before {
			rates = append(rates, r)
		}
	}
	s.list.Sort()
	return rates, s.list
}

// code reads a currency code, in any case, and what people write for that of
// Vietnam.
func (s *sheet) code(i int, column string, c cell) string {
	if !s.needed(i, column, c) {
		return ""
	}
	r := reader{}
	text := strings.ToUpper(unmarked(string(c)))
	if text == "₫" || text == "DONG" || text == "D" {
		text = "VND"
	}
	code := r.currency(&node{kind: scalar, text: text})
	for _, p := range r.list {
		s.reject(i, column, &flaw{p.Message, p.Hint})
	}
	return code
}

// decimalMark is the mark that rates of the table which can be read in one way
// only put before their decimals; "" where none tells, or they differ.
func decimalMark(rows []rateRow) string {
	mark := ""
	for _, row := range rows {
		own := ownDecimalMark(string(row.Rate.cell))
		if own != "" && mark != "" && own != mark {
			return ""
		}
		mark = cmp.Or(mark, own)
	}
	return mark
}

// ownDecimalMark is the decimal mark that a number shows by itself: the last of
// two kinds, or one that does not stand before three digits. A mark that repeats
// separates thousands, so the other one is decimal.
func ownDecimalMark(number string) string {
	last := strings.LastIndexAny(number, ".,")
	if last < 0 {
		return ""
	}
	mark, whole := number[last:last+1], number[:last]
	switch {
	case strings.Contains(whole, mark):
		return map[string]string{".": ",", ",": "."}[mark]
	case strings.ContainsAny(whole, ".,") || len(number)-last-1 != 3 || whole == "0":
		return mark
	}
	return ""
}

// rate reads an exchange rate. 25.400 alone may be either kind of number, since
// rates of both sizes exist; mark is what other rates of the table tell.
func (c rateCell) rate(mark string) (kpi.Decimal, *flaw) {
	three := eitherOfBoth
	if last := strings.LastIndexAny(string(c.cell), ".,"); last >= 0 && mark != "" {
		three = thousands
		if string(c.cell)[last:last+1] == mark {
			three = decimals
		}
	}
	d, f := parseNumber(string(c.cell), three)
	if f != nil {
		return d, f
	}
	if d.Cmp(kpi.Whole(0)) <= 0 {
		return d, flawf("tỷ giá %q phải lớn hơn 0", "the rate %q must be above 0",
			diag.Both("một đơn vị from bằng bao nhiêu đơn vị to", "how many units of to one unit of from is worth"), string(c.cell))
	}
	return d, nil
}
