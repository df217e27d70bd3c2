package templates_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"

	"kpideck/kpi/formula"
	"kpideck/templates"
)

type names struct{ Vi, En string }

type measure struct {
	ID          string
	Unit        string
	OverTime    string `yaml:"over_time"`
	OverMembers string `yaml:"over_members"`
	Families    []string
	Name        names
}

type assumption struct {
	ID      string
	Unit    string
	Default *float64
	Name    names
}

type base struct {
	From    map[string]any
	Formula string
}

type metric struct {
	ID      string
	Stage   string
	Unit    string
	Better  string
	Formula string
	From    map[string]any
	Bases   []base
	Grains  []string
	Name    names
	Short   *names
	Means   names
}

func (m metric) bases() []base {
	if m.Formula != "" {
		return append([]base{{m.From, m.Formula}}, m.Bases...)
	}
	return m.Bases
}

type catalog struct {
	Measures    []measure
	Assumptions []assumption
	KPIs        []metric `yaml:"kpis"`
}

var (
	units    = []string{"money", "count", "people", "percent", "ratio", "seconds", "points"}
	rollups  = []string{"sum", "last", "max", "min", "none"}
	families = []string{"ads", "web", "search", "shop", "crm", "social", "email", "survey", "event"}
	stages   = []string{"strategic", "awareness", "engagement", "conversion", "retention", "cost"}
	betters  = []string{"higher", "lower", "band"}
	grains   = []string{"day", "week", "month", "quarter", "year"}
	snake    = regexp.MustCompile(`^[a-z][a-z0-9_]*$`)
)

// promised are the KPIs that the catalogue must keep: packs, decks and targets
// of users name them.
var promised = strings.Fields(`
	revenue profit revenue_growth market_share roi roas cac clv ltv_to_cac new_customer_revenue
	impressions reach reach_rate frequency search_volume website_traffic organic_traffic referral_traffic
	non_search_traffic followers follower_growth video_views view_rate event_attendance attendance_rate
	clicks ctr engagements engagement_rate avg_session_duration opt_ins active_leads
	conversions conversion_rate conversion_per_impression cost_per_conversion cost_per_click cpm
	leads cpl mqls sqls mql_to_sql orders aov app_downloads retention_rate churn_rate nps first_response_time
	messages cost_per_message close_rate ad_cost_share return_rate landing_page_views add_to_carts
	full_cost spend budget_pacing`)

func decode(t *testing.T, file string, into any) {
	t.Helper()
	text, err := templates.FS.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := yaml.UnmarshalWithOptions(text, into, yaml.Strict()); err != nil {
		t.Fatalf("%s:\n%v", file, err)
	}
}

func readCatalog(t *testing.T) catalog {
	t.Helper()
	var c, kpis catalog
	decode(t, "catalog/measures.yaml", &c)
	decode(t, "catalog/kpis.yaml", &kpis)
	c.KPIs = kpis.KPIs
	return c
}

func wantOneOf(t *testing.T, what, got string, allowed []string) {
	t.Helper()
	if !slices.Contains(allowed, got) {
		t.Errorf("%s is %q, want one of %v", what, got, allowed)
	}
}

func wantNames(t *testing.T, what string, n names) {
	t.Helper()
	for _, s := range []string{n.Vi, n.En} {
		if s == "" || s != strings.TrimSpace(s) {
			t.Errorf("%s needs Vietnamese and English words, has %+v", what, n)
			return
		}
	}
}

// wantOnce reports an id that is not snake_case or came before.
func wantOnce(t *testing.T, seen map[string]bool, id string) {
	t.Helper()
	if !snake.MatchString(id) {
		t.Errorf("id %q is not snake_case", id)
	}
	if seen[id] {
		t.Errorf("id %q stands twice", id)
	}
	seen[id] = true
}

func TestMeasures(t *testing.T) {
	c, seen := readCatalog(t), map[string]bool{}
	for _, m := range c.Measures {
		wantOnce(t, seen, m.ID)
		wantNames(t, m.ID, m.Name)
		wantOneOf(t, m.ID+": unit", m.Unit, units)
		wantOneOf(t, m.ID+": over_time", m.OverTime, rollups)
		if m.OverMembers != "" {
			wantOneOf(t, m.ID+": over_members", m.OverMembers, []string{"sum", "max", "min", "none"})
		}
		wantFamilies(t, m.ID, m.Families)
	}
	for _, a := range c.Assumptions {
		wantOnce(t, seen, a.ID)
		wantNames(t, a.ID, a.Name)
		wantOneOf(t, a.ID+": unit", a.Unit, units)
	}
	for _, id := range []string{"reach", "users", "new_users"} {
		i := slices.IndexFunc(c.Measures, func(m measure) bool { return m.ID == id })
		if i < 0 || c.Measures[i].OverTime != "none" {
			t.Errorf("%s counts people and must not be added over days", id)
		}
	}
}

func wantFamilies(t *testing.T, id string, list []string) {
	t.Helper()
	if len(list) == 0 {
		t.Errorf("%s names no family", id)
	}
	for i, f := range list {
		wantOneOf(t, id+": family", f, families)
		if slices.Contains(list[:i], f) {
			t.Errorf("%s names family %s twice", id, f)
		}
	}
}

func TestKPIs(t *testing.T) {
	c, seen := readCatalog(t), map[string]bool{}
	for _, k := range c.KPIs {
		wantOnce(t, seen, k.ID)
		wantNames(t, k.ID, k.Name)
		wantNames(t, k.ID+": means", k.Means)
		if k.Short != nil {
			wantNames(t, k.ID+": short", *k.Short)
		}
		wantOneOf(t, k.ID+": stage", k.Stage, stages)
		wantOneOf(t, k.ID+": unit", k.Unit, units)
		wantOneOf(t, k.ID+": better", k.Better, betters)
		for _, g := range k.Grains {
			wantOneOf(t, k.ID+": grain", g, grains)
		}
		if (k.Formula == "") == (len(k.Bases) == 0) {
			t.Errorf("%s needs either formula or bases", k.ID)
		}
		wantSentence(t, k.ID, k.Means)
	}
	for _, id := range promised {
		if !seen[id] {
			t.Errorf("KPI %s is missing", id)
		}
	}
}

func wantSentence(t *testing.T, id string, n names) {
	t.Helper()
	for _, s := range []string{n.Vi, n.En} {
		if !strings.HasSuffix(s, ".") || strings.Contains(strings.TrimSuffix(s, "."), ". ") {
			t.Errorf("%s: means is one sentence, not %q", id, s)
		}
	}
}

func TestFormulasParseAndResolve(t *testing.T) {
	c := readCatalog(t)
	measures, others := map[string]bool{}, map[string]bool{}
	for _, m := range c.Measures {
		measures[m.ID] = true
	}
	for _, a := range c.Assumptions {
		others[a.ID] = true
	}
	for _, k := range c.KPIs {
		others[k.ID] = true
	}
	for _, k := range c.KPIs {
		for _, b := range k.bases() {
			n, err := formula.Parse(b.Formula)
			if err != nil {
				t.Errorf("%s: %s\n%v", k.ID, b.Formula, err)
				continue
			}
			ids := n.Idents()
			for _, id := range ids {
				if !measures[id] && (!others[id] || id == k.ID) {
					t.Errorf("%s: no measure, KPI or assumption is called %q", k.ID, id)
				}
			}
			wantPins(t, k.ID, b.From, func(id string) bool { return measures[id] && slices.Contains(ids, id) })
		}
	}
}

// wantPins checks that from: names measures of the formula and known families.
func wantPins(t *testing.T, id string, from map[string]any, used func(string) bool) {
	t.Helper()
	for name, pinned := range from {
		if !used(name) {
			t.Errorf("%s: from pins %q, which the formula does not take", id, name)
		}
		var list []string
		switch pinned := pinned.(type) {
		case string:
			list = []string{pinned}
		case []any:
			for _, f := range pinned {
				list = append(list, f.(string))
			}
		}
		wantFamilies(t, id+": from "+name, list)
	}
}

func TestKPIsDoNotNeedThemselves(t *testing.T) {
	c := readCatalog(t)
	uses := map[string][]string{}
	for _, k := range c.KPIs {
		for _, b := range k.bases() {
			if n, err := formula.Parse(b.Formula); err == nil {
				uses[k.ID] = append(uses[k.ID], n.Idents()...)
			}
		}
	}
	for _, m := range c.Measures {
		delete(uses, m.ID)
	}
	for id := range uses {
		if reaches(uses, id, id, map[string]bool{}) {
			t.Errorf("%s is computed from itself", id)
		}
	}
}

func reaches(uses map[string][]string, from, to string, seen map[string]bool) bool {
	for _, id := range uses[from] {
		if id == to {
			return true
		}
		if !seen[id] {
			seen[id] = true
			if reaches(uses, id, to, seen) {
				return true
			}
		}
	}
	return false
}
