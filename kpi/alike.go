package kpi

import (
	"slices"

	"kpideck/kpi/formula"
)

// alike makes both sides of a formula speak of the same channels where one of
// them is a measure that may not be added, such as reach: impressions of all
// ads over the people whom one platform reached would be the frequency of
// nobody. What adds up is then taken only from the channels that bring the
// other. A measure that stands in no channel, as the users of a website do,
// restricts nothing.
func (m *Model) alike(leaves []*leaf) {
	for _, unique := range leaves {
		if unique.measure.OverTime != RollNone && unique.measure.MemberRollup() != RollNone {
			continue
		}
		channels := m.cube.channelsOf(unique.measure, unique.family)
		if len(channels) == 0 || channels[NotSet] {
			continue
		}
		for _, l := range leaves {
			if l.measure.Additive() && l.family == unique.family && !within(m.cube.channelsOf(l.measure, l.family), channels) {
				l.conds = append(slices.Clone(l.conds), anyOf(Channel, sortedKeys(channels)))
			}
		}
	}
}

// channelsOf gives the channels in which a measure of a family has rows.
func (c *Cube) channelsOf(measure *Measure, family Family) map[string]bool {
	found := map[string]bool{}
	for _, s := range c.view(measure, family, &Filter{}).series {
		found[s.members[0]] = true
	}
	return found
}

func within(all, allowed map[string]bool) bool {
	for name := range all {
		if !allowed[name] {
			return false
		}
	}
	return true
}

// anyOf is the condition that a dimension holds one of some members.
func anyOf(dim string, members []string) *formula.Cond {
	c := &formula.Cond{Kind: formula.Eq, Dim: dim, Member: members[0]}
	for _, member := range members[1:] {
		c = &formula.Cond{Kind: formula.Or, Args: []*formula.Cond{c, {Kind: formula.Eq, Dim: dim, Member: member}}}
	}
	return c
}
