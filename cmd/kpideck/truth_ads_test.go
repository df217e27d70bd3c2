package main

import (
	"fmt"
	"slices"
)

var words = []string{"Cà phê", "Quà Tết", "Khách mới", "Brand | Search", "Retargeting, 30 days", "Giảm giá 9.9", "Nhận diện", "Hội viên 🌱", "\"Mộc\" series"}

// campaigns gives names that differ, with ids.
func (w *world) campaigns(prefix string) []row {
	var list []row
	for i := range w.between(1, 4) {
		at := (w.rng.IntN(len(words)) + i) % len(words)
		list = append(list, row{campaign: fmt.Sprintf("%s %s %d", prefix, words[at], i), id: fmt.Sprint(120200000000000 + w.rng.IntN(1e9))})
	}
	return list
}

// adsDays invents what the campaigns did. The first runs to the end, others for
// a part of the days; where gaps are wanted, none runs on a few days.
func (w *world) adsDays(campaigns []row, fractions, gaps bool) []row {
	var list []row
	for i, c := range campaigns {
		runs := w.days
		if i > 0 {
			runs = w.some()
		}
		for d := runs.first; d <= runs.last; d++ {
			edge := d == w.days.first || d == w.days.last
			if gaps && int(d)%29 == 0 && !edge || i > 0 && w.chance(10) {
				continue
			}
			r := c
			r.day, r.amounts = d, w.adsAmounts(fractions)
			list = append(list, r)
		}
	}
	return list
}

func (w *world) adsAmounts(fractions bool) map[string]hundredths {
	impressions := w.between(50, 30000)
	clicks := w.between(1, impressions/20+1)
	a := map[string]hundredths{
		"impressions":        hundredths(impressions) * 100,
		"reach":              hundredths(w.between(1, impressions)) * 100,
		"clicks":             hundredths(clicks) * 100,
		"link_clicks":        hundredths(w.between(0, clicks)) * 100,
		"landing_page_views": hundredths(w.between(0, clicks)) * 100,
		"engagements":        hundredths(w.between(0, clicks)) * 100,
		"spend":              w.money(100, 1500000),
		"purchases":          hundredths(w.between(0, 9)) * 100,
		"leads":              hundredths(w.between(0, 9)) * 100,
		"messages":           hundredths(w.between(0, 9)) * 100,
		"conversions":        hundredths(w.between(0, 900)),
		"conversion_value":   w.money(0, 5000000),
	}
	if !fractions {
		a["conversions"] = a["conversions"] / 100 * 100
	}
	return a
}

// late are the measures that platforms still change after the day.
var late = []string{"conversions", "conversion_value", "purchases", "leads", "messages"}

// keptBy names the campaign whose figures no later export changes.
func keptBy(known string, campaigns []row) string {
	if known == "figures" {
		return campaigns[0].campaign
	}
	return ""
}

// restated gives the rows as a later export tells them. What one campaign did
// may be kept as it was, by which files are known to be of one account.
func (w *world) restated(rows []row, kept string) []row {
	for _, r := range rows {
		if r.campaign == kept {
			continue
		}
		for _, id := range late {
			r.amounts[id] += hundredths(w.between(0, 3)) * 100
		}
	}
	return rows
}

// exports cuts an account's days into files that follow each other, and adds
// later files over some of the same days. In these, measures may be missing.
func (w *world) exports(rows []row, measures []string, kept string) []*export {
	var list []*export
	for _, s := range w.cut(w.days, 4) {
		list = append(list, &export{days: s, measures: measures, rows: at(rows, s)})
	}
	for range w.between(0, 3) {
		s := w.some()
		if again := w.restated(at(rows, s), kept); len(again) > 0 {
			list = append(list, &export{days: s, measures: w.without(measures), rows: again})
		}
	}
	return slices.DeleteFunc(list, func(e *export) bool { return len(e.rows) == 0 })
}

// without drops some measures that can be missing.
func (w *world) without(measures []string) []string {
	return slices.DeleteFunc(slices.Clone(measures), func(id string) bool {
		return id != "spend" && id != "impressions" && w.chance(15)
	})
}

// finer adds exports of the same days by ad set or ad, made some minutes later,
// so that they do not sum to the same. A measure that only they bring is taken
// from them.
func (w *world) finer(list []*export, extra, kept string) []*export {
	if !w.chance(50) {
		return list
	}
	level := pick(w, adSetLevel, adLevel)
	for _, e := range list[:len(list):len(list)] {
		f := *e
		f.level, f.rows = level, w.restated(at(e.rows, e.days), kept)
		if extra != "" {
			f.measures = append(slices.Clone(e.measures), extra)
		}
		list = append(list, &f)
	}
	return list
}

// parted writes each row of a campaign as several: its ad sets and ads at a
// finer level, else now and then two rows that add up.
func (w *world) parted(e *export) []row {
	var list []row
	for _, r := range e.rows {
		n := w.between(1, 3)
		if e.level == campaignLevel {
			n = 1
			if w.chance(5) && !slices.Contains(e.measures, "reach") {
				n = 2
			}
		}
		list = append(list, w.parts(r, n)...)
	}
	return list
}

func (w *world) parts(r row, n int) []row {
	list := make([]row, n)
	left := cloneAmounts(r.amounts)
	for i := range list {
		list[i] = r
		list[i].adSet, list[i].ad = fmt.Sprintf("Nhóm %d", i/2+1), fmt.Sprintf("Mẫu %d", i+1)
		list[i].amounts = left
		if i < n-1 {
			list[i].amounts, left = w.split(left)
		}
	}
	return list
}

// split cuts amounts in two; what is whole stays whole. The keys are taken in
// their order, so that a seed always gives the same files.
func (w *world) split(from map[string]hundredths) (a, b map[string]hundredths) {
	a, b = map[string]hundredths{}, map[string]hundredths{}
	for _, id := range sortedKeys(from) {
		x := from[id]
		part := hundredths(w.rng.Int64N(int64(x)/100+1)) * 100
		a[id], b[id] = part, x-part
	}
	return a, b
}

func sortedKeys[V any](m map[string]V) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// sum adds a measure over rows.
func sum(rows []row, id string) hundredths {
	var x hundredths
	for _, r := range rows {
		x += r.amounts[id]
	}
	return x
}

// copyOne puts the bytes of one export under a second name, as browsers do.
func (w *world) copyOne(a *account, name func(string) string) {
	if !w.chance(40) {
		return
	}
	e := pick(w, a.exports...)
	for _, o := range a.exports {
		if o != e && o.level == e.level && o.covers.last == e.covers.last {
			return // which of two names orders the copy would be another question
		}
	}
	w.copies[name(e.file)] = e.data
	w.twins = append(w.twins, [2]string{e.file, name(e.file)})
}
