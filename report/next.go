package report

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// nextPageRows is how many goals half a page holds.
const nextPageRows = 9

// next sets the goals of the next quarter beside what was done before. Where none
// is set it shows what the past would bring, said to be computed.
func (b *builder) next() *Section {
	if len(b.in.Next) == 0 {
		return nil
	}
	s := b.section(Next)
	n := b.newNext()
	s.Message = n.message()
	s.Blocks = append(s.Blocks, n.page(), n.book())
	if stated := n.stated(); len(stated) > 0 {
		s.Blocks = append(s.Blocks, n.evidence(stated))
	}
	return s
}

// nextWords write the goals of the next quarter.
type nextWords struct {
	*builder
	coming string // "Q4/25"
	now    string // of the report's quarter
}

func (b *builder) newNext() *nextWords {
	return &nextWords{builder: b, coming: b.quarterShort(b.in.Next[0].Period), now: b.quarterShort(b.quarter)}
}

func (n *nextWords) stated() (list []*review.NextGoal) {
	for i := range n.in.Next {
		if n.in.Next[i].Target != nil {
			list = append(list, &n.in.Next[i])
		}
	}
	return list
}

func (n *nextWords) computed() (list []*review.NextGoal) {
	for i := range n.in.Next {
		if n.in.Next[i].Target == nil {
			list = append(list, &n.in.Next[i])
		}
	}
	return list
}

// segment of a goal.
func segmentOf(g *review.NextGoal) kpi.Segment {
	if g.Target != nil {
		return g.Target.Segment
	}
	return g.Now.Target.Segment
}

func (n *nextWords) name(g *review.NextGoal) string {
	name := g.Metric.Names.In(n.l.ID)
	for _, p := range segmentOf(g) {
		name += " · " + p.Member
	}
	return name
}

func (n *nextWords) shortName(g *review.NextGoal) string {
	name := cmp.Or(g.Metric.Short.In(n.l.ID), g.Metric.Names.In(n.l.ID))
	for _, p := range segmentOf(g) {
		name += " " + p.Member
	}
	return name
}

// message says how many of the goals are beyond anything seen.
func (n *nextWords) message() string {
	stated, unset := n.stated(), len(n.computed())
	if len(stated) == 0 {
		return n.l.Say("next.message_none", n.coming, strconv.Itoa(unset))
	}
	var beyond []string
	for _, g := range stated {
		if g.Verdict.Kind == review.KindBeyond {
			beyond = append(beyond, n.shortName(g))
		}
	}
	if judged := len(stated) - n.unjudged(stated); len(beyond) == 0 && judged < len(stated) {
		return n.l.Say("next.message_unjudged", n.coming, strconv.Itoa(len(stated)), strconv.Itoa(len(stated)-judged)) + n.pastAll(stated)
	} else if len(beyond) == 0 {
		return n.l.Say("next.message_good", n.coming, strconv.Itoa(len(stated)))
	}
	text := n.l.Say("next.message_beyond", n.coming, strconv.Itoa(len(beyond)), strconv.Itoa(len(stated)), strings.Join(beyond[:min(len(beyond), smartNames)], ", "))
	return text
}

// pastAll says how many of the goals that nobody can judge yet lie beyond every
// level that was reached; "" for none.
func (n *nextWords) pastAll(list []*review.NextGoal) string {
	count := 0
	for _, g := range list {
		if nextVerdicts[g.Verdict.Kind] == "" && g.PastAll {
			count++
		}
	}
	if count == 0 {
		return ""
	}
	return n.l.Say("next.message_past_all", strconv.Itoa(count))
}

// unjudged counts the goals that too short a history says nothing of.
func (n *nextWords) unjudged(list []*review.NextGoal) (count int) {
	for _, g := range list {
		if nextVerdicts[g.Verdict.Kind] == "" {
			count++
		}
	}
	return count
}

// beyondReach counts the goals of the next quarter that are beyond anything seen.
func (b *builder) beyondReach() (n int) {
	for i := range b.in.Next {
		if g := &b.in.Next[i]; g.Target != nil && g.Verdict.Kind == review.KindBeyond {
			n++
		}
	}
	return n
}

// figuresOf writes the levels of a goal on one scale.
func (n *nextWords) figuresOf(g *review.NextGoal) figures {
	return n.newFigures(g.Metric.Unit, g.Base, g.Goal, g.Hold, g.Median, g.Best)
}

// page is the picture: the proposal on the range of past changes.
func (n *nextWords) page() *Table {
	rows := n.stated()
	rows = append(rows, n.computed()...)
	note := n.l.Word("next.note_page")
	if rest := len(rows) - nextPageRows; rest > 0 {
		note, rows = n.l.Say("next.note_more", strconv.Itoa(rest)), rows[:nextPageRows]
	}
	low, high := n.axis(rows)
	w := n.l.Word
	t := &Table{ID: NextBlock, On: InPage, Kind: NextTable, Title: n.l.Say("next.table", n.coming), Note: note, Columns: []Column{
		{Role: RoleName, Title: w("column.kpi"), Text: true},
		{Role: RoleForecast, Title: n.baseTitle()},
		{Role: RoleGoal, Title: n.l.Say("next.goal", n.coming)},
		{Role: RoleStrip, Title: w("next.strip"), Ticks: n.newFigures(kpi.Percent, &high).ticks(low, high)},
		{Role: RoleStatus, Title: w("next.reach"), Text: true}}}
	for _, g := range rows {
		f := n.figuresOf(g)
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: n.shortName(g), Strong: true}, f.cell(g.Base), n.asked(g, f), {Strip: n.strip(g, low, high)}, n.reachBelow(g)}})
	}
	return t
}

// note says what the goals are compared with.
func (n *nextWords) note() string {
	if n.running() {
		return n.l.Say("next.note", n.now)
	}
	return n.l.Say("next.note_over", n.now)
}

func (n *nextWords) baseTitle() string {
	if n.running() {
		return n.l.Say("next.forecast", n.now)
	}
	return n.l.Say("next.actual", n.now)
}

// asked is the goal that is set, else the level that the past proposes.
func (n *nextWords) asked(g *review.NextGoal, f figures) Cell {
	if g.Target == nil {
		c := f.cell(g.Level())
		c.Tone = Neutral
		return c
	}
	return f.goal(&review.Row{Goal: g.Goal, GoalLow: g.GoalLow, Kind: g.Kind})
}

// axis is the range that all strips share: from zero to the farthest change, of
// which the few that are very far lie at its end.
func (n *nextWords) axis(rows []*review.NextGoal) (low, high float64) {
	var sizes []float64
	far := 0.0
	for _, g := range rows {
		if g.Steps {
			continue
		}
		for _, c := range g.Past {
			sizes = append(sizes, math.Abs(c.Change))
		}
		if g.Change != nil {
			far = max(far, math.Abs(*g.Change))
		}
	}
	if len(sizes) > 0 {
		slices.Sort(sizes)
		far = max(far, sizes[(len(sizes)-1)*9/10])
	}
	if far == 0 {
		return 0, 0
	}
	return -far * 1.1, far * 1.1
}

// strip is nil for what changes by differences, which no common scale fits.
func (n *nextWords) strip(g *review.NextGoal, low, high float64) *Strip {
	if g.Steps || low == high || len(g.Past) == 0 {
		return nil
	}
	s := &Strip{Low: low, High: high, Outside: g.Verdict.Kind == review.KindBeyond}
	for _, c := range g.Past {
		s.Past = append(s.Past, c.Change)
	}
	switch {
	case g.Change != nil:
		s.Proposal = *g.Change
	case g.Level() != nil && g.Base != nil && *g.Base != 0:
		s.Proposal = *g.Level() / *g.Base - 1
	default:
		return nil
	}
	s.Text = n.l.SignedPercent(s.Proposal, 0)
	return s
}

// evidence is what the verdicts rest on, sentence by sentence.
func (n *nextWords) evidence(list []*review.NextGoal) *Table {
	w := n.l.Word
	t := &Table{ID: EvidenceBlock, On: InBook, Kind: SmartTable, Title: w("next.evidence"), Columns: []Column{
		{Role: RoleName, Title: w("column.kpi"), Text: true}, {Role: RoleStatus, Title: w("next.reach"), Text: true},
		{Role: RoleText, Title: w("next.evidence"), Text: true}}}
	for _, g := range list {
		t.Rows = append(t.Rows, Row{Cells: []Cell{{Text: n.name(g)}, n.reach(g), {Text: g.Verdict.Evidence.In(n.l.ID)}}})
	}
	return t
}

// nextVerdicts are the verdicts that a goal of the next quarter can have, with
// their marks.
var nextVerdicts = map[review.VerdictKind]string{review.KindInside: review.Pass, review.KindStretch: review.Warn, review.KindBeyond: review.Fail}

// reachBelow is reach for a narrow column: how many past quarters did it stands
// below, as the note of the cell.
func (n *nextWords) reachBelow(g *review.NextGoal) Cell {
	past := strconv.Itoa(len(g.Past))
	if g.Target == nil {
		from := "next.computed_from"
		if g.Holds() {
			from = "next.computed_hold"
		}
		return Cell{Text: n.l.Word("next.computed_level"), Note: n.l.Say(from, past)}
	}
	c := Cell{Text: n.l.Word("next.verdict." + string(g.Verdict.Kind)), Verdict: cmp.Or(nextVerdicts[g.Verdict.Kind], VerdictUnknown), Strong: true}
	switch {
	case c.Verdict == VerdictUnknown && g.PastAll:
		c.Note = n.l.Word("next.past_all")
	case c.Verdict != VerdictUnknown && len(g.Past) > 0:
		c.Note = n.l.Say("next.reached_by", strconv.Itoa(g.Reached), past)
	}
	return c
}

// reach says how far a goal is within reach, and how many past quarters did it.
func (n *nextWords) reach(g *review.NextGoal) Cell {
	if g.Target == nil {
		computed := "next.computed"
		if g.Holds() {
			computed = "next.held"
		}
		return Cell{Text: n.l.Say(computed, strconv.Itoa(len(g.Past)))}
	}
	mark := cmp.Or(nextVerdicts[g.Verdict.Kind], VerdictUnknown)
	text := n.l.Word("next.verdict." + string(g.Verdict.Kind))
	switch {
	case mark == VerdictUnknown && g.PastAll:
		text += ", " + n.l.Word("next.past_all")
	case mark != VerdictUnknown && len(g.Past) > 0:
		text = n.l.Say("next.reached", text, strconv.Itoa(g.Reached), strconv.Itoa(len(g.Past)))
	}
	return Cell{Text: text, Verdict: mark, Strong: true}
}
