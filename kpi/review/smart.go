package review

import "kpideck/kpi/diag"

// The verdicts on a letter of SMART.
const (
	Pass = "pass"
	Warn = "warn"
	Fail = "fail"
)

// Letters are those of SMART in their order, the keys of Row.Smart.
var Letters = []string{"s", "m", "a", "r", "t"}

// VerdictKind names what a verdict on a letter found, for pages and programs
// that do not read the sentence.
type VerdictKind string

// What the letters can find, by letter.
const (
	KindSpecific    VerdictKind = "specific"
	KindNoOwner     VerdictKind = "no_owner"
	KindNoDirection VerdictKind = "no_direction" // a single number for what is best inside a band

	KindCovered       VerdictKind = "covered"
	KindLowCoverage   VerdictKind = "low_coverage"
	KindUnavailable   VerdictKind = "unavailable" // no source brings the measures
	KindNoRows        VerdictKind = "no_rows"     // none in the segment
	KindMixedCurrency VerdictKind = "mixed_currency"
	KindNotAdditive   VerdictKind = "not_additive"
	KindNeedsInput    VerdictKind = "needs_input"

	KindInside         VerdictKind = "inside"  // the KPI has made such a change before
	KindStretch        VerdictKind = "stretch" // up to twice its best change, or a level it once had
	KindBeyond         VerdictKind = "beyond"  // anything seen
	KindNotChallenging VerdictKind = "not_challenging"
	KindShortHistory   VerdictKind = "short_history"
	KindNoBaseline     VerdictKind = "no_baseline"

	KindLinked        VerdictKind = "linked" // to a strategic target
	KindServed        VerdictKind = "served" // by other targets
	KindOrphan        VerdictKind = "orphan"
	KindUnknownParent VerdictKind = "unknown_parent"
	KindCircular      VerdictKind = "circular"
	KindOtherPeriod   VerdictKind = "other_period"
	KindInconsistent  VerdictKind = "inconsistent" // what is better here is worse for the parent
	KindChildless     VerdictKind = "childless"
	KindAllocation    VerdictKind = "allocation" // the children's goals come to another sum

	KindDated         VerdictKind = "dated"
	KindPast          VerdictKind = "past"
	KindOutsideYear   VerdictKind = "outside_year"
	KindOutsidePeriod VerdictKind = "outside_period"
	KindCoarseData    VerdictKind = "coarse_data"
)

// gradeOf is how grave a finding is; every kind has one place here.
var gradeOf = map[VerdictKind]string{
	KindSpecific: Pass, KindNoOwner: Warn, KindNoDirection: Warn,
	KindCovered: Pass, KindLowCoverage: Warn, KindUnavailable: Fail, KindNoRows: Fail, KindMixedCurrency: Fail,
	KindNotAdditive: Fail, KindNeedsInput: Fail,
	KindInside: Pass, KindStretch: Warn, KindBeyond: Fail, KindNotChallenging: Warn, KindShortHistory: Warn, KindNoBaseline: Warn,
	KindLinked: Pass, KindServed: Pass, KindOrphan: Fail, KindUnknownParent: Fail, KindCircular: Fail, KindOtherPeriod: Fail,
	KindInconsistent: Fail, KindChildless: Warn, KindAllocation: Warn,
	KindDated: Pass, KindPast: Fail, KindOutsideYear: Fail, KindOutsidePeriod: Fail, KindCoarseData: Fail,
}

func verdict(kind VerdictKind, evidence diag.Text) Verdict {
	return Verdict{Verdict: gradeOf[kind], Kind: kind, Evidence: evidence}
}

// smart audits one target by letter. Every verdict says the figure it rests on.
func (j *assessor) smart(r *Row) map[string]Verdict {
	return map[string]Verdict{
		"s": j.specific(r),
		"m": j.measurable(r),
		"a": j.achievable(r),
		"r": j.relevant(r),
		"t": j.timeBound(r),
	}
}
