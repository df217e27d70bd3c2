package alderwick

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"time"

	"kpideck/samples/generate/draw"
	"kpideck/samples/generate/write"
)

// contact is one row of the CRM list: the days on which it came and reached each
// stage, as indexes in company.days; never is -1.
type contact struct {
	source                        int
	created, reply, mql, sql, won int
	value                         int64 // of the deal in euros, from the SQL on
}

const never = -1

// meetContacts makes the CRM's list, in order of arrival.
func (c *company) meetContacts() {
	for i, src := range leadSources {
		s := draw.NewStream("alderwick leads " + src.name)
		totals := make([]int64, len(story))
		for m, month := range story {
			totals[m] = month.leads[i]
		}
		weigh := office
		if src.name == "Webinar" {
			weigh = afterWebinar
		}
		for d, n := range c.spread(totals, weigh, s, 300) {
			for range n {
				c.contacts = append(c.contacts, c.follow(i, d, s))
			}
		}
	}
	slices.SortStableFunc(c.contacts, func(a, b contact) int { return cmp.Compare(a.created, b.created) })
	c.closeQuarters()
}

// afterWebinar lets the leads of a webinar come on its day and the three after.
func afterWebinar(day time.Time) int64 {
	for back := range 4 {
		iso := day.AddDate(0, 0, -back).Format(time.DateOnly)
		for _, w := range webinars {
			if w.day == iso {
				return w.registrations * [4]int64{8, 4, 2, 1}[back]
			}
		}
	}
	return office(day) / 1000
}

// follow draws what becomes of a contact until the last day.
func (c *company) follow(source, day int, s draw.Stream) contact {
	k := contact{source: source, created: day}
	k.reply = c.reach(toReply, day, s)
	fit := toMQL
	fit.part = leadSources[source].mql
	k.mql = c.reach(fit, day, s)
	k.sql = c.reach(toSQL, k.mql, s)
	k.won = c.reach(toWon, k.sql, s)
	if value := dealValue * s.Noise(420) / 1000 / 100 * 100; k.sql != never {
		k.value = value
	}
	return k
}

// reach draws whether and when a stage follows the day of the one before. What
// would come after the last day has not happened yet. It always draws as much.
func (c *company) reach(next step, day int, s draw.Stream) int {
	luck, wait := s.Int64N(1000), next.after+s.Int64N(next.within-next.after+1)
	if day == never || luck >= next.part {
		return never
	}
	at := day + int(wait)
	for at < len(c.days) && office(c.days[at]) == 0 {
		at++
	}
	if at >= len(c.days) {
		return never
	}
	return at
}

// closeQuarters moves the last MQL, SQL and contract of each quarter to its last
// day, on which teams clear their desks: so the list covers the quarter.
func (c *company) closeQuarters() {
	stages := []func(*contact) *int{
		func(k *contact) *int { return &k.reply }, func(k *contact) *int { return &k.mql },
		func(k *contact) *int { return &k.sql }, func(k *contact) *int { return &k.won },
	}
	for _, q := range append([]span{{0, c.months[2].to}}, c.quarters()...) {
		for _, stage := range stages {
			var last *int
			for i := range c.contacts {
				if at := stage(&c.contacts[i]); *at >= q.from && *at < q.to && (last == nil || *at > *last) {
					last = at
				}
			}
			*last = q.to - 1
		}
	}
}

var contactsHeader = "Record ID,Name,Email,Phone,Company,Job title,Source,Create date,First reply,MQL date,SQL date,Won date,Deal value (EUR)\n"

var titles = []string{"Head of Logistics", "Warehouse Manager", "Operations Director", "Supply Chain Lead", "IT Manager"}

// contactsFile is the CRM's list. Its names, addresses and numbers belong to
// nobody: they are there because such lists have them, and must never be read.
func contactsFile(c *company) write.File {
	s := draw.NewStream("alderwick titles")
	var b strings.Builder
	b.WriteString(contactsHeader)
	for i, k := range c.contacts {
		n := write.Padded(i+1, 4)
		value := ""
		if k.value > 0 {
			value = `"` + write.Group(k.value, ",") + `.00"`
		}
		cells := []string{"C-" + n, "Contact " + n, "contact-" + n + "@example.com", "+00 555 " + n, "Company " + write.Padded((i*7)%911+1, 3),
			titles[s.IntN(len(titles))], leadSources[k.source].name,
			c.date(k.created), c.date(k.reply), c.date(k.mql), c.date(k.sql), c.date(k.won), value}
		b.WriteString(strings.Join(cells, ",") + "\n")
	}
	return write.NewFile("crm/contacts.csv", b.String())
}

// date writes a day as the CRM does, nothing for never.
func (c *company) date(day int) string {
	if day == never {
		return ""
	}
	return c.days[day].Format(time.DateOnly)
}

func whole(n int64) string { return strconv.FormatInt(n, 10) }
