package report

import (
	"slices"
	"strings"

	"kpideck/kpi"
)

// missing names the KPIs of the packs and targets that no source can answer.
func (b *builder) missing() *Remarks {
	r := &Remarks{ID: MissingBlock, Title: b.l.Word("checks.missing")}
	said := map[string]bool{}
	for _, x := range b.unanswered() {
		missing := b.m.Missing(x)
		item := Remark{Text: b.l.Say("checks.missing_item", x.Names.In(b.l.ID), b.measureNames(missing)), Detail: b.bringers(missing, said)}
		r.Items = append(r.Items, item)
	}
	if len(r.Items) == 0 {
		return nil
	}
	return r
}

// unanswered are the KPIs of the packs that no source can answer, each once.
func (b *builder) unanswered() (list []*kpi.Metric) {
	for _, p := range b.in.Packs {
		for _, id := range p.KPIs {
			if x := b.m.Catalog().Metric(id); x != nil && !b.m.Available(x) && !slices.Contains(list, x) {
				list = append(list, x)
			}
		}
	}
	return list
}

// bringers names the exports that have missing measures, of each measure once in
// the report; "" where nothing is left to say.
func (b *builder) bringers(ids []string, said map[string]bool) string {
	var parts []string
	for _, id := range ids {
		m := b.m.Catalog().Measure(id)
		if m == nil || b.in.Exports == nil || said[id] {
			continue
		}
		said[id] = true
		var exports []string
		for _, names := range b.in.Exports(m) {
			exports = append(exports, names.In(b.l.ID))
		}
		if len(exports) == 0 {
			continue
		}
		part := strings.Join(slices.Compact(exports), ", ")
		if len(ids) > 1 {
			part = m.Names.In(b.l.ID) + ": " + part
		}
		parts = append(parts, part)
	}
	if len(parts) == 0 {
		return ""
	}
	return b.l.Say("checks.missing_from", strings.Join(parts, "; "))
}

func (b *builder) measureNames(ids []string) string {
	text := ""
	for i, id := range ids {
		if i > 0 {
			text += ", "
		}
		name := id
		if m := b.m.Catalog().Measure(id); m != nil {
			name = m.Names.In(b.l.ID)
		}
		text += name
	}
	return text
}
