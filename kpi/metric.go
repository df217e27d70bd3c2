package kpi

import (
	"slices"

	"kpideck/kpi/diag"
	"kpideck/kpi/formula"
)

// Better says which way a metric should move.
type Better string

// The directions. Band means best inside a band, as spend or frequency.
const (
	Higher Better = "higher"
	Lower  Better = "lower"
	Band   Better = "band"
)

// Metric is a KPI: a formula over measures with a unit and a direction.
type Metric struct {
	ID     string
	Stage  string // strategic, awareness, engagement, conversion, retention or cost
	Unit   Unit
	Better Better
	Names  Names
	Short  Names
	Means  Names
	Bases  []Base  // alternatives in order; the first whose measures all exist serves the whole report
	Grains []Grain // the grains at which it means something; empty: all
	Own    bool    // the deck's, not the catalogue's
	Pos    diag.Pos
}

// Base is one way to compute a metric.
type Base struct {
	From    map[string][]Family // pins the families a measure is taken from
	Formula *formula.Node
}

// At tells whether the metric means something at a grain.
func (m *Metric) At(g Grain) bool {
	return len(m.Grains) == 0 || slices.Contains(m.Grains, g)
}

// Assumption is a number that the deck gives, such as the gross margin.
type Assumption struct {
	ID    string
	Unit  Unit
	Names Names
	Value float64
	Given bool // by the deck, or by a default of the catalogue
}
