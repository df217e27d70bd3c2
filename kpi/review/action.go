package review

import (
	"cmp"
	"slices"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// ActionState is how far an action is, as its owner says.
type ActionState string

// The states of actions.
const (
	ActionOpen      ActionState = "open"
	ActionDoing     ActionState = "doing"
	ActionDone      ActionState = "done"
	ActionCancelled ActionState = "cancelled"
)

// Action is a row of actions.csv: what a meeting decided that someone does.
type Action struct {
	ID       string
	Text     string
	Owner    string
	Due      kpi.Date // 0: none
	State    ActionState
	Progress *float64   // fraction; nil: not said
	Result   string     // what came of it, or is expected
	KPI      string     // that it is meant for; "": none
	Quarter  kpi.Period // for which it was decided; empty: always shown
	Pos      diag.Pos
}

// Late is how many days an action that is not finished is past its day at
// as_of; 0 where it is not. On its day itself an action is in time.
func (a *Action) Late(asOf kpi.Date) int {
	if a.Due == 0 || a.Due >= asOf || a.closed() {
		return 0
	}
	return int(asOf - a.Due)
}

func (a *Action) closed() bool { return a.State == ActionDone || a.State == ActionCancelled }

// rank puts the overdue first, then what is being done, what is not begun, what
// is done and what was given up.
func (a *Action) rank(asOf kpi.Date) int {
	if a.Late(asOf) > 0 {
		return 0
	}
	return 1 + slices.Index([]ActionState{ActionDoing, ActionOpen, ActionDone, ActionCancelled}, a.State)
}

// ActionsOf gives the actions that a review of a quarter looks at, the overdue
// first and the longest overdue of them before the others: all that are not
// finished, and the finished ones of that quarter. Those of a later quarter are
// not its matter.
func ActionsOf(list []Action, quarter kpi.Period, asOf kpi.Date) []Action {
	var of []Action
	for _, a := range list {
		switch {
		case a.Quarter.Empty(), a.Quarter == quarter, !a.closed() && a.Quarter.Start < quarter.Start:
			of = append(of, a)
		}
	}
	slices.SortStableFunc(of, func(x, y Action) int {
		return cmp.Or(cmp.Compare(x.rank(asOf), y.rank(asOf)), cmp.Compare(x.dueOrder(), y.dueOrder()))
	})
	return of
}

// dueOrder puts what has no day after what has one.
func (a *Action) dueOrder() kpi.Date {
	if a.Due == 0 {
		return 1 << 30
	}
	return a.Due
}
