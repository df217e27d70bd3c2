package kpi_test

import (
	"fmt"
	"slices"

	"pgregory.net/rapid"

	"kpideck/kpi"
)

// truth answers the same questions as a Model by the plainest means: it looks at
// every file for every day. It knows daily rows and whole numbers only.
type truth struct {
	files    []*kpi.Tally
	calendar kpi.Calendar
	asOf     kpi.Date
}

const truthDays = 150 // from 1 June 2025

var truthStart = kpi.MustDate("2025-06-01")

var levels = map[kpi.Level]int{kpi.LevelCampaign: 0, kpi.LevelAdSet: 1, kpi.LevelAd: 2}

// truthRange is the days that a file covers.
func truthRange(f *kpi.Tally) kpi.Span {
	s := f.Seen
	if !f.Stated.Empty() {
		s = kpi.Span{Start: min(s.Start, f.Stated.Start), End: max(s.End, f.Stated.End)}
	}
	return s
}

// speaker is the file whose rows count for an account, a measure and a day.
func (w *truth) speaker(source int, account, measure string, day kpi.Date) *kpi.Tally {
	var best *kpi.Tally
	for _, f := range w.files {
		if f.Source != source || f.Account != account || !slices.Contains(f.Measures, measure) || !truthRange(f).Has(day) || day > w.asOf {
			continue
		}
		if best == nil || newerFile(f, best) {
			best = f
		}
	}
	return best
}

func newerFile(a, b *kpi.Tally) bool {
	if levels[a.Level] != levels[b.Level] {
		return levels[a.Level] < levels[b.Level]
	}
	if a.Reported != b.Reported {
		return a.Reported > b.Reported
	}
	if x, y := truthRange(a).End, truthRange(b).End; x != y {
		return x > y
	}
	return a.File > b.File // one digit: plain order is natural order
}

type truthAccount struct {
	source int
	name   string
	known  map[kpi.Date]bool
	sum    map[kpi.Date]int64 // rows of the segment
	rows   bool
}

// accounts of a measure, with what the segment's rows sum to by day.
func (w *truth) accounts(measure string, s kpi.Segment) []*truthAccount {
	var list []*truthAccount
	for _, f := range w.files {
		if slices.ContainsFunc(list, func(a *truthAccount) bool { return a.source == f.Source && a.name == f.Account }) || !slices.Contains(f.Measures, measure) {
			continue
		}
		a := &truthAccount{source: f.Source, name: f.Account, known: map[kpi.Date]bool{}, sum: map[kpi.Date]int64{}}
		for d := truthStart; d < truthStart+truthDays; d++ {
			if speaker := w.speaker(a.source, a.name, measure, d); speaker != nil {
				a.known[d] = true
				a.take(speaker, measure, d, s)
			}
		}
		if a.rows || len(s) == 0 {
			list = append(list, a)
		}
	}
	return list
}

func (a *truthAccount) take(f *kpi.Tally, measure string, d kpi.Date, s kpi.Segment) {
	at := slices.Index(f.Measures, measure)
	for _, r := range f.Rows {
		channel, isChannel := s.Of(kpi.Channel)
		campaign, isCampaign := s.Of(kpi.Campaign)
		if r.Span.Start != d || isChannel && f.Platform != channel || isCampaign && r.Members[0] != campaign {
			continue
		}
		a.rows = true
		var n int64
		fmt.Sscan(r.Amounts[at].Sum.String(), &n)
		a.sum[d] += n
	}
}

func (a *truthAccount) lastIn(s kpi.Span) (last kpi.Date, ok bool) {
	for d := s.Start; d < s.End; d++ {
		if a.known[d] {
			last, ok = d, true
		}
	}
	return last, ok
}

func (a *truthAccount) any(from, to kpi.Date) bool {
	_, ok := a.lastIn(kpi.Span{Start: max(from, truthStart), End: min(to, truthStart+truthDays)})
	return ok
}

// through is the last day of those asked to which a measure runs; ok is false
// when nobody knows a day or somebody who counts there knows none.
func (w *truth) through(measure string, asked kpi.Span, quarter kpi.Date, s kpi.Segment) (last kpi.Date, ok bool) {
	var live, over []kpi.Date
	for _, a := range w.accounts(measure, s) {
		d, known := a.lastIn(asked)
		switch {
		case known && d >= quarter:
			live = append(live, d)
		case known:
			over = append(over, d)
		case a.any(truthStart, asked.Start) && (a.any(asked.Start, truthStart+truthDays) || a.any(quarter, truthStart+truthDays)):
			return 0, false
		}
	}
	switch {
	case len(live) > 0:
		return slices.Min(live), true
	case len(over) > 0:
		return slices.Min(over), true
	}
	return 0, false
}

// together shortens the days asked until all measures that know some of them
// run to their last; known are those measures.
func (w *truth) together(measures []string, asked kpi.Span, s kpi.Segment) (known []string, days kpi.Span) {
	quarter := w.calendar.Containing(kpi.Quarterly, asked.Last()).Start
	for {
		last := asked.Last()
		known = nil
		for _, m := range measures {
			if d, ok := w.through(m, asked, quarter, s); ok {
				known, last = append(known, m), min(last, d)
			}
		}
		if last == asked.Last() || known == nil {
			return known, asked
		}
		asked.End = last + 1
	}
}

// late tells whether an account that knows a day to last lacks one before.
func (w *truth) late(measure string, p kpi.Period, s kpi.Segment, last kpi.Date) bool {
	for _, a := range w.accounts(measure, s) {
		end, ok := a.lastIn(kpi.Through(p.Start, last))
		for d := p.Start; ok && d <= end; d++ {
			if !a.known[d] {
				return true
			}
		}
	}
	return false
}

func (w *truth) sum(measure string, s kpi.Segment, in kpi.Span) int64 {
	var n int64
	for _, a := range w.accounts(measure, s) {
		for d := in.Start; d < in.End; d++ {
			n += a.sum[d]
		}
	}
	return n
}

// value is a measure, or the ratio of two, in a period.
func (w *truth) value(measures []string, p kpi.Period, s kpi.Segment) (want kpi.Value) {
	known, days := w.together(measures, kpi.Span{Start: p.Start, End: min(p.End, w.asOf+1)}, s)
	for _, m := range known {
		want.Through = days.Last()
		want.Late = want.Late || w.late(m, p, s, days.Last())
	}
	want.Partial = len(known) > 0 && (want.Late || days.End < p.End)
	if len(known) < len(measures) {
		want.Reason = kpi.NoData
		return want
	}
	want.Number = float64(w.sum(measures[0], s, days))
	if len(measures) == 2 {
		under := float64(w.sum(measures[1], s, days))
		if under == 0 {
			want.Number, want.Reason = 0, kpi.Undefined
			return want
		}
		want.Number /= under
	}
	return want
}

// drawFiles draws the exports of a few accounts: overlapping, restated, at
// several levels, with holes, and with columns that some of them lack.
func drawFiles(t *rapid.T) []*kpi.Tally {
	var files []*kpi.Tally
	for i := range rapid.IntRange(1, 6).Draw(t, "files") {
		source := rapid.IntRange(0, 1).Draw(t, "source")
		f := &kpi.Tally{Source: source, File: fmt.Sprintf("file%d.csv", i), Family: kpi.Ads,
			Platform: []string{"Meta Ads", "Google Ads"}[source], Account: rapid.SampledFrom([]string{"A", "B"}).Draw(t, "account"),
			Level: rapid.SampledFrom([]kpi.Level{kpi.LevelCampaign, kpi.LevelCampaign, kpi.LevelAd}).Draw(t, "level"),
			Dims:  []string{kpi.Campaign}, Measures: []string{"spend"}, RowsByDay: map[kpi.Span]int{}}
		if rapid.IntRange(0, 2).Draw(t, "clicks") > 0 {
			f.Measures = append(f.Measures, "clicks")
		}
		if rapid.Bool().Draw(t, "reported") {
			f.Reported = truthStart + truthDays
		}
		from := truthStart + kpi.Date(rapid.IntRange(0, truthDays-1).Draw(t, "from"))
		days := rapid.IntRange(1, 70).Draw(t, "days")
		drawRows(t, f, kpi.Span{Start: from, End: min(from+kpi.Date(days), truthStart+truthDays)})
		if rapid.IntRange(0, 3).Draw(t, "states") == 0 {
			f.Stated = kpi.Span{Start: from, End: min(f.Seen.End+9, truthStart+truthDays)}
		}
		files = append(files, f)
	}
	return files
}

func drawRows(t *rapid.T, f *kpi.Tally, in kpi.Span) {
	every := rapid.IntRange(1, 4).Draw(t, "every")
	salt := rapid.IntRange(1, 97).Draw(t, "salt")
	for d := in.Start; d < in.End; d++ {
		if int(d-in.Start)%every != 0 {
			continue
		}
		for i, campaign := range []string{"Sale", "Brand"} {
			if (int(d)+i+salt)%3 == 0 {
				continue
			}
			row := kpi.TallyRow{Span: kpi.Day(d), Members: []string{campaign}}
			for m := range f.Measures {
				row.Amounts = append(row.Amounts, kpi.Cell{Known: true, Sum: kpi.Whole(int64((int(d)*7 + salt*(i+3)*(m+1)) % 50))})
			}
			f.Rows = append(f.Rows, row)
			f.RowsByDay[row.Span]++
			f.RowsRead++
		}
	}
	if len(f.Rows) == 0 {
		f.Seen = kpi.Day(in.Start)
		return
	}
	f.Seen = kpi.Span{Start: f.Rows[0].Span.Start, End: f.Rows[len(f.Rows)-1].Span.End}
}
