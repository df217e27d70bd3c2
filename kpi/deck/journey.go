package deck

import (
	"kpideck/kpi/review"
)

// paths reads the ways of the customers' journey that a pack has.
func (c *catalogueReader) paths(n *node) (list []review.JourneyPath) {
	for _, item := range c.entries(n, "paths:") {
		var p review.JourneyPath
		c.fields(item, "paths:",
			field{"id", c.into(&p.ID)},
			field{"steps", func(n *node) {
				for _, item := range c.entries(n, "steps:") {
					p.Steps = append(p.Steps, c.pathStep(item))
				}
			}},
		)
		list = append(list, p)
	}
	return list
}

func (c *catalogueReader) pathStep(n *node) (s review.JourneyPart) {
	c.fields(n, "steps:",
		field{"kpi", c.into(&s.KPI)},
		field{"stage", func(n *node) { s.Stage = c.word(n, review.JourneyStages...) }},
		field{"across", func(n *node) { s.Across = c.word(n, "true", "false") == "true" }},
	)
	return s
}

// steps are the KPIs of a pack's paths, as groups.
func (p *Pack) steps() (list []PackGroup) {
	for _, path := range p.Paths {
		g := PackGroup{ID: path.ID}
		for _, s := range path.Steps {
			g.KPIs = append(g.KPIs, s.KPI)
		}
		list = append(list, g)
	}
	return list
}

// Journeys lists the paths of all packs, by the ids of the packs.
func (c *Catalogue) Journeys() (list []review.JourneyPath) {
	for _, p := range c.Packs() {
		list = append(list, p.Paths...)
	}
	return list
}
