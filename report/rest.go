package report

import "kpideck/kpi"

// combined computes a metric of several members together from the derivations
// that it has in each: amounts are added, and ratios are ratios of their sums.
// A member without an amount adds nothing; what may not be added over members
// has no value.
func combined(trees []*kpi.Derivation) (float64, kpi.Reason) {
	for _, d := range trees {
		if d == nil || d.Step != trees[0].Step || len(d.Args) != len(trees[0].Args) {
			return 0, kpi.NoData
		}
	}
	d := trees[0]
	switch d.Step {
	case kpi.StepAmount:
		return combinedAmounts(trees)
	case kpi.StepNumber, kpi.StepAssumption:
		return d.Number, d.Reason
	}
	whole := kpi.Derivation{Step: d.Step, Factor: d.Factor}
	for i := range d.Args {
		parts := make([]*kpi.Derivation, len(trees))
		for k, t := range trees {
			parts[k] = t.Args[i]
		}
		n, reason := combined(parts)
		whole.Args = append(whole.Args, &kpi.Derivation{Step: kpi.StepNumber, Number: n, Reason: reason})
	}
	return whole.Eval()
}

func combinedAmounts(trees []*kpi.Derivation) (float64, kpi.Reason) {
	var sum kpi.Decimal
	reason := kpi.NoData
	for _, d := range trees {
		switch {
		case d.Amount.Measure.MemberRollup() != kpi.RollSum:
			return 0, kpi.NotAdditive
		case d.Amount.Reason == kpi.NoData:
			continue
		case d.Amount.Reason != kpi.NoReason:
			return 0, d.Amount.Reason
		}
		next, ok := sum.Add(d.Amount.Sum)
		if !ok {
			return 0, kpi.Undefined
		}
		sum, reason = next, kpi.NoReason
	}
	return sum.Float(), reason
}
