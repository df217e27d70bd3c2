package templates_test

import (
	"path"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kpideck/templates"
)

type pack struct {
	ID     string
	Name   names
	Groups []struct {
		ID   string
		Name names
		KPIs []string `yaml:"kpis"`
	}
	Paths []struct {
		ID    string
		Steps []struct {
			KPI    string
			Stage  string
			Across bool
		}
	}
}

// guides are the sets that users know by name, in the order in which they
// were taught.
var guides = map[string]string{
	"journey": `impressions reach search_volume frequency ctr engagement_rate avg_session_duration
		conversion_rate cost_per_conversion new_customer_revenue retention_rate clv churn_rate`,
	"core-15": `cac clv roi roas mqls sqls follower_growth conversion_rate website_traffic engagements
		non_search_traffic nps organic_traffic event_attendance retention_rate`,
	"b2b-10": `impressions reach reach_rate frequency clicks ctr video_views view_rate engagements engagement_rate
		conversion_per_impression leads active_leads opt_ins`,
	"sme-weekly-7": `conversion_rate cost_per_conversion website_traffic ctr engagements cpl retention_rate`,
	"vn-shop":      `spend ad_cost_share messages cost_per_message close_rate orders aov revenue return_rate roas`,
	"strategic":    `revenue profit revenue_growth market_share roi cac ltv_to_cac nps`,
}

func readPacks(t *testing.T) map[string]pack {
	t.Helper()
	entries, err := templates.FS.ReadDir("packs")
	if err != nil {
		t.Fatal(err)
	}
	packs := map[string]pack{}
	for _, e := range entries {
		if id, isPack := strings.CutSuffix(e.Name(), ".yaml"); isPack {
			var p pack
			decode(t, path.Join("packs", e.Name()), &p)
			packs[id] = p
		}
	}
	return packs
}

func TestPacksNameKPIs(t *testing.T) {
	kpis := map[string]bool{}
	for _, k := range readCatalog(t).KPIs {
		kpis[k.ID] = true
	}
	for id, p := range readPacks(t) {
		if p.ID != id {
			t.Errorf("pack %s.yaml says its id is %q", id, p.ID)
		}
		wantNames(t, id, p.Name)
		groups, seen := map[string]bool{}, map[string]bool{}
		for _, g := range p.Groups {
			wantOnce(t, groups, g.ID)
			wantNames(t, id+": "+g.ID, g.Name)
			for _, k := range g.KPIs {
				wantOnce(t, seen, k)
				if !kpis[k] {
					t.Errorf("pack %s names %q, which is no KPI", id, k)
				}
			}
		}
		if len(seen) == 0 {
			t.Errorf("pack %s names no KPI", id)
		}
	}
}

func TestPacksKeepTheOrderOfTheGuides(t *testing.T) {
	packs := readPacks(t)
	for id, want := range guides {
		var got []string
		for _, g := range packs[id].Groups {
			got = append(got, g.KPIs...)
		}
		if diff := cmp.Diff(strings.Fields(want), got); diff != "" {
			t.Errorf("pack %s (-want +got):\n%s", id, diff)
		}
	}
}
