package main

import (
	"slices"
	"testing"

	"kpideck/kpi/deck"
	"kpideck/report"

	"kpideck/templates"
)

// TestLayoutsNameWhatTheCatalogueHas keeps a slip of the pen in a layout from
// emptying a section in silence.
func TestLayoutsNameWhatTheCatalogueHas(t *testing.T) {
	s, err := loadShipped(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	cat := s.catalogue.Catalog()
	for _, l := range s.layouts {
		for _, id := range slices.Concat(l.ChannelKPIs, l.BookOnly, l.ChannelNews) {
			if cat.Metric(id) == nil {
				t.Errorf("%s names the KPI %q, which the catalogue lacks", l.ID, id)
			}
		}
		for _, id := range l.SideBySide {
			if cat.Measure(id) == nil {
				t.Errorf("%s names the measure %q, which the catalogue lacks", l.ID, id)
			}
		}
		if len(l.ChannelKPIs) == 0 || len(l.ChannelNews) == 0 || len(l.SideBySide) == 0 {
			t.Errorf("%s leaves a section without its figures", l.ID)
		}
		if len(l.Pages) == 0 {
			t.Errorf("%s has no pages", l.ID)
		}
	}
}

// A deck names the papers that pages have.
func TestADeckMayAskForEveryPaper(t *testing.T) {
	for _, name := range deck.Pages {
		if !slices.Contains(report.Papers, report.Paper(name)) {
			t.Errorf("no page is %q", name)
		}
	}
	if len(deck.Pages) != len(report.Papers) {
		t.Errorf("a deck may ask for %v, pages are %v", deck.Pages, report.Papers)
	}
}
