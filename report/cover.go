package report

import (
	"cmp"
	"strconv"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// cover is the first page: whose report it is, how far its figures reach, and
// the quarter in one sentence.
func (b *builder) cover() *Section {
	s := b.section(Cover)
	s.On = InPage
	s.Message = "" // the page has no heading but its own
	box := &CoverBox{ID: CoverBlock, On: InPage, Client: b.in.Client, Title: cmp.Or(b.in.Title, b.l.Word("title")), Quarter: b.coverQuarter(),
		AsOf: b.coverDays(), Lead: b.coverLead(), Score: b.scoreBox(), Days: b.dayBar()}
	if box.Score != nil {
		score := *box.Score
		score.Title, box.Score = b.l.Word("cover.score"), &score
	}
	box.StatusTitle, box.Statuses = b.statusCounts()
	box.Facts = b.coverFacts()
	s.Blocks = []Block{box}
	return s
}

// coverDays says how far the figures reach, and how many of the days they tell of
// where that is not all of them.
func (b *builder) coverDays() string {
	key := "cover.as_of_running"
	switch {
	case b.untold():
		key = "cover.as_of_untold"
	case !b.running():
		key = "cover.as_of_over"
	}
	say := b.l.Say(key, b.date(b.lastDay()), strconv.Itoa(b.elapsed), strconv.Itoa(b.quarter.Days()))
	if b.told < b.elapsed {
		say += " " + b.l.Say("cover.as_of_part", strconv.Itoa(b.told), strconv.Itoa(b.elapsed))
	}
	return say
}

// coverQuarter is the quarter at length.
func (b *builder) coverQuarter() string {
	if p := b.quarter; p.Grain == kpi.Quarterly && len(p.Label) == 7 {
		return b.l.Say("cover.quarter", p.Label[6:], p.Label[:4])
	}
	return b.quarter.Label
}

// coverLead is the result of the quarter and the reason that matters most.
func (b *builder) coverLead() string {
	l := b.mainLine()
	if l == nil {
		return b.l.Word("message.nothing")
	}
	lead := b.lineMessage(l) + "."
	if heads := b.headlines(1); len(heads) > 0 && l.row != nil {
		if worst := b.worstLine(); worst != nil && worst != l {
			lead += " " + b.lineMessage(worst) + "."
		}
	}
	return lead
}

// worstLine is the target of the quarter that loses the most points; nil where
// none loses any.
func (b *builder) worstLine() *line {
	var worst *line
	for _, l := range b.lines {
		if l.row != nil && l.period == b.quarter && lostOf(l) > 0 && (worst == nil || lostOf(l) > lostOf(worst)) {
			worst = l
		}
	}
	return worst
}

// statusCounts count the targets by status, the good news first.
func (b *builder) statusCounts() (title string, counts []StatusCount) {
	n := map[review.Status]int{}
	all := 0
	for _, l := range b.lines {
		if l.row != nil {
			n[l.row.Status]++
			all++
		}
	}
	if all == 0 {
		return "", nil
	}
	for _, s := range []review.Status{review.Met, review.OnTrack, review.AtRisk, review.OffTrack, review.Missed, review.NoData} {
		if n[s] > 0 {
			counts = append(counts, StatusCount{Status: s, Text: b.l.Word("status." + string(s)), Count: n[s]})
		}
	}
	return b.l.Say("cover.statuses", strconv.Itoa(all)), counts
}

// dayBar is the quarter day by day, with the month that each begins.
func (b *builder) dayBar() DayBar {
	days, gone := b.quarter.Days(), "cover.days_over"
	if b.running() {
		gone = "cover.days_running"
	}
	bar := DayBar{Title: capital(b.l.Say(gone, b.quarterName(b.quarter), strconv.Itoa(b.elapsed), strconv.Itoa(days-b.elapsed))),
		Elapsed: b.elapsed, All: days, Today: b.shortDate(min(b.m.AsOf(), b.quarter.Last()))}
	for d := b.quarter.Start; d < b.quarter.End; d++ {
		if year, month, day := d.Civil(); day == 1 || d == b.quarter.Start {
			bar.Months = append(bar.Months, DayMark{int(d - b.quarter.Start), b.l.Month(year, month)})
		}
	}
	return bar
}

// coverFacts say what the figures rest on.
func (b *builder) coverFacts() []Fact {
	sources := map[int]bool{}
	files := map[string]bool{}
	for i := range b.in.Sources {
		sources[b.in.Sources[i].Source] = true
		files[b.in.Sources[i].File] = true
	}
	if len(files) == 0 {
		return nil
	}
	return []Fact{{Text: b.l.Say("cover.sources", strconv.Itoa(len(sources)), strconv.Itoa(len(files)))}}
}
