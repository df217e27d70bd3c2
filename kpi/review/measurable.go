package review

import (
	"slices"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// coveredShare of the days of the period before must have data.
const coveredShare = 0.95

// missing names the measures that no source brings.
func (j *assessor) missing(x *kpi.Metric) diag.Text {
	text := diag.Text{}
	for _, locale := range locales {
		var names []string
		for _, id := range j.m.Missing(x) {
			if m := j.m.Catalog().Measure(id); m != nil && m.Names.In(locale) != "" {
				id = m.Names.In(locale)
			}
			names = append(names, id)
		}
		text[locale] = strings.Join(names, ", ")
	}
	return text
}

// blank tells whether all that is missing stands in files as columns without a figure.
func (j *assessor) blank(x *kpi.Metric) bool {
	return !slices.ContainsFunc(j.m.Missing(x), func(id string) bool { return !j.m.Blank(id) })
}

// measurable asks whether the sources bring the measures, and had them on the
// days of the period before, which the target is compared with.
func (j *assessor) measurable(r *Row) Verdict {
	names := r.Metric.Names
	switch {
	case !j.m.Available(r.Metric) && j.blank(r.Metric):
		return verdict(KindUnavailable, j.words.say("Có cột %s, nhưng trống ở mọi dòng.", "The column of %s is there, but blank in every row.", j.missing(r.Metric)))
	case !j.m.Available(r.Metric):
		return verdict(KindUnavailable, j.words.say("Không nguồn nào có %s.", "No source brings %s.", j.missing(r.Metric)))
	case !j.m.Has(r.Metric, r.Target.Segment):
		return verdict(KindNoRows, j.words.say("Có 0 dòng dữ liệu cho %s.", "There are 0 rows for %s.", segmentName(r.Target.Segment)))
	}
	before := j.comparedWith(r.Target.Period)
	whole := j.m.Value(r.Metric, before, r.Target.Segment)
	for _, reason := range []kpi.Reason{r.Actual.Reason, whole.Reason} {
		if reason == kpi.MixedCurrency {
			return verdict(KindMixedCurrency, j.words.say("%s gồm nhiều loại tiền mà có 0 tỷ giá để quy đổi.",
				"%s mixes currencies, with 0 rates to convert them by.", names))
		}
	}
	switch r.Actual.Reason {
	case kpi.NotAdditive:
		return verdict(KindNotAdditive, j.words.say("%s của %d ngày không cộng lại được thành %s.", "%s of %d days do not add up to %s.",
			names, r.Target.Period.Days(), r.Target.Period))
	case kpi.NeedsInput:
		return verdict(KindNeedsInput, j.words.say("%s còn thiếu giả định: %s.", "%s lacks assumptions: %s.",
			names, strings.Join(notGiven(r.Actual.Derivation), ", ")))
	}
	return j.coverage(r, before, whole)
}

// coverage counts the days of the period before that have data, of those that
// have come.
func (j *assessor) coverage(r *Row, before kpi.Period, whole kpi.Value) Verdict {
	days := min(before.Days(), int(j.m.AsOf()+1-before.Start))
	covered, kind := j.coveredDays(r, before, whole), KindCovered
	if float64(covered) < coveredShare*float64(days) {
		kind = KindLowCoverage
	}
	text := j.words.say("Có dữ liệu %d trên %d ngày của %s.", "%d of %d days of %s have data.", covered, days, before)
	switch {
	case r.Untold == 0:
		return verdict(kind, text)
	case r.Status == Missed && r.Gappy():
		text = j.words.say("%s Trượt theo số liệu có: %d trong %d ngày của %s không có tệp.", "%s Missed by the figures there are: no file has %d of the %d days of %s.",
			text, r.Untold, r.Elapsed, r.Target.Period)
	default:
		text = j.words.say("%s Không tệp nào có %d trong %d ngày đã qua của %s.", "%s No file has %d of the %d days so far of %s.",
			text, r.Untold, r.Elapsed, r.Target.Period)
	}
	return verdict(KindLowCoverage, text)
}

// comparedWith is the period before, or the last that has begun where the
// target lies ahead.
func (j *assessor) comparedWith(p kpi.Period) kpi.Period {
	p = j.m.Calendar().Previous(p)
	for p.Start > j.m.AsOf() {
		p = j.m.Calendar().Previous(p)
	}
	return p
}

// coveredDays counts the days of a period that all sources cover. Where they
// begin late the days are asked one by one.
func (j *assessor) coveredDays(r *Row, p kpi.Period, v kpi.Value) int {
	covered := v.Span.Clip(p.Span)
	if v.Reason == kpi.NoData {
		return 0
	}
	if !v.Late || !r.Metric.At(kpi.Daily) {
		return covered.Days()
	}
	n := 0
	for _, day := range j.m.Calendar().Periods(kpi.Daily, covered) {
		if j.m.Value(r.Metric, day, r.Target.Segment).Reason != kpi.NoData {
			n++
		}
	}
	return n
}
