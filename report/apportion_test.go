package report

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestApportion(t *testing.T) {
	for _, c := range []struct{ parts, want []float64 }{
		{[]float64{45.86, 31.12, 19.76}, []float64{45.9, 31.1, 19.7}},
		{[]float64{45.86, 31.06, 19.76}, []float64{45.9, 31, 19.8}},
		{[]float64{60, 14.36, 22.38}, []float64{60, 14.3, 22.4}},
		{[]float64{0.04, 0.04, 0.04}, []float64{0.1, 0, 0}},
		{[]float64{5, 7}, []float64{5, 7}},
		{nil, []float64{}},
	} {
		if diff := cmp.Diff(c.want, apportion(c.parts, 1)); diff != "" {
			t.Errorf("%v: %s", c.parts, diff)
		}
	}
}

// Shown parts add up to the shown sum, and none is a whole unit away from what it is.
func TestApportionedPartsAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.Float64Range(0, 60), 1, 40).Draw(t, "parts")
		total, sum := 0.0, 0.0
		for i, v := range apportion(parts, 1) {
			total, sum = total+parts[i], sum+v
			if math.Abs(v-parts[i]) >= 0.1+1e-9 {
				t.Fatalf("%g is shown as %g", parts[i], v)
			}
		}
		if math.Abs(sum-math.Round(10*total)/10) > 1e-9*float64(len(parts)) {
			t.Fatalf("parts add up to %g, shown as %g", total, sum)
		}
	})
}
