package songhan

import (
	"strconv"
	"time"
)

// pace says how strongly each day weighs within its month, in thousandths.
type pace struct {
	weekday [7]int64 // Sunday first
	weeks   []int64  // by week of the story; nil: all the same
	special []occasion
}

// occasion multiplies the days from through to, both included, by factor/1000.
type occasion struct {
	from, to string
	factor   int64
}

// The Tết of 2025 began on 29 January. Shops close around it, gifts are ordered
// online before it, and nobody asks for an offer.
var (
	shopPace = pace{
		weekday: [7]int64{1280, 880, 890, 900, 920, 1010, 1220},
		weeks:   shopWeeks,
		special: []occasion{
			{"2024-04-30", "2024-05-01", 1260}, {"2024-08-31", "2024-09-03", 1240},
			{"2024-12-24", "2024-12-25", 1300}, {"2025-01-27", "2025-01-30", 160},
			{"2025-01-31", "2025-02-05", 1420}, {"2025-04-30", "2025-05-01", 1250},
			{"2025-08-30", "2025-09-02", 1230},
		},
	}
	webPace = pace{
		weekday: [7]int64{860, 1080, 1070, 1050, 1040, 1010, 890},
		weeks:   onlineWeeks,
		special: []occasion{
			{"2024-08-31", "2024-09-03", 820}, {"2024-10-18", "2024-10-20", 1260},
			{"2024-11-29", "2024-11-29", 1520}, {"2025-01-08", "2025-01-22", 1460},
			{"2025-01-25", "2025-02-02", 190}, {"2025-03-06", "2025-03-08", 1240},
			outage(60), {"2025-08-30", "2025-09-02", 830}, {"2025-09-09", "2025-09-09", 1210},
		},
	}
	shopeePace = pace{
		weekday: [7]int64{980, 1010, 1010, 1000, 1000, 1000, 1000},
		weeks:   onlineWeeks,
		special: []occasion{
			{"2024-09-09", "2024-09-09", 2300}, {"2024-10-10", "2024-10-10", 2100},
			{"2024-11-11", "2024-11-11", 2900}, {"2024-12-12", "2024-12-12", 2700},
			{"2025-01-25", "2025-02-02", 240}, {"2025-09-09", "2025-09-09", 2400},
		},
	}
	leadPace = pace{
		weekday: [7]int64{560, 1160, 1140, 1150, 1120, 1080, 790},
		special: []occasion{
			{"2024-08-31", "2024-09-03", 520}, {"2025-01-24", "2025-02-03", 280},
			outage(520), {"2025-08-30", "2025-09-02", 540},
		},
	}
	adPace = pace{
		weekday: [7]int64{960, 1020, 1020, 1010, 1010, 1000, 980},
		special: []occasion{{"2025-01-27", "2025-02-02", 350}, outage(720)},
	}
	sessionPace = pace{
		weekday: [7]int64{900, 1060, 1050, 1040, 1030, 1010, 920},
		weeks:   onlineWeeks,
		special: []occasion{
			{"2024-11-29", "2024-11-29", 1300}, {"2025-01-08", "2025-01-22", 1300},
			{"2025-01-25", "2025-02-02", 420}, outage(110), {"2025-09-09", "2025-09-09", 1160},
		},
	}
	// landingPace is the part of the ads' clicks that reaches the website.
	landingPace = pace{
		weekday: [7]int64{1000, 1000, 1000, 1000, 1000, 1000, 1000},
		special: []occasion{outage(140)},
	}
)

// outage is the weekend when the website was down.
func outage(factor int64) occasion { return occasion{"2025-08-02", "2025-08-03", factor} }

// at returns the weight of a day.
func (p pace) at(day time.Time) int64 {
	w := p.weekday[day.Weekday()]
	if p.weeks != nil {
		w = w * p.weeks[weekOf(day)] / 1000
	}
	iso := day.Format(time.DateOnly)
	for _, o := range p.special {
		if o.from <= iso && iso <= o.to {
			w = w * o.factor / 1000
		}
	}
	return w
}

// span is a run of days of the company, as half-open indexes.
type span struct{ from, to int }

// calendar lists the days of the story and the span of each of its months.
func calendar() (days []time.Time, months []span) {
	for _, m := range story {
		first := time.Date(m.year, time.Month(m.month), 1, 0, 0, 0, 0, time.UTC)
		n := m.covered
		if n == 0 {
			n = first.AddDate(0, 1, -1).Day()
		}
		s := span{len(days), len(days) + n}
		for i := range n {
			days = append(days, first.AddDate(0, 0, i))
		}
		months = append(months, s)
	}
	return days, months
}

// quarters returns the span of each quarter of the story; the last one still runs.
func (c *company) quarters() []span {
	var all []span
	for m := 0; m < len(c.months); m += 3 {
		all = append(all, span{c.months[m].from, c.months[m+2].to})
	}
	return all
}

// quarterName names the quarter that holds the day, such as 2025-Q3.
func quarterName(day time.Time) string {
	return strconv.Itoa(day.Year()) + "-Q" + strconv.Itoa((int(day.Month())+2)/3)
}
