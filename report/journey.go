package report

import (
	"cmp"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

// journey is the way of the customers: how many came to each step, which share of
// the step above they are, and what each share's change did to the last step.
func (b *builder) journey() *Section {
	j := review.JourneyOf(b.m, b.quarter, b.in.Journeys)
	if b.path = j; j == nil {
		return nil
	}
	s := b.section(Journey)
	x := b.newJourney(j)
	s.Message = x.message()
	s.Blocks = append(s.Blocks, x.steps(), x.table())
	if f := x.funnel(); f != nil {
		s.Blocks = append(s.Blocks, f)
	}
	if t := x.channelTable(); t != nil {
		s.Blocks = append(s.Blocks, t)
	}
	if d := x.pairs(); d != nil {
		s.Blocks = append(s.Blocks, d)
	}
	return s
}

// journeyWords write a journey. gives are the contributions to the last step,
// rounded so that they come to its change.
type journeyWords struct {
	*builder
	*review.Journey
	last  figures
	gives []part
}

func (b *builder) newJourney(j *review.Journey) *journeyWords {
	x := &journeyWords{builder: b, Journey: j, gives: make([]part, len(j.Steps))}
	if j.First == j.Last {
		return x
	}
	end := &j.Steps[j.Last]
	run := x.gives[j.First : j.Last+1]
	for i := range run {
		run[i].value = *j.Steps[j.First+i].Gives
	}
	x.last = b.newFigures(end.Metric.Unit, end.Now.Ptr(), end.Before.Value.Ptr())
	x.last = x.last.at(x.last.settle(end.Before.Value.Number, end.Now.Number, run))
	return x
}

// explains tells whether the change of a last step is shared out.
func (x *journeyWords) explains() bool { return x.First < x.Last }

func (x *journeyWords) name(i int) string {
	m := x.Steps[i].Metric
	return cmp.Or(m.Short.In(x.l.ID), m.Names.In(x.l.ID))
}

// key is that of a step's row.
func (x *journeyWords) key(i int) string { return "journey|" + x.Steps[i].Metric.ID }

// rateName says what is divided by what.
func (x *journeyWords) rateName(i int) string {
	return x.l.Say("journey.rate", x.name(i), x.name(i-1))
}

func (x *journeyWords) figuresOf(i int) figures {
	s := &x.Steps[i]
	return x.newFigures(s.Metric.Unit, s.Now.Ptr(), s.Before.Value.Ptr())
}

func (x *journeyWords) changeCell(i int) Cell {
	s := &x.Steps[i]
	c := x.change(s.Before, s.Metric)
	switch {
	case c.Number == nil:
	case s.Metric.Unit == kpi.Points:
		c.Calc = CalcScorePrevious
	case s.Before.Points:
		c.Calc = CalcPointsPrevious
	default:
		c.Calc = CalcChangePrevious
	}
	return c
}

// message names how the ends of the run moved and the step that lost the most, or
// where none did, that gave the most.
func (x *journeyWords) message() string {
	if now := x.figuresOf(0).value(x.Steps[0].Now); !x.explains() && x.changeCell(0).Number == nil {
		return x.l.Say("journey.message_alone", x.name(0), now.Text, x.quarterName(x.Previous))
	}
	if !x.explains() {
		return x.l.Say("journey.message_change", x.name(0), x.changeCell(0).Text, x.quarterName(x.Previous))
	}
	first, last := x.changeCell(x.First).Text, x.changeCell(x.Last).Text
	if x.steady(x.rates()) {
		return x.l.Say("journey.message_steady", x.name(x.First), first, x.name(x.Last), last)
	}
	judged := x.judged()
	if x.steady(judged) && !x.running() {
		judged = x.rates() // a quarter that is over is talked about now, with the mark
	}
	if x.steady(judged) && len(judged) < len(x.rates()) {
		return x.l.Say("journey.message_open", x.name(x.First), first, x.name(x.Last), last)
	}
	key, step := x.leading(judged)
	text := x.l.Say(key, x.name(x.First), first, x.name(x.Last), last, x.markedRate(step), x.last.step(x.gives[step].shown))
	if len(judged) < len(x.rates()) {
		text += x.l.Word("journey.message_rest")
	}
	return text
}

// steps is the picture of the whole path.
func (x *journeyWords) steps() *Steps {
	w := x.l.Word
	now, then := x.quarterShort(x.Period), x.quarterShort(x.Previous)
	s := &Steps{ID: StepsBlock, On: InPage, Title: w("journey.steps"), Note: x.note(),
		Columns: []string{"", w("journey.step"), now, x.l.Say("journey.index", then), x.l.Say("journey.rates", then, now), ""}}
	if x.explains() {
		s.Columns[5] = x.l.Say("journey.gives", x.name(x.Last))
		s.Total = x.total()
	}
	for i := range x.Steps {
		s.Items = append(s.Items, x.step(i))
	}
	return s
}

// total says what the contributions come to.
func (x *journeyWords) total() string {
	end := &x.Steps[x.Last]
	sum := 0.0
	for _, g := range x.gives[x.First : x.Last+1] {
		sum += g.shown
	}
	return x.l.Say("journey.total", x.name(x.Last), x.last.text(end.Before.Value.Number), x.last.text(end.Now.Number), x.last.step(sum))
}

func (x *journeyWords) note() string {
	note := x.daysNote()
	for i := range x.Steps {
		if o := x.Steps[i].OneSided; o != nil {
			note = noted(note, x.l.Say("sides.step", x.rateName(i), x.lonePlaces(o), x.measuresOf(o.Lacks)))
		}
	}
	for i := 1; i < len(x.Steps); i++ {
		if x.Steps[i].Joins() && !x.Judged(i) {
			return noted(note, x.l.Word("journey.note_open"))
		}
	}
	return note
}

func (x *journeyWords) daysNote() string {
	switch {
	case x.told < x.elapsed:
		return x.l.Say("journey.note_part", x.quarterName(x.Period), x.quarterName(x.Previous))
	case x.Through == x.Period.Last():
		return x.l.Say("journey.note_whole", x.quarterName(x.Period), x.quarterName(x.Previous))
	}
	days := x.Through - x.Period.Start + 1
	return x.l.Say("journey.note", x.l.Number(float64(days), 0), x.quarterName(x.Previous))
}

func (x *journeyWords) step(i int) Step {
	s := &x.Steps[i]
	f := x.figuresOf(i)
	step := Step{Name: x.name(i), Unit: x.unitOf(f), Now: f.value(s.Now), Before: f.value(s.Before.Value), Change: x.changeCell(i), Gives: x.givesCell(i)}
	step.Now.Text, step.Before.Text = cmp.Or(step.Now.Bare, step.Now.Text), cmp.Or(step.Before.Bare, step.Before.Text)
	if i == 0 || x.Steps[i-1].Stage != s.Stage {
		step.Stage = x.l.Word("journey.stage." + s.Stage)
	}
	if s.Before.Change != nil && !s.Before.Points && s.Before.Value.Number > 0 {
		index := s.Now.Number / s.Before.Value.Number
		step.Index = &index
	}
	if s.Joins() {
		step.RateName = x.markedRate(i)
		step.RateBefore, step.RateNow, step.RateChange = x.rateCells(i)
	}
	return step
}

func (x *journeyWords) unitOf(f figures) string {
	if f.unit == kpi.Percent {
		return ""
	}
	return f.unitWord()
}

func (x *journeyWords) givesCell(i int) Cell {
	if !x.explains() || x.Steps[i].Gives == nil {
		return Cell{}
	}
	n := *x.Steps[i].Gives
	c := Cell{Text: x.last.step(x.gives[i].shown), Number: &n, Format: x.last.format()}
	c.Format.Sign = true
	if open := x.Steps[i].Settling || i > x.First && !x.Judged(i); x.counts(n) && !open {
		c.Tone = toneOf(n, kpi.Higher)
	}
	return c
}

// funnel draws the steps of people of the run, from the first that counts people
// to the last.
func (x *journeyWords) funnel() *Funnel {
	if !x.explains() {
		return nil
	}
	first := x.First
	for i := x.First; i <= x.Last; i++ {
		if x.Steps[i].Metric.Unit != kpi.People || i > first && *x.Steps[i].RateNow > 1 {
			first = i + 1
		}
	}
	if first >= x.Last {
		return nil
	}
	f := &Funnel{ID: FunnelBlock, On: InPage, Title: x.l.Say("journey.funnel", x.name(first), x.name(x.Last)), Note: x.l.Word("journey.funnel_note")}
	for i := first; i <= x.Last; i++ {
		n := x.Steps[i].Now.Number
		s := FunnelStep{Name: x.name(i), Key: x.key(i), Value: n, Text: x.figuresOf(i).bare(n)}
		if i > first {
			s.Rate = x.l.Percent(*x.Steps[i].RateNow, 1)
		}
		if i == x.Last && i > first+1 {
			s.Note = x.l.Say("journey.of_first", x.l.Percent(n/x.Steps[first].Now.Number, 0), x.name(first))
		}
		f.Steps = append(f.Steps, s)
	}
	return f
}
