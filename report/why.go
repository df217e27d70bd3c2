package report

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// Limits of the section.
const (
	whyLines  = 6 // figures that are taken apart
	whyBars   = 6 // steps of a picture; smaller ones stand together
	whyMovers = 2 // named in the sentence
)

// moved is a line whose change could be taken apart.
type moved struct {
	line    *line
	bridge  *review.Bridge
	factors *review.Bridge
}

// why takes apart the changes of the quarter's strategic figures and of the
// tactical ones that turned red, those that need attention first.
func (b *builder) why() *Section {
	list := b.movedLines()
	if len(list) == 0 {
		return nil
	}
	s := b.section(Why)
	s.Message = b.whySentence(list[0], 1)
	book := &Table{ID: BridgesBlock, On: InBook, Kind: BridgeTable, Title: b.l.Word("why.table"), Note: b.l.Word("why.table_note"), Columns: b.whyColumns()}
	says := &Remarks{ID: SaysBlock, On: InBook, Title: b.l.Word("why.says")}
	for _, m := range list {
		block := b.bridgeBlock(m)
		s.Blocks = append(s.Blocks, block)
		says.Items = append(append(says.Items, block.Says...), block.Lead...)
		book.Rows = append(book.Rows, b.whyRows(m)...)
		if m.factors != nil {
			s.Blocks = append(s.Blocks, b.factorBlock(m))
			book.Rows = append(book.Rows, b.factorRows(m)...)
		}
	}
	s.Blocks = append(s.Blocks, book, says)
	return s
}

// movedLines are the strategic lines of the quarter and the red tactical ones,
// as many as are read. A figure that stayed where it was needs no reason.
func (b *builder) movedLines() []moved {
	var list []moved
	for _, l := range b.whyCandidates() {
		m := moved{line: l}
		if l.row != nil {
			m.bridge, m.factors = l.row.Bridge, l.row.Factors
		} else {
			m.bridge = review.BridgeOf(b.m, l.metric, l.period, l.segment, l.actual, l.previous, kpi.Channel)
		}
		if m.bridge != nil && toneOf(m.bridge.End/m.bridge.Start-1, kpi.Higher) != Neutral && len(list) < whyLines {
			list = append(list, m)
		}
	}
	slices.SortStableFunc(list, func(x, y moved) int { return cmp.Compare(x.line.worry(), y.line.worry()) })
	return list
}

// whyCandidates are the strategic lines of the quarter, then the red tactical ones
// by what they lose. Where there are targets, what has none is context.
func (b *builder) whyCandidates() []*line {
	strategic := slices.DeleteFunc(b.ofQuarter(review.Strategic), func(l *line) bool { return l.row == nil && b.judged() })
	red := slices.DeleteFunc(b.ofQuarter(review.Tactical), func(l *line) bool { return l.worry() > 0 })
	slices.SortStableFunc(red, func(x, y *line) int { return cmp.Compare(lostOf(y), lostOf(x)) })
	return append(strategic, red...)
}

// bridgeBlock is the picture of a change by members.
func (b *builder) bridgeBlock(m moved) *Bridge {
	l := m.line
	block := &Bridge{ID: BridgeBlock, On: InPage | InText, Title: l.name(b)}
	if l.row != nil {
		block.Status = b.statusCell(l)
	}
	b.drawBridge(block, l, m.bridge)
	block.Says = append([]Remark{{Text: b.whySentence(m, whyMovers)}}, b.whyDetails(m)...)
	if l.row != nil {
		for _, n := range l.row.Notes {
			block.Lead = append(block.Lead, Remark{Text: n.Text, Detail: n.Author})
		}
	}
	return block
}

// drawBridge rounds the steps of a bridge and makes its bars.
func (b *builder) drawBridge(block *Bridge, l *line, bridge *review.Bridge) {
	block.KPI = l.metric.ID
	parts, f := b.settled(l, bridge)
	start := BridgeBar{Label: b.periodShort(bridge.Period), Text: f.plain(bridge.Start), Value: bridge.Start, Total: true}
	end := BridgeBar{Label: b.periodShort(l.period), Text: f.plain(bridge.End), Value: bridge.End, Total: true}
	steps, members := b.bridgeBars(l, bridge, parts, f)
	block.Note = b.bridgeNote(l, f, bridge)
	block.Bars = append(append([]BridgeBar{start}, steps...), end)
	block.Sum = arithmetic(f, block.Bars, members)
	if len(steps) > members && members > 1 {
		block.Bracket = &BridgeBracket{From: 1, To: members, Text: b.l.Say("why.bracket", f.signed(sumOf(steps[:members])))}
	}
}

// settled are the parts of a bridge rounded so that they add up, and the figures
// that write them.
func (b *builder) settled(l *line, bridge *review.Bridge) ([]part, figures) {
	parts := partsOf(bridge)
	f := b.newFigures(l.metric.Unit, &bridge.Start, &bridge.End)
	if l.metric.Unit == kpi.Money { // with the places of its scale, that large totals leave out
		f = f.at(b.l.MoneyScale(max(bridge.Start, bridge.End), b.currency).Decimals)
	}
	return parts, f.at(f.settle(bridge.Start, bridge.End, parts))
}

func (b *builder) bridgeNote(l *line, f figures, bridge *review.Bridge) string {
	against := b.l.Say("why.against", b.periodName(bridge.Period), b.spanWords(l))
	if unit := f.unitWord(); unit != "" {
		return unit + " · " + against
	}
	return against
}

// spanWords says which days are compared: the whole period, or as many of each.
func (b *builder) spanWords(l *line) string {
	days := l.actual.Span.Days()
	if days >= l.period.Days() {
		return b.l.Word("why.whole")
	}
	return b.l.Say("why.days", strconv.Itoa(days))
}

func (b *builder) periodShort(p kpi.Period) string {
	if p.Grain == kpi.Quarterly {
		return b.quarterShort(p)
	}
	return b.periodName(p)
}

// bridgeBars are the steps of members, the largest first, small ones together;
// then what their common denominator did, then the mix. It counts the members'.
func (b *builder) bridgeBars(l *line, bridge *review.Bridge, parts []part, f figures) (bars []BridgeBar, members int) {
	var rest BridgeBar
	var last []BridgeBar
	many := 0
	for _, p := range byShown(parts) {
		bar := BridgeBar{Text: f.step(p.shown), Value: p.shown, Tone: b.stepTone(l, p.shown, bridge)}
		switch {
		case p.shown == 0:
		case p.step == nil:
			bar.Label = capital(b.sharedName(p, bridge))
			last = append(last, bar)
		case len(bars) < whyBars:
			bar.Label = b.stepName(p.step, bridge.Dim)
			bar.Before, bar.After = b.stepValues(l, p.step, f)
			bars = append(bars, bar)
		default:
			many++
			rest.Value += p.shown
		}
	}
	if many > 0 {
		rest.Label, rest.Text, rest.Tone = b.l.Say("why.others", strconv.Itoa(many)), f.step(rest.Value), b.stepTone(l, rest.Value, bridge)
		bars = append(bars, rest)
	}
	return append(bars, last...), len(bars)
}

// sharedName names what no member did by itself.
func (b *builder) sharedName(p part, bridge *review.Bridge) string {
	if p.common {
		return b.l.Say("why.common_of", b.measureNames(bridge.Under))
	}
	return b.l.Word("why.mix_of." + bridge.Dim)
}

func byShown(parts []part) []part {
	list := slices.Clone(parts)
	slices.SortStableFunc(list, func(x, y part) int { return cmp.Compare(max(y.shown, -y.shown), max(x.shown, -x.shown)) })
	return list
}

func (b *builder) stepTone(l *line, v float64, bridge *review.Bridge) Tone {
	if bridge.Start == 0 {
		return Neutral
	}
	return toneOf(v/max(bridge.Start, -bridge.Start), l.metric.Better)
}

// capital makes the first letter of a word large, where it stands by itself.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

func (b *builder) stepName(s *review.BridgeStep, dim string) string {
	if s.Factor.ID != "" {
		return b.l.Word("factor." + s.Factor.ID)
	}
	if s.Member == kpi.NotSet {
		return b.l.Word("why.unassigned." + dim)
	}
	return s.Member
}

// stepValues are a member's own value before and after, with their unit.
func (b *builder) stepValues(l *line, s *review.BridgeStep, f figures) (before, after string) {
	if s.Factor.ID != "" {
		return b.factorFigures(s, s.Before), b.factorFigures(s, s.After)
	}
	write := func(v *float64) string {
		if v == nil {
			return b.l.Word("none")
		}
		return f.total(*v)
	}
	if s.Before == nil && s.After == nil {
		return "", ""
	}
	return write(s.Before), write(s.After)
}

func sumOf(bars []BridgeBar) (sum float64) {
	for _, bar := range bars {
		sum += bar.Value
	}
	return sum
}

// arithmetic writes the sum that the bars make: every step, or what the members
// did together and then what none of them did by itself.
func arithmetic(f figures, bars []BridgeBar, members int) string {
	steps := bars[1 : len(bars)-1]
	terms := make([]float64, 0, len(steps))
	if members > 0 && len(steps) > members {
		terms, steps = append(terms, sumOf(steps[:members])), steps[members:]
	}
	for _, bar := range steps {
		terms = append(terms, bar.Value)
	}
	text := bars[0].Text
	for _, v := range terms {
		sign, size := splitSign(f.step(v))
		if size != "" {
			text += " " + sign + " " + size
		}
	}
	return text + " = " + bars[len(bars)-1].Text
}

// splitSign parts a signed number from its sign; size is "" for zero.
func splitSign(s string) (sign, size string) {
	for _, sign := range []string{"+", "−"} {
		if size, ok := strings.CutPrefix(s, sign); ok {
			return sign, size
		}
	}
	return "", ""
}
