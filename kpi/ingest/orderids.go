package ingest

import (
	"bytes"
	"fmt"
	"maps"
	"slices"

	"kpideck/kpi"
)

// A list of orders has no campaign whose figures stay as they were: what was on
// its way in one export is delivered or returned in the next. Its order numbers
// stay, and no other shop has them. All of them would be too many to keep, so
// each day keeps the few with the smallest hashes: two exports of one day see
// the same ones, whatever else they hold.

// idsOfDay is how many a day keeps. An export made in the middle of a day lacks
// some of them, and hardly ever all.
const idsOfDay = 8

// dayIDs are the smallest hashes of the orders of a day, ascending.
type dayIDs []uint64

func (d dayIDs) with(h uint64) dayIDs {
	at, known := slices.BinarySearch(d, h)
	if known || at == idsOfDay {
		return d
	}
	d = slices.Insert(d, at, h)
	return d[:min(len(d), idsOfDay)]
}

// bindOrderIDs finds the columns that make an order's number; none unless all
// are there and no column names the account.
func (b *binding) bindOrderIDs(x *Preset, at func(role string) int) {
	for _, role := range x.same.ids {
		b.orderIDs = append(b.orderIDs, at(role))
	}
	if b.account >= 0 || slices.Contains(b.orderIDs, none) {
		b.orderIDs = nil
	}
}

// keepOrderID notes the order of a row for its day. A number that Excel rounded
// stands for many orders.
func (p *part) keepOrderID() {
	h := uint64(0)
	for _, col := range p.t.bind.orderIDs {
		raw := bytes.TrimSpace(p.rec.fields[col])
		if len(raw) == 0 || excelID(raw) {
			return
		}
		h = h*31 + hashOf(raw)
	}
	p.orderIDs[p.span] = p.orderIDs[p.span].with(h)
}

// mergeOrderIDs makes evidence of the orders of all parts.
func (s *settled) mergeOrderIDs(parts []*part, days *dayReading) {
	byDay := map[kpi.Span]dayIDs{}
	for _, p := range parts {
		for span, ids := range p.orderIDs {
			day, ok := days.spans[p.spanOf[span]]
			if _, bad := days.bad[p.spanOf[span]]; !ok || bad {
				continue
			}
			for _, h := range ids {
				byDay[day] = byDay[day].with(h)
			}
		}
	}
	for ids := range maps.Values(byDay) {
		for _, h := range ids {
			s.ids[fmt.Sprintf("order %016x", h)] = true
		}
	}
}
