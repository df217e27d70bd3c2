package report

import (
	"math"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// whySentence says how far a figure moved and who moved it: the largest members,
// then the mix.
func (b *builder) whySentence(m moved, movers int) string {
	l := m.line
	reasons := b.reasons(m, movers)
	return b.l.Say("why.sentence", b.messageName(l), b.changeWords(m.bridge, l), b.periodName(m.bridge.Period), strings.Join(reasons, ", "))
}

// changeWords is "tăng 17,2%": a verb and the size of the change.
func (b *builder) changeWords(bridge *review.Bridge, l *line) string {
	verb := "why.rose"
	if bridge.End < bridge.Start {
		verb = "why.fell"
	}
	return b.l.Say(verb, strings.TrimLeft(b.change(l.previous, l.metric).Text, "+−"))
}

// reasons are the largest steps of a bridge in words, what no member did by itself
// the last. Of one mover alone it is said that it moved the figure: it moved it the
// way that the figure went, and where none of the members did so most, what did
// comes first.
func (b *builder) reasons(m moved, movers int) []string {
	parts, f := b.settled(m.line, m.bridge)
	var list, shared []string
	leads := false
	for _, p := range byShown(parts) {
		switch {
		case p.shown == 0, movers == 1 && p.shown*(m.bridge.End-m.bridge.Start) < 0:
		case p.step == nil:
			leads = leads || len(list) == 0
			shared = append(shared, b.sharedName(p, m.bridge)+" "+f.signed(p.shown))
		case len(list) < movers:
			list = append(list, b.reason(m, p, f))
		}
	}
	switch {
	case movers > 1:
		return append(list, shared...)
	case leads:
		return append(shared[:1], list...)
	}
	return list
}

// reason says what one member did: dearer, cheaper, higher, lower, or how much
// it brought more or less.
func (b *builder) reason(m moved, p part, f figures) string {
	name := b.stepName(p.step, m.bridge.Dim)
	key := "why.higher"
	switch {
	case m.bridge.Kind != review.ByMixAndRate:
		return name + " " + f.signed(p.shown)
	case p.step.Direct != nil:
		return b.l.Say("why.adds", name, f.signed(p.shown))
	case costs(m.line.metric) && p.shown > 0:
		key = "why.dearer"
	case costs(m.line.metric):
		key = "why.cheaper"
	case p.shown < 0:
		key = "why.lower"
	}
	return b.l.Say(key, name, f.size(p.shown))
}

// costs tells whether a higher value of a KPI means a higher price.
func costs(x *kpi.Metric) bool { return x.Unit == kpi.Money && x.Better == kpi.Lower }

// whyDetails say what the largest member did by its own figures, what the
// factors of revenue did, and which children stand for the gap to the goal.
func (b *builder) whyDetails(m moved) []Remark {
	var list []Remark
	_, f := b.settled(m.line, m.bridge)
	if r, ok := b.largestMember(m, f); ok {
		list = append(list, r)
	}
	if m.line.row == nil {
		return list
	}
	if c := m.line.row.Chance; c != nil {
		list = append(list, Remark{Text: c.Evidence.In(b.l.ID)})
	}
	for _, e := range m.line.row.Explained {
		child := b.lineOf(e.Row)
		if child == nil {
			continue
		}
		list = append(list, Remark{Tone: Risk, Text: b.l.Say("why.explained", child.name(b), child.figures.goal(e.Row).Text,
			m.line.figures.text(math.Abs(e.Effect)), b.l.Percent(e.Share, 0))})
	}
	return list
}

// largestMember sets the own figures of the member that moved most side by side.
func (b *builder) largestMember(m moved, f figures) (Remark, bool) {
	for _, s := range m.bridge.Steps {
		if s.Before == nil || s.After == nil || *s.Before == 0 || m.bridge.Kind == review.ByMixAndRate && s.Rate == 0 {
			continue
		}
		change := b.change(review.Between(m.line.metric, *s.After, *s.Before), m.line.metric)
		if change.Number == nil {
			continue
		}
		return Remark{Text: b.l.Say("why.member", b.stepName(&s, m.bridge.Dim), f.total(*s.Before), f.total(*s.After), change.Text)}, true
	}
	return Remark{}, false
}
