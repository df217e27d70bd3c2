package report

import (
	"strconv"

	"kpideck/kpi"
)

// checks is the page of trust: which days were told, what was read, what was set
// aside, what the exports' own totals say, what changed, and what was wrong.
func (b *builder) checks() *Section {
	s := b.section(Checks)
	sources := b.trusted()
	totals, off := b.totalsTable()
	s.Message = b.checksMessage(sources, len(totals.Rows), off)
	overlaps := b.in.Model.Overlaps()
	for _, t := range []*Table{b.coverageTable(sources), b.sourceTable(), b.filesOnPage(), b.howTable()} {
		if t != nil {
			s.Blocks = append(s.Blocks, t)
		}
	}
	if t := b.damageTable(); t != nil {
		s.Blocks = b.withShort(s.Blocks, t, mostDamage)
	}
	if len(totals.Rows) > 0 {
		totals.On = InBook | InText
		s.Blocks = append(s.Blocks, totals, b.totalsByFile())
	}
	if t := b.overlapTable(overlaps); t != nil {
		s.Blocks = append(s.Blocks, t)
	}
	if t := b.restatedTable(); t != nil {
		s.Blocks = b.withShort(s.Blocks, t, mostRestated)
	}
	if t := b.familyTable(); t != nil {
		s.Blocks = append(s.Blocks, t)
	}
	for _, r := range []*Remarks{b.overlapRemarks(sources, overlaps), b.rates(), b.ratesInBrief(), b.missing(), b.checksBrief()} {
		if r != nil {
			s.Blocks = append(s.Blocks, r)
		}
	}
	if t := b.problemTable(); t != nil { // the longest last, so that nothing short stands alone behind it
		s.Blocks = append(s.Blocks, t, b.problemsByCode())
	}
	return s
}

// checksMessage says how much can be believed: the days covered, the totals rows
// that agree, and what may still change.
func (b *builder) checksMessage(sources []*trustedSource, totals, off int) string {
	if len(sources) == 0 {
		return b.filesMessage()
	}
	text := b.l.Say("checks.message_cover", b.l.Percent(coveredShare(sources), 0))
	if totals > 0 {
		text += b.l.Say("checks.message_totals", strconv.Itoa(totals-off), strconv.Itoa(totals))
	}
	names, days := b.settling(sources)
	if days == 0 {
		return text
	}
	text += b.l.Say("checks.message_settles", names[0], strconv.Itoa(days))
	if more := len(names) - 1; more > 0 {
		text += b.l.Say("checks.message_settles_more", strconv.Itoa(more))
	}
	return text
}

// filesMessage counts what was read where no day of the quarter is told.
func (b *builder) filesMessage() string {
	files := map[string]bool{}
	read, used := 0, 0
	for i := range b.in.Sources {
		files[b.in.Sources[i].File] = true
		read += b.in.Sources[i].RowsRead
		used += b.in.Sources[i].RowsUsed
	}
	return b.l.Say("checks.message", strconv.Itoa(len(files)), b.l.Number(float64(read), 0), b.l.Number(float64(used), 0))
}

// settling names the KPIs whose last days of the quarter may still change the
// longest, and how many days these are; 0 where all are final.
func (b *builder) settling(sources []*trustedSource) (names []string, days int) {
	for _, s := range sources {
		if b.m.AsOf()-kpi.Date(s.settles()) >= b.quarter.End {
			continue
		}
		for id, n := range s.Settles {
			if b.m.Catalog().Metric(id) != nil {
				days = max(days, n)
			}
		}
	}
	if days == 0 {
		return nil, 0
	}
	for _, m := range b.m.Catalog().Measures {
		for _, s := range sources {
			if s.Settles[m.ID] == days && b.m.Catalog().Metric(m.ID) != nil {
				names = append(names, m.Names.In(b.l.ID))
				break
			}
		}
	}
	return names, days
}
