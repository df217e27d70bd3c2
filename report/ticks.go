package report

import (
	"math"

	"kpideck/kpi"
)

// mostTicks is how many lines of a grid a chart bears.
const mostTicks = 5

// ticks are the round values of an axis from just under low to just over high,
// at most mostTicks of them, as short as the step between them allows. They are
// written without the unit, which stands in the heading.
func (f figures) ticks(low, high float64) []Tick {
	var step, first, last float64
	for length := high - low; ; length *= 1.3 {
		step = roundStep(length)
		if step == 0 || math.IsInf(step, 0) {
			return nil
		}
		first, last = math.Floor(low/step+1e-9), math.Ceil(high/step-1e-9)
		if last-first < mostTicks {
			break
		}
	}
	short := f.inSteps(step)
	var list []Tick
	for k := first; k <= last; k++ {
		list = append(list, Tick{k * step, short.bare(k * step)})
	}
	return list
}

// roundStep divides a length into three to four steps of 1, 2, 2.5 or 5 times a
// power of ten; 0 for no length.
func roundStep(length float64) float64 {
	if !(length > 0) {
		return 0
	}
	rough := length / 3.5
	power := math.Pow(10, math.Floor(math.Log10(rough)))
	for _, by := range []float64{1, 2, 2.5, 5} {
		if rough <= by*power {
			return by * power
		}
	}
	return 10 * power
}

// inSteps are figures with the decimals that tell multiples of a step apart.
func (f figures) inSteps(step float64) figures {
	shown := step * f.percentage()
	if f.unit == kpi.Money || f.unit == kpi.Count || f.unit == kpi.People {
		shown /= f.scale.By
	}
	f.decimals = 0
	for f.decimals < 4 && math.Abs(shown-math.Round(shown)) > 1e-6*shown {
		f.decimals, shown = f.decimals+1, shown*10
	}
	f.scale.Decimals = f.decimals
	return f
}
