package report

import (
	"math"
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
	r := &Remarks{ID: RatesBlock, Title: b.l.Word("checks.rates")}
	for _, x := range b.m.Rates() {
		r.Items = append(r.Items, Remark{Text: b.l.Say("checks.rate", x.Base, b.rate(x.Rate), x.Quote, b.date(x.From))})
	}
	if len(r.Items) == 0 {
		return nil
	}
	return r
}

// rate writes all digits of a rate: rounding one would hide what was multiplied.
func (b *builder) rate(d kpi.Decimal) string {
	_, fraction, _ := strings.Cut(d.String(), ".")
	return b.l.Number(d.Float(), len(fraction))
}
