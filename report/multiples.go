package report

import "kpideck/kpi/review"

const (
	// multiples is how many small charts a page has room for.
	multiples = 8
	// multipleName is how many letters of a name stand beside the latest value.
	multipleName = 28
)

// multiples are small charts of the week lines.
func (b *builder) multiples(lines []*line) *Multiples {
	m := &Multiples{On: InPage, Title: b.l.Word("weeks.multiples")}
	for _, l := range lines[:min(len(lines), multiples)] {
		m.Items = append(m.Items, b.multiple(l))
	}
	if len(m.Items) == 0 {
		return nil
	}
	return m
}

func (b *builder) multiple(l *line) Multiple {
	item := Multiple{Name: l.fitName(b, multipleName), Values: b.weekValues(l)}
	f := b.newFigures(l.metric.Unit, item.Values...)
	item.Unit = f.unitWord()
	var low, high *float64
	for i, w := range b.weekParts() {
		v := item.Values[i]
		item.Labels = append(item.Labels, weekLabel(w))
		item.Partial = append(item.Partial, w.Days() < 7 || w.End > b.m.AsOf()+1)
		if w.Start > b.m.AsOf() {
			item.Future++
		}
		if v != nil && (low == nil || *v < *low) {
			low = v
		}
		if v != nil && (high == nil || *v > *high) {
			high = v
		}
	}
	if low != nil {
		item.MinText, item.MaxText = f.bare(*low), f.bare(*high)
	}
	if l.row != nil && l.row.Goal != nil && !b.flows(l) {
		item.Goal, item.GoalText = l.row.Goal, goalSign(l.row)+f.bare(*l.row.Goal)
	}
	b.latest(l, f, &item)
	return item
}

// latest compares the last whole week with the one before. Whether the change
// is news is another question, answered by signals.
func (b *builder) latest(l *line, f figures, item *Multiple) {
	last, before := -1, -1
	for i, v := range item.Values {
		if v != nil && !item.Partial[i] {
			last, before = i, last
		}
	}
	if last < 0 {
		item.Latest, item.Verdict = b.l.Word("none"), b.l.Word("weeks.no_whole_week")
		return
	}
	item.LatestLabel, item.Latest, item.Verdict = item.Labels[last], f.bare(*item.Values[last]), item.Labels[last]
	if before < 0 {
		return
	}
	c := b.change(review.Between(l.metric, *item.Values[last], *item.Values[before]), l.metric)
	item.Verdict, item.Tone = b.l.Say("weeks.verdict", item.Labels[last], c.Text, item.Labels[before]), c.Tone
}
