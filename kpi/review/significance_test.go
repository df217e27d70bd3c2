package review

import (
	"strings"
	"testing"

	"kpideck/kpi"
)

// rateValue is a rate of two counts.
func rateValue(hits, tries float64) kpi.Value {
	amount := func(id string, n float64) *kpi.Derivation {
		return &kpi.Derivation{Step: kpi.StepAmount, Number: n, Amount: &kpi.Amount{Measure: &kpi.Measure{ID: id, Unit: kpi.Count}, Sum: kpi.Whole(int64(n))}}
	}
	d := &kpi.Derivation{Step: kpi.StepDiv, Number: hits / tries, Args: []*kpi.Derivation{amount("hits", hits), amount("tries", tries)}}
	return kpi.Value{Number: hits / tries, Derivation: d}
}

// The textbook case 120 of 2,000 against 90 of 2,000: z = 2.13, p = 0.033. The
// same rates of a tenth of the tries are within chance, and of a few none can tell.
func TestChangeOfRateBeyondChance(t *testing.T) {
	for _, c := range []struct {
		name                string
		hits, tries, hb, tb float64
		enough, beyond      bool
		vi, en              string
	}{
		{"large samples", 120, 2000, 90, 2000, true, true, "vượt mức ngẫu nhiên", "beyond chance"},
		{"a tenth of them", 12, 200, 9, 200, true, false, "còn trong mức ngẫu nhiên", "within chance"},
		{"a few", 2, 30, 1, 30, false, false, "quá nhỏ để biết", "too small to tell"},
		{"very sure", 300, 10000, 200, 10000, true, true, "dưới 0,1%", "under 0.1%"},
	} {
		t.Run(c.name, func(t *testing.T) {
			x := &kpi.Metric{Unit: kpi.Percent}
			now, then := rateValue(c.hits, c.tries), rateValue(c.hb, c.tb)
			with := Between(x, now.Number, then.Number)
			with.Value = then
			r := RateChangeOf(now, with)
			if r == nil || r.Enough != c.enough || r.Beyond() != c.beyond {
				t.Fatalf("%+v", r)
			}
			text := r.say(newWords(Options{}))
			if !strings.Contains(text.In("vi"), c.vi) || !strings.Contains(text.In("en"), c.en) {
				t.Errorf("%v", text)
			}
		})
	}
}

// Results of one family by visits of another may be more than the visits: no
// test of proportions says anything of them. What is withheld is not tested.
func TestChangeOfRateThatIsNone(t *testing.T) {
	x := &kpi.Metric{Unit: kpi.Percent}
	compared := func(now, then kpi.Value) Comparison {
		c := Between(x, now.Number, then.Number)
		c.Value = then
		return c
	}
	more, fewer := rateValue(300, 200), rateValue(100, 200)
	if r := RateChangeOf(more, compared(more, fewer)); r != nil {
		t.Errorf("more hits than tries: %+v", r)
	}
	if r := RateChangeOf(fewer, Comparison{Value: fewer, Reason: ReasonNotCovered}); r != nil {
		t.Errorf("withheld: %+v", r)
	}
}
