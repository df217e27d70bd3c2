package kpi

import (
	"cmp"
	"strings"

	"kpideck/kpi/diag"
)

// reportCurrency is the deck's, else the one that most rows with a currency have.
func (r *resolver) reportCurrency() string {
	if r.opt.Currency != "" {
		return r.opt.Currency
	}
	rows := map[string]int{}
	for _, t := range r.tables {
		for i := range t.Rows {
			if c := t.Rows[i].Currency; c != "" {
				rows[c]++
			}
		}
	}
	best := ""
	for c, n := range rows {
		if best == "" || n > rows[best] || n == rows[best] && c < best {
			best = c
		}
	}
	return best
}

// convert brings money into the report's currency by the newest rate that was
// valid on the first day of the row. Without a rate the amount keeps its own.
func (r *resolver) convert(sum Decimal, t *table, row *TallyRow) (Decimal, string) {
	to := r.cube.currency
	if row.Currency == "" || row.Currency == to {
		return sum, to
	}
	if rate := newestRate(r.opt.Rates, row.Currency, to, row.Span.Start); rate != nil {
		if out, fits := sum.Mul(rate.Rate); fits {
			r.usedRates[*rate] = true
			return out, to
		}
	}
	if !r.noRate[row.Currency] {
		r.noRate[row.Currency] = true
		r.problems.Add(&diag.Problem{Code: "no_rate", Severity: diag.Warning, Pos: t.namedAt(row.Currency),
			Message: diag.Bothf("không có tỷ giá %s → %s: các số tiền này không được cộng", "no rate %s → %s: these amounts are not added", row.Currency, to),
			Hint:    diag.Bothf("ghi rates: rates.csv trong deck.yaml và thêm dòng ngày,%s,%s,tỷ giá vào tệp đó", "state rates: rates.csv in deck.yaml and add a line date,%s,%s,rate to that file", row.Currency, to)})
	}
	return sum, row.Currency
}

// namedAt is where a table names a currency, or the file where nothing more is known.
func (t *table) namedAt(currency string) diag.Pos {
	if at, ok := t.CurrencyAt[currency]; ok {
		return at
	}
	return diag.Pos{File: t.File}
}

// newestRate gives the newest rate that was valid on a day; nil for none.
func newestRate(rates []Rate, from, to string, day Date) *Rate {
	var best *Rate
	for i := range rates {
		x := &rates[i]
		if strings.EqualFold(x.Base, from) && strings.EqualFold(x.Quote, to) && x.From <= day && (best == nil || x.From >= best.From) {
			best = x
		}
	}
	return best
}

func compareRates(a, b Rate) int {
	return cmp.Or(cmp.Compare(a.Base, b.Base), cmp.Compare(a.Quote, b.Quote), cmp.Compare(a.From, b.From), a.Rate.Cmp(b.Rate))
}
