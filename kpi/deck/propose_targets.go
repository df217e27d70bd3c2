package deck

import (
	"math"
	"slices"

	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/kpi/formula"
	"kpideck/kpi/review"
)

// How goals are proposed: the best change of the past quarters again, within
// bounds that a team may be asked for without knowing it.
const (
	lookedBack = 8    // quarters of history
	leastStep  = 0.05 // of a goal beyond its baseline
	mostStep   = 0.10
	bandWidth  = 0.05 // to either side, of what is best inside a band
)

// Proposal is a target that a Draft proposes.
type Proposal struct {
	ID       string
	KPI      string
	Level    review.Level
	Parent   string
	Period   kpi.Period
	Baseline string
	Goal     string
	Note     diag.Text // the figures it rests on

	metric *kpi.Metric
}

// Wording writes figures as the language of the draft does: in sentences by
// Figure, and changes such as +5,2% by Change.
type Wording struct {
	Locale string
	Figure func(kpi.Unit, float64) string
	Change func(float64) string
}

// ProposeTargets makes a target of every KPI of some packs that has a value in
// the last whole quarter, for the quarter after it. KPIs that are zero or below,
// and changes of other KPIs, get none: nobody can say what five percent more of
// them would be. Tactical ones serve the strategic one nearest to their stage.
func ProposeTargets(m *kpi.Model, packs []string, base *Catalogue, w Wording) []*Proposal {
	next := m.Calendar().Containing(kpi.Quarterly, m.AsOf()+1)
	var list []*Proposal
	for _, id := range kpisOf(packs, base) {
		x := m.Catalog().Metric(id)
		if x == nil || !x.At(kpi.Quarterly) || ofChange(x) {
			continue
		}
		if p := propose(x, history(m, x, next), next, w); p != nil {
			list = append(list, p)
		}
	}
	link(list)
	return list
}

// kpisOf lists the KPIs of packs, each once.
func kpisOf(packs []string, base *Catalogue) (ids []string) {
	for _, id := range packs {
		p := base.Pack(id)
		if p == nil {
			continue
		}
		for _, id := range p.KPIs() {
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
	}
	return ids
}

// ofChange tells whether a KPI is the change of another one.
func ofChange(x *kpi.Metric) bool {
	return slices.ContainsFunc(x.Bases, func(b kpi.Base) (found bool) {
		b.Formula.Walk(func(n *formula.Node) { found = found || n.Kind == formula.Prev || n.Kind == formula.Opening })
		return found
	})
}

// history gives the values of the whole quarters before one, oldest first, back
// to the first that is missing, or is a ratio of unlike sides: revenue of two
// shops over the orders of one.
func history(m *kpi.Model, x *kpi.Metric, before kpi.Period) []float64 {
	var values []float64
	for p := before; len(values) < lookedBack; {
		p = m.Calendar().Previous(p)
		v := m.Value(x, p, nil)
		if !v.OK() || v.Partial || v.Number <= 0 || m.OneSided(x, p, nil).Much() {
			break
		}
		values = append([]float64{v.Number}, values...)
	}
	return values
}

// propose makes the target of one KPI; nil where its history says nothing.
func propose(x *kpi.Metric, values []float64, next kpi.Period, w Wording) *Proposal {
	if len(values) == 0 {
		return nil
	}
	last := values[len(values)-1]
	p := &Proposal{ID: x.ID + "-" + next.Label, KPI: x.ID, Level: review.Tactical, Period: next, Baseline: exactAmount(x.Unit, last, w.Locale), metric: x}
	if x.Stage == "strategic" {
		p.Level = review.Strategic
	}
	if x.Better == kpi.Band {
		p.Goal = amountNear(x.Unit, last*(1-bandWidth), w.Locale) + ".." + amountNear(x.Unit, last*(1+bandWidth), w.Locale)
		p.Note = diag.Bothf("đề xuất: quý trước %s, giữ trong khoảng ±%s", "proposed: the quarter before was %s; keep it within ±%s",
			w.Figure(x.Unit, last), w.Change(bandWidth)[1:])
		return p
	}
	sign := 1.0
	if x.Better == kpi.Lower {
		sign = -1
	}
	best, n := bestChange(values, sign)
	goal, ok := rounded(x.Unit, last, sign, min(max(best, leastStep), mostStep))
	if !ok {
		return nil
	}
	p.Goal = writeAmount(x.Unit, goal, w.Locale)
	if sign < 0 {
		p.Goal = "<= " + p.Goal
	}
	p.Note = stepNote(x, last, goal, sign*best, n, w)
	return p
}

func stepNote(x *kpi.Metric, last, goal, best float64, n int, w Wording) diag.Text {
	asked := w.Change(goal/last - 1)
	if n == 0 {
		return diag.Bothf("đề xuất: quý trước %s, mục tiêu %s; chưa có quý nào trước nữa để so",
			"proposed: the quarter before was %s, the goal is %s; no earlier quarter to compare with", w.Figure(x.Unit, last), asked)
	}
	return diag.Bothf("đề xuất: quý trước %s, mục tiêu %s; số lần thay đổi đã xét: %d, tốt nhất %s",
		"proposed: the quarter before was %s, the goal is %s; changes looked at: %d, the best %s", w.Figure(x.Unit, last), asked, n, w.Change(best))
}

// bestChange is the best of the relative changes from quarter to quarter, and
// their number; with sign -1 a fall counts as positive.
func bestChange(values []float64, sign float64) (best float64, n int) {
	best = math.Inf(-1)
	for i := 1; i < len(values); i++ {
		best = max(best, sign*(values[i]/values[i-1]-1))
	}
	return best, len(values) - 1
}

// beyond are the stages in which a result counts the more the later it stands.
var beyond = []string{"cost", "awareness", "engagement", "retention", "conversion"}

// link gives every tactical target a strategic parent. Where no KPI is strategic
// by itself, the one closest to a sale is what the others serve: an amount, since
// a rate may rise while the company shrinks.
func link(list []*Proposal) {
	if len(list) == 0 {
		return
	}
	top := slices.IndexFunc(list, func(p *Proposal) bool { return p.Level == review.Strategic })
	if top < 0 {
		top = 0
		for i, p := range list {
			if p.closeness() > list[top].closeness() {
				top = i
			}
		}
		list[top].Level = review.Strategic
	}
	for _, p := range list {
		if p.Level == review.Tactical {
			p.Parent = parentFor(p, list[top], list)
		}
	}
}

// closeness grows the closer a KPI is to a sale.
func (p *Proposal) closeness() int {
	n := 2 * slices.Index(beyond, p.metric.Stage)
	if u := p.metric.Unit; p.metric.Better == kpi.Higher && (u == kpi.Money || u == kpi.Count || u == kpi.People) {
		n++
	}
	return n
}

// parentFor finds the strategic target that a tactical one serves: what something
// costs serves what a customer costs, the budget what it earns, all else the top.
func parentFor(p, top *Proposal, list []*Proposal) string {
	var serves []string
	switch {
	case p.metric.Stage == "cost":
		serves = []string{"roi", "roas", "cac"}
	case p.metric.Unit == kpi.Money && p.metric.Better == kpi.Lower:
		serves = []string{"cac", "roas", "roi"}
	}
	for _, id := range serves {
		for _, o := range list {
			if o.KPI == id && o.Level == review.Strategic {
				return o.ID
			}
		}
	}
	return top.ID
}
