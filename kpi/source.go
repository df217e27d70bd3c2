package kpi

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// SourceReport is what one table gave to the report and what was set aside.
type SourceReport struct {
	Source   int
	File     string
	Table    string
	Preset   string
	Unproven bool // the preset was never held against a real file of this kind
	Family   Family
	Platform string // default channel of rows without one; "" when unknown
	Account  string
	Level    Level
	RowsRead int // RowsUsed and all that is set aside, totals rows too
	RowsUsed int
	Measures []string // ids of the measures that it brings
	SetAside []Aside  // sorted by reason
	First    Date     // first and last day that the table covers
	Last     Date
	Reported Date // on which the file says it was made; 0 when it does not
	Totals   []TotalsCheck
	How      *Reading // nil of a table that no file brought
}

// Aside is a number of rows set aside for one reason.
type Aside struct {
	Reason string
	Rows   int
}

func (r *SourceReport) aside(reason string, rows int) {
	if rows == 0 {
		return
	}
	for i := range r.SetAside {
		if r.SetAside[i].Reason == reason {
			r.SetAside[i].Rows += rows
			return
		}
	}
	r.SetAside = append(r.SetAside, Aside{reason, rows})
	slices.SortFunc(r.SetAside, func(a, b Aside) int { return cmp.Compare(a.Reason, b.Reason) })
}

// BringsMoney tells whether a table has amounts of money.
func (m *Model) BringsMoney(r *SourceReport) bool {
	return slices.ContainsFunc(r.Measures, func(id string) bool {
		x := m.Catalog().Measure(id)
		return x != nil && x.Unit == Money
	})
}

// noData tells the rows that are none of data: they are read and set aside like
// others, but a table does not count them among its rows.
func noData(reason string) bool { return reason == AsideTotalsRow || reason == AsideDescribed }

// copied sets the rows of a file aside that has the bytes of another, with those
// that are none of data.
func (r *SourceReport) copied(rows int) {
	r.SetAside = slices.DeleteFunc(r.SetAside, func(a Aside) bool {
		if !noData(a.Reason) {
			return false
		}
		rows += a.Rows
		return true
	})
	r.aside(AsideDuplicate, rows)
}

// reportOf starts the report of a table with what reading it set aside.
func reportOf(t *table) SourceReport {
	r := SourceReport{Source: t.Source, File: t.File, Table: t.Table, Preset: t.Preset, Unproven: t.Unproven, Family: t.Family, Platform: t.Platform,
		Account: t.Account, Level: t.Level, Reported: t.Reported, RowsRead: t.RowsRead, Measures: t.Measures, Totals: t.Totals, How: t.How}
	if c := t.hull; !c.Empty() {
		r.First, r.Last = c.Start, c.Last()
	}
	for _, reason := range sortedKeys(t.SetAside) {
		r.aside(reason, t.SetAside[reason])
		if noData(reason) {
			r.RowsRead += t.SetAside[reason]
		}
	}
	return r
}

// table is a Tally with what is asked of it again and again.
type table struct {
	*Tally
	// daily is the run of days for which the table speaks day by day: a day
	// without rows in it is zero. It is the stated range, else the first to the
	// last day seen; tables with longer rows cover only the hull of their days.
	daily Span
	// early are the first days of daily that only the other dates of its list tell
	// of. Who bought in April and had asked in March stands in no list that begins
	// with those who asked in April: what such days sum to may be less than it was.
	early Span
	hull  Span // every day that the table says anything about
	rank  int
	spans []Span // of the rows of more than one day, each once
	// origin is the table as read, where firstOf added a measure.
	origin *table
	at     int    // place among the reports
	same   *table // of a duplicate: the table of the same bytes that stays
}

// tableOf sums up a tally; seen is the days that the same list is known to
// cover, read by other columns.
func tableOf(t *Tally, seen Span) *table {
	var days, all Span
	long := map[Span]bool{}
	for i := range t.Rows {
		s := t.Rows[i].Span
		all = all.Hull(s)
		if s.Days() == 1 {
			days = days.Hull(s)
		} else {
			long[s] = true
		}
	}
	var early Span
	if len(long) == 0 {
		own := days.Hull(t.Seen).Hull(t.stated())
		days = own.Hull(seen)
		if early = (Span{days.Start, own.Start}); early.Days() <= int(stale.from) {
			early = Span{} // in a list some days have no row
		}
	}
	return &table{Tally: t, daily: days, early: early, hull: all.Hull(days), rank: t.rank(), spans: slices.Collect(maps.Keys(long))}
}

// listKey names a list that a deck reads in several entries, by other columns
// each time.
type listKey struct{ hash, table, account string }

// list is the key of a tally that may be such a list: mapped by the deck, with a
// day in each row.
func (t *Tally) list() (listKey, bool) {
	if t.Hash == "" || t.Preset != "" || t.FromPeriods {
		return listKey{}, false
	}
	for i := range t.Rows {
		if t.Rows[i].Span.Days() != 1 {
			return listKey{}, false
		}
	}
	return listKey{t.Hash, t.Table, t.Account}, true
}

// listDays joins the days that the entries of each list see: a list whose last
// lead came on Friday knows that nobody bought on Friday, though its last
// purchase was on Monday.
func listDays(tallies []*Tally) map[listKey]Span {
	days := map[listKey]Span{}
	for _, t := range tallies {
		if key, ok := t.list(); ok {
			days[key] = days[key].Hull(t.Seen)
			for i := range t.Rows {
				days[key] = days[key].Hull(t.Rows[i].Span)
			}
		}
	}
	return days
}

// stated is the stated range, not beyond the day on which the file was made.
func (t *Tally) stated() Span {
	s := t.Stated
	if t.Reported != 0 && s.End > t.Reported+1 {
		s.End = max(s.Start, t.Reported+1)
	}
	return s
}

// newer tells whether a speaks before b, and why: the report's own date, then the
// last covered day, then the natural order of the names. A report without a date of
// its own was made after one that was made before the last day that it covers. File
// times are never asked, since copying a folder changes them.
func newer(a, b *table) (bool, Precedence) {
	switch {
	case a.Reported == b.Reported:
	case a.Reported == 0 && a.hull.Last() > b.Reported:
		return true, ByLastDay
	case b.Reported == 0 && b.hull.Last() > a.Reported:
		return false, ByLastDay
	default:
		return a.Reported > b.Reported, ByReportDate
	}
	if x, y := a.hull.End, b.hull.End; x != y {
		return x > y, ByLastDay
	}
	if c := naturalCompare(stem(a.File), stem(b.File)); c != 0 {
		return c > 0, ByName
	}
	return naturalCompare(a.File+"\x00"+a.Table, b.File+"\x00"+b.Table) > 0, ByName
}

// stem drops the extension, so that "report (1).csv" follows "report.csv".
func stem(file string) string {
	if i := strings.LastIndexByte(file, '.'); i > strings.LastIndexByte(file, '/') {
		return file[:i]
	}
	return file
}

// naturalCompare orders names with the runs of digits in them by value.
func naturalCompare(a, b string) int {
	for a != "" && b != "" {
		da, db := leadingDigits(a), leadingDigits(b)
		if da > 0 && db > 0 {
			x, y := strings.TrimLeft(a[:da], "0"), strings.TrimLeft(b[:db], "0")
			if c := cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y)); c != 0 {
				return c
			}
			a, b = a[da:], b[db:]
			continue
		}
		if a[0] != b[0] {
			return cmp.Compare(a[0], b[0])
		}
		a, b = a[1:], b[1:]
	}
	return cmp.Compare(len(a), len(b))
}

func leadingDigits(s string) int {
	n := 0
	for n < len(s) && s[n] >= '0' && s[n] <= '9' {
		n++
	}
	return n
}

// The ranks of tables: of campaign, ad set and ad level the coarsest speaks
// first; then tables with dimensions, because they can answer for a segment as
// well.
const (
	rankCampaign = iota
	rankAdSet
	rankAd
	rankDims
	rankTotal
)

// broadestFirst are the ranks in the order in which one row of them may stand
// for a whole segment.
var broadestFirst = []int{rankTotal, rankDims, rankCampaign, rankAdSet, rankAd}

func (t *Tally) rank() int {
	switch t.Level {
	case LevelCampaign:
		return rankCampaign
	case LevelAdSet:
		return rankAdSet
	case LevelAd:
		return rankAd
	}
	if len(t.Dims) > 0 {
		return rankDims
	}
	return rankTotal
}
