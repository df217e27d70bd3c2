package ingest

import (
	"slices"

	"kpideck/kpi"
)

// nameCampaign notes what the campaign of a row is called, once for each day and
// choice of members: names change, ids stay.
func (p *part) nameCampaign() {
	b := &p.t.bind
	if b.campaignID < 0 || excelID(p.rec.fields[b.campaignID]) {
		return
	}
	if at := slices.IndexFunc(b.dims, func(d dimColumn) bool { return d.id == kpi.Campaign }); at >= 0 && b.dims[at].col >= 0 {
		call(p.called, string(p.rec.fields[b.campaignID]), string(p.rec.fields[b.dims[at].col]))
	}
}

// call notes a campaign's name. An id with two names in one table has none: rows
// of old days may keep the old one.
func call(names map[string]string, id, name string) {
	if id == "" {
		return
	}
	if was, ok := names[id]; ok && was != name {
		name = ""
	}
	names[id] = name
}
