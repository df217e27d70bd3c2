package deck

import (
	"slices"

	"kpideck/kpi"
)

// Channels proposes which names of the exports are one channel. Paid Search of
// web analytics is Google Ads where that is the only search platform with spend;
// where several could be meant, and for names that may be posts as well as ads,
// the draft leaves it to the user.
func (d *Draft) Channels(m *kpi.Model, base *Catalogue) {
	d.Joined, d.MayJoin = nil, nil
	all := m.Members(kpi.Channel, nil)
	spends := advertised(m, all)
	for _, name := range all {
		if slices.Contains(spends, name) {
			continue
		}
		if paid := both(base.paid[name], spends); len(paid) == 1 {
			d.Joined = joined(d.Joined, paid[0], name)
		} else if len(paid) > 1 {
			d.MayJoin = joined(d.MayJoin, paid[0], name)
		}
		if maybe := both(base.maybe[name], spends); len(maybe) > 0 {
			d.MayJoin = joined(d.MayJoin, maybe[0], name)
		}
	}
}

// advertised lists the channels that money is spent in.
func advertised(m *kpi.Model, channels []string) (list []string) {
	spend := m.Catalog().Metric("spend")
	if spend == nil || !m.Available(spend) {
		return nil
	}
	for _, name := range channels {
		if m.Has(spend, kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: name})) {
			list = append(list, name)
		}
	}
	return list
}

func both(a, b []string) []string {
	return slices.DeleteFunc(slices.Clone(a), func(s string) bool { return !slices.Contains(b, s) })
}

func joined(list []Joined, channel, name string) []Joined {
	for i := range list {
		if list[i].Channel == channel {
			list[i].Names = append(list[i].Names, name)
			return list
		}
	}
	return append(list, Joined{channel, []string{name}})
}
