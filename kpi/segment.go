package kpi

import (
	"sort"
	"strings"
)

// The dimensions that every source may bring. Decks can name more.
const (
	Channel  = "channel"
	Campaign = "campaign"
)

// NotSet is the member of a row that lacks the dimension, so that the members
// of a dimension always add up to the total.
const NotSet = "(not set)"

// Pick chooses one member of a dimension.
type Pick struct{ Dim, Member string }

// Segment is a choice of members, at most one per dimension, sorted by
// dimension in the order of NewSegment. The zero value is the total.
type Segment []Pick

// NewSegment builds a segment: channel first, campaign second, others by name.
func NewSegment(picks ...Pick) Segment {
	s := append(Segment(nil), picks...)
	sort.SliceStable(s, func(i, j int) bool { return dimOrder(s[i].Dim) < dimOrder(s[j].Dim) })
	return s
}

func dimOrder(dim string) string {
	switch dim {
	case Channel:
		return "\x00"
	case Campaign:
		return "\x01"
	}
	return dim
}

// segmentKey is a Segment that can be the key of a map. Nearly all segments
// have at most two picks, which need no text of their own.
type segmentKey struct {
	a, b Pick
	more string
}

func (s Segment) key() segmentKey {
	var k segmentKey
	switch len(s) {
	case 0:
		return k
	case 1:
		k.a = s[0]
		return k
	}
	k.a, k.b = s[0], s[1]
	for _, p := range s[2:] {
		k.more += p.Dim + "\x00" + p.Member + "\x00"
	}
	return k
}

// Of gives the chosen member of a dimension.
func (s Segment) Of(dim string) (member string, ok bool) {
	for _, p := range s {
		if p.Dim == dim {
			return p.Member, true
		}
	}
	return "", false
}

// String gives channel=Meta Ads, campaign=X; the total is empty.
func (s Segment) String() string {
	parts := make([]string, len(s))
	for i, p := range s {
		parts[i] = p.Dim + "=" + p.Member
	}
	return strings.Join(parts, ", ")
}
