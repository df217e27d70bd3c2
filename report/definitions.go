package report

import (
	"cmp"

	"kpideck/kpi"
)

// definitions say what every KPI of the report means, how it is computed and
// where it is taken from.
func (b *builder) definitions() *Section {
	s := b.section(Definitions)
	s.Message = b.l.Word("definitions.message")
	w := b.l.Word
	t := &Table{ID: DefinitionsBlock, Kind: DefinitionList, Title: s.Title, Columns: []Column{
		{Role: RoleName, Title: w("column.kpi"), Text: true}, {Role: RoleText, Title: w("definitions.means"), Text: true},
		{Role: RoleText, Title: w("definitions.formula"), Text: true, On: InBook | InText},
		{Role: RoleUnit, Title: w("column.unit"), Text: true}, {Role: RoleDirection, Title: w("column.direction"), Text: true},
		{Role: RoleText, Title: w("definitions.basis"), Text: true}}}
	seen := map[*kpi.Metric]bool{}
	for _, l := range b.lines {
		if !seen[l.metric] {
			seen[l.metric] = true
			t.Rows = append(t.Rows, b.definition(l.metric))
		}
	}
	s.Blocks = append(s.Blocks, t)
	return s
}

// definition of a KPI; one of the deck's own that says no meaning is told by its
// formula, which pages have no column for.
func (b *builder) definition(x *kpi.Metric) Row {
	formula := ""
	if v := b.m.Value(x, b.quarter, nil); v.Derivation != nil {
		formula = b.spell(v.Derivation)
	}
	unit := b.l.UnitWord(string(x.Unit), b.currency)
	return Row{Cells: []Cell{{Text: x.Names.In(b.l.ID), Strong: true}, {Text: cmp.Or(x.Means.In(b.l.ID), formula)}, {Text: formula}, {Text: unit}, {Text: betterMarks[x.Better]}, {Text: b.basisWords(x)}}}
}

func (b *builder) basisWords(x *kpi.Metric) string {
	text := ""
	for _, f := range b.m.BasisFamilies(x) {
		if text != "" {
			text += " / "
		}
		text += b.l.Word("family." + familyKey(f))
	}
	return cmp.Or(text, b.l.Word("none"))
}

var stepMarks = map[kpi.Step]string{kpi.StepAdd: " + ", kpi.StepSub: " − ", kpi.StepMul: " × ", kpi.StepDiv: " ÷ "}

// spell writes a derivation in the words of the catalogue.
func (b *builder) spell(d *kpi.Derivation) string {
	d = withoutZero(d)
	cat := b.m.Catalog()
	switch d.Step {
	case kpi.StepAmount:
		name := d.Amount.Measure.Names.In(b.l.ID)
		switch {
		case d.Amount.Opening:
			return b.l.Say("definitions.opening", name)
		case d.Amount.Period.Start < b.quarter.Start:
			return b.l.Say("definitions.previous", name)
		}
		return name
	case kpi.StepNumber:
		return b.l.Number(d.Number, decimalsOf(d.Number))
	case kpi.StepAssumption:
		return cat.Assumption(d.ID).Names.In(b.l.ID)
	case kpi.StepMetric:
		return cat.Metric(d.ID).Names.In(b.l.ID)
	case kpi.StepNeg:
		return "−" + b.operand(d.Args[0], d.Step)
	case kpi.StepPerYear:
		return b.l.Say("definitions.per_year", b.spell(d.Args[0]))
	}
	return b.operand(d.Args[0], d.Step) + stepMarks[d.Step] + b.operand(d.Args[1], d.Step)
}

func decimalsOf(v float64) int {
	if v == float64(int64(v)) {
		return 0
	}
	return 2
}

// operand puts sums inside products, and what is subtracted or divided by, in
// brackets.
func (b *builder) operand(d *kpi.Derivation, within kpi.Step) string {
	d = withoutZero(d)
	text := b.spell(d)
	sum := d.Step == kpi.StepAdd || d.Step == kpi.StepSub
	product := d.Step == kpi.StepMul || d.Step == kpi.StepDiv
	if sum && within != kpi.StepAdd || product && within == kpi.StepDiv {
		return "(" + text + ")"
	}
	return text
}

// withoutZero leaves out the zero that stands for what no source brings.
func withoutZero(d *kpi.Derivation) *kpi.Derivation {
	if d.Step == kpi.StepAdd && d.Args[1].Step == kpi.StepNumber && d.Args[1].Number == 0 {
		return d.Args[0]
	}
	return d
}
