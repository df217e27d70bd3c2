package report

import (
	"cmp"
	"slices"
	"strings"
)

// planner fills the pages of a layout with the blocks of a document.
type planner struct {
	b        *builder
	sections []*Section
	made     map[SectionID]bool // which already have a page
}

// plan resolves the names of a layout. A page without anything to show is left
// out; so is a column, whose room the others of its row take. A layout without
// pages gives each section its own.
func (b *builder) plan(l Layout, sections []*Section) []PagePlan {
	p := planner{b: b, sections: sections, made: map[SectionID]bool{}}
	var plans []PagePlan
	if len(l.Pages) == 0 {
		for _, s := range sections {
			if s.On.In(InPage) {
				plans = append(plans, s.Whole())
			}
		}
		return plans
	}
	for i := range l.Pages {
		plans = append(plans, p.pages(&l.Pages[i])...)
	}
	if len(plans) == 0 && len(sections) > 0 {
		return []PagePlan{sections[0].Whole()}
	}
	for i := range plans[min(1, len(plans)):] {
		plans[i+1].GoesOn = plans[i].Kicker == plans[i+1].Kicker && plans[i].Message == plans[i+1].Message
	}
	return plans
}

// pages are those that an entry of a layout makes.
func (p *planner) pages(l *LayoutPage) (plans []PagePlan) {
	if slices.ContainsFunc(l.Without, func(s pageSection) bool { return p.made[SectionID(s)] }) {
		return nil
	}
	list := p.all(SectionID(l.Section))
	if len(list) > 1 {
		list = p.gravest(list)
	}
	if len(list) == 0 {
		list = []*Section{nil}
	}
	for _, group := range p.paired(l, list) {
		plan, any := p.page(l, group[0])
		if len(group) > 1 {
			plan, any = p.pair(l, group), true
		}
		if any && (l.Most == 0 || len(plans) < l.Most) {
			p.made[plan.Section.ID] = true
			plans = append(plans, plan)
		}
	}
	return plans
}

// all are the sections of an id.
func (p *planner) all(id SectionID) (list []*Section) {
	for _, s := range p.sections {
		if s.ID == id && s.On.In(InPage) {
			list = append(list, s)
		}
	}
	return list
}

// gravest puts the goals that are off track first; equals stay in the order of
// targets.csv.
func (p *planner) gravest(list []*Section) []*Section {
	worry := func(s *Section) int {
		if l := p.lineOf(s.Key); l != nil {
			return l.worry()
		}
		return 0
	}
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(x, y *Section) int { return cmp.Compare(worry(x), worry(y)) })
	return list
}

// lineOf is the line of a target.
func (p *planner) lineOf(target string) *line {
	for _, l := range p.b.lines {
		if target != "" && l.row != nil && l.row.Target.ID == target {
			return l
		}
	}
	return nil
}

// page is an entry of a layout for a section, which may be nil where only blocks
// of others are there: then the first of them names the page.
func (p *planner) page(l *LayoutPage, s *Section) (plan PagePlan, any bool) {
	used := map[SectionID]*Section{}
	for _, row := range l.Rows {
		var out PageRow
		for _, c := range row {
			column := PageColumn{Span: c.span}
			for _, name := range c.blocks {
				from := p.from(name, s)
				blocks := from.named(name.id)
				column.Blocks = append(column.Blocks, blocks...)
				if name.optional {
					plan.Optional = append(plan.Optional, blocks...)
				}
				if len(blocks) > 0 {
					used[from.ID] = from
					s = cmp.Or(s, from)
				}
			}
			if len(column.Blocks) > 0 {
				out = append(out, column)
			}
		}
		if len(out) > 0 {
			plan.Rows = append(plan.Rows, out)
		}
	}
	if len(used) == 0 {
		return plan, false
	}
	plan.words(l, s, used)
	if line := p.lineOf(s.Key); line != nil {
		plan.Targets = []string{line.key()}
	}
	return plan, true
}

// from is the section that a block is named of: the page's own, or another.
func (p *planner) from(name layoutBlock, own *Section) *Section {
	if name.section == "" {
		return own
	}
	for _, s := range p.all(SectionID(name.section)) {
		return s
	}
	return nil
}

// named are the blocks of a name that have something to show.
func (s *Section) named(id BlockID) (list []Block) {
	if s == nil {
		return nil
	}
	for _, b := range s.Blocks {
		if b.Name() == id && shown(b) {
			list = append(list, b)
		}
	}
	return list
}

// words are the kicker, the message and the footer of a page: those of the
// sections that the layout names and that are on it, else the section's own.
func (plan *PagePlan) words(l *LayoutPage, s *Section, used map[SectionID]*Section) {
	if _, on := used[s.ID]; !on {
		for _, id := range sectionIDs {
			if other := used[id]; other != nil {
				s = other
				break
			}
		}
	}
	plan.Section, plan.Message = s, s.Message
	plan.Kicker = cmp.Or(joined(l.Kicker, used, " · ", func(s *Section) string { return s.Title }), s.Title)
	plan.Footer = cmp.Or(joined(l.Footer, used, " ", func(s *Section) string { return s.Footer }), s.Footer)
	if other := used[SectionID(l.Message)]; other != nil {
		plan.Message = cmp.Or(other.Message, plan.Message)
	}
}

func joined(ids []pageSection, used map[SectionID]*Section, between string, text func(*Section) string) string {
	var parts []string
	for _, id := range ids {
		if s := used[SectionID(id)]; s != nil && text(s) != "" && !slices.Contains(parts, text(s)) {
			parts = append(parts, text(s))
		}
	}
	return strings.Join(parts, between)
}
