package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"time"
)

// The tests named truth_* invent a company day by day, write what it did as
// exports, and then compute every KPI from the days, not from the files. They
// use nothing of the program but its command and report.json, so that a mistake
// in reading or adding cannot hide in both.

// day counts days from 1 January 1970.
type day int

func on(year int, month time.Month, d int) day {
	return day(time.Date(year, month, d, 0, 0, 0, 0, time.UTC).Unix() / 86400)
}

func (d day) time() time.Time         { return time.Unix(int64(d)*86400, 0).UTC() }
func (d day) text(form string) string { return d.time().Format(form) }
func (d day) String() string          { return d.text(time.DateOnly) }

// days is a run of days, both ends included.
type days struct{ first, last day }

func (s days) length() int          { return int(s.last-s.first) + 1 }
func (s days) holds(d day) bool     { return s.first <= d && d <= s.last }
func (s days) within(o days) bool   { return o.first <= s.first && s.last <= o.last }
func (s days) overlaps(o days) bool { return s.first <= o.last && o.first <= s.last }

// hundredths is an exact amount of money or a count, times 100.
type hundredths int64

// row is what an account counted on a day for a campaign or a channel.
type row struct {
	day               day
	until             day    // the last of several days that the row counts together; 0: just one
	channel, campaign string // as exported; "" where the export has no such column
	adSet, ad         string
	id                string // of the campaign
	amounts           map[string]hundredths
}

// The levels of ads exports, the coarsest first.
const (
	campaignLevel = iota
	adSetLevel
	adLevel
)

// export is one file, as its rows would be at campaign level.
type export struct {
	file     string
	days     days // the range that was asked for
	covers   days // the range that a reader can know
	level    int
	measures []string
	rows     []row
	data     []byte
}

// account is what the exports of one source entry and account tell together.
type account struct {
	family   string // "": all
	platform string // the channel of rows that name none
	exports  []*export
	firstOf  map[string][]string // a measure that is the first of others that the account has
	months   bool                // its rows are months; they may be not over and say nothing of as_of
}

// world is the company, its exports and the deck.
type world struct {
	rng      *rand.Rand
	days     days
	cents    bool // of the currency
	currency string
	calendar calendar
	asOf     day // 0: not in the deck
	accounts []*account
	channels map[string][]string // the deck's name → what sources call it
	entries  []string            // the deck's sources, as YAML
	assume   map[string]float64
	copies   map[string][]byte // files beside the exports
	twins    [][2]string       // an export and its copy of the same bytes
}

func newWorld(seed uint64) *world {
	w := &world{rng: rand.New(rand.NewPCG(seed, 20)), copies: map[string][]byte{}}
	w.days.first = on(2024, time.Month(w.between(1, 12)), w.between(1, 28))
	w.days.last = w.days.first + day(w.between(60, 260))
	w.currency, w.cents = "VND", false
	if w.chance(40) {
		w.currency, w.cents = pick(w, "AUD", "EUR", "USD"), true
	}
	w.calendar = w.anyCalendar()
	w.channels = map[string][]string{"Meta Ads": {"Paid Social", "Kênh Mê-ta"}, "Google Ads": {"Paid Search", "Kênh Gu-gồ"}}
	w.assume = map[string]float64{}
	for id, share := range map[string]float64{"gross_margin": 0.35, "ad_tax": 0.1, "agency_fee": 0.08} {
		w.assume[id] = share
	}
	w.invent()
	if w.chance(25) {
		w.asOf = w.days.last - day(w.between(1, 20))
	}
	return w
}

// invent chooses the sources. Some ads are always there.
func (w *world) invent() {
	shared := pick(w, true, false)
	if shared || w.chance(50) {
		w.addGoogle()
	}
	if shared || len(w.accounts) == 0 {
		for i := range w.between(1, 2) {
			w.addMeta(i)
		}
	}
	if w.chance(70) {
		w.addWeb()
	}
	if w.chance(70) {
		w.addLeads()
	}
	if w.chance(60) {
		w.addShop()
	}
	if w.chance(40) {
		w.addOtherCost()
	}
	w.rng.Shuffle(len(w.entries), func(i, j int) { w.entries[i], w.entries[j] = w.entries[j], w.entries[i] })
}

func (w *world) between(low, high int) int { return low + w.rng.IntN(high-low+1) }
func (w *world) chance(percent int) bool   { return w.rng.IntN(100) < percent }

func pick[T any](w *world, from ...T) T { return from[w.rng.IntN(len(from))] }

// money gives an amount in hundredths that the currency can have.
func (w *world) money(low, high int) hundredths {
	if w.cents {
		return hundredths(w.between(low, high))
	}
	return hundredths(w.between(low, high)) * 100
}

// part is the days that a source tells of: it may begin later or end earlier
// than others.
func (w *world) part() days {
	s := w.days
	if w.chance(30) {
		s.first += day(w.between(1, 20))
	}
	if w.chance(40) {
		s.last -= day(w.between(1, 20))
	}
	return s
}

// cut splits days into runs that follow each other.
func (w *world) cut(rest days, most int) []days {
	var list []days
	for range w.between(0, most-1) {
		if rest.length() < 20 {
			break
		}
		end := rest.first + day(w.between(8, rest.length()-8))
		list = append(list, days{rest.first, end - 1})
		rest.first = end
	}
	return append(list, rest)
}

// some gives a run of days anywhere in the world.
func (w *world) some() days {
	length := w.between(3, min(60, w.days.length()-1))
	first := w.days.first + day(w.between(0, w.days.length()-length))
	return days{first, first + day(length-1)}
}

// at gives the rows of a run of days, copied.
func at(rows []row, s days) []row {
	var list []row
	for _, r := range rows {
		if s.holds(r.day) {
			r.amounts = cloneAmounts(r.amounts)
			list = append(list, r)
		}
	}
	return list
}

func cloneAmounts(from map[string]hundredths) map[string]hundredths {
	to := map[string]hundredths{}
	for id, x := range from {
		to[id] = x
	}
	return to
}

// seen is from the first to the last day of the rows.
func seen(rows []row) days {
	s := days{rows[0].day, rows[0].day}
	for _, r := range rows {
		s.first, s.last = min(s.first, r.day), max(s.last, r.day)
	}
	return s
}

func hull(a, b days) days { return days{min(a.first, b.first), max(a.last, b.last)} }

func (w *world) shuffled(rows []row) []row {
	list := slices.Clone(rows)
	w.rng.Shuffle(len(list), func(i, j int) { list[i], list[j] = list[j], list[i] })
	return list
}

func (w *world) add(a *account, entry string) {
	w.accounts = append(w.accounts, a)
	w.entries = append(w.entries, entry)
}

// files lists what stands on the disk, by path.
func (w *world) files() map[string][]byte {
	all := map[string][]byte{}
	for _, a := range w.accounts {
		for _, e := range a.exports {
			if e.file == "" {
				continue // the list that several sources count stands among the copies
			}
			if all[e.file] != nil {
				panic(fmt.Sprintf("two exports are named %s", e.file))
			}
			all[e.file] = e.data
		}
	}
	for file, data := range w.copies {
		all[file] = data
	}
	return all
}
