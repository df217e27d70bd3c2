package main

import (
	"fmt"
	"time"
)

// calendar is the deck's, with calendar quarters.
type calendar struct {
	weekStart   time.Weekday
	fiscalStart int // month
}

func (w *world) anyCalendar() calendar {
	c := calendar{time.Monday, 1}
	if w.chance(30) {
		c.weekStart = pick(w, time.Sunday, time.Saturday)
	}
	if w.chance(30) {
		c.fiscalStart = w.between(2, 12)
	}
	return c
}

func (c calendar) yaml() string {
	name := map[time.Weekday]string{time.Monday: "monday", time.Sunday: "sunday", time.Saturday: "saturday"}[c.weekStart]
	return fmt.Sprintf("{week_start: %s, fiscal_year_start: %d}", name, c.fiscalStart)
}

// period is a stretch of days that a report has a figure for.
type period struct {
	grain, label string
	days
}

var grains = []string{"week", "month", "quarter", "year"}

// holding gives the period of a grain that a day is in.
func (c calendar) holding(grain string, d day) period {
	t := d.time()
	switch grain {
	case "week":
		return c.week(d)
	case "month":
		first := on(t.Year(), t.Month(), 1)
		return period{grain, t.Format("2006-01"), days{first, on(t.Year(), t.Month()+1, 1) - 1}}
	}
	into := (int(t.Month()) - c.fiscalStart + 12) % 12 // months into the fiscal year
	starts := func(month int) day { return on(t.Year(), t.Month()+time.Month(month-into), 1) }
	name := (starts(12) - 1).time().Year() // a fiscal year is named by the year in which it ends
	if grain == "year" {
		return period{grain, fmt.Sprint(name), days{starts(0), starts(12) - 1}}
	}
	q := into / 3
	return period{grain, fmt.Sprintf("%d-Q%d", name, q+1), days{starts(3 * q), starts(3*q+3) - 1}}
}

// week is seven days and belongs to the year that holds its fourth day.
func (c calendar) week(d day) period {
	first := d - day((int(d.time().Weekday())-int(c.weekStart)+7)%7)
	fourth := (first + 3).time()
	return period{"week", fmt.Sprintf("%d-W%02d", fourth.Year(), (fourth.YearDay()-1)/7+1), days{first, first + 6}}
}

// touching lists the periods of a grain that have a day in a run of days.
func (c calendar) touching(grain string, s days) []period {
	var list []period
	for d := s.first; d <= s.last; {
		p := c.holding(grain, d)
		list = append(list, p)
		d = p.last + 1
	}
	return list
}
