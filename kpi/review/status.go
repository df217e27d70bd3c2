package review

// statusOf words where a target stands. A period is judged met or missed only
// when it is over and covered from its first day to its last; until then the
// forecast decides: on track when it reaches the goal, at risk when it is short
// but its band still holds the goal, off track when not even the band does.
//
// Where too little is known for a band, nobody can say that the goal lies outside
// of it. What the user called red stands in for its edge: short of the goal is at
// risk up to there, off track beyond.
func (a *aim) statusOf(actual float64, f *Forecast, red *float64, complete bool) Status {
	switch {
	case complete && a.reached(actual):
		return Met
	case complete:
		return Missed
	case f == nil:
		return a.statusAsItStands(actual)
	case a.reached(f.Value):
		return OnTrack
	case !f.Banded() && a.beyondRed(f.Value, red):
		return OffTrack
	case !f.Banded(), a.reachedWithin(f.Low, f.High):
		return AtRisk
	}
	return OffTrack
}

// statusAsItStands serves what cannot be projected. Without a band nothing is
// known about the end, so what is short of its goal is at risk, never off track.
func (a *aim) statusAsItStands(actual float64) Status {
	if a.reached(actual) {
		return OnTrack
	}
	return AtRisk
}

func (a *aim) reachedWithin(low, high float64) bool {
	low, high = a.settle(low), a.settle(high)
	return (a.kind == GoalAtMost || high >= a.low) && (a.kind == GoalAtLeast || low <= a.high)
}

// beyondRed tells whether a value lies past the point at which a bound turns red.
func (a *aim) beyondRed(v float64, said *float64) bool {
	goal, atLeast := a.edge(v)
	red := redFor(said, goal, atLeast)
	return !a.reached(v) && (atLeast && v < red || !atLeast && v > red)
}
