package kpi

import (
	"fmt"
	"slices"
	"strings"

	"kpideck/kpi/diag"
)

// How much less a newer export may tell of the same days before that is a
// finding, in percent: platforms take back some of what they counted, but never a
// campaign that had a share of it.
const (
	shrunk     = 20 // of some figure, where every figure fell
	shrunkName = 1  // of some figure, for the campaigns that are missing
)

// many is how much a day or campaign that is missing must have counted: from a list
// of leads the few of a day are taken out as doubles.
const many = 10

// checkShrunk warns where a newer file tells less of the same days: campaigns or
// days of the older one have no row in it, as after a filter or a removal, or every
// measure fell, and one of them much.
func (r *resolver) checkShrunk(p *retoldPair, sums *dailySums) {
	var vi, en []string
	for _, say := range []diag.Text{p.lostCampaigns(), p.lostDays(sums)} {
		if say != nil {
			vi, en = append(vi, say["vi"]), append(en, say["en"])
		}
	}
	if len(vi) == 0 {
		fell := p.fell(sums)
		if fell == nil {
			return
		}
		vi, en = []string{fell["vi"]}, []string{fell["en"]}
	}
	days := p.span()
	r.problems.Add(&diag.Problem{Code: "export_shrunk", Severity: diag.Warning, Pos: diag.Pos{File: p.now.File},
		Message: diag.Both(
			fmt.Sprintf("tệp mới ghi ít hơn %s về cùng những ngày, %s đến %s: %s", p.before.File, days.Start, days.Last(), strings.Join(vi, "; ")),
			fmt.Sprintf("this newer file tells less than %s of the same days, %s to %s: %s", p.before.File, days.Start, days.Last(), strings.Join(en, "; "))),
		Hint: diag.Both("báo cáo dùng tệp này; xuất lại với mọi chiến dịch, không lọc, nếu nó thiếu dòng", "the report takes this file; if rows are missing, export it again with all campaigns and without a filter")})
}

// fell words that every figure fell, one of them much; nil otherwise.
func (p *retoldPair) fell(sums *dailySums) diag.Text {
	var worst *Measure
	var least float64
	for _, m := range p.measures {
		var was, is Decimal
		for d := range p.days {
			was.add(sums.of(p.before, m, d))
			is.add(sums.of(p.now, m, d))
		}
		if was.Cmp(Decimal{}) <= 0 || p.now.blank(m.ID) {
			continue
		}
		left := is.Float() / was.Float()
		if left >= 1 {
			return nil
		}
		if worst == nil || left < least {
			worst, least = m, left
		}
	}
	lost := int(100 - 100*least)
	if worst == nil || lost < shrunk {
		return nil
	}
	return diag.Both(fmt.Sprintf("mọi số đều giảm, %s giảm %d%%", worst.Names.In("vi"), lost),
		fmt.Sprintf("every figure fell, %s by %d%%", worst.Names.In("en"), lost))
}

// lostCampaigns words which campaigns of the older file the newer one lacks, on
// the days that both tell; nil where they had next to nothing, or where campaigns
// that the older one lacks took as much: they may be the same.
func (p *retoldPair) lostCampaigns() diag.Text {
	was, is := p.campaigns(p.before), p.campaigns(p.now)
	if !namesCampaigns(p.now) {
		return nil
	}
	for _, list := range [][]newName{byID(p.now, p.before), p.byFigures()} {
		for _, x := range list {
			delete(was, x.was)
			delete(is, x.is)
		}
	}
	var names []string
	lost, all := make([]Decimal, len(p.measures)), make([]Decimal, len(p.measures))
	for _, name := range sortedKeys(was) {
		addAll(all, was[name])
		if name != "" && is[name] == nil {
			names = append(names, name)
			addAll(lost, was[name])
		}
	}
	for name, figures := range is {
		if was[name] == nil {
			takeAll(lost, figures)
		}
	}
	at, percent := largestShare(lost, all)
	if percent < shrunkName || len(names) == 0 {
		return nil
	}
	return campaignsMissing(names, percent, p.measures[at])
}

func campaignsMissing(names []string, percent int, m *Measure) diag.Text {
	if len(names) == 1 {
		return diag.Both(fmt.Sprintf("thiếu chiến dịch %q, %d%% của %s", names[0], percent, m.Names.In("vi")),
			fmt.Sprintf("campaign %q is missing, %d%% of %s", names[0], percent, m.Names.In("en")))
	}
	return diag.Both(fmt.Sprintf("thiếu %d chiến dịch, như %q, %d%% của %s", len(names), names[0], percent, m.Names.In("vi")),
		fmt.Sprintf("%d campaigns are missing, such as %q, %d%% of %s", len(names), names[0], percent, m.Names.In("en")))
}

func addAll(sums, figures []Decimal) {
	for i := range sums {
		sums[i].add(figures[i])
	}
}

func takeAll(sums, figures []Decimal) {
	for i := range sums {
		sums[i].add(figures[i].Neg())
	}
}

// largestShare gives the place at which parts that count many are most of the whole,
// in percent.
func largestShare(parts, whole []Decimal) (at, percent int) {
	for i := range parts {
		if whole[i].Cmp(Decimal{}) <= 0 || parts[i].Float() < many {
			continue
		}
		if n := int(100 * parts[i].Float() / whole[i].Float()); n > percent {
			at, percent = i, n
		}
	}
	return at, percent
}

// lostDays words on which days the older file counts many and the newer one, which
// covers them, has no row; nil without such a day.
func (p *retoldPair) lostDays(sums *dailySums) diag.Text {
	var lost []Date
	for d := range p.days {
		if p.now.RowsByDay[Day(d)] == 0 && slices.ContainsFunc(p.measures, func(m *Measure) bool { return sums.of(p.before, m, d).Float() >= many }) {
			lost = append(lost, d)
		}
	}
	if len(lost) == 0 {
		return nil
	}
	first := slices.Min(lost)
	if len(lost) == 1 {
		return diag.Bothf("nó không có dòng nào ngày %s", "it has no rows on %s", first)
	}
	return diag.Bothf("nó không có dòng nào trong %d ngày, đầu tiên là %s", "it has no rows on %d days, the first %s", len(lost), first)
}
