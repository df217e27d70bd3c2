package report

import (
	"kpideck/kpi"
	"kpideck/kpi/review"
)

// whyColumns are those of the workbook's table: every member with its own value
// before and after, what it did by itself, by the mix, and together.
func (b *builder) whyColumns() []Column {
	w := b.l.Word
	return []Column{
		{Role: RoleName, Title: w("why.part"), Text: true}, {Role: RoleUnit, Title: w("column.unit"), Text: true},
		{Role: RolePrevious, Title: w("why.before"), Code: b.previous.Label, Period: b.previous},
		{Role: RoleActual, Title: w("why.after"), Code: b.quarter.Label, Period: b.quarter},
		{Role: RoleShareBefore, Title: w("why.share_before"), Code: w("why.share_code")}, {Role: RoleShareAfter, Title: w("why.share_after"), Code: w("why.share_code")},
		{Role: RoleRate, Title: w("why.rate"), Code: w("why.rate_code")}, {Role: RoleMix, Title: w("why.mix"), Code: w("why.mix_code")},
		{Role: RoleEffect, Title: w("why.effect"), Code: w("why.effect_code")},
		{Role: RoleStatus, Title: w("why.check"), Code: w("why.check_code"), Text: true},
	}
}

// whyRows are a heading, the members, and the total, whose effect is the sum of
// theirs and is checked against the two values.
func (b *builder) whyRows(m moved) []Row {
	l, bridge := m.line, m.bridge
	_, f := b.settled(l, bridge)
	b.need(l.actual, l.previous.Value)
	rows := []Row{{Kind: BandRow, Cells: []Cell{{Text: l.name(b)}}}}
	for i := range bridge.Steps {
		s := &bridge.Steps[i]
		row := Row{Cells: []Cell{{Text: b.stepName(s, bridge.Dim)}, {Text: f.unitWord()}, b.memberCell(l, s, bridge.Period, l.previous.Value, s.Before, f),
			b.memberCell(l, s, l.period, l.actual, s.After, f)}}
		rate := s.Own()
		mix := s.Effect() - rate
		var sides *bridgeSides
		if bridge.Kind == review.ByMixAndRate {
			sides = b.sidesOf(l, s, bridge.Period)
		}
		row.Cells = append(row.Cells, sides.shareCell(b, 0), sides.shareCell(b, 1))
		own, moved := b.effectCell(f, rate), b.effectCell(f, mix)
		own.Follows, moved.Follows = sides.effects(l, s)
		rows = append(rows, b.withEffects(row, own, moved, b.effectCell(f, rate+mix), bridge.Kind))
	}
	return append(rows, b.bridgeTotal(l, bridge, f))
}

// memberCell is a member's own value, with where it comes from when that is the
// value that the bridge was made of.
func (b *builder) memberCell(l *line, s *review.BridgeStep, p kpi.Period, total kpi.Value, own *float64, f figures) Cell {
	if own == nil {
		return Cell{Text: b.l.Word("none")}
	}
	if v := b.m.ValueTo(l.metric, p, b.memberSegment(l, s), total.Through); v.OK() && v.Number == *own {
		b.need(v)
		return f.value(v)
	}
	c := f.cell(own)
	c.Follows = ownValue(b.m.ValueTo(l.metric, p, b.memberSegment(l, s), total.Through).Derivation)
	return c
}

func (b *builder) withEffects(row Row, rate, mix, effect Cell, kind review.BridgeKind) Row {
	if kind == review.ByMixAndRate {
		switch {
		case rate.Follows == nil && mix.Follows != nil:
			rate, effect.Follows = Cell{}, here(RoleMix)
		case mix.Follows == nil && rate.Follows != nil:
			mix, effect.Follows = Cell{}, here(RoleRate)
		default:
			effect.Calc = CalcEffect
		}
		row.Cells = append(row.Cells, rate, mix, effect, Cell{})
		return row
	}
	if kind == review.ByMember {
		effect.Calc = CalcDifference
	}
	row.Cells = append(row.Cells, Cell{}, Cell{}, effect, Cell{})
	return row
}

// effectCell is a difference of two values.
func (b *builder) effectCell(f figures, v float64) Cell {
	format := f.format()
	switch f.unit {
	case kpi.Percent:
		format.Kind = FormatPoints
	case kpi.Points:
		format.Kind = FormatScore
	}
	format.Sign = true
	n := v + 0 // never -0
	return Cell{Text: f.signed(n), Number: &n, Format: format}
}

func (b *builder) bridgeTotal(l *line, bridge *review.Bridge, f figures) Row {
	effect := b.effectCell(f, bridge.End-bridge.Start)
	effect.Calc, effect.Strong = CalcSum, true
	name := b.l.Say("why.total", b.periodShort(bridge.Period), b.periodShort(l.period))
	before, after, rate, mix := f.value(l.previous.Value), f.value(l.actual), Cell{}, Cell{}
	if bridge.Kind == review.ByMixAndRate {
		sum := 0.0
		for _, p := range partsOf(bridge) {
			if p.step == nil {
				sum += p.value
			}
		}
		rate, mix = b.effectCell(f, bridge.End-bridge.Start-sum), b.effectCell(f, sum)
		rate.Calc, mix.Calc = CalcSum, CalcSum
	}
	return Row{Kind: TotalRow, Key: l.key(), Cells: []Cell{{Text: name}, {Text: f.unitWord()}, before, after, {}, {}, rate, mix, effect,
		{Text: b.l.Word("checks.match"), Tone: Good, Calc: CalcTies}}}
}

// factorBlock is the picture of revenue by the chain from spend to order value.
func (b *builder) factorBlock(m moved) *Bridge {
	block := &Bridge{ID: FactorsBlock, On: InPage | InText, Title: b.l.Say("why.factors", m.line.name(b))}
	b.drawBridge(block, m.line, m.factors)
	for _, bar := range block.Bars {
		if !bar.Total && bar.Before != "" {
			block.Says = append(block.Says, Remark{Tone: bar.Tone, Text: b.l.Say("why.factor", bar.Label, bar.Before, bar.After,
				b.newFigures(m.line.metric.Unit, &m.factors.Start, &m.factors.End).around(bar.Text))})
		}
	}
	return block
}

// factorValue gives a factor as people say it: clicks per spend as the price of
// a click.
func factorValue(s *review.BridgeStep, v *float64) (value *float64, unit kpi.Unit) {
	switch {
	case s.Factor.ID == "conversion":
		return v, kpi.Percent
	case !priced(s):
		return v, kpi.Money
	case v == nil || *v == 0:
		return nil, kpi.Money
	}
	price := 1 / *v
	return &price, kpi.Money
}

// priced tells whether a factor is said as the price of what it counts.
func priced(s *review.BridgeStep) bool { return s.Factor.ID == "clicks_per_spend" }

func (b *builder) factorFigures(s *review.BridgeStep, v *float64) string {
	value, unit := factorValue(s, v)
	if value == nil {
		return b.l.Word("none")
	}
	return b.newFigures(unit, value).total(*value)
}

func (b *builder) factorRows(m moved) []Row {
	_, f := b.settled(m.line, m.factors)
	rows := []Row{{Kind: BandRow, Cells: []Cell{{Text: b.l.Say("why.factors", m.line.name(b))}}}}
	for i := range m.factors.Steps {
		s := &m.factors.Steps[i]
		before, unit := factorValue(s, s.Before)
		after, _ := factorValue(s, s.After)
		own := b.newFigures(unit, before, after)
		name := b.l.Say("why.factor_name", b.stepName(s, ""), own.unitWord())
		was, is, effect := own.cell(before), own.cell(after), b.effectCell(f, s.Rate)
		was.Follows, is.Follows, effect.Follows = b.factorRelations(m.line, s, m.factors.Period)
		row := Row{Cells: []Cell{{Text: name}, {Text: f.unitWord()}, was, is, {}, {}}}
		rows = append(rows, b.withEffects(row, Cell{}, Cell{}, effect, review.ByFactor))
	}
	return append(rows, b.bridgeTotal(m.line, m.factors, f))
}
