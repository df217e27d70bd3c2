package xlsx

import (
	"math"
	"slices"
	"strings"

	"kpideck/kpi"
	"kpideck/report"
)

// tableName is the Excel table that formulas add up.
const tableName = "DL"

// ledger is the data table as formulas see it: its column names, and an index
// of its rows by member, so that a formula's meaning can be evaluated over it
// without reading every row.
type ledger struct {
	table    *report.DataTable
	headers  []string // the fixed columns, then the measures
	measures map[measureKey]int
	members  map[[2]string][]int // rows by channel, and by channel and campaign
	all      []int
	folded   map[string]string
	notSet   string // what the table's cells say for kpi.NotSet
}

type measureKey struct {
	id     string
	family kpi.Family
}

// fixedColumns is how many columns stand before the measures.
const fixedColumns = 8

// The fixed columns of the data table.
const (
	periodColumn = iota
	weekColumn
	fromColumn
	toColumn
	fromDayColumn
	toDayColumn
	channelColumn
	campaignColumn
)

func newLedger(t *report.DataTable, notSet string) *ledger {
	l := &ledger{table: t, measures: map[measureKey]int{}, members: map[[2]string][]int{}, folded: map[string]string{}}
	if t == nil {
		return l
	}
	h := t.Headers
	l.headers = []string{h.Period, h.Week, h.From, h.To, h.FromDay, h.ToDay, h.Channel, h.Campaign}
	for i, m := range t.Measures {
		l.headers = append(l.headers, m.Title)
		l.measures[measureKey{m.Measure.ID, m.Family}] = i
	}
	names := newSheetNames()
	for i, title := range l.headers {
		l.headers[i] = names.column(title)
	}
	l.notSet = kpi.NotSet
	if notSet != "" && !slices.ContainsFunc(t.Rows, func(r report.DataRow) bool {
		return l.fold(r.Channel) == l.fold(notSet) || l.fold(r.Campaign) == l.fold(notSet)
	}) {
		l.notSet = notSet
	}
	for i := range t.Rows {
		r := &t.Rows[i]
		l.all = append(l.all, i)
		channel := l.fold(r.Channel)
		for _, key := range [][2]string{{channel, anyCampaign}, {channel, l.fold(r.Campaign)}} {
			l.members[key] = append(l.members[key], i)
		}
	}
	return l
}

// anyCampaign stands for all campaigns of a channel; no name holds such a text.
const anyCampaign = "\x00"

// column makes a title a table column that no other column is called, whatever
// the case.
func (n sheetNames) column(title string) string {
	base := columnName(title)
	name := base
	for i := 2; n.taken[strings.ToLower(name)]; i++ {
		name = base + " " + strings.Repeat("I", i)
	}
	n.taken[strings.ToLower(name)] = true
	return name
}

// name is what the table's cells call a member: kpi.NotSet has a word, unless
// that is a member's own name.
func (l *ledger) name(member string) string {
	if member == kpi.NotSet {
		return l.notSet
	}
	return member
}

// fold is how SUMIFS compares texts: without regard to case.
func (l *ledger) fold(s string) string {
	if f, ok := l.folded[s]; ok {
		return f
	}
	f := strings.ToUpper(clean(s))
	l.folded[s] = f
	return f
}

// column is the structured reference of a column.
func (l *ledger) column(i int) string { return tableName + "[" + l.headers[i] + "]" }

// measure finds the column of an amount; -1 where the table has none.
func (l *ledger) measure(a *kpi.Amount) int {
	if i, ok := l.measures[measureKey{a.Measure.ID, a.Family}]; ok {
		return i
	}
	return -1
}

// candidates are the rows that a channel, or a channel and a campaign, can have
// anything to do with.
func (l *ledger) candidates(segment kpi.Segment) []int {
	channel, ok := segment.Of(kpi.Channel)
	if !ok {
		return l.all
	}
	if campaign, ok := segment.Of(kpi.Campaign); ok {
		return l.members[[2]string{l.fold(channel), l.fold(campaign)}]
	}
	return l.members[[2]string{l.fold(channel), anyCampaign}]
}

// near tells whether two figures are the same but for the rounding of sums.
func near(a, b float64) bool {
	return a == b || math.Abs(a-b) <= 1e-9*math.Max(math.Abs(a), math.Abs(b))
}
