package review

import (
	"maps"
	"slices"
	"sort"

	"kpideck/kpi"
)

// Reward is a step of the reward table: the grade from this overall score on.
type Reward struct {
	From  float64
	Grade string
}

// DefaultWeights are the groups of the guides: much time and large effect 50,
// either of the two 30, neither 20.
var DefaultWeights = map[string]float64{"A": 50, "B": 30, "C": 20}

// scoring says which targets count: quarter goals, else month goals. Goals of
// other grains are shown beside them and would count the same success twice, and
// what weighs nothing is only shown.
// Once one of those names a group, all need one.
type scoring struct {
	grain   kpi.Grain
	grouped bool
	weights map[string]float64
}

func scoringOf(rows []*Row, weights map[string]float64) scoring {
	s := scoring{grain: kpi.Monthly, weights: weights}
	for _, r := range rows {
		if r.Target.Period.Grain == kpi.Quarterly && r.Target.Weighs() > 0 {
			s.grain = kpi.Quarterly
		}
	}
	for _, r := range rows {
		s.grouped = s.grouped || r.Target.Period.Grain == s.grain && r.Target.Weighs() > 0 && r.Target.Group != ""
	}
	return s
}

func (s scoring) counts(t *Target) bool {
	return t.Period.Grain == s.grain && t.Weighs() > 0 && (!s.grouped || s.weights[t.Group] > 0)
}

// rollUp makes the score of the scored rows: the weighted mean within each
// group, then over the groups by their weights. Groups without targets drop out;
// what has no data drops out of Overall and is zero in Strict.
func rollUp(rows []*Row, weights map[string]float64, reward []Reward) Score {
	var s Score
	groups := groupRows(rows, weights)
	s.Empty = emptyGroups(groups, weights)
	total, known, strict := 0.0, 0.0, 0.0
	for _, g := range groups {
		total += g.weight
	}
	for _, g := range groups {
		gs := g.score(total)
		s.Groups = append(s.Groups, gs)
		s.Coverage += gs.Weight / 100 * gs.Coverage
		if gs.Score != nil {
			known += gs.Weight
			strict += gs.Weight * gs.Coverage * *gs.Score / 100
			s.Provisional = s.Provisional || g.provisional()
		}
	}
	if total == 0 {
		return s
	}
	s.Strict = ptr(strict)
	if known == 0 {
		return s
	}
	overall := 0.0
	for i, g := range s.Groups {
		if g.Points != nil {
			overall += *g.Points * (100 / known)
			groups[i].share(g.Weight / known)
		}
	}
	s.Overall = ptr(overall)
	if !s.Provisional {
		s.Grade = grade(reward, overall)
	}
	return s
}

type rowGroup struct {
	name   string
	weight float64
	rows   []*Row
}

// groupRows sorts the scored rows into their groups, by name; when no target
// names a group all are one group of weight 100.
func groupRows(rows []*Row, weights map[string]float64) []*rowGroup {
	byName := map[string]*rowGroup{}
	var list []*rowGroup
	for _, r := range rows {
		if !r.Scored {
			continue
		}
		g := byName[r.Target.Group]
		if g == nil {
			g = &rowGroup{name: r.Target.Group, weight: 100}
			if g.name != "" {
				g.weight = weights[g.name]
			}
			byName[g.name] = g
			list = append(list, g)
		}
		g.rows = append(g.rows, r)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].name < list[j].name })
	return list
}

// emptyGroups names the groups that have a weight but no rows; without groups
// there is none to miss.
func emptyGroups(groups []*rowGroup, weights map[string]float64) []string {
	if len(groups) == 0 || groups[0].name == "" {
		return nil
	}
	var empty []string
	for _, name := range slices.Sorted(maps.Keys(weights)) {
		if weights[name] > 0 && !slices.ContainsFunc(groups, func(g *rowGroup) bool { return g.name == name }) {
			empty = append(empty, name)
		}
	}
	return empty
}

// weights gives the sum of the rows' weights and the part that has a score.
func (g *rowGroup) weights() (all, known float64) {
	for _, r := range g.rows {
		all += r.Target.Weighs()
		if r.Score != nil {
			known += r.Target.Weighs()
		}
	}
	return all, known
}

func (g *rowGroup) score(total float64) GroupScore {
	all, known := g.weights()
	gs := GroupScore{Group: g.name, Weight: 100 * g.weight / total, Coverage: known / all}
	if known == 0 {
		return gs
	}
	sum := 0.0
	for _, r := range g.rows {
		if r.Score != nil {
			sum += r.Target.Weighs() / known * *r.Score
		}
	}
	gs.Score = ptr(sum)
	gs.Points = ptr(gs.Weight * sum / 100)
	return gs
}

// share tells every row with a score how many of the 100 points it stood for
// and how many of them it lost.
func (g *rowGroup) share(part float64) {
	_, known := g.weights()
	for _, r := range g.rows {
		if r.Score == nil {
			continue
		}
		worth := 100 * part * r.Target.Weighs() / known
		r.Worth = ptr(worth)
		r.Lost = ptr(worth * (100 - *r.Score) / 100)
	}
}

func (g *rowGroup) provisional() bool {
	for _, r := range g.rows {
		if r.Score != nil && r.Provisional {
			return true
		}
	}
	return false
}

// grade is the highest step that a score reaches; "" below all of them.
func grade(reward []Reward, score float64) string {
	best, name := 0.0, ""
	for _, r := range reward {
		if score >= r.From && (name == "" || r.From > best) {
			best, name = r.From, r.Grade
		}
	}
	return name
}
