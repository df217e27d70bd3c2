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

// group is the rows of one choice on the same days, of all parts.
type group struct {
	span kpi.Span
	day  int32 // the number of span
	of   *groupChoice
	all  *partGroup // that of the first part, to which those of others are added
}

// merger brings the groups of all parts together by what their keys mean. Days and
// choices are read once, not for each group: those are the many.
type merger struct {
	s       *settled
	days    *dayReading
	spans   map[kpi.Span]int32 // their numbers
	choices map[choice]*groupChoice
	groups  map[groupKey]*group // by the numbers of their days and choice
}

// groupChoice is a choice of some groups.
type groupChoice struct {
	choice
	names []string // the members, the same list for all days
	code  string   // of its currency
	n     int32    // of the choice, as it came
	tally int      // numbers the accounts and levels, in order
	rank  int      // among all, in order
}

func (s *settled) merge(parts []*part, days *dayReading) {
	most := 0
	for _, p := range parts {
		most = max(most, len(p.groups))
	}
	m := merger{s, days, map[kpi.Span]int32{}, map[choice]*groupChoice{}, make(map[groupKey]*group, most)}
	groups := make([][]*group, len(parts))
	for at, p := range parts {
		groups[at] = m.part(p)
	}
	s.speak(parts, groups)
	s.mergeOrderIDs(parts, days)
	m.order()
}

// order puts the groups in order: those of an account and level by day, then by
// members. Groups are many more than days and choices, so those alone are compared.
func (m *merger) order() {
	choices, tallies := m.rankChoices()
	days := m.rankDays()
	groups := inOrder(m.s.groups, choices, func(g *group) int { return g.of.rank })
	groups = inOrder(groups, len(days), func(g *group) int { return days[g.day] })
	m.s.groups = inOrder(groups, tallies, func(g *group) int { return g.of.tally })
}

// inOrder sorts groups by a number below n; equals stay as they are.
func inOrder(groups []*group, n int, number func(*group) int) []*group {
	if n < 2 {
		return groups
	}
	from := make([]int, n+1)
	for _, g := range groups {
		from[number(g)+1]++
	}
	for i := range n {
		from[i+1] += from[i]
	}
	sorted := make([]*group, len(groups))
	for _, g := range groups {
		at := &from[number(g)]
		sorted[*at] = g
		*at++
	}
	return sorted
}

// rankChoices ranks the choices, and tells how many there are and of how many
// accounts and levels.
func (m *merger) rankChoices() (choices, tallies int) {
	list := slices.SortedFunc(maps.Values(m.choices), func(a, b *groupChoice) int { return a.compare(b.choice) })
	for i, x := range list {
		x.rank = i
		if i == 0 || x.account != list[i-1].account || x.level != list[i-1].level {
			tallies++
		}
		x.tally = tallies - 1
	}
	return len(list), tallies
}

// rankDays gives the rank of each span by its number.
func (m *merger) rankDays() []int {
	list := slices.SortedFunc(maps.Keys(m.spans), func(a, b kpi.Span) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End)) })
	ranks := make([]int, len(list))
	for i, span := range list {
		ranks[m.spans[span]] = i
	}
	return ranks
}

// part adds the groups of a part and gives them by their numbers there; those
// with bad days are nil.
func (m *merger) part(p *part) []*group {
	groups := make([]*group, len(p.groups))
	room := make([]group, len(p.groups))
	chosen := make([]*groupChoice, len(p.comboOf))
	spans := m.numbered(p.spanOf)
	for i := range p.groups {
		k := p.groups[i]
		if spans[k.span] < 0 {
			m.turnDown(p, k.span, int(k.rows), p.again[int32(i)])
			continue
		}
		if chosen[k.combo] == nil {
			chosen[k.combo] = m.chosen(p.choice(k.combo))
		}
		key := groupKey{spans[k.span], chosen[k.combo].n}
		g := m.groups[key]
		if g == nil {
			g = &room[i]
			*g = group{m.days.spans[p.spanOf[k.span]], key.span, chosen[k.combo], k}
			m.groups[key] = g
			m.s.groups = append(m.s.groups, g)
		} else {
			g.all.rows += k.rows
			g.all.take(&k.groupSums, m.s.t.bind.measures)
		}
		groups[i] = g
	}
	return groups
}

// numbered gives the numbers of the spans of a part; none for bad days.
func (m *merger) numbered(keys []spanKey) []int32 {
	numbers := make([]int32, len(keys))
	for i, key := range keys {
		if _, bad := m.days.bad[key]; bad {
			numbers[i] = none
			continue
		}
		span := m.days.spans[key]
		n, ok := m.spans[span]
		if !ok {
			n = int32(len(m.spans))
			m.spans[span] = n
		}
		numbers[i] = n
	}
	return numbers
}

// turnDown sets the rows of a group with bad days aside.
func (m *merger) turnDown(p *part, span int32, rows, again int) {
	key := p.spanOf[span]
	code := m.days.bad[key]
	m.s.aside[asideOf(code)] += rows
	m.s.addFault(code, rows+again, m.days.firsts[key])
}

func (m *merger) chosen(c choice) *groupChoice {
	x := m.choices[c]
	if x == nil {
		x = &groupChoice{choice: c, names: strings.Split(c.members, "\x00"), code: m.s.currency(c.currency), n: int32(len(m.choices))}
		m.choices[c] = x
	}
	return x
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
