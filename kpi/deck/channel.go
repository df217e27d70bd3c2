package deck

import (
	"strings"

	"kpideck/kpi/diag"
)

// channels refuses a name that two channels claim: rows would land in either.
func (r *deckReader) channels(n *node) {
	r.deck.Channels = map[string][]string{}
	owner := map[string]string{}
	pairs := r.pairs(n, "channels:")
	for _, p := range pairs {
		owner[sameChannel(p.key)] = strings.TrimSpace(p.key)
	}
	for _, p := range pairs {
		name := strings.TrimSpace(p.key)
		r.deck.Channels[name] = r.texts(p.value)
		for _, item := range listed(p.value) {
			if other, taken := owner[sameChannel(item.text)]; taken && other != name {
				r.fail("duplicate_channel", item.pos, diag.Bothf("%q đã thuộc kênh %q", "%q already belongs to channel %q", item.text, other),
					diag.Both("để tên này ở một kênh", "leave it under one channel"))
			}
			owner[sameChannel(item.text)] = name
		}
	}
}

// sameChannel is what two spellings of a channel have in common.
func sameChannel(name string) string { return strings.ToLower(strings.TrimSpace(name)) }

// ChannelNames joins the deck's names of channels with those that ship: name →
// what exports call it. The deck wins: a name that it claims belongs to no
// other channel, and claiming the name of a channel that ships brings along
// whatever that one is called. So every alias stands under one name.
func (d *Deck) ChannelNames(base *Catalogue) map[string][]string {
	joined := map[string][]string{}
	owner := map[string]string{}
	for name, aliases := range d.Channels {
		joined[name] = append(joined[name], aliases...)
		owner[sameChannel(name)] = name
		for _, alias := range aliases {
			owner[sameChannel(alias)] = name
		}
	}
	for _, name := range sortedKeys(base.Channels()) {
		to := name
		if claimed, ok := owner[sameChannel(name)]; ok {
			to = claimed
		}
		for _, alias := range base.Channels()[name] {
			if _, claimed := owner[sameChannel(alias)]; !claimed {
				joined[to] = append(joined[to], alias)
			}
		}
	}
	return joined
}
