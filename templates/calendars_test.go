package templates_test

import (
	"testing"
	"time"
)

type holiday struct {
	ID            string
	Name          names
	Short         names
	Align         bool
	Before, After int
	Dates         []string
	Day           string
	Days          int
	Rule          *struct {
		Month   int
		Weekday string
		Nth     int
		Plus    int
	}
}

type calendar struct {
	ID        string
	Name      names
	Timezones []string
	Holidays  []holiday
}

func readCalendar(t *testing.T) (calendar, map[string]holiday) {
	t.Helper()
	var c calendar
	decode(t, "calendars/vn.yaml", &c)
	byID := map[string]holiday{}
	for _, h := range c.Holidays {
		byID[h.ID] = h
	}
	return c, byID
}

func TestHolidays(t *testing.T) {
	c, _ := readCalendar(t)
	wantNames(t, c.ID, c.Name)
	seen := map[string]bool{}
	for _, h := range c.Holidays {
		wantOnce(t, seen, h.ID)
		wantNames(t, h.ID, h.Name)
		wantNames(t, h.ID+" in short", h.Short)
		ways := 0
		for _, said := range []bool{len(h.Dates) > 0, h.Day != "", h.Rule != nil} {
			if said {
				ways++
			}
		}
		if ways != 1 {
			t.Errorf("%s says when it is in %d ways, want one", h.ID, ways)
		}
		if !h.Align && h.Before+h.After > 0 {
			t.Errorf("%s says how many days it moves, but nothing is aligned on it", h.ID)
		}
		if h.Day != "" {
			if _, err := time.Parse("01-02", h.Day); err != nil {
				t.Errorf("%s: %v", h.ID, err)
			}
		}
	}
}

// Tết is a new moon, so two of them lie 12 or 13 lunar months apart; it falls
// between 21 January and 20 February.
func TestTetDates(t *testing.T) {
	_, byID := readCalendar(t)
	tet := byID["tet"]
	if !tet.Align || tet.Before != 21 || tet.After != 10 {
		t.Errorf("comparisons must align on Tết with three weeks before and ten days behind: %+v", tet)
	}
	var before time.Time
	for i, text := range tet.Dates {
		d, err := time.Parse(time.DateOnly, text)
		if err != nil {
			t.Fatal(err)
		}
		if d.Year() != 2015+i {
			t.Errorf("date %d is %s, want one of %d", i, text, 2015+i)
		}
		if md := d.Format("01-02"); md < "01-21" || md > "02-20" {
			t.Errorf("%s is outside 21 January to 20 February", text)
		}
		if days := int(d.Sub(before).Hours() / 24); i > 0 && (days < 353 || days > 355) && (days < 383 || days > 385) {
			t.Errorf("%s is %d days after the Tết before it, which is no number of lunar months", text, days)
		}
		before = d
	}
	if before.Year() != 2035 {
		t.Errorf("the last Tết is %s, want one in 2035", before.Format(time.DateOnly))
	}
	for year, want := range map[int]string{2024: "2024-02-10", 2025: "2025-01-29", 2026: "2026-02-17", 2030: "2030-02-02"} {
		if got := tet.Dates[year-2015]; got != want {
			t.Errorf("Tết %d is %s, want %s", year, got, want)
		}
	}
}

func TestBlackFridayFollowsTheFourthThursday(t *testing.T) {
	_, byID := readCalendar(t)
	r := byID["black_friday"].Rule
	if r == nil || r.Month != 11 || r.Weekday != "thursday" || r.Nth != 4 || r.Plus != 1 {
		t.Errorf("rule is %+v, want the day after the fourth Thursday of November", r)
	}
}
