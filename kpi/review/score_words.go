package review

import (
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// arithmetic writes how the score of a row came about with its numbers put in,
// and what it cost of the 100 points of the overall score, such as
// "100 × 862 / 950 = 90.7; 9.3 % of 25 points lost = 2.3". It is nil without a score.
func (j *assessor) arithmetic(r *Row) diag.Text {
	if r.Score == nil {
		return nil
	}
	text := j.bounds(r, j.formula(r))
	if r.Worth == nil {
		return text
	}
	share, worth := measured{kpi.Percent, tidy((100 - *r.Score) / 100)}, operand(points(*r.Worth))
	if *r.Lost < 0 {
		share.value = -share.value
		return j.words.say("%s; thêm %s của %s điểm = %s", "%s; %s of %s points gained = %s", text, share, worth, operand(points(-*r.Lost)))
	}
	return j.words.say("%s; mất %s của %s điểm = %s", "%s; %s of %s points lost = %s", text, share, worth, operand(points(*r.Lost)))
}

// points is a number of the scale of scores.
func points(v float64) measured { return measured{kpi.Points, tidy(v)} }

// formula is the left side of the sum.
func (j *assessor) formula(r *Row) diag.Text {
	k, unit := r.reckoning, r.Metric.Unit
	value, goal, from := j.scored(r), j.operand(unit, k.goal), j.operand(unit, k.from)
	switch k.form {
	case formInside:
		return j.words.say("%s nằm trong mục tiêu %s", "%s lies in the goal %s", value, j.goalText(r))
	case formKept:
		return j.words.say("%s so với mục tiêu %s, đạt hoặc không", "%s against the goal %s, kept or not", value, j.goalText(r))
	case formWay:
		return j.words.say("100 × (%s − %[3]s) / (%[2]s − %[3]s)", "100 × (%s − %[3]s) / (%[2]s − %[3]s)", value, goal, from)
	case formRed:
		return j.words.say("100 + 50 × (%s − %[2]s) / (%[2]s − %[3]s)", "100 + 50 × (%s − %[2]s) / (%[2]s − %[3]s)", value, goal, from)
	}
	if k.inverse {
		value, goal = goal, value
	}
	return j.words.say("100 × %s / %s", "100 × %s / %s", value, goal)
}

// scored is the value that is scored; a forecast is called one.
func (j *assessor) scored(r *Row) diag.Text {
	value := j.operand(r.Metric.Unit, r.reckoning.value)
	if r.Provisional {
		return j.words.say("%s [dự báo]", "%s [forecast]", value)
	}
	return value
}

// operand puts what is negative in brackets, so that no two signs meet.
func (j *assessor) operand(unit kpi.Unit, v float64) diag.Text {
	text := j.words.say("%s", "%s", operand{unit, v})
	if v >= 0 {
		return text
	}
	for locale, s := range text {
		text[locale] = "(" + strings.TrimSpace(s) + ")"
	}
	return text
}

// bounds is the right side: what it comes to, and what of it counts.
func (j *assessor) bounds(r *Row, left diag.Text) diag.Text {
	k := r.reckoning
	switch {
	case k.raw > k.score:
		return j.words.say("%s = %s, tính tối đa %s", "%s = %s, of which %s count", left, points(k.raw), points(k.score))
	case k.raw < k.score:
		return j.words.say("%s = %s, tính là %s", "%s = %s, which counts as %s", left, points(k.raw), points(k.score))
	}
	return j.words.say("%s = %s", "%s = %s", left, points(k.raw))
}
