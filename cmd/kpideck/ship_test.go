package main

import (
	"slices"
	"testing"
)

// TestTheLayoutNamesWhatTheCatalogueHas keeps a slip of the pen in a layout from
// emptying a section in silence.
func TestTheLayoutNamesWhatTheCatalogueHas(t *testing.T) {
	s, err := loadShipped()
	if err != nil {
		t.Fatal(err)
	}
	cat := s.catalogue.Catalog()
	for _, id := range slices.Concat(s.layout.ChannelKPIs, s.layout.BookOnly, s.layout.ChannelNews) {
		if cat.Metric(id) == nil {
			t.Errorf("the layout names the KPI %q, which the catalogue lacks", id)
		}
	}
	for _, id := range s.layout.SideBySide {
		if cat.Measure(id) == nil {
			t.Errorf("the layout names the measure %q, which the catalogue lacks", id)
		}
	}
	if len(s.layout.ChannelKPIs) == 0 || len(s.layout.ChannelNews) == 0 || len(s.layout.SideBySide) == 0 {
		t.Error("the layout leaves a section without its figures")
	}
}
