package main

import (
	"cmp"
	"time"

	"kpideck/kpi"
	"kpideck/kpi/deck"
	"kpideck/kpi/ingest"
)

// requests asks for every file of every source entry what the deck says about
// it. dims are the dimensions beside channel and campaign that are asked for.
func (o *opened) requests(bySource [][]input, cat *kpi.Catalog, dims []string) []ingest.Request {
	var list []ingest.Request
	for i, files := range bySource {
		base := o.request(&o.deck.Sources[i], cat)
		base.Source, base.Dims = i, dims
		for _, in := range files {
			req := base
			req.File, req.Size = in.name, in.size
			req.Open = in.open
			list = append(list, req)
		}
	}
	return list
}

func (o *opened) request(s *deck.Source, cat *kpi.Catalog) ingest.Request {
	zone, err := time.LoadLocation(cmp.Or(s.Timezone, o.deck.Timezone))
	if err != nil {
		zone = nil // the deck's problems say so
	}
	r := ingest.Request{
		Preset: s.Preset, Where: s.Where, Family: s.Family, HasFamily: s.HasFamily, Channel: s.Channel, Account: s.Account,
		Currency: s.Currency, Home: o.deck.Currency, Sheet: s.Sheet, Level: s.Level, Zone: zone, Dates: s.Dates, Numbers: s.Numbers,
		Measure: cat.Measure,
		Taken: func(id string) bool {
			return cat.Measure(id) != nil || cat.Metric(id) != nil || cat.Assumption(id) != nil
		},
		Period: func(label string) (kpi.Span, bool) {
			p, ok := o.deck.Calendar.Parse(label)
			return p.Span, ok
		},
	}
	for _, c := range s.Columns {
		r.Columns = append(r.Columns, ingest.Column{ID: c.ID, Kind: columnKind(c.ID, cat), Header: c.Header, Count: c.Count})
	}
	return r
}

var columnKinds = map[string]ingest.ColumnKind{
	"date": ingest.DateColumn, "end": ingest.EndColumn, "period": ingest.PeriodColumn,
	"account": ingest.AccountColumn, "currency": ingest.CurrencyColumn,
}

// columnKind takes what the catalogue does not count as a dimension; the deck
// was checked for ids that are neither.
func columnKind(id string, cat *kpi.Catalog) ingest.ColumnKind {
	if kind, ok := columnKinds[id]; ok {
		return kind
	}
	if cat.Measure(id) != nil {
		return ingest.MeasureColumn
	}
	return ingest.DimColumn
}
