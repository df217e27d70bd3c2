package main

import (
	"slices"

	"kpideck/kpi"
	"kpideck/kpi/deck"
	"kpideck/kpi/diag"
	"kpideck/kpi/ingest"
	"kpideck/kpi/review"
	"kpideck/report"
	"kpideck/report/page"
	"kpideck/report/xlsx/template"
)

// reading is a deck with all that its files say. The steps fill it in their
// order; when problems stop a deck, model and card stay nil.
type reading struct {
	*opened
	catalog  *kpi.Catalog
	tables   tables
	exports  []input // in the order of reading; a file of two source entries comes twice
	requests []ingest.Request
	tallies  []*kpi.Tally
	sources  []kpi.SourceReport
	model    *kpi.Model
	quarter  kpi.Period
	card     *review.Scorecard
	template *template.Template // the client's own workbook; nil: none
	logo     *page.Logo         // nil: none
	problems diag.List
}

// read takes a deck through the pipeline up to the judged scorecard:
//
//	deck.yaml --> catalogue, targets, events, notes, rates
//	exports --ingest.Read--> tallies --kpi.Resolve--> cube --kpi.NewModel--> values
//	values + targets --review.Assess--> scorecard
//
// All problems of deck, tables and exports are collected before one stops it.
func (a *app) read(o *opened, jobs int) *reading {
	r := &reading{opened: o, problems: o.problems}
	r.declare(a.ship)
	r.ingest(a, jobs)
	if !r.problems.Failed() {
		r.resolve(a.ship)
	}
	if !r.problems.Failed() {
		r.assess(a.ship)
	}
	r.problems.Sort()
	return r
}

func (r *reading) add(list diag.List) { r.problems = append(r.problems, list...) }

// declare brings together what can be computed, then reads the tables that
// refer to it.
func (r *reading) declare(s *shipped) {
	var found diag.List
	r.catalog, found = r.deck.Catalog(s.catalogue)
	r.add(found)
	r.tables, found = r.opened.tables(r.catalog)
	r.add(found)
	r.add(r.deck.CheckColumns(r.catalog, r.tables.targets))
	r.logo, found = r.readLogo()
	r.add(found)
	r.add(r.readTemplate())
}

// dims are the dimensions beside channel and campaign that someone asks for.
func (r *reading) dims() []string {
	return slices.DeleteFunc(deck.Dims(r.catalog, r.tables.targets), func(dim string) bool {
		return dim == kpi.Channel || dim == kpi.Campaign
	})
}

func (r *reading) ingest(a *app, jobs int) {
	files, found := r.opened.files()
	r.add(found)
	r.requests = r.opened.requests(files, r.catalog, r.dims())
	for _, list := range files {
		r.exports = append(r.exports, list...)
	}
	bar := a.progress(r.words.Word("cli.reading"), r.requests)
	r.tallies, found = ingest.Read(a.ctx, r.requests, a.ship.presets, jobs, bar.to)
	bar.done()
	if r.file == "" && a.ctx.Err() == nil {
		found = r.lenient(found)
	}
	r.add(found)
}

func (r *reading) resolve(s *shipped) {
	cube, sources, found := kpi.Resolve(r.tallies, r.catalog, kpi.ResolveOptions{
		AsOf: r.deck.AsOf, Currency: r.deck.Currency, Channels: r.deck.ChannelNames(s.catalogue),
		Rates: r.tables.rates, Dims: r.dims(),
	})
	r.add(found)
	r.sources = sources
	r.add(r.exampleFigures(s))
	r.add(r.deck.CheckCopies(r.tallies, sources))
	r.add(r.deck.CheckAsOf(sources))
	r.model = kpi.NewModel(cube, kpi.ModelOptions{Catalog: r.catalog, Calendar: r.deck.Calendar, Basis: r.deck.Basis})
	r.quarter = r.deck.QuarterOf(r.model)
	r.add(r.deck.CheckBasis(r.model))
	r.add(r.deck.CheckCurrency(r.model))
	r.add(deck.CheckUnstated(r.model, sources))
	r.add(deck.CheckGoals(r.model, r.tables.targets))
	r.add(r.deck.CheckFigures(r.model, r.quarter, sources))
	r.add(deck.CheckSides(r.model, r.quarter, sources, r.shown(s.catalogue), r.figures(s)))
}

func (r *reading) assess(s *shipped) {
	r.card = review.Assess(r.model, r.tables.targets, r.reviewOptions(s))
	r.add(r.fillTemplate(s))
}

// reviewOptions is what a review needs beside model and targets.
func (r *reading) reviewOptions(s *shipped) review.Options {
	return review.Options{
		Quarter: r.quarter, Weights: r.deck.Weights, Reward: r.deck.Reward, Events: r.tables.events, Notes: r.tables.notes,
		Holidays: s.catalogue.Holidays(r.deck.Timezone),
		Format:   r.figures(s),
		Operand: func(locale string, unit kpi.Unit, v float64) string {
			return s.locale(locale).Operand(v, string(unit), r.model.Currency())
		},
		Date:   func(locale string, d kpi.Date) string { return s.locale(locale).Date(d.Civil()) },
		Period: func(locale string, p kpi.Period) string { return report.PeriodName(s.locale(locale), p) },
	}
}

// figures writes numbers as the report does.
func (r *reading) figures(s *shipped) deck.Figures {
	return func(locale string, unit kpi.Unit, v float64) string {
		return s.locale(locale).Figure(v, string(unit), r.model.Currency())
	}
}

// document builds the report of a deck that was read without errors.
func (r *reading) document(s *shipped, layout report.Layout, daily bool) *report.Document {
	return report.Build(report.Input{
		Model: r.model, Card: r.card, Actions: review.ActionsOf(r.tables.actions, r.quarter, r.model.AsOf()), Sources: r.sources, Problems: r.problems,
		Client: r.client, Logo: r.mark(), Title: r.deck.Title, Locale: r.words, Quarter: r.quarter,
		Packs: r.packs(s.catalogue), Layout: layout, Next: review.NextOf(r.model, r.tables.targets, r.card, r.reviewOptions(s)), Journeys: s.catalogue.Journeys(), Paper: report.Paper(r.deck.Page), Daily: daily,
		Exports: func(m *kpi.Measure) []kpi.Names { return s.presets.Bringing(m.ID, m.Families) },
	})
}
