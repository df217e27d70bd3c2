package ingest

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kpideck/kpi"
)

// TestSettles holds whose settling days count: the preset's own, else those of
// the family, and any for measures without a word.
func TestSettles(t *testing.T) {
	w := &words{settles: map[kpi.Family]settling{kpi.Ads: {"any": 3, "conversions": 30}}}
	tests := []struct {
		name     string
		preset   *Preset
		family   kpi.Family
		measures []string
		want     map[string]int
	}{
		{"the family's", nil, kpi.Ads, []string{"spend", "conversions"}, map[string]int{"spend": 3, "conversions": 30}},
		{"a preset without a word", &Preset{}, kpi.Ads, []string{"spend"}, map[string]int{"spend": 3}},
		{"a preset of its own", &Preset{settles: settling{"conversions": 7}}, kpi.Ads, []string{"spend", "conversions"}, map[string]int{"conversions": 7}},
		{"final at once", &Preset{settles: settling{}}, kpi.Ads, []string{"spend"}, nil},
		{"a family without a word", nil, kpi.Shop, []string{"orders"}, nil},
	}
	for _, x := range tests {
		t.Run(x.name, func(t *testing.T) {
			got := (&tableRead{words: w, preset: x.preset}).settles(x.family, x.measures)
			if diff := cmp.Diff(x.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// TestSettlesBounds holds that days which no platform takes are an error.
func TestSettlesBounds(t *testing.T) {
	for days, ok := range map[int]bool{-1: false, 0: true, 400: true, 401: false} {
		if err := (settling{"spend": days}).check(); (err == nil) != ok {
			t.Errorf("%d days: %v", days, err)
		}
	}
}

// TestCampaignNames holds that an id with two names in one table has none.
func TestCampaignNames(t *testing.T) {
	names := map[string]string{}
	for _, x := range [][2]string{{"1", "A"}, {"2", "B"}, {"1", "A"}, {"2", "C"}, {"2", "B"}, {"", "D"}} {
		call(names, x[0], x[1])
	}
	if diff := cmp.Diff(map[string]string{"1": "A", "2": ""}, names); diff != "" {
		t.Error(diff)
	}
}
