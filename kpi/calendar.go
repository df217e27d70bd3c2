package kpi

import (
	"fmt"
	"time"
)

// Pattern is how a year is cut into quarters and months.
type Pattern string

// CalendarMonths cuts at the first of a month; the others cut the year into
// quarters of 13 weeks whose months have 4 or 5 weeks in that order.
const (
	CalendarMonths Pattern = "calendar"
	Pattern445     Pattern = "4-4-5"
	Pattern454     Pattern = "4-5-4"
	Pattern544     Pattern = "5-4-4"
)

var monthWeeks = map[Pattern][3]int{Pattern445: {4, 4, 5}, Pattern454: {4, 5, 4}, Pattern544: {5, 4, 4}}

// Calendar cuts time into periods. A week is always seven days and belongs to
// the year that holds its fourth day, so a Monday calendar gives ISO weeks. A
// fiscal year is named by the calendar year in which it ends; months and weeks
// of a calendar-month year keep their civil labels.
type Calendar struct {
	WeekStart   time.Weekday
	FiscalStart int // month 1-12 in which the year starts
	Pattern     Pattern
}

// DefaultCalendar is ISO weeks and calendar quarters.
func DefaultCalendar() Calendar {
	return Calendar{WeekStart: time.Monday, FiscalStart: 1, Pattern: CalendarMonths}
}

// Containing gives the period of a grain that holds a day.
func (c Calendar) Containing(g Grain, d Date) Period {
	switch g {
	case Daily:
		return Period{Daily, d.String(), Day(d)}
	case Weekly:
		return c.weekOf(d)
	}
	if c.weekly() {
		return c.patternPeriod(g, d)
	}
	return c.monthPeriod(g, d)
}

// quarterOf gives the first day of the quarter that holds a day.
func (c Calendar) quarterOf(d Date) Date {
	if c.weekly() {
		return c.patternPeriod(Quarterly, d).Start
	}
	y, m, _ := d.Civil()
	return civil(y, m-floorMod(m-c.fiscalStart(), 3), 1)
}

// Next gives the period after p.
func (c Calendar) Next(p Period) Period { return c.Containing(p.Grain, p.End) }

// Previous gives the period before p.
func (c Calendar) Previous(p Period) Period { return c.Containing(p.Grain, p.Start-1) }

// Periods gives the periods of a grain that touch a span, in order.
func (c Calendar) Periods(g Grain, s Span) []Period {
	if s.Empty() {
		return nil
	}
	list := []Period{c.Containing(g, s.Start)}
	for last := list[0]; last.End < s.End; {
		last = c.Next(last)
		list = append(list, last)
	}
	return list
}

// YearAgo gives the period of the same number one year before; ok is false for
// a 53rd week whose year before has only 52.
func (c Calendar) YearAgo(p Period) (ago Period, ok bool) {
	if p.Grain == Daily {
		d := p.Start.AddMonths(-12)
		return c.Containing(Daily, d), true
	}
	var year int
	var rest string
	if _, err := fmt.Sscanf(p.Label, "%4d", &year); err != nil {
		return Period{}, false
	}
	rest = p.Label[4:]
	return c.Parse(fmt.Sprintf("%04d%s", year-1, rest))
}

// Parse reads a label: 2025, 2025-Q3, 2025-07, 2025-W30 or 2025-07-31.
func (c Calendar) Parse(label string) (Period, bool) {
	if d, ok := ParseDate(label); ok {
		return c.Containing(Daily, d), true
	}
	var year, n int
	var p Period
	switch {
	case len(label) == 4 && scan(label, "%4d", &year):
		p = c.Containing(Yearly, c.yearStart(year))
	case len(label) == 7 && scan(label, "%4d-Q%1d", &year, &n) && n >= 1 && n <= 4:
		p = c.Containing(Quarterly, c.quarterStart(year, n))
	case len(label) == 8 && scan(label, "%4d-W%2d", &year, &n) && n >= 1 && n <= 53:
		p = c.Containing(Weekly, c.weekOneStart(year)+Date(7*(n-1)))
	case len(label) == 7 && scan(label, "%4d-%2d", &year, &n) && n >= 1 && n <= 12:
		p = c.Containing(Monthly, c.monthStart(year, n))
	default:
		return Period{}, false
	}
	return p, p.Label == label
}

func scan(s, format string, into ...any) bool {
	n, err := fmt.Sscanf(s, format, into...)
	return err == nil && n == len(into)
}

// label gives 2025 with a mark and a number of that many digits, as 2025-W07.
func label(year int, mark string, n, width int) string {
	b := append(digits(make([]byte, 0, 8), year, 4), mark...)
	if width > 0 {
		b = digits(b, n, width)
	}
	return string(b)
}

func (c Calendar) weekly() bool { return c.Pattern != CalendarMonths && c.Pattern != "" }

func (c Calendar) fiscalStart() int { return max(1, c.FiscalStart) }

// yearStart is the first day of the fiscal year of that name.
func (c Calendar) yearStart(year int) Date {
	if c.fiscalStart() > 1 {
		year--
	}
	first := civil(year, c.fiscalStart(), 1)
	if !c.weekly() {
		return first
	}
	return c.nearestWeekStart(first)
}

func (c Calendar) nearestWeekStart(d Date) Date {
	back := Date((int(d.Weekday()) - int(c.WeekStart) + 7) % 7)
	if back <= 3 {
		return d - back
	}
	return d - back + 7
}

func (c Calendar) quarterStart(year, quarter int) Date {
	if c.weekly() {
		return c.yearStart(year) + Date(91*(quarter-1))
	}
	return c.yearStart(year).AddMonths(3 * (quarter - 1))
}

func (c Calendar) monthStart(year, month int) Date {
	if !c.weekly() {
		return civil(year, month, 1)
	}
	d := c.quarterStart(year, (month-1)/3+1)
	for i := range (month - 1) % 3 {
		d += Date(7 * monthWeeks[c.Pattern][i])
	}
	return d
}

// weekOneStart is the first day of week 1; weeks are numbered in the fiscal year where
// quarters are made of weeks, else the civil one.
func (c Calendar) weekOneStart(year int) Date {
	if c.weekly() {
		return c.yearStart(year)
	}
	return c.nearestWeekStart(civil(year, 1, 1))
}

func (c Calendar) weekOf(d Date) Period {
	start := d - Date((int(d.Weekday())-int(c.WeekStart)+7)%7)
	year, _, _ := (start + 3).Civil()
	for start >= c.weekOneStart(year+1) {
		year++
	}
	for start < c.weekOneStart(year) {
		year--
	}
	n := int(start-c.weekOneStart(year))/7 + 1
	return Period{Weekly, label(year, "-W", n, 2), Span{start, start + 7}}
}

func (c Calendar) monthPeriod(g Grain, d Date) Period {
	y, m, _ := d.Civil()
	if g == Monthly {
		return Period{Monthly, label(y, "-", m, 2), Span{civil(y, m, 1), civil(y, m+1, 1)}}
	}
	year := y
	if fs := c.fiscalStart(); fs > 1 && m >= fs {
		year++
	}
	if g == Yearly {
		return Period{Yearly, label(year, "", 0, 0), Span{c.yearStart(year), c.yearStart(year + 1)}}
	}
	q := ((m-c.fiscalStart()+12)%12)/3 + 1
	start := c.quarterStart(year, q)
	return Period{Quarterly, label(year, "-Q", q, 1), Span{start, start.AddMonths(3)}}
}

// patternPeriod cuts 4-4-5 years; the 53rd week goes to the last month and quarter.
func (c Calendar) patternPeriod(g Grain, d Date) Period {
	year, _, _ := d.Civil()
	for d >= c.yearStart(year+1) {
		year++
	}
	for d < c.yearStart(year) {
		year--
	}
	whole := Span{c.yearStart(year), c.yearStart(year + 1)}
	if g == Yearly {
		return Period{Yearly, label(year, "", 0, 0), whole}
	}
	parts, mark, width, start := 4, "-Q", 1, c.quarterStart
	if g == Monthly {
		parts, mark, width, start = 12, "-", 2, c.monthStart
	}
	n := parts
	for n > 1 && start(year, n) > d {
		n--
	}
	end := whole.End
	if n < parts {
		end = start(year, n+1)
	}
	return Period{g, label(year, mark, n, width), Span{start(year, n), end}}
}
