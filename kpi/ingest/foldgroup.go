package ingest

import "slices"

// groupKey is the span and the choice of members that a group adds up; in
// combos, a choice and one more member.
type groupKey struct{ span, combo int32 }

// partGroup is what a part adds up for one key.
type partGroup struct {
	groupKey
	rows int32
	groupSums
}

// memberColumn is a column whose members rows are grouped by; key is its number in
// part.keys.
type memberColumn struct{ col, key int }

// members lists the columns whose members rows are grouped by, in the order in
// which a choice takes them.
func (b *binding) members() (list []memberColumn) {
	for key, col := range []int{keyAccount: b.account, keyLevel: b.level, keyCurrency: b.currency} {
		list = append(list, memberColumn{col, key})
	}
	for i, d := range b.dims {
		list = append(list, memberColumn{d.col, keyDims + i})
	}
	return slices.DeleteFunc(list, func(m memberColumn) bool { return m.col < 0 })
}

// group gives the number of the row's group: its span and members. Members
// become one small number step by step, so that the hot path ends in a slice.
func (p *part) group() int32 {
	combo := int32(0)
	for _, m := range p.members {
		combo = p.choose(combo, m.key, m.col)
	}
	if p.t.bind.campaignID >= 0 {
		p.noteCampaign()
	}
	slot := p.slot(combo)
	if *slot == 0 {
		p.newGroup(combo, slot)
	}
	return *slot - 1
}

// slabGroups is the most groups that are made at once. They never move. A part has
// few groups or very many, so slabs start small.
const slabGroups = 64

// newGroup makes the group of the span at hand and a choice.
func (p *part) newGroup(combo int32, slot *int32) {
	g := &cutFrom(&p.room, 1, len(p.groups))[0]
	g.groupKey = groupKey{p.span, combo}
	if p.quick.able {
		g.whole = cutFrom(&p.whole, len(p.t.bind.measures), len(p.groups))
	}
	p.groups = append(p.groups, g)
	*slot = int32(len(p.groups))
}

// cellsOf gives the cells of a group by its number.
func (p *part) cellsOf(group int32) []cell {
	g := p.groups[group]
	if g.cells == nil {
		g.cells = cutFrom(&p.cells, len(p.t.bind.measures), len(p.groups))
	}
	return g.cells
}

// cutFrom cuts n from a slab, and makes a new slab when it is used up.
func cutFrom[T any](slab *[]T, n, groups int) []T {
	if len(*slab) < n {
		*slab = make([]T, n*min(slabGroups, 4+groups))
	}
	cut := (*slab)[:n:n]
	*slab = (*slab)[n:]
	return cut
}

// denseCombos bounds the choices that have a slot for every span; what is
// beyond is sparse and would waste memory so.
const denseCombos = 1 << 12

// slot is where the number of a group stands, plus one.
func (p *part) slot(combo int32) *int32 {
	if combo >= denseCombos {
		k := groupKey{p.span, combo}
		if p.sparse[k] == nil {
			p.sparse[k] = new(int32)
		}
		return p.sparse[k]
	}
	for int(p.span) >= len(p.slots) {
		p.slots = append(p.slots, nil)
	}
	row := p.slots[p.span]
	if int(combo) >= len(row) {
		row = append(row, make([]int32, min(len(p.comboOf), denseCombos)-len(row))...)
		p.slots[p.span] = row
	}
	return &row[combo]
}

// choose adds the member in a column to a choice.
func (p *part) choose(combo int32, i, col int) int32 {
	if col < 0 {
		return combo
	}
	n := p.keys[i].of(p.rec.fields[col])
	if n < denseCombos {
		if next := p.next[combo]; int(n) < len(next) && next[n] > 0 {
			return next[n]
		}
	}
	return p.newChoice(combo, n)
}

// newChoice finds or makes a choice that has no short way yet. Names that come
// late are many, and found by a map.
func (p *part) newChoice(combo, n int32) int32 {
	k := groupKey{combo, n}
	id, ok := p.combos[k]
	if !ok {
		id = int32(len(p.comboOf))
		p.combos[k] = id
		p.comboOf = append(p.comboOf, append(slices.Clip(p.comboOf[combo]), n))
		p.next = append(p.next, nil)
	}
	if n < denseCombos {
		next := p.next[combo]
		if grow := int(n) + 1 - len(next); grow > 0 {
			next = append(next, make([]int32, grow)...)
			p.next[combo] = next
		}
		next[n] = id
	}
	return id
}
