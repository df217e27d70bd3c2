package ingest

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"kpideck/kpi"
)

// choice is what a row says of itself besides its days.
type choice struct {
	account  string
	level    string
	currency string
	members  string // joined with zero bytes
}

// rowKey is a group of rows when its days are known.
type rowKey struct {
	span kpi.Span
	choice
}

// group is the rows of one key, of all parts.
type group struct {
	key   rowKey
	of    *choiceGroups
	rows  int
	cells []cell
}

// merger brings the groups of all parts together by what their keys mean. A
// choice is worded once, not for each of its days: those are the many.
type merger struct {
	s       *settled
	days    *dayReading
	choices map[choice]*choiceGroups
}

// choiceGroups is the groups of one choice, by their days.
type choiceGroups struct {
	choice
	names  []string // the members, the same list for all days
	groups map[kpi.Span]*group
	tally  int // numbers those of one account and level, in order
	rank   int // among all, in order
}

func (s *settled) merge(parts []*part, days *dayReading) {
	m := merger{s, days, map[choice]*choiceGroups{}}
	groups := make([][]*group, len(parts))
	for at, p := range parts {
		groups[at] = m.part(p)
	}
	s.speak(parts, groups)
	s.mergeOrderIDs(parts, days)
	m.rank()
	slices.SortFunc(s.groups, (*group).compare)
}

// rank orders the choices, so that the groups, which are many more, are ordered
// by numbers.
func (m *merger) rank() {
	list := slices.SortedFunc(maps.Values(m.choices), func(a, b *choiceGroups) int { return a.compare(b.choice) })
	for i, x := range list {
		x.rank = i
		if i > 0 && x.account == list[i-1].account && x.level == list[i-1].level {
			x.tally = list[i-1].tally
		} else {
			x.tally = i
		}
	}
}

// part adds the groups of a part and gives them by their numbers there; those
// with bad days are nil.
func (m *merger) part(p *part) []*group {
	groups := make([]*group, len(p.keyOf))
	chosen := make([]*choiceGroups, len(p.comboOf))
	n := len(m.s.t.bind.measures)
	for i, k := range p.keyOf {
		span := p.spanOf[k.span]
		if code, bad := m.days.bad[span]; bad {
			m.s.aside[asideOf(code)] += int(p.rows[i])
			m.s.addFault(code, int(p.rows[i])+p.again[int32(i)], p.firstOf(span))
			continue
		}
		if chosen[k.combo] == nil {
			chosen[k.combo] = m.chosen(p.choice(k.combo))
		}
		g := m.group(chosen[k.combo], m.days.spans[span])
		groups[i] = g
		g.rows += int(p.rows[i])
		for c := range n {
			g.cells[c].merge(&p.cells[i*n+c], m.s.t.bind.measures[c].rollup)
		}
	}
	return groups
}

func (m *merger) chosen(c choice) *choiceGroups {
	x := m.choices[c]
	if x == nil {
		x = &choiceGroups{choice: c, names: strings.Split(c.members, "\x00"), groups: map[kpi.Span]*group{}}
		m.choices[c] = x
	}
	return x
}

func (m *merger) group(x *choiceGroups, span kpi.Span) *group {
	g := x.groups[span]
	if g == nil {
		g = &group{key: rowKey{span, x.choice}, of: x, cells: make([]cell, len(m.s.t.bind.measures))}
		x.groups[span] = g
		m.s.groups = append(m.s.groups, g)
	}
	return g
}

// choice words a choice of members.
func (p *part) choice(combo int32) choice {
	chosen, b := p.comboOf[combo], &p.t.bind
	name := func(at, col int) string {
		if col < 0 {
			return ""
		}
		n := chosen[0]
		chosen = chosen[1:]
		return p.keys[at].list[n]
	}
	c := choice{account: name(keyAccount, b.account), level: name(keyLevel, b.level), currency: name(keyCurrency, b.currency)}
	members := make([]string, len(b.dims))
	for d := range b.dims {
		members[d] = name(keyDims+d, b.dims[d].col)
	}
	c.members = strings.Join(members, "\x00")
	return c
}

func (c *choice) compare(o choice) int {
	return cmp.Or(strings.Compare(c.account, o.account), strings.Compare(c.level, o.level),
		strings.Compare(c.members, o.members), strings.Compare(c.currency, o.currency))
}

// compare orders the groups of an account and level by day, then by members.
func (g *group) compare(o *group) int {
	switch a, b := g.key.span, o.key.span; {
	case g.of.tally != o.of.tally:
		return g.of.tally - o.of.tally
	case a.Start != b.Start:
		return int(a.Start - b.Start)
	case a.End != b.End:
		return int(a.End - b.End)
	}
	return g.of.rank - o.of.rank
}
