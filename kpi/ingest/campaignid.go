package ingest

import (
	"slices"

	"kpideck/kpi"
)

// severalNames is in place of the number of a name where an id has several.
const severalNames = none

// campaign gives the place of the campaign's name among the dimensions; none where
// a table has no ids of campaigns, or no names.
func (b *binding) campaign() int {
	if b.campaignID < 0 {
		return none
	}
	return slices.IndexFunc(b.dims, func(d dimColumn) bool { return d.id == kpi.Campaign })
}

// noteCampaign notes the id of a row's campaign and what it is called: names change,
// ids stay. It is called after the row's choice is found, which numbers its names.
func (p *part) noteCampaign() {
	id := p.rec.fields[p.t.bind.campaignID]
	if excelID(id) {
		return
	}
	p.ids[string(id)] = true
	at := p.t.bind.campaign()
	if at < 0 {
		return
	}
	name := p.keys[keyDims+at].lastN
	if was, ok := p.called[string(id)]; !ok {
		p.called[string(id)] = name
	} else if was != name && was != severalNames {
		p.called[string(id)] = severalNames
	}
}

// calls tells whether it is known that an id is called so.
func (p *part) calls(id []byte, name int32) bool {
	is, ok := p.called[string(id)]
	return ok && (is == name || is == severalNames)
}

// nameOf gives the name of an id, "" where it has several.
func (p *part) nameOf(id string) string {
	if n := p.called[id]; n != severalNames {
		return p.keys[keyDims+p.t.bind.campaign()].list[n]
	}
	return ""
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
