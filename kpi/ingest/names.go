package ingest

import "encoding/binary"

// names interns the cells of one column: raw text to the number of its name.
type names struct {
	t     *tableRead
	show  func(string) string // gives a name as reports show it
	ids   map[string]int32    // raw cell → index in list
	byKey map[string]int32    // name → index
	list  []string
	last  []byte
	lastN int32
	spots []spot // none before the first cell: most tables lack some of the columns
}

// spot is a cell of ids, where it is found sooner than there.
type spot struct {
	raw   string
	id    int32
	taken bool
}

func newNames(t *tableRead) *names {
	return &names{t: t, show: t.shownName, ids: map[string]int32{}, byKey: map[string]int32{}, lastN: -1}
}

// of gives the number of a cell.
func (n *names) of(raw []byte) int32 {
	if n.lastN >= 0 && string(n.last) == string(raw) {
		return n.lastN
	}
	id, ok := n.known(raw)
	if !ok {
		n.t.look(raw)
		id = n.add(n.show(memberName(string(raw))))
		n.keep(string(raw), id)
	}
	n.last, n.lastN = append(n.last[:0], raw...), id
	return id
}

// known gives the number of a cell that came up before. The map is asked without
// a copy of the cell.
func (n *names) known(raw []byte) (id int32, ok bool) {
	if len(n.spots) == 0 {
		return 0, false
	}
	if s := &n.spots[spotOf(raw)]; s.taken && s.raw == string(raw) {
		return s.id, true
	}
	id, ok = n.ids[string(raw)]
	return id, ok
}

func (n *names) keep(raw string, id int32) {
	n.ids[raw] = id
	if len(n.spots) == 0 {
		n.spots = make([]spot, 256)
	}
	if s := &n.spots[spotOf([]byte(raw))]; !s.taken {
		*s = spot{raw, id, true}
	}
}

func (n *names) add(name string) int32 {
	id, ok := n.byKey[name]
	if !ok {
		id = int32(len(n.list))
		n.list = append(n.list, name)
		n.byKey[name] = id
	}
	return id
}

// spotOf spreads cells over the spots, by eight bytes at a time and the last eight.
func spotOf(raw []byte) uint8 {
	const spread = 0x9e3779b97f4a7c15 // 2⁶⁴ by the golden ratio
	h := uint64(len(raw))
	if len(raw) < 8 {
		for _, c := range raw {
			h = h<<8 | uint64(c)
		}
		return uint8(h * spread >> 56)
	}
	last := binary.LittleEndian.Uint64(raw[len(raw)-8:])
	for ; len(raw) > 8; raw = raw[8:] {
		h = (h ^ binary.LittleEndian.Uint64(raw)) * spread
	}
	return uint8((h ^ last) * spread >> 56)
}
