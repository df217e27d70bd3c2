package data_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"iter"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/kpi/review"
	"kpideck/report"
	"kpideck/report/data"
)

var update = flag.Bool("update", false, "write the golden files anew")

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (run with -update)", err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", name, diff)
	}
}

var (
	calendar = kpi.DefaultCalendar()
	asOf     = kpi.MustDate("2025-09-14")
	quarter  = calendar.Containing(kpi.Quarterly, asOf)
)

func ptr(v float64) *float64 { return &v }

func amount(s string) kpi.Decimal {
	d, err := kpi.ParseDecimal(s)
	if err != nil {
		panic(err)
	}
	return d
}

func catalog() *kpi.Catalog {
	return kpi.NewCatalog(nil, []*kpi.Metric{
		{ID: "spend", Unit: kpi.Money, Names: kpi.Names{"vi": "Chi phí", "en": "Spend"}},
		{ID: "ctr", Unit: kpi.Percent, Names: kpi.Names{"vi": "CTR", "en": "CTR"}},
		{ID: "reach", Unit: kpi.People, Names: kpi.Names{"vi": "=Tiếp cận", "en": "=Reach"}},
	}, nil)
}

func values() []report.ValueRow {
	week, _ := calendar.Parse("2025-W30")
	channel := kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: "Meta Ads"})
	campaign := kpi.NewSegment(kpi.Pick{Dim: kpi.Campaign, Member: `+Thu "A"`}, channel[0])
	return []report.ValueRow{
		{KPI: "spend", Period: quarter, Value: kpi.Value{Number: 123456789.25, Partial: true, Through: asOf, Basis: "ads"}},
		{KPI: "spend", Period: week, Segment: channel, Value: kpi.Value{Number: math.Copysign(0, -1), Through: week.Last(), Basis: "ads"}},
		{KPI: "ctr", Period: week, Segment: campaign, Value: kpi.Value{Number: 1.0 / 3, Through: week.Last(), Basis: "ads"}},
		{KPI: "ctr", Period: week, Segment: channel, Value: kpi.Value{Reason: kpi.Undefined, Through: week.Last(), Basis: "ads"}},
		{KPI: "reach", Period: quarter, Value: kpi.Value{Reason: kpi.NotAdditive, Through: asOf, Partial: true, AtLeast: ptr(51000), Basis: "ads"}},
		{KPI: "reach", Period: week, Value: kpi.Value{Reason: kpi.NoData, Basis: "ads"}},
	}
}

func week() kpi.Period {
	w, _ := calendar.Parse("2025-W37")
	return w
}

func card() *review.Scorecard {
	month, _ := calendar.Parse("2025-09")
	spend, ctr := catalog().Metric("spend"), catalog().Metric("ctr")
	return &review.Scorecard{
		Rows: []*review.Row{{
			Target: &review.Target{ID: "c1", KPI: "spend", Level: review.Strategic, Owner: "Giám đốc", Period: quarter, Group: "A", Weight: ptr(2)},
			Metric: spend, Kind: review.GoalBetween, Actual: kpi.Value{Number: 9.62e9, Through: asOf}, Goal: ptr(1.2e10), GoalLow: ptr(1e10), Red: ptr(9e9),
			Baseline: ptr(8e9), Attainment: ptr(0.8), Expected: ptr(9.9e9), Pacing: ptr(0.97), RequiredRate: ptr(1e8),
			LastYear: review.Comparison{Period: kpi.Period{Label: "2024-Q3"}, Aligned: "tet", Change: ptr(0.2),
				Value: kpi.Value{Number: 8e9, Span: kpi.Through(kpi.MustDate("2024-07-04"), kpi.MustDate("2024-09-17"))}},
			Forecast: &review.Forecast{Value: 1.1e10, Low: 1e10, High: 1.2e10, Method: "straight_line", Band: review.BandWeeks},
			Status:   review.AtRisk, Score: ptr(91.6), Provisional: true, Scored: true,
			Signal: &review.Signal{Limits: review.Limits{Centre: 7e8, Low: 6e8, High: 8e8}, Learned: 12, Uncertain: true,
				Points: []review.SignalPoint{{Week: week(), Value: 5e8, Rule: review.OutsideLimit}}},
			Bridge: &review.Bridge{Kind: review.ByMixAndRate, Dim: kpi.Channel, Period: kpi.Period{Label: "2025-Q2"}, Start: 3, End: 4,
				Steps: []review.BridgeStep{{Member: "Meta Ads", Rate: 1.5, Mix: -0.25, Before: ptr(2), After: ptr(5)}, {Member: kpi.NotSet, Mix: -0.25, Direct: ptr(0.5)}}},
			Factors: &review.Bridge{Kind: review.ByFactor, Period: kpi.Period{Label: "2025-Q2"}, Start: 3, End: 4,
				Steps: []review.BridgeStep{{Factor: review.Factor{ID: "spend"}, Rate: 1, Before: ptr(2), After: ptr(3)}}},
			Smart: map[string]review.Verdict{"s": {Verdict: review.Pass, Kind: review.KindSpecific, Evidence: diag.Both("Rõ.", "Clear.")}, "t": {Verdict: review.Warn, Kind: review.KindPast, Evidence: diag.Both("Gấp.", "Soon.")}},
		}, {
			Target: &review.Target{KPI: "ctr", Level: review.Tactical, Parent: "c1", Period: month, Segment: kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: "Meta Ads"})},
			Signal: &review.Signal{Learned: 20, Points: []review.SignalPoint{{Week: week(), Value: 0.01, Settling: true}}},
			Metric: ctr, Kind: review.GoalAtLeast, Actual: kpi.Value{Reason: kpi.NoData}, Status: review.NoData,
		}},
		Score: review.Score{Overall: ptr(91.6), Strict: ptr(45.8), Coverage: 0.5, Grade: "B", Provisional: true,
			Groups: []review.GroupScore{{Group: "A", Weight: 62.5, Score: ptr(91.6), Points: ptr(57.25), Coverage: 1}, {Group: "B", Weight: 37.5}}},
		Findings: diag.List{{Code: "orphan", Severity: diag.Warning, Pos: diag.Pos{File: "targets.csv", Line: 2, Column: 1}, Count: 1,
			Message: diag.Both("không có mục tiêu chiến thuật", "no tactical target"), Hint: diag.Both("thêm một mục tiêu", "add one")}},
	}
}

func budget() *review.Budget {
	meta := kpi.NewSegment(kpi.Pick{Dim: kpi.Channel, Member: "Meta Ads"})
	return &review.Budget{Cost: &kpi.Metric{ID: "cpl"}, Rate: &kpi.Metric{ID: "conversion_rate"}, Period: quarter,
		Total: review.BudgetLine{Spend: 100, Share: 1, Results: 10, Cost: ptr(10), Chance: 1},
		Lines: []review.BudgetLine{{Segment: meta, Spend: 60, Share: 0.6, Results: 4, Cost: ptr(15), CostGap: ptr(0.5), Rate: ptr(0.02), Tries: 200, Chance: 0.01, Advice: review.AskLess}}}
}

func actions() []review.Action {
	return []review.Action{{ID: "V1", Text: "Đổi mẫu", Owner: "Trưởng nhóm", Due: asOf - 4, State: review.ActionDoing, Progress: ptr(0.6), KPI: "spend", Quarter: quarter},
		{Text: "Chưa có hạn", State: review.ActionOpen}}
}

func journey() *review.Journey {
	before := func(v float64) review.Comparison { return review.Comparison{Value: kpi.Value{Number: v}} }
	return &review.Journey{Path: "leads", Period: quarter, Previous: kpi.Period{Label: "2025-Q2"}, Through: asOf, Last: 1, Steps: []review.JourneyStep{
		{Metric: catalog().Metric("spend"), Stage: "awareness", Now: kpi.Value{Number: 120}, Before: before(100), Gives: ptr(2)},
		{Metric: catalog().Metric("reach"), Stage: "conversion", Now: kpi.Value{Number: 30}, Before: before(20), RateNow: ptr(0.25), RateBefore: ptr(0.2), Gives: ptr(8), Settling: true}}}
}

func next() []review.NextGoal {
	fourth, _ := calendar.Parse("2025-Q4")
	past := []review.NextChange{{Period: quarter, Change: 0.1}}
	return []review.NextGoal{
		{Target: &review.Target{ID: "n1", KPI: "spend", Period: fourth}, Metric: catalog().Metric("spend"), Period: fourth, Goal: ptr(1.3e10), Base: ptr(1.1e10), Forecast: true,
			Past: past, Change: ptr(0.18), Hold: ptr(1.1e10), Median: ptr(1.21e10), Best: ptr(1.2e10),
			Verdict: review.Verdict{Verdict: review.Fail, Kind: review.KindBeyond, Evidence: diag.Both("Chưa từng có.", "Never seen.")}},
		{Now: card().Rows[1], Metric: catalog().Metric("ctr"), Period: fourth}}
}

func document(rows iter.Seq[report.ValueRow]) *report.Document {
	return &report.Document{Client: "Cà phê \"Sông\\Hàn\"", Title: "Tổng kết quý", Locale: "vi", Currency: "VND", Quarter: quarter, AsOf: asOf,
		Facts: report.Facts{
			Values: rows, Catalog: catalog(), Card: card(), Budget: budget(), Actions: actions(), Journey: journey(), Next: next(),
			Unavailable: []report.Unavailable{{KPI: "aov", Missing: []string{"orders", "revenue"}}},
			Sources: []kpi.SourceReport{{File: "exports/a.csv", Preset: "meta-ads", Family: kpi.Ads, Account: "chính", Level: kpi.LevelCampaign, Reported: kpi.MustDate("2025-10-01"),
				RowsRead: 10, RowsUsed: 8, SetAside: []kpi.Aside{{Reason: "superseded", Rows: 2}}, First: quarter.Start, Last: asOf,
				Totals: []kpi.TotalsCheck{{Measure: "spend", Currency: "SGD", Stated: amount("100.5"), Computed: amount("100.50"), Line: 12, Label: "Total"}}},
				{File: "exports/empty.csv", Family: kpi.AnyFamily}},
			Problems: diag.List{{Code: "bad_cell", Severity: diag.Warning, Pos: diag.Pos{File: "exports/a.csv", Line: 4, Column: 2}, Count: 3,
				Message: diag.Both("không phải số: \"1\t2\"", "not a number"), Hint: diag.Both("sửa ô", "mend the cell")},
				{Code: "notice", Severity: diag.Notice, Count: 1, Message: diag.Both("chú ý", "look")}},
		}}
}

func each(rows []report.ValueRow) iter.Seq[report.ValueRow] {
	return func(yield func(report.ValueRow) bool) {
		for _, r := range rows {
			if !yield(r) {
				return
			}
		}
	}
}

func write(t testing.TB, f func(io.Writer, *report.Document) error, d *report.Document) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f(&b, d); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestReportJSON(t *testing.T) {
	got := write(t, data.WriteJSON, document(each(values())))
	golden(t, "report.json", got)
	if !json.Valid(got) {
		t.Error("the golden is not valid JSON")
	}
}

// Values of many campaigns leave out what the total of their period tells, and
// lose nothing else.
func TestBriefCampaigns(t *testing.T) {
	d := document(each(values()))
	d.Facts.Brief = true
	got := write(t, data.WriteJSON, d)
	whole, brief := jsonValues(t, write(t, data.WriteJSON, document(each(values())))), jsonValues(t, got)
	for i, v := range whole {
		if len(v["segment"].(map[string]any)) > 1 {
			if v["through"] == v["end"] {
				delete(v, "through")
			}
			if v["partial"] == false {
				delete(v, "partial")
			}
			for _, key := range []string{"start", "end", "basis"} {
				delete(v, key)
			}
		}
		if diff := cmp.Diff(v, brief[i]); diff != "" {
			t.Errorf("value %d (-want +got):\n%s", i, diff)
		}
	}
}

func jsonValues(t *testing.T, report []byte) []map[string]any {
	t.Helper()
	var doc struct{ Values []map[string]any }
	if err := json.Unmarshal(report, &doc); err != nil || len(doc.Values) == 0 {
		t.Fatal(err)
	}
	return doc.Values
}

func TestTidyCSV(t *testing.T) {
	golden(t, "values.csv", write(t, data.WriteCSV, document(each(values()))))
}

func TestAnEmptyReportIsWhole(t *testing.T) {
	d := &report.Document{Locale: "vi", Facts: report.Facts{Values: each(nil), Catalog: catalog()}}
	var top map[string]json.RawMessage
	if err := json.Unmarshal(write(t, data.WriteJSON, d), &top); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"schema", "client", "currency", "locale", "as_of", "quarter", "values", "unavailable", "scorecard", "score", "sources", "problems", "findings"} {
		if _, ok := top[key]; !ok {
			t.Errorf("%s is missing", key)
		}
	}
	if lines := strings.Count(string(write(t, data.WriteCSV, d)), "\n"); lines != 1 {
		t.Errorf("a table without values has %d lines, want its header", lines)
	}
}

// What is written reads back as it was: names of any bytes that are text, and
// every number to its last bit.
func TestJSONRoundTrips(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.String().Draw(t, "name")
		number := rapid.Float64Range(-1e300, 1e300).Draw(t, "number")
		row := report.ValueRow{KPI: "spend", Period: quarter, Value: kpi.Value{Number: number},
			Segment: kpi.NewSegment(kpi.Pick{Dim: kpi.Campaign, Member: name})}
		var b bytes.Buffer
		if err := data.WriteJSON(&b, document(each([]report.ValueRow{row}))); err != nil {
			t.Fatal(err)
		}
		var back struct {
			Values []struct {
				Segment map[string]string
				Value   float64
			}
		}
		if err := json.Unmarshal(b.Bytes(), &back); err != nil {
			t.Fatalf("%v\n%s", err, b.Bytes())
		}
		if got := back.Values[0]; got.Value != number || got.Segment["campaign"] != name {
			t.Fatalf("%q %v reads back as %+v", name, number, got)
		}
	})
}

// The tidy table is opened in spreadsheets: no name begins a formula there and
// none holds a control character. report.json keeps names as exported.
func TestNamesInTheTidyTable(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"Thu 1.9", "Thu 1.9"},
		{"=1+1", "'=1+1"},
		{"@x", "'@x"},
		{"\x01=1+1", "'=1+1"},
		{"\u009b-1", "'-1"},
		{"\x1b[31mđỏ\x1b[0m", "[31mđỏ[0m"},
		{"a\tb\nc", "a b c"},
	} {
		row := report.ValueRow{KPI: "spend", Period: quarter, Segment: kpi.NewSegment(kpi.Pick{Dim: kpi.Campaign, Member: c.name})}
		d := document(each([]report.ValueRow{row}))
		rows, err := csv.NewReader(bytes.NewReader(write(t, data.WriteCSV, d))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if got := rows[1][7]; got != c.want {
			t.Errorf("%q is written as %q, want %q", c.name, got, c.want)
		}
	}
}

func TestBytesThatAreNotText(t *testing.T) {
	row := report.ValueRow{KPI: "spend", Period: quarter, Segment: kpi.NewSegment(kpi.Pick{Dim: kpi.Campaign, Member: "a\xffb"})}
	if got := write(t, data.WriteJSON, document(each([]report.ValueRow{row}))); !bytes.Contains(got, []byte("a\ufffdb")) {
		t.Errorf("got %s", got)
	}
}

// many gives more values than the writers hold at a time.
func many(n int) iter.Seq[report.ValueRow] {
	weeks := calendar.Periods(kpi.Weekly, quarter.Span)
	return func(yield func(report.ValueRow) bool) {
		for i := range n {
			s := kpi.NewSegment(kpi.Pick{Dim: kpi.Campaign, Member: fmt.Sprintf("Chiến dịch %d", i%400)})
			v := kpi.Value{Number: float64(i) / 7, Through: weeks[i%13].Last(), Basis: "ads"}
			if !yield(report.ValueRow{KPI: "spend", Period: weeks[i%13], Segment: s, Value: v}) {
				return
			}
		}
	}
}

func TestManyValuesAreAllThere(t *testing.T) {
	const n = 20_000
	d := document(many(n))
	var back struct{ Values []json.RawMessage }
	if err := json.Unmarshal(write(t, data.WriteJSON, d), &back); err != nil || len(back.Values) != n {
		t.Errorf("json: %d values, %v", len(back.Values), err)
	}
	rows, err := csv.NewReader(bytes.NewReader(write(t, data.WriteCSV, d))).ReadAll()
	if err != nil || len(rows) != n+1 {
		t.Errorf("csv: %d rows, %v", len(rows), err)
	}
}

type full struct{ left int }

func (f *full) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, io.ErrShortWrite
	}
	return len(p), nil
}

func TestAFullDiskIsAnError(t *testing.T) {
	for name, f := range map[string]func(io.Writer, *report.Document) error{"json": data.WriteJSON, "csv": data.WriteCSV} {
		for _, room := range []int{0, 100_000} {
			if err := f(&full{room}, document(many(20_000))); err == nil {
				t.Errorf("%s with room for %d bytes: no error", name, room)
			}
		}
	}
}

func BenchmarkWriteJSON(b *testing.B) {
	d := document(many(100_000))
	var n int
	for b.Loop() {
		n = len(write(b, data.WriteJSON, d))
	}
	b.SetBytes(int64(n))
	b.ReportMetric(float64(n)/100_000, "bytes/value")
}

func BenchmarkWriteCSV(b *testing.B) {
	d := document(many(100_000))
	var n int
	for b.Loop() {
		n = len(write(b, data.WriteCSV, d))
	}
	b.SetBytes(int64(n))
}

// A forecast that too little is known for has no edges: 0 would read as one.
func TestForecastWithoutABandHasNoEdges(t *testing.T) {
	doc := document(each(values()))
	doc.Facts.Card.Rows[0].Forecast = &review.Forecast{Value: 7, Low: 7, High: 7, Method: review.MethodStraightLine}
	if got, want := string(write(t, data.WriteJSON, doc)), `"forecast":{"value":7,"low":null,"high":null,"band":"","method":"straight_line","tests":0}`; !strings.Contains(got, want) {
		t.Errorf("report.json lacks %s", want)
	}
}
