package main

import (
	"slices"

	"kpideck/kpi"
	"kpideck/kpi/ingest"
	"kpideck/report/text"
)

// rows reads the files that gave something to a value again, for the rows that
// it is made of.
func (r *reading) rows(a *app, lineages []*kpi.Lineage, limit int) []text.ExplainedRows {
	var measures []string
	gave := map[sourceFile]bool{}
	for _, l := range lineages {
		measures = append(measures, l.Amount.Measure.ID)
		for _, s := range l.Shares {
			gave[sourceFile{r.sources[s.Report].Source, r.sources[s.Report].File}] = true
		}
	}
	var list []text.ExplainedRows
	for _, req := range r.requests {
		if !gave[sourceFile{req.Source, req.File}] {
			continue
		}
		found, _ := ingest.Rows(a.ctx, req, a.ship.presets, measures, limit, func(t *kpi.Tally, days kpi.Span, members []string) bool {
			at := r.reportOf(t)
			return at >= 0 && slices.ContainsFunc(lineages, func(l *kpi.Lineage) bool { return l.Feeds(at, days, members) })
		})
		for _, rows := range found {
			list = append(list, text.ExplainedRows{File: req.File, FedRows: rows})
		}
	}
	return list
}

// sourceFile is a file of a source entry; one file may stand in several.
type sourceFile struct {
	source int
	file   string
}

// reportOf gives the place of a table among the reports.
func (r *reading) reportOf(t *kpi.Tally) int {
	return slices.IndexFunc(r.sources, func(s kpi.SourceReport) bool {
		return t.Source == s.Source && t.File == s.File && t.Table == s.Table && t.Level == s.Level && t.Account == s.Account
	})
}
