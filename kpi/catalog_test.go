package kpi_test

import (
	"strings"
	"testing"

	"kpideck/kpi"
)

func metricsOf(formulas ...string) []*kpi.Metric {
	var list []*kpi.Metric
	for _, f := range formulas {
		id, src, _ := strings.Cut(f, " = ")
		list = append(list, &kpi.Metric{ID: id, Bases: []kpi.Base{{Formula: mustFormula(src)}}})
	}
	return list
}

func TestCatalogCheck(t *testing.T) {
	measures := []*kpi.Measure{{ID: "spend"}, {ID: "clicks"}, {ID: "revenue"}}
	tests := []struct {
		name     string
		formulas []string
		want     []string // parts of the problems, in order
	}{
		{"a KPI of the name of its measure is no circle", []string{"revenue = revenue", "aov = revenue / clicks"}, nil},
		{"unknown id with a near one", []string{"cpc = spend / cliks"}, []string{`uses "cliks"`}},
		{"a KPI of itself", []string{"x = x + 1"}, []string{`uses "x"`, "x → x"}},
		{"two KPIs of each other", []string{"a = b", "b = a + spend"}, []string{"a → b → a", "b → a → b"}},
		{"a circle in a branch", []string{"a = either(spend, b)", "b = c", "c = b"}, []string{"b → c → b", "c → b → c"}},
		{"a KPI used twice is no circle", []string{"a = b + c", "b = d", "c = d", "d = spend"}, nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			problems := kpi.NewCatalog(measures, metricsOf(test.formulas...), nil).Check()
			if len(problems) != len(test.want) {
				t.Fatalf("%d problems, want %d:\n%v", len(problems), len(test.want), problems)
			}
			for i, p := range problems {
				if !strings.Contains(p.Error(), test.want[i]) {
					t.Errorf("problem %d is %q, want it to say %q", i, p.Error(), test.want[i])
				}
				if p.Hint.In("vi") == "" || p.Message.In("vi") == p.Message.In("en") {
					t.Errorf("problem %d lacks a hint or its Vietnamese", i)
				}
			}
		})
	}
}

func TestTheDeckReplacesWhatTheCatalogueSays(t *testing.T) {
	metrics := append(metricsOf("a = spend", "b = clicks"), metricsOf("a = spend * 2")...)
	cat := kpi.NewCatalog([]*kpi.Measure{{ID: "spend"}, {ID: "clicks"}}, metrics, nil)
	if len(cat.Metrics) != 2 || cat.Metrics[0].ID != "a" || cat.Metric("a") != metrics[2] || cat.Metrics[0] != metrics[2] {
		t.Errorf("the later a should stand in the place of the first: %v", cat.Metrics)
	}
}
