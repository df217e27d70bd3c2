package report

import (
	"math"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kpideck/kpi"
	"kpideck/kpi/review"
	"kpideck/report/locale"
)

// What a bridge shows adds up, whatever its parts: the shown start and the shown
// steps come to the shown end, and no step is off by more than one digit.
func TestShownPartsComeToTheShownChange(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		f := figures{unit: kpi.Money, decimals: 2, scale: locale.Scale{By: 1e9, Decimals: 2}}
		start, sum := rapid.Float64Range(0, 5e10).Draw(t, "start"), 0.0
		parts := make([]part, rapid.IntRange(1, 12).Draw(t, "n"))
		for i := range parts {
			parts[i].value = rapid.Float64Range(-3e9, 3e9).Draw(t, "part")
			sum += parts[i].value
		}
		q := f.quantum(f.settle(start, start+sum, parts))
		shown := math.Round(start / q)
		for i, p := range parts {
			shown += math.Round(p.shown / q)
			if math.Abs(p.shown-p.value) > 1.000001*q {
				t.Errorf("part %d: %v is shown as %v", i, p.value, p.shown)
			}
		}
		if shown != math.Round((start+sum)/q) {
			t.Errorf("shown parts come to %v, the shown end is %v", shown, math.Round((start+sum)/q))
		}
	})
}

// A change of one percent of a price keeps its parts: they get the place more
// that the totals do not need.
func TestSmallChangesGetOneMorePlace(t *testing.T) {
	f := figures{unit: kpi.Money, decimals: 1, scale: locale.Scale{By: 1e3, Decimals: 1}}
	parts := []part{{value: 600}, {value: 250}}
	if places := f.settle(100_000, 100_850, parts); places != 2 {
		t.Errorf("%d places", places)
	}
}

// A cost of 4.59 that rises to 132.39 is told in cents, though its parts add up
// only with their last ones settled.
func TestMoneyWrittenOutKeepsItsCents(t *testing.T) {
	f := figures{unit: kpi.Money, decimals: 2, scale: locale.Scale{By: 1, Decimals: 2}}
	parts := []part{{value: 56.1505}, {value: 28.4942}, {value: 43.1553}}
	if places := f.settle(4.5905, 132.3905, parts); places != 2 {
		t.Errorf("%d places", places)
	}
}

func TestSizesHaveNoSign(t *testing.T) {
	f := figures{l: vietnamese(t), unit: kpi.Ratio, decimals: 2}
	for _, v := range []float64{-3.76, 3.76} {
		if got := f.size(v); got != "3,76×" {
			t.Errorf("%v: %q", v, got)
		}
	}
}

// A third of a conversion is not none; from one on whole ones are shown.
func TestFractionsOfACountAreSeen(t *testing.T) {
	f := figures{l: vietnamese(t), unit: kpi.Count, scale: locale.Scale{By: 1}}
	for v, want := range map[float64]string{0.26: "0,26", 0: "0", 1.4: "1", 199.26: "199"} {
		if got := f.cell(&v).Text; got != want {
			t.Errorf("%v: %q, want %q", v, got, want)
		}
	}
}

func TestBandsOfRatiosSayThatTheyAreTimes(t *testing.T) {
	low, high := 2.5, 4.0
	for unit, want := range map[kpi.Unit]string{kpi.Ratio: "2,50–4,00×", kpi.Points: "2,5–4,0", kpi.Percent: "250%–400%"} {
		f := figures{l: vietnamese(t), unit: unit, decimals: map[kpi.Unit]int{kpi.Ratio: 2, kpi.Points: 1}[unit]}
		if got := f.goal(&review.Row{Goal: &high, GoalLow: &low}); got.Text != want {
			t.Errorf("%s: %q, want %q", unit, got.Text, want)
		}
	}
}

func TestGoalWithoutABaselineStandsAsWritten(t *testing.T) {
	f := figures{l: vietnamese(t), unit: kpi.Money}
	typed := &review.Target{Goal: review.Goal{Relative: true, Value: 5, Text: "+500%"}}
	if got := f.goal(&review.Row{Target: typed}); got.Text != "+500%" || got.Note == "" {
		t.Errorf("%q, note %q", got.Text, got.Note)
	}
}

func vietnamese(t *testing.T) *locale.Locale {
	t.Helper()
	file, err := os.ReadFile("../templates/locales/vi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	l, err := locale.Load(file)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestStepsAreWrittenWithTheirUnit(t *testing.T) {
	l := vietnamese(t)
	money := figures{l: l, unit: kpi.Money, currency: "VND", decimals: 1, scale: locale.Scale{By: 1e3, Decimals: 1, Unit: "nghìn ₫"}}
	for _, c := range []struct {
		f    figures
		v    float64
		want string
	}{
		{money, 12_540, "+12,5 nghìn ₫"},
		{money, -370, "−0,4 nghìn ₫"},
		{figures{l: l, unit: kpi.Percent, decimals: 2}, -0.0012, "−0,12 đ%"},
		{figures{l: l, unit: kpi.Count, scale: locale.Scale{By: 1}}, 16, "+16"},
	} {
		if got := strings.ReplaceAll(c.f.signed(c.v), locale.NBSP, " "); got != c.want {
			t.Errorf("%v: %q, want %q", c.v, got, c.want)
		}
	}
}

// From hundreds of a unit on the parts of a change need no decimals, as the amounts
// beside them have none, unless they only add up with them.
func TestLargeChangesAreToldInWholeUnits(t *testing.T) {
	f := figures{unit: kpi.Money, decimals: 1, scale: locale.Scale{By: 1e6, Decimals: 1}}
	parts := []part{{value: 130.58e6}, {value: 24.57e6}, {value: 17.37e6}}
	if places := f.settle(712.32e6, 884.84e6, parts); places != 0 {
		t.Errorf("%d places", places)
	}
	parts = []part{{value: 130.4e6}, {value: 24.4e6}, {value: 17.4e6}}
	if places := f.settle(712.3e6, 884.5e6, parts); places != 1 {
		t.Errorf("%d places where whole units do not add up", places)
	}
}

// A tenth short of a goal is seen in the two figures, not in their ratio alone.
func TestMoneyTellsHowFarItsGoalIs(t *testing.T) {
	f := figures{unit: kpi.Money, decimals: 1, scale: locale.Scale{By: 1e6, Decimals: 1}}
	actual, near, far := 1.14e6, 1.24e6, 1.5e6
	if got := f.telling(&actual, &near).decimals; got != 2 {
		t.Errorf("%d decimals beside a near goal", got)
	}
	if got := f.telling(&actual, &far).decimals; got != 1 {
		t.Errorf("%d decimals beside a far goal", got)
	}
}
