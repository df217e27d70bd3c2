package kpi

import (
	"cmp"
	"fmt"
	"slices"

	"kpideck/kpi/diag"
)

// usual is how many days a column must have been filled, and be blank now, before
// that is a finding where no file tells both.
const usual = 7

// checkHistory finds newer exports that do not go with the older ones.
func (r *resolver) checkHistory() {
	sums := &dailySums{}
	for _, x := range r.cube.tellers {
		pairs := r.retoldPairs(x)
		for _, p := range pairs {
			r.checkShrunk(p, sums)
			r.checkNameless(p)
		}
		r.checkBlank(x, sums)
		r.checkRenamed(x, pairs)
	}
}

// retoldPair is two tables that tell the same days, with the measures of which
// the newer one speaks.
type retoldPair struct {
	now, before *table
	days        map[Date]bool
	measures    []*Measure
}

// retoldPairs lists the pairs of an account, by the order of the reports.
func (r *resolver) retoldPairs(x *teller) []*retoldPair {
	found := map[[2]*table]*retoldPair{}
	for _, id := range broughtMeasures(x.tables) {
		m := r.cat.Measure(id)
		if m == nil || !m.Additive() {
			continue
		}
		for _, v := range r.cube.voices[id] {
			if v.unit == x.unit {
				r.addRetold(found, v, m)
			}
		}
	}
	var list []*retoldPair
	for _, p := range found {
		list = append(list, p)
	}
	slices.SortFunc(list, func(a, b *retoldPair) int {
		return cmp.Or(cmp.Compare(a.now.at, b.now.at), cmp.Compare(a.before.at, b.before.at))
	})
	return list
}

// addRetold adds the days of one measure. What is the first of others repeats
// their figures and is left to them.
func (r *resolver) addRetold(found map[[2]*table]*retoldPair, v *voice, m *Measure) {
	v.eachRetold(Span{v.first, r.asOf + 1}, func(x retold) {
		now, before := x.now.root(), x.before.root()
		if !slices.Contains(now.Measures, m.ID) || !slices.Contains(before.Measures, m.ID) {
			return
		}
		p := found[[2]*table{now, before}]
		if p == nil {
			p = &retoldPair{now: now, before: before, days: map[Date]bool{}}
			found[[2]*table{now, before}] = p
		}
		p.days[x.day] = true
		if !slices.Contains(p.measures, m) {
			p.measures = append(p.measures, m)
		}
	})
}

func (p *retoldPair) span() Span {
	var all Span
	for d := range p.days {
		all = all.Hull(Day(d))
	}
	return all
}

// blank tells whether a table has a measure's column without anything in it.
func (t *table) blank(id string) bool {
	return slices.Contains(t.Measures, id) && !brings([]*table{t}, id)
}

// checkBlank warns of columns that used to be filled and have nothing in a newer
// file: its days count as zero.
func (r *resolver) checkBlank(x *teller, sums *dailySums) {
	for _, id := range broughtMeasures(x.tables) {
		m := r.cat.Measure(id)
		if m == nil || !m.Additive() {
			continue
		}
		for _, t := range x.tables {
			if t.root().blank(id) {
				r.blankColumn(x, t, m, sums)
			}
		}
	}
}

func (r *resolver) blankColumn(x *teller, t *table, m *Measure, sums *dailySums) {
	at := slices.IndexFunc(x.tables, func(o *table) bool {
		return o.rank == t.rank && o.File != t.File && slices.Contains(o.Measures, m.ID) && speaksBefore(t, o) && r.usedToFill(o, t, m, sums)
	})
	if at < 0 {
		return
	}
	r.problems.Add(&diag.Problem{Code: "column_blank", Severity: diag.Warning, Pos: diag.Pos{File: t.File},
		Message: diag.Both(
			fmt.Sprintf("cột của %s trống ở mọi dòng, trong khi %s có số: các ngày của tệp này tính là 0", m.Names.In("vi"), x.tables[at].File),
			fmt.Sprintf("the column of %s is blank in every row, while %s has figures: the days of this file count as zero", m.Names.In("en"), x.tables[at].File)),
		Hint: diag.Both("kiểm tra theo dõi chuyển đổi và bộ cột đã chọn, rồi xuất lại; bỏ qua nếu thật sự không có", "check the tracking and the chosen columns, then export it again; pass over this if there was really none")})
}

// usedToFill tells whether an older table has figures for days that the newer one
// tells too, or has them on most of its days while the newer one is long enough
// to have some as well.
func (r *resolver) usedToFill(o, t *table, m *Measure, sums *dailySums) bool {
	filled := 0
	for day := o.daily.Start; day < o.daily.End; day++ {
		if sums.of(o, m, day).IsZero() {
			continue
		}
		if t.daily.Has(day) {
			return true
		}
		filled++
	}
	return filled >= usual && 2*filled >= o.daily.Days() && t.daily.Days() >= usual
}

// checkNameless warns where a newer file has the column of campaigns, and no name
// in it: the totals stand, and campaigns and their targets have nothing.
func (r *resolver) checkNameless(p *retoldPair) {
	if !slices.Contains(p.now.Dims, Campaign) || namesCampaigns(p.now) || !namesCampaigns(p.before) {
		return
	}
	r.problems.Add(&diag.Problem{Code: "column_blank", Severity: diag.Warning, Pos: diag.Pos{File: p.now.File},
		Message: diag.Bothf("cột chiến dịch trống ở mọi dòng, trong khi %s có tên: số của các ngày này không thuộc chiến dịch nào",
			"the column of campaigns is blank in every row, while %s has names: the figures of these days belong to no campaign", p.before.File),
		Hint: diag.Both("xuất lại với cột tên chiến dịch", "export it again with the names of the campaigns")})
}
