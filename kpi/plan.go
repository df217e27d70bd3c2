package kpi

import (
	"slices"
	"strconv"

	"kpideck/kpi/formula"
)

// plan is a metric made ready for one cube: the base is chosen, every measure
// has its family, every either() is decided. It serves all periods and
// segments, so a KPI never changes its basis from one cell to the next.
type plan struct {
	root    *step
	all     []*leaf
	leaves  []*leaf // those of the period itself, not those under prev() or opening()
	missing []string
	basis   string
	// families that the metric is taken from, each once, in the order of the formula.
	families []Family

	views map[segmentKey][]*view // of all leaves, guarded by Model.mu
}

// leaf is a measure of a family under the conditions of the only() around it.
type leaf struct {
	measure *Measure
	family  Family
	conds   []*formula.Cond
	at      int // place among all leaves of the plan
}

type step struct {
	kind   stepKind
	op     Step
	number float64
	assume *Assumption
	leaf   *leaf
	metric *Metric
	args   []*step
}

type stepKind uint8

const (
	stepOp stepKind = iota
	stepNumber
	stepAssume
	stepLeaf
	stepOpening
	stepPrev
	stepMetric
	stepYear
)

func (m *Model) plan(x *Metric) *plan {
	m.mu.Lock()
	defer m.mu.Unlock()
	if p := m.plans[x]; p != nil {
		return p
	}
	p := m.choose(x)
	m.plans[x] = p
	return p
}

func (m *Model) choose(x *Metric) *plan {
	c, root := (&compiler{m: m}).base(x, nil)
	slices.Sort(c.missing)
	p := newPlan(root)
	m.alike(p.all)
	p.missing, p.basis, p.families = slices.Compact(c.missing), joinBasis(c.families), distinct(c.families)
	return p
}

func newPlan(root *step) *plan {
	p := &plan{root: root, leaves: periodLeaves(root, nil), views: map[segmentKey][]*view{}}
	root.walk(func(s *step) {
		if s.kind == stepLeaf {
			s.leaf.at = len(p.all)
			p.all = append(p.all, s.leaf)
		}
	})
	return p
}

func (s *step) walk(f func(*step)) {
	f(s)
	for _, a := range s.args {
		a.walk(f)
	}
}

// periodLeaves lists the leaves that say how far a period is covered; those
// under prev() and opening() speak of other days.
func periodLeaves(s *step, list []*leaf) []*leaf {
	switch s.kind {
	case stepLeaf:
		return append(list, s.leaf)
	case stepOpening, stepPrev:
		return list
	}
	for _, a := range s.args {
		list = periodLeaves(a, list)
	}
	return list
}

// pins is a metric on the way down and the families that it pins.
type pins struct {
	metric *Metric
	from   map[string][]Family
}

type compiler struct {
	m        *Model
	from     []pins
	families []Family
	missing  []string
}

func (c *compiler) compile(n *formula.Node, conds []*formula.Cond) *step {
	switch n.Kind {
	case formula.Number:
		f, _ := strconv.ParseFloat(n.Text, 64)
		return &step{kind: stepNumber, number: f}
	case formula.Ident:
		return c.ident(n.Text, conds)
	case formula.Only:
		return c.compile(n.Args[0], append(slices.Clone(conds), rename(n.Cond, c.m.cube.Channel)))
	case formula.Either:
		return c.either(n, conds)
	case formula.Prev, formula.Opening:
		s := &step{kind: stepPrev, args: []*step{c.compile(n.Args[0], conds)}}
		if n.Kind == formula.Opening {
			s.kind = stepOpening
		}
		return s
	case formula.PerYear:
		return &step{kind: stepYear, args: []*step{c.compile(n.Args[0], conds)}}
	}
	s := &step{kind: stepOp, op: ops[n.Kind]}
	for _, a := range n.Args {
		s.args = append(s.args, c.compile(a, conds))
	}
	return s
}

var ops = map[formula.Kind]Step{formula.Neg: StepNeg, formula.Add: StepAdd, formula.Sub: StepSub, formula.Mul: StepMul, formula.Div: StepDiv}

// either is decided once: the second branch serves when the first needs a
// measure that no source brings or an assumption that the deck does not give.
func (c *compiler) either(n *formula.Node, conds []*formula.Cond) *step {
	trial := c.trial()
	root := trial.compile(n.Args[0], conds)
	if len(trial.missing) == 0 && given(root) {
		c.families = trial.families
		return root
	}
	return c.compile(n.Args[1], conds)
}

func given(s *step) bool {
	if s.kind == stepAssume && !s.assume.Given {
		return false
	}
	for _, a := range s.args {
		if !given(a) {
			return false
		}
	}
	return true
}

// ident resolves a measure first, then a metric, then an assumption. Inside
// metric x the id x is the measure.
func (c *compiler) ident(id string, conds []*formula.Cond) *step {
	cat := c.m.cat
	if measure := cat.Measure(id); measure != nil {
		return c.measure(measure, conds)
	}
	if x := cat.Metric(id); x != nil && !c.within(x) {
		return c.metric(x, conds)
	}
	if a := cat.Assumption(id); a != nil {
		return &step{kind: stepAssume, assume: a}
	}
	c.missing = append(c.missing, id)
	return &step{kind: stepNumber}
}

func (c *compiler) within(x *Metric) bool {
	return slices.ContainsFunc(c.from, func(p pins) bool { return p.metric == x })
}

// metric compiles a metric that a formula names, on the base that it has
// everywhere else.
func (c *compiler) metric(x *Metric, conds []*formula.Cond) *step {
	best, root := c.base(x, conds)
	c.families = append(c.families, best.families...)
	c.missing = append(c.missing, best.missing...)
	return &step{kind: stepMetric, metric: x, args: []*step{root}}
}

// base compiles the first base of a metric whose measures all exist, preferring
// one of the deck's basis; without any, the first tells what is missing.
func (c *compiler) base(x *Metric, conds []*formula.Cond) (best *compiler, root *step) {
	want, chosen := c.m.basis[x.ID]
	for _, b := range x.Bases {
		trial := c.trial()
		trial.from = append(slices.Clone(c.from), pins{x, b.From})
		trial.families = nil
		step := trial.compile(b.Formula, conds)
		if best == nil || len(best.missing) > 0 && len(trial.missing) == 0 {
			best, root = trial, step
		}
		if chosen && len(trial.missing) == 0 && joinBasis(trial.families) == string(want) {
			return trial, step
		}
	}
	return best, root
}

// trial is a compiler whose findings are kept or dropped as a whole.
func (c *compiler) trial() *compiler {
	t := *c
	t.families, t.missing = slices.Clip(c.families), nil
	return &t
}

func (c *compiler) measure(measure *Measure, conds []*formula.Cond) *step {
	family, ok := c.m.cube.pick(measure.ID, c.order(measure))
	if !ok {
		c.missing = append(c.missing, measure.ID)
		return &step{kind: stepNumber}
	}
	c.families = append(c.families, family)
	return &step{kind: stepLeaf, leaf: &leaf{measure: measure, family: family, conds: conds}}
}

// order lists the families that are asked for a measure: what the metric pins,
// else the deck's basis for the metric or the measure, else the catalogue's.
func (c *compiler) order(measure *Measure) []Family {
	for i := len(c.from) - 1; i >= 0; i-- {
		p := c.from[i]
		if want, ok := c.m.basis[p.metric.ID]; ok && c.m.cube.offers(measure.ID, want) {
			return []Family{want}
		}
		if list := p.from[measure.ID]; len(list) > 0 {
			return list
		}
	}
	if want, ok := c.m.basis[measure.ID]; ok && c.m.cube.offers(measure.ID, want) {
		return []Family{want}
	}
	if len(measure.Families) > 0 {
		return measure.Families
	}
	return AllFamilies
}
