package text_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/kpi/formula"
	"kpideck/kpi/review"
	"kpideck/report/reporttest"
	"kpideck/report/text"
)

var (
	calendar = kpi.DefaultCalendar()
	quarter  = calendar.Containing(kpi.Quarterly, kpi.MustDate("2025-09-14"))
	spend    = &kpi.Measure{ID: "spend", Unit: kpi.Money, Names: kpi.Names{"vi": "Chi phí", "en": "Spend"}}
	leads    = &kpi.Measure{ID: "leads", Unit: kpi.Count, Names: kpi.Names{"vi": "Lead", "en": "Leads"}}
)

func amount(m *kpi.Measure, f kpi.Family, p kpi.Period, last string, n int64) *kpi.Derivation {
	return &kpi.Derivation{Step: kpi.StepAmount, Amount: &kpi.Amount{Measure: m, Family: f, Period: p,
		Span: kpi.Through(p.Start, kpi.MustDate(last)), Sum: kpi.Whole(n)}}
}

func op(s kpi.Step, args ...*kpi.Derivation) *kpi.Derivation {
	return &kpi.Derivation{Step: s, Args: args}
}

func explained(t *testing.T, d *kpi.Derivation, change func(*text.Explanation)) string {
	t.Helper()
	x := text.Explanation{
		Metric: &kpi.Metric{ID: "cpl", Unit: kpi.Money, Names: kpi.Names{"vi": "Chi phí mỗi lead", "en": "Cost per lead"}},
		Period: quarter, Currency: "VND",
		Catalog: kpi.NewCatalog(nil, nil, []*kpi.Assumption{{ID: "ad_tax", Unit: kpi.Percent, Names: kpi.Names{"vi": "Thuế quảng cáo", "en": "Ad tax"}}}),
		Segment: kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: "Meta Ads"}),
		Value: kpi.Value{Number: 204210.28, Partial: true, Span: kpi.Through(quarter.Start, kpi.MustDate("2025-09-14")), Through: kpi.MustDate("2025-09-14"),
			Basis: "ads/crm", Derivation: d},
		Sources: []kpi.SourceReport{{File: "exports/meta.csv", Preset: "meta-ads", Family: kpi.Ads, RowsRead: 1200, RowsUsed: 1100,
			First: kpi.MustDate("2025-07-01"), Last: kpi.MustDate("2025-09-14")}},
	}
	for _, a := range d.Amounts() {
		l := &kpi.Lineage{Amount: a, Adds: a.Reason == kpi.NoReason}
		if l.Adds {
			l.Shares = []kpi.Share{{Sum: a.Sum, Days: a.Span, Part: 1}}
		}
		x.Lineages = append(x.Lineages, l)
	}
	if change != nil {
		change(&x)
	}
	var b strings.Builder
	if err := text.WriteExplanation(&b, x, text.Width, reporttest.Words(t, "vi")); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestExplanation(t *testing.T) {
	ratio := op(kpi.StepDiv, amount(spend, kpi.Ads, quarter, "2025-09-14", 211_970_280), amount(leads, kpi.CRM, quarter, "2025-09-14", 1_038))
	golden(t, "explain.txt", explained(t, ratio, nil))
}

func TestExplanationOfNoValue(t *testing.T) {
	missing := amount(leads, kpi.CRM, quarter, "2025-09-14", 0)
	missing.Amount.Reason = kpi.NotAdditive
	golden(t, "explain_none.txt", explained(t, missing, func(x *text.Explanation) {
		x.Value = kpi.Value{Reason: kpi.NotAdditive, AtLeast: ptr(51_000), Derivation: missing}
		x.Segment, x.Sources = nil, nil
	}))
}

// Only a file's name may be wider than the terminal, so that it can be copied whole;
// why it was set aside is wrapped. The rates that converted an amount are below it.
func TestExplanationFitsTheTerminal(t *testing.T) {
	file := "exports/" + strings.Repeat("a", text.Width) + ".csv"
	got := explained(t, amount(spend, kpi.Ads, quarter, "2025-09-14", 10), func(x *text.Explanation) {
		x.Sources[0].File = file
		x.Lineages[0].Withheld = []kpi.Withheld{{Reason: kpi.AsideSuperseded, Days: quarter.Span}}
		x.Lineages[0].Rates = []kpi.Rate{{From: kpi.MustDate("2025-08-01"), Base: "USD", Quote: "VND", Rate: kpi.Whole(26_275)}}
	})
	for _, line := range strings.Split(got, "\n") {
		if !strings.Contains(line, file) && utf8.RuneCountInString(line) > text.Width || strings.Contains(line, file) && strings.TrimSpace(line) != file {
			t.Errorf("%q is too wide", line)
		}
	}
	if want := "1 USD = 26.275 VND"; !strings.Contains(got, want) {
		t.Errorf("%q is missing in\n%s", want, got)
	}
}

// A formula reads as it was computed: operands keep their order, parentheses
// stand where leaving them out would change the result, and nowhere else.
func TestFormulasInWords(t *testing.T) {
	before := calendar.Previous(quarter)
	a, b := amount(spend, kpi.Ads, quarter, "2025-09-14", 10), amount(leads, kpi.CRM, quarter, "2025-09-14", 4)
	old := amount(spend, kpi.Ads, before, "2025-06-30", 8)
	opening := amount(leads, kpi.CRM, quarter, "2025-09-14", 3)
	opening.Amount.Opening = true
	only := amount(leads, kpi.CRM, quarter, "2025-09-14", 2)
	only.Amount.Filter = &kpi.Filter{Conds: []*formula.Cond{{Kind: formula.Eq, Dim: "channel", Member: "Organic Search"}}}
	tax := &kpi.Derivation{Step: kpi.StepAssumption, ID: "ad_tax", Number: 0.1}
	one := &kpi.Derivation{Step: kpi.StepNumber, Number: 1}
	half := &kpi.Derivation{Step: kpi.StepNumber, Number: 0.5}
	for _, c := range []struct {
		name string
		d    *kpi.Derivation
		want string
	}{
		{"AProductOfASum", op(kpi.StepMul, a, op(kpi.StepAdd, one, tax)), "Chi phí × (1 + Thuế quảng cáo)"},
		{"AQuotientOfAQuotient", op(kpi.StepDiv, a, op(kpi.StepDiv, b, half)), "Chi phí / (Lead / 0,5)"},
		{"ASumInARow", op(kpi.StepAdd, op(kpi.StepSub, a, b), one), "Chi phí − Lead + 1"},
		{"ADifferenceOfADifference", op(kpi.StepSub, a, op(kpi.StepSub, b, one)), "Chi phí − (Lead − 1)"},
		{"TheOppositeOfASum", op(kpi.StepNeg, op(kpi.StepAdd, a, b)), "−(Chi phí + Lead)"},
		{"AnotherPeriod", op(kpi.StepDiv, a, old), "Chi phí / Chi phí [2025-Q2]"},
		{"TheValueBefore", opening, "Lead [đầu kỳ]"},
		{"ACondition", only, `Lead [channel == "Organic Search"]`},
		{"AMetricInAMetric", op(kpi.StepDiv, &kpi.Derivation{Step: kpi.StepMetric, ID: "x", Args: []*kpi.Derivation{op(kpi.StepAdd, a, b)}}, b), "(Chi phí + Lead) / Lead"},
		{"PerYear", &kpi.Derivation{Step: kpi.StepPerYear, Factor: 4, Args: []*kpi.Derivation{b}}, "Lead × 4"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := explained(t, c.d, nil); !strings.Contains(got, "  = "+c.want+"\n") {
				t.Errorf("want %s in\n%s", c.want, got)
			}
		})
	}
}

func TestSmart(t *testing.T) {
	pass := review.Verdict{Verdict: review.Pass, Evidence: diag.Both("Rõ.", "Clear.")}
	row := func(kpiName string, verdicts map[string]review.Verdict) *review.Row {
		return &review.Row{Metric: &kpi.Metric{Names: kpi.Names{"vi": kpiName}}, Target: &review.Target{Period: quarter}, Smart: verdicts}
	}
	card := &review.Scorecard{Rows: []*review.Row{
		row("Doanh thu", map[string]review.Verdict{"s": pass, "m": pass, "a": pass, "r": pass, "t": pass}),
		row("Thị phần", map[string]review.Verdict{"s": pass, "m": {Verdict: review.Fail, Evidence: diag.Both("Không nguồn nào có market_size.", "")},
			"a": {Verdict: review.Warn, Evidence: diag.Both("Chưa có mức nền.", "")}, "r": pass, "t": pass}),
	}}
	var b strings.Builder
	if err := text.WriteSmart(&b, card, reporttest.Words(t, "vi")); err != nil {
		t.Fatal(err)
	}
	golden(t, "smart.txt", b.String())
}

// TestExplainDaysNotShared does not say that no source has days of the period
// where files have them and another account lacks them.
func TestExplainDaysNotShared(t *testing.T) {
	d := amount(spend, kpi.Ads, quarter, "2025-09-14", 0)
	d.Amount.Reason = kpi.NoData
	got := explained(t, d, func(x *text.Explanation) {
		x.Value = kpi.Value{Reason: kpi.NoData, Derivation: d}
		x.Lineages[0].Withheld = []kpi.Withheld{{Reason: kpi.AsideOtherDays, By: -1, Days: quarter.Span}}
	})
	if strings.Contains(got, "Không có nguồn nào có ngày") || !strings.Contains(got, "có ngày trong kỳ này, nhưng") {
		t.Error(got)
	}
}
