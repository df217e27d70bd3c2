package template

import (
	"regexp"
	"strconv"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// The periods that are named by where they lie to the report's quarter. Of
// previous and last_year a name asks what the pages show: the same number of
// elapsed days.
const (
	thisQuarter = "quarter"
	lastQuarter = "previous"
	lastYear    = "last_year"
	thisYear    = "year"
)

var (
	periodWords = []string{thisQuarter, lastQuarter, lastYear, thisYear}
	numbered    = regexp.MustCompile(`^(month|week)(\d{1,2})$`)
	periodHint  = diag.Both("viết 2025-Q3, 2025-07, 2025-W30, 2025 hoặc quarter, previous, last_year, year, month1, week1",
		"write 2025-Q3, 2025-07, 2025-W30, 2025 or quarter, previous, last_year, year, month1, week1")
)

// checkPeriod finds out whether a period can be meant, before the quarter of the
// report is known.
func checkPeriod(word string, cal kpi.Calendar) *flaw {
	if word == "" {
		return flawf("tên thiếu kỳ", "the name has no period", periodHint)
	}
	if _, ok := cal.Parse(word); ok {
		return nil
	}
	for _, w := range periodWords {
		if w == word {
			return nil
		}
	}
	if m := numbered.FindStringSubmatch(word); m != nil {
		if n, _ := strconv.Atoi(m[2]); n >= 1 && (m[1] == "month" && n <= 3 || m[1] == "week" && n <= 14) {
			return nil
		}
	}
	hint := periodHint
	if near := diag.Nearest(word, periodWords); near != "" {
		hint = diag.Bothf("có phải %q?", "did you mean %q?", near)
	}
	return flawf("%q không phải một kỳ", "%q is no period", hint, word)
}

// period gives the period of a word that was checked. ok is false for a week or
// month that the quarter does not have.
func (f *Figures) period(word string) (kpi.Period, bool) {
	cal := f.Model.Calendar()
	switch word {
	case thisQuarter, lastQuarter, lastYear:
		return f.Quarter, true
	case thisYear:
		return cal.Containing(kpi.Yearly, f.Quarter.Start), true
	}
	if m := numbered.FindStringSubmatch(word); m != nil {
		list := f.months()
		if m[1] == "week" {
			list = f.weeks()
		}
		n, _ := strconv.Atoi(m[2])
		if n > len(list) {
			return kpi.Period{}, false
		}
		return list[n-1], true
	}
	return cal.Parse(word)
}

func (f *Figures) months() []kpi.Period {
	return f.Model.Calendar().Periods(kpi.Monthly, f.Quarter.Span)
}

// weeks are those of the quarter that holds their fourth day, whole.
func (f *Figures) weeks() (list []kpi.Period) {
	for _, w := range f.Model.Calendar().Periods(kpi.Weekly, f.Quarter.Span) {
		if f.Quarter.Has(w.Start + 3) {
			list = append(list, w)
		}
	}
	return list
}
