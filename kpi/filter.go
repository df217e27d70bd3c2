package kpi

import (
	"cmp"
	"slices"
	"strings"

	"kpideck/kpi/formula"
)

// Filter chooses facts: those of a segment that also meet the conditions of
// only(). Its members are already the deck's names.
type Filter struct {
	Segment Segment
	Conds   []*formula.Cond
}

func (f *Filter) key() string {
	var b strings.Builder
	for _, p := range f.Segment {
		b.WriteString(p.Dim + "\x00" + p.Member + "\x00")
	}
	for _, c := range f.Conds {
		b.WriteString("\x01" + c.String())
	}
	return b.String()
}

// all tells whether every fact passes.
func (f *Filter) all() bool { return len(f.Segment) == 0 && len(f.Conds) == 0 }

// match tells whether a choice of members passes; members are in the order of dims.
func (f *Filter) match(dims, members []string) bool {
	of := func(dim string) string {
		for i, d := range dims {
			if d == dim {
				return members[i]
			}
		}
		return NotSet
	}
	for _, p := range f.Segment {
		if of(p.Dim) != p.Member {
			return false
		}
	}
	for _, c := range f.Conds {
		if !holds(c, of) {
			return false
		}
	}
	return true
}

// membersOf gives the row's members in the order of the cube's dimensions, with
// the deck's channel names.
func (c *Cube) membersOf(t *table, row *TallyRow) []string {
	out := make([]string, len(c.dims))
	for i, dim := range c.dims {
		member := NotSet
		if at := slices.Index(t.Dims, dim); at >= 0 {
			member = cmp.Or(row.Members[at], NotSet)
		} else if dim == Channel {
			member = cmp.Or(t.Platform, NotSet)
		}
		if dim == Channel {
			member = c.Channel(member)
		}
		out[i] = member
	}
	return out
}

func holds(c *formula.Cond, of func(dim string) string) bool {
	switch c.Kind {
	case formula.Eq:
		return of(c.Dim) == c.Member
	case formula.NotEq:
		return of(c.Dim) != c.Member
	case formula.And:
		return holds(c.Args[0], of) && holds(c.Args[1], of)
	case formula.Or:
		return holds(c.Args[0], of) || holds(c.Args[1], of)
	}
	return !holds(c.Args[0], of)
}

// rename maps the members of a condition to the deck's channel names.
func rename(c *formula.Cond, channel func(string) string) *formula.Cond {
	out := *c
	if c.Dim == Channel {
		out.Member = channel(c.Member)
	}
	out.Args = nil
	for _, a := range c.Args {
		out.Args = append(out.Args, rename(a, channel))
	}
	return &out
}
