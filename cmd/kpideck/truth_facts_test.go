package main

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// fact is an amount that counts, after the rule of who speaks for a day.
type fact struct {
	days              days
	channel, campaign string
	amount            hundredths
}

// told is what one account says of one measure.
type told struct {
	covers days // from the first to the last known day; there may be holes
	known  map[day]bool
	facts  []fact
	ahead  []fact // with those that are not over at as_of
}

// truth is everything that counts, by family.measure.
type truth struct {
	asOf     day
	calendar calendar
	all      days // to as_of
	assume   map[string]float64
	told     map[string][]told
	lines    map[string][]line
}

func (w *world) truth() *truth {
	t := &truth{asOf: w.asOf, calendar: w.calendar, assume: w.assume, told: map[string][]told{}, lines: map[string][]line{}}
	if t.asOf == 0 {
		t.asOf = w.lastCovered()
	}
	t.all = days{t.asOf, t.asOf}
	for _, a := range w.accounts {
		for _, id := range a.measures() {
			said := a.tell(id, w)
			t.take(a.family, id, said)
			for _, first := range sortedKeys(a.firstOf) {
				if a.first(first) == id && first != id {
					t.take(a.family, first, said)
				}
			}
		}
	}
	return t
}

func (w *world) lastCovered() day {
	var last day
	for _, a := range w.accounts {
		if a.months {
			continue
		}
		for _, e := range a.exports {
			last = max(last, e.covers.last)
		}
	}
	return last
}

func (t *truth) take(family, id string, said told) {
	said.covers.last = min(said.covers.last, t.asOf)
	if said.covers.last < said.covers.first {
		return
	}
	said.ahead = slices.Clone(said.facts)
	said.facts = slices.DeleteFunc(slices.Clone(said.facts), func(f fact) bool { return f.days.last > t.asOf })
	for _, f := range said.facts {
		t.all.first = min(t.all.first, f.days.first)
	}
	t.all.first = min(t.all.first, said.covers.first)
	t.told[family+"."+id] = append(t.told[family+"."+id], said)
}

// measures lists what the account has in some cell.
func (a *account) measures() []string {
	var list []string
	for _, e := range a.exports {
		for _, id := range e.measures {
			if !slices.Contains(list, id) && anyFilled(e.rows, id) {
				list = append(list, id)
			}
		}
	}
	slices.Sort(list)
	return list
}

func anyFilled(rows []row, id string) bool {
	return slices.ContainsFunc(rows, func(r row) bool { _, filled := r.amounts[id]; return filled })
}

// first gives the first of several measures that the account has.
func (a *account) first(id string) string {
	for _, from := range a.firstOf[id] {
		if slices.Contains(a.measures(), from) {
			return from
		}
	}
	return ""
}

// tell lets for each day the export speak that the rules choose: the coarsest
// level, then the last covered day, then the higher number in the name.
func (a *account) tell(id string, w *world) told {
	said := told{known: map[day]bool{}}
	var speakers []*export
	for _, e := range a.exports {
		if slices.Contains(e.measures, id) {
			speakers = append(speakers, e)
		}
	}
	slices.SortFunc(speakers, func(x, y *export) int {
		return cmp.Or(cmp.Compare(x.level, y.level), cmp.Compare(y.covers.last, x.covers.last), cmp.Compare(serial(y.file), serial(x.file)))
	})
	said.covers = speakers[0].covers
	for i, e := range speakers {
		said.covers = hull(said.covers, e.covers)
		for d := e.covers.first; d <= e.covers.last && !a.months; d++ {
			said.known[d] = true
		}
		for _, r := range e.rows {
			if slices.ContainsFunc(speakers[:i], func(o *export) bool { return o.covers.holds(r.day) }) {
				continue
			}
			if _, filled := r.amounts[id]; !filled {
				continue
			}
			until := max(r.day, r.until)
			said.facts = append(said.facts, fact{days{r.day, until}, w.channel(cmp.Or(r.channel, a.platform, notSet)), r.campaign, r.amounts[id]})
		}
	}
	return said
}

const notSet = "(not set)"

// channel gives the deck's name of what a source calls a channel.
func (w *world) channel(name string) string {
	for _, deck := range sortedKeys(w.channels) {
		if slices.Contains(w.channels[deck], name) {
			return deck
		}
	}
	return name
}

// serial is the last number in a file's name.
func serial(file string) int {
	digits := strings.FieldsFunc(file, func(r rune) bool { return r < '0' || r > '9' })
	if len(digits) == 0 {
		return 0
	}
	n, _ := strconv.Atoi(digits[len(digits)-1])
	return n
}

// segment is the total, a channel, or a campaign of a channel.
type segment struct{ channel, campaign string }

func (s segment) holds(f fact) bool {
	return (s.channel == "" || s.channel == f.channel) && (s.campaign == "" || s.campaign == f.campaign)
}

func (s segment) String() string {
	return strings.TrimSuffix(cmp.Or(s.channel, "total")+" > "+s.campaign, " > ")
}

// segments lists the total, every channel and every campaign that has rows.
func (t *truth) segments() []segment {
	found := map[segment]bool{{}: true}
	for _, list := range t.told {
		for _, said := range list {
			for _, f := range said.facts {
				found[segment{channel: f.channel}] = true
				if f.campaign != "" {
					found[segment{f.channel, f.campaign}] = true
				}
			}
		}
	}
	var all []segment
	for s := range found {
		all = append(all, s)
	}
	slices.SortFunc(all, func(a, b segment) int {
		return cmp.Or(cmp.Compare(a.channel, b.channel), cmp.Compare(a.campaign, b.campaign))
	})
	return all
}
