package deck

import (
	"regexp"
	"slices"
	"time"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// holidayCalendar is a file of templates/calendars.
type holidayCalendar struct {
	timezones []string
	holidays  kpi.Holidays
}

// Holidays gives those of the calendars that apply in a time zone, in the order
// of the files; none where no calendar names the zone.
func (c *Catalogue) Holidays(timezone string) kpi.Holidays {
	var list kpi.Holidays
	for _, cal := range c.calendars {
		if slices.Contains(cal.timezones, timezone) {
			list = append(list, cal.holidays...)
		}
	}
	return list
}

func (c *catalogueReader) calendar(_ string, root *node) {
	var cal holidayCalendar
	var id string
	var names kpi.Names
	c.fields(root, "calendars",
		field{"id", c.into(&id)},
		field{"name", c.names(&names)},
		field{"timezones", func(n *node) {
			for _, item := range listed(n) {
				if zone := c.zone(item); zone != "" {
					cal.timezones = append(cal.timezones, zone)
				}
			}
		}},
		field{"holidays", func(n *node) {
			for _, item := range c.entries(n, "holidays:") {
				if h, ok := c.holiday(item); ok {
					cal.holidays = append(cal.holidays, h)
				}
			}
		}},
	)
	for _, key := range []string{"id", "timezones", "holidays"} {
		if root.kind == mapping && !root.has(key) {
			c.missing(root, "calendars", key)
		}
	}
	c.catalogue.calendars = append(c.catalogue.calendars, cal)
}

// Holidays of the same date every year are laid out over these years.
const firstYear, lastYear = 2000, 2099

func (c *catalogueReader) holiday(n *node) (kpi.Holiday, bool) {
	before := len(c.list)
	h := kpi.Holiday{}
	length, ways := 1, 0
	var starts []kpi.Date
	when := func(read func(*node) []kpi.Date) func(*node) {
		return func(n *node) { starts, ways = read(n), ways+1 }
	}
	c.fields(n, "holidays:",
		field{"id", func(n *node) { h.ID = c.id(n) }},
		field{"name", c.names(&h.Names)},
		field{"short", c.names(&h.Short)},
		field{"align", func(n *node) { h.Align = c.word(n, "true", "false") == "true" }},
		field{"before", func(n *node) { h.Before = c.whole(n, 0, 60) }},
		field{"after", func(n *node) { h.After = c.whole(n, 0, 60) }},
		field{"dates", when(c.listedDays)},
		field{"day", when(c.sameDay)},
		field{"rule", when(c.nthWeekday)},
		field{"days", func(n *node) { length = c.whole(n, 1, 31) }},
	)
	c.named(n, h.ID, "holidays:")
	if n.kind == mapping && ways != 1 {
		c.fail("holiday_when", n.pos, diag.Bothf("%s nói ngày theo %d cách", "%s says in %d ways when it is", h.ID, ways),
			diag.Both("ghi đúng một trong: dates, day, rule", "give exactly one of: dates, day, rule"))
	}
	for _, d := range starts {
		h.Spans = append(h.Spans, kpi.Span{Start: d, End: d + kpi.Date(length)})
	}
	return h, len(c.list) == before
}

// whole reads a whole number between two bounds, both allowed.
func (r *reader) whole(n *node, low, high int) int {
	x, ok := r.within(n, float64(low), float64(high))
	if ok && x != float64(int(x)) {
		r.fail("bad_number", n.pos, diag.Bothf("%s không phải số nguyên", "%s is no whole number", n.text), nil)
	}
	return int(x)
}

func (c *catalogueReader) listedDays(n *node) []kpi.Date {
	var list []kpi.Date
	for _, item := range c.entries(n, "dates:") {
		text := c.text(item)
		d, ok := kpi.ParseDate(text)
		switch {
		case text == "":
		case !ok:
			c.noDay(item, "2025-01-29")
		case len(list) > 0 && d <= list[len(list)-1]:
			c.fail("date_order", item.pos, diag.Bothf("%s không nằm sau ngày trước nó", "%s does not follow the date before it", text),
				diag.Both("xếp các ngày từ cũ đến mới", "list the dates from old to new"))
		default:
			list = append(list, d)
		}
	}
	return list
}

func (c *catalogueReader) noDay(n *node, form string) {
	c.fail("bad_date", n.pos, diag.Bothf("%q không phải một ngày", "%q is no date", n.text), diag.Bothf("viết như %s", "write it as %s", form))
}

var monthDay = regexp.MustCompile(`^\d\d-\d\d$`)

func (c *catalogueReader) sameDay(n *node) []kpi.Date {
	text := c.text(n)
	var list []kpi.Date
	for year := firstYear; year <= lastYear && monthDay.MatchString(text); year++ {
		if d, ok := kpi.NewDate(year, int(text[0]-'0')*10+int(text[1]-'0'), int(text[3]-'0')*10+int(text[4]-'0')); ok {
			list = append(list, d)
		}
	}
	if len(list) == 0 && text != "" {
		c.noDay(n, "03-08")
	}
	return list
}

var weekdayNames = []string{"sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}

// nthWeekday lays out {month, weekday, nth, plus}: the nth such weekday of the
// month, and days after it.
func (c *catalogueReader) nthWeekday(n *node) []kpi.Date {
	var month, nth, plus int
	weekday := ""
	c.fields(n, "rule:",
		field{"month", func(n *node) { month = c.whole(n, 1, 12) }},
		field{"weekday", func(n *node) { weekday = c.word(n, weekdayNames...) }},
		field{"nth", func(n *node) { nth = c.whole(n, 1, 4) }},
		field{"plus", func(n *node) { plus = c.whole(n, 0, 31) }},
	)
	for _, key := range []string{"month", "weekday", "nth"} {
		if n.kind == mapping && !n.has(key) {
			c.missing(n, "rule:", key)
		}
	}
	if month == 0 || nth == 0 || weekday == "" {
		return nil
	}
	wanted := time.Weekday(slices.Index(weekdayNames, weekday))
	var list []kpi.Date
	for year := firstYear; year <= lastYear; year++ {
		first, _ := kpi.NewDate(year, month, 1)
		wait := (int(wanted) - int(first.Weekday()) + 7) % 7
		list = append(list, first+kpi.Date(wait+7*(nth-1)+plus))
	}
	return list
}
