package xlsx

import (
	"math"
	"strconv"

	"kpideck/kpi/review"
	"kpideck/report"
)

// The names of the parameters on the contents sheet.
const (
	nameQuarter  = "KyNay"
	namePrevious = "KyTruoc"
	nameLastYear = "KyNam"
	nameAsOf     = "NgayChot"
	nameElapsed  = "NgayQua"
	nameDays     = "TongNgay"
	nameRed      = "NguongDo"
)

// figure is a cell that another of its row refers to: where it stands and what
// it holds, a number or not.
type figure struct {
	ref    string
	value  float64
	number bool
	here   bool // the table shows that column
}

// calculation writes a relation between the cells of a row as a formula, with
// what it evaluates to over what these cells hold. ok is false when a cell that
// it needs is not on the sheet.
func (b *book) calculation(c *report.Cell, of func(report.Role) figure) (formula string, value any, ok bool) {
	actual := of(report.RoleActual)
	switch c.Calc {
	case report.CalcChangePrevious:
		return b.change(actual, of(report.RolePrevious))
	case report.CalcChangeYear:
		return b.change(actual, of(report.RoleLastYear))
	case report.CalcPointsPrevious:
		return b.points(actual, of(report.RolePrevious), 100)
	case report.CalcPointsYear:
		return b.points(actual, of(report.RoleLastYear), 100)
	case report.CalcScorePrevious:
		return b.points(actual, of(report.RolePrevious), 1)
	case report.CalcScoreYear:
		return b.points(actual, of(report.RoleLastYear), 1)
	case report.CalcExpectedLinear:
		return b.scaled(of(report.RoleGoal), nameElapsed, nameDays, float64(b.d.Elapsed)/float64(max(1, b.d.Days)))
	case report.CalcExpectedShare:
		return b.part(of(report.RoleGoal), c.Share)
	case report.CalcStraight:
		return b.scaled(actual, nameDays, nameElapsed, float64(b.d.Days)/float64(max(1, b.d.Elapsed)))
	case report.CalcExpectedGoal:
		return b.same(of(report.RoleGoal))
	case report.CalcForecastActual:
		return b.same(actual)
	case report.CalcPace:
		return b.ratio(actual, of(report.RoleExpected))
	case report.CalcPaceInverse:
		return b.ratio(of(report.RoleExpected), actual)
	case report.CalcStatusAtLeast:
		return b.status(">=", of(report.RoleForecast), of(report.RoleHigh), of(report.RoleGoal))
	case report.CalcStatusAtMost:
		return b.status("<=", of(report.RoleForecast), of(report.RoleLow), of(report.RoleGoal))
	case report.CalcLate:
		due := of(report.RoleDue)
		return late(of(report.RoleState).ref, due.ref), *c.Number, due.here
	case report.CalcWithin:
		return b.within(of(report.RoleDifference), of(report.RoleTolerance))
	}
	return "", nil, false
}

// late writes by how many days something is overdue that is not marked as done,
// and 0 where no day is set.
func late(state, due string) string {
	done := quoteText(actionMarks[report.MarkDone])
	return "IF(ISNUMBER(" + due + "),IF(LEFT(" + state + ",1)=" + done + ",0,MAX(0," + nameAsOf + "-" + due + ")),0)"
}

// within says whether a difference is small enough; a difference that is none is
// an error of a side.
func (b *book) within(difference, most figure) (string, any, bool) {
	w := b.d.Words
	bad := marks[review.Missed] + " "
	text := "IF(" + numbers(difference, most) + ",IF(ABS(" + difference.ref + ")<=" + most.ref + "," + quoteText(b.tiesText(true)) + "," +
		quoteText(b.tiesText(false)) + ")," + quoteText(bad+w.Broken) + ")"
	return text, b.tiesText(math.Abs(difference.value) <= most.value), difference.number && most.number
}

func numbers(x, y figure) string { return "AND(ISNUMBER(" + x.ref + "),ISNUMBER(" + y.ref + "))" }

// change is relative; from zero everything is new.
func (b *book) change(now, before figure) (string, any, bool) {
	w := b.d.Words
	text := "IF(" + numbers(now, before) + ",IF(" + before.ref + "=0," + quoteText(w.New) + "," +
		now.ref + "/" + before.ref + "-1)," + quoteText(w.NoCompare) + ")"
	var value any = w.NoCompare
	if now.number && before.number {
		if value = w.New; before.value != 0 {
			value = now.value/before.value - 1
		}
	}
	return text, value, now.here && before.here
}

// points is a difference in points: of percentages times 100, of scores as it is.
func (b *book) points(now, before figure, times int) (string, any, bool) {
	text := "IF(" + numbers(now, before) + ",(" + now.ref + "-" + before.ref + ")*" + strconv.Itoa(times) + "," + quoteText(b.d.Words.NoCompare) + ")"
	var value any = b.d.Words.NoCompare
	if now.number && before.number {
		value = (now.value - before.value) * float64(times)
	}
	return text, value, now.here && before.here
}

func (b *book) scaled(x figure, by, over string, factor float64) (string, any, bool) {
	text := "IF(ISNUMBER(" + x.ref + ")," + x.ref + "*" + by + "/" + over + "," + quoteText(b.d.Words.NoValue) + ")"
	if !x.number {
		return text, b.d.Words.NoValue, x.here
	}
	return text, x.value * factor, x.here
}

// part is a share of a figure; the share is written with all its digits.
func (b *book) part(x figure, share float64) (string, any, bool) {
	text := "IF(ISNUMBER(" + x.ref + ")," + x.ref + "*" + strconv.FormatFloat(share, 'f', -1, 64) + "," + quoteText(b.d.Words.NoValue) + ")"
	if !x.number {
		return text, b.d.Words.NoValue, x.here
	}
	return text, x.value * share, x.here
}

func (b *book) same(x figure) (string, any, bool) { return x.ref, x.value, x.here && x.number }

func (b *book) ratio(above, below figure) (string, any, bool) {
	w := b.d.Words
	text := "IF(" + numbers(above, below) + ",IF(" + below.ref + "=0," + quoteText(w.Undefined) + "," +
		above.ref + "/" + below.ref + ")," + quoteText(w.NoValue) + ")"
	var value any = w.NoValue
	if above.number && below.number {
		if value = w.Undefined; below.value != 0 {
			value = above.value / below.value
		}
	}
	return text, value, above.here && below.here
}

// status compares the forecast, then the better edge of its band, with the goal.
func (b *book) status(operator string, forecast, edge, goal figure) (string, any, bool) {
	if !forecast.number || !edge.number || !goal.number || len(b.d.Words.Status) == 0 {
		return "", nil, false
	}
	reached := func(x figure) bool {
		if operator == ">=" {
			return x.value >= goal.value
		}
		return x.value <= goal.value
	}
	s := review.OffTrack
	switch {
	case reached(forecast):
		s = review.OnTrack
	case reached(edge):
		s = review.AtRisk
	}
	word := func(s review.Status) string { return quoteText(b.statusText(s, "")) }
	text := "IF(ISNUMBER(" + forecast.ref + "),IF(" + forecast.ref + operator + goal.ref + "," + word(review.OnTrack) +
		",IF(" + edge.ref + operator + goal.ref + "," + word(review.AtRisk) + "," + word(review.OffTrack) + "))," + word(review.NoData) + ")"
	return text, b.statusText(s, ""), forecast.here && edge.here && goal.here
}
