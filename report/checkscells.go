package report

import (
	"math"
	"strconv"
	"strings"

	"kpideck/kpi"
)

func (b *builder) whole(n int) Cell {
	v := float64(n)
	return Cell{Text: b.l.Number(v, 0), Number: &v, Format: Format{Kind: FormatCount, Scale: 1}}
}

func (b *builder) day(d kpi.Date) Cell {
	if d == 0 {
		return Cell{Text: b.l.Word("none")}
	}
	return Cell{Text: b.date(d)}
}

// plain writes a number whole or with two places, without a scale.
func (b *builder) plain(v float64, unit kpi.Unit) Cell {
	places := 0
	if v != math.Trunc(v) {
		places = 2
	}
	return Cell{Text: b.l.Number(v, places), Number: &v, Format: Format{Kind: formatKinds[unit], Scale: 1, Decimals: places}}
}

// rates are the exchange rates that converted some amount.
func (b *builder) rates() *Remarks {
	r := &Remarks{ID: RatesBlock, On: InBook | InText, Title: b.l.Word("checks.rates")}
	for _, x := range b.m.Rates() {
		r.Items = append(r.Items, Remark{Text: b.l.Say("checks.rate", x.Base, b.rate(x.Rate), x.Quote, b.date(x.From))})
	}
	if len(r.Items) == 0 {
		return nil
	}
	return r
}

// ratesInBrief tells on a page of each currency from where to where its rates go.
func (b *builder) ratesInBrief() *Remarks {
	r := &Remarks{ID: RatesBlock, On: InPage, Title: b.l.Word("checks.rates")}
	all := b.m.Rates()
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n].Base == all[0].Base && all[n].Quote == all[0].Quote {
			n++
		}
		r.Items = append(r.Items, Remark{Text: b.ratesSaid(all[:n])})
		all = all[n:]
	}
	if len(r.Items) == 0 {
		return nil
	}
	return r
}

// ratesSaid is the one rate of a currency, or the least and the largest of many.
func (b *builder) ratesSaid(list []kpi.Rate) string {
	x := list[0]
	if len(list) == 1 {
		return b.l.Say("checks.rate", x.Base, b.rate(x.Rate), x.Quote, b.date(x.From))
	}
	low, high := x, x
	for _, y := range list {
		if y.Rate.Cmp(low.Rate) < 0 {
			low = y
		}
		if y.Rate.Cmp(high.Rate) > 0 {
			high = y
		}
	}
	return b.l.Say("checks.rate_range", x.Base, b.rate(low.Rate), b.rate(high.Rate), x.Quote, strconv.Itoa(len(list)))
}

// rate writes all digits of a rate: rounding one would hide what was multiplied.
func (b *builder) rate(d kpi.Decimal) string {
	_, fraction, _ := strings.Cut(d.String(), ".")
	return b.l.Number(d.Float(), len(fraction))
}
