package review

import (
	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// RateChange tests whether a rate of counts differs between two stretches of days
// beyond what chance does to samples of their sizes. It takes every try as a lot
// of its own: one visitor who comes ten times, or a campaign that ends, makes the
// difference look surer than it is. It says nothing of why.
type RateChange struct {
	Period    kpi.Period // that is compared with
	Now, Then Trial
	Test
	Enough   bool      // the samples are large enough for the test
	Evidence diag.Text // one sentence with the figures behind it
}

// RateChangeOf tests a comparison; nil for what is no rate of counts, and where
// the two stretches may not be compared.
func RateChangeOf(actual kpi.Value, c Comparison) *RateChange {
	if c.Change == nil || !actual.OK() || !c.Value.OK() {
		return nil
	}
	now, ok := trialOf(actual)
	then, fine := trialOf(c.Value)
	if !ok || !fine {
		return nil
	}
	r := &RateChange{Period: c.Period, Now: now, Then: then}
	r.Test, r.Enough = twoProportions(now, then)
	return r
}

// trialOf reads hits and tries from a rate of counts. More hits than tries show
// that the one are not some of the other, as results of ads by sessions of a web.
func trialOf(v kpi.Value) (t Trial, ok bool) {
	hits, tries, ratio := sidesOf(v.Derivation)
	if !ratio || !countsOne(hits) || !countsOne(tries) || hits.Number > tries.Number {
		return t, false
	}
	return Trial{hits.Number, tries.Number}, true
}

// Beyond tells whether chance alone makes such a difference in fewer than one of
// twenty cases.
func (r *RateChange) Beyond() bool { return r.Enough && r.P < surely }

// chanceOf tests the change of a row against the previous period.
func (j *assessor) chanceOf(r *Row) *RateChange {
	c := RateChangeOf(r.Actual, r.Previous)
	if c != nil {
		c.Evidence = c.say(j.words)
	}
	return c
}

func (r *RateChange) say(w words) diag.Text {
	now, then := measured{kpi.Count, r.Now.Tries}, measured{kpi.Count, r.Then.Tries}
	chance := measured{kpi.Percent, r.P}
	switch {
	case !r.Enough:
		return w.say("Mẫu còn quá nhỏ để biết thay đổi này có phải ngẫu nhiên (%s lượt so với %s lượt).",
			"The samples are too small to tell this change from chance (%s tries against %s).", now, then)
	case r.P < 0.001:
		return w.say("Thay đổi này vượt mức ngẫu nhiên: với %s lượt so với %s lượt, khả năng do ngẫu nhiên dưới 0,1%%.",
			"This change is beyond chance: with %s tries against %s, chance alone does this in under 0.1%% of cases.", now, then)
	case r.Beyond():
		return w.say("Thay đổi này vượt mức ngẫu nhiên: với %s lượt so với %s lượt, khả năng do ngẫu nhiên là %s.",
			"This change is beyond chance: with %s tries against %s, chance alone does this in %s of cases.", now, then, chance)
	}
	return w.say("Thay đổi này còn trong mức ngẫu nhiên: với %s lượt so với %s lượt, ngẫu nhiên cũng cho khác biệt như vậy trong %s trường hợp.",
		"This change is within chance: with %s tries against %s, chance alone does as much in %s of cases.", now, then, chance)
}
