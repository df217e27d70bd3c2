package deck

import (
	"testing"

	"kpideck/kpi"
	"kpideck/kpi/formula"
)

func TestUnitOfAFormula(t *testing.T) {
	units := map[string]kpi.Unit{"spend": kpi.Money, "revenue": kpi.Money, "leads": kpi.People, "orders": kpi.Count,
		"margin": kpi.Percent, "waiting": kpi.Seconds, "roas": kpi.Ratio}
	for src, want := range map[string]kpi.Unit{
		"spend":                             kpi.Money,
		"spend / leads":                     kpi.Money,
		"1000 * spend / leads":              kpi.Money,
		"orders / leads":                    kpi.Percent,
		"revenue / spend":                   kpi.Ratio,
		"revenue * margin - spend":          kpi.Money,
		"waiting / orders":                  kpi.Seconds,
		"1 + margin":                        kpi.Percent,
		"orders * roas":                     kpi.Count,
		"revenue / margin":                  kpi.Money,
		"orders / spend":                    kpi.Ratio,
		`only(leads, channel == "A") / 2`:   kpi.People,
		"either(prev(orders), opening(x))":  kpi.Count,
		"per_year(-(orders / leads)) * 100": kpi.Percent,
		"2 * 3":                             kpi.Ratio,
	} {
		f, err := formula.Parse(src)
		if err != nil {
			t.Fatal(err)
		}
		if got := unitOf(f, func(id string) kpi.Unit { return units[id] }); got != want {
			t.Errorf("%s is %s, want %s", src, got, want)
		}
	}
}
