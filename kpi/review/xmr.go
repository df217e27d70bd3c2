package review

import "math"

// SignalRule names the rule by which a point of an XmR chart is more than noise.
type SignalRule string

// The three rules of Wheeler's XmR chart (methods.md b5), in the order in which
// they are asked; NoSignal is routine variation.
const (
	NoSignal     SignalRule = ""
	OutsideLimit SignalRule = "outside" // beyond a natural limit, or a jump beyond the range limit
	NearLimit    SignalRule = "near"    // three of four in a row nearer a limit than the centre
	RunOfEight   SignalRule = "run"     // eight in a row on one side of the centre
)

// The constants that turn a mean moving range into limits, and the lengths of
// the rules.
const (
	naturalFactor = 2.66
	rangeFactor   = 3.27
	nearOf        = 4
	nearEnough    = 3
)

// RunLength is how many values in a row on one side of the centre are a signal.
const RunLength = 8

// Limits are those of an XmR chart: the centre, the natural limits of single
// values, and the upper limit of the range from one value to the next.
type Limits struct {
	Centre, Low, High, Range float64
}

// XmR computes the limits of values in their order: centre = mean X, natural
// limits = mean ± 2.66 mean(mR), range limit = 3.27 mean(mR). It wants at least
// two values.
func XmR(values []float64) Limits {
	mean, moving := 0.0, 0.0
	for i, v := range values {
		mean += v / float64(len(values))
		if i > 0 {
			moving += math.Abs(v-values[i-1]) / float64(len(values)-1)
		}
	}
	return Limits{Centre: mean, Low: mean - naturalFactor*moving, High: mean + naturalFactor*moving, Range: rangeFactor * moving}
}

// Rule asks whether the value at place i is a signal by the limits. Earlier
// values count for the runs. Where no value ever moved, the limits have no
// width and any other value is a signal.
func (l Limits) Rule(values []float64, i int) SignalRule {
	switch {
	case l.Outside(values[i]), i > 0 && math.Abs(values[i]-values[i-1]) > l.Range+l.grain():
		return OutsideLimit
	case l.near(values, i):
		return NearLimit
	case l.run(values, i):
		return RunOfEight
	}
	return NoSignal
}

// grain is what rounding in the mean may add: a constant series stays inside
// limits of no width.
func (l Limits) grain() float64 { return 1e-9 * math.Abs(l.Centre) }

// Outside tells whether a value lies beyond the natural limits.
func (l Limits) Outside(v float64) bool { return v < l.Low-l.grain() || v > l.High+l.grain() }

// side tells on which side of the centre a value lies: -1, 0 or 1.
func (l Limits) side(v float64) int {
	switch {
	case v > l.Centre+l.grain():
		return 1
	case v < l.Centre-l.grain():
		return -1
	}
	return 0
}

// near tells whether three of the last four, this one among them, are nearer
// the same limit than the centre. A low limit that was raised to zero counts as
// the limit.
func (l Limits) near(values []float64, i int) bool {
	if i < nearOf-1 {
		return false
	}
	last := l.nearer(values[i])
	n := 0
	for _, v := range values[i-nearOf+1 : i+1] {
		if last != 0 && l.nearer(v) == last {
			n++
		}
	}
	return n >= nearEnough
}

// nearer tells which limit a value is nearer to than to the centre: -1 the
// lower, 1 the upper, 0 neither.
func (l Limits) nearer(v float64) int {
	switch {
	case l.High > l.Centre && v > (l.Centre+l.High)/2:
		return 1
	case l.Low < l.Centre && v < (l.Centre+l.Low)/2:
		return -1
	}
	return 0
}

func (l Limits) run(values []float64, i int) bool {
	if i < RunLength-1 || l.side(values[i]) == 0 {
		return false
	}
	for _, v := range values[i-RunLength+1 : i] {
		if l.side(v) != l.side(values[i]) {
			return false
		}
	}
	return true
}
