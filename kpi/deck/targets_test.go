package deck_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kpideck/kpi"
	"kpideck/kpi/deck"
	"kpideck/kpi/review"
)

func period(label string) kpi.Period {
	p, _ := kpi.DefaultCalendar().Parse(label)
	return p
}

func readTargets(t *testing.T, text string) []*review.Target {
	t.Helper()
	targets, problems := deck.ReadTargets(table(t, "targets.csv", text), catalog(t), kpi.DefaultCalendar())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	return targets
}

func TestTargetsInFull(t *testing.T) {
	got := readTargets(t, `id,kpi,level,parent,segment,owner,department,period,baseline,goal,red,deadline,group,weight,scorer,phasing,note
DT,revenue,strategic,,,Giám đốc,Ban giám đốc,2025-Q3,"1,2 tỷ","1,5 tỷ",1.3 tỷ,30/09/2025,A,2,red_flag,,Cả quý

CHO,first_response_time,tactical,DT,channel=Meta Ads,Trưởng nhóm chăm sóc,CSKH,2025-07,2 phút,<= 90 giây,,2025-07-31,b,0.5,,linear,
`)
	number := func(x float64) *float64 { return &x }
	want := []*review.Target{
		{ID: "DT", KPI: "revenue", Level: review.Strategic, Owner: "Giám đốc", Department: "Ban giám đốc", Period: period("2025-Q3"),
			Baseline: number(1.2e9), Goal: review.Goal{Value: 1.5e9, Text: "1,5 tỷ"}, Red: number(1.3e9), Deadline: kpi.MustDate("2025-09-30"),
			Group: "A", Weight: number(2), Scorer: "red_flag", Note: "Cả quý"},
		{ID: "CHO", KPI: "first_response_time", Level: review.Tactical, Parent: "DT", Segment: kpi.Segment{{Dim: "channel", Member: "Meta Ads"}},
			Owner: "Trưởng nhóm chăm sóc", Department: "CSKH", Period: period("2025-07"), Baseline: number(120),
			Goal:     review.Goal{Kind: review.GoalAtMost, Value: 90, Text: "<= 90 giây"},
			Deadline: kpi.MustDate("2025-07-31"), Group: "B", Weight: number(0.5), Phasing: "linear"},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(review.Target{}, "Pos")); diff != "" {
		t.Error(diff)
	}
	if pos := got[1].Pos.String(); pos != "targets.csv:4:1" {
		t.Errorf("the second target stands at %s", pos)
	}
}

func TestVietnameseHeaders(t *testing.T) {
	got := readTargets(t, `Chỉ số,Kỳ,Mục tiêu,Người phụ trách,Nhóm,Trọng số,Ngưỡng đỏ,Hạn,Kỳ gốc,Phân khúc,Cấp,Ghi chú
leads,Quý 3/2025,1.900,Trưởng nhóm quảng cáo,A,1,1700,30/9/2025,1.500,Kênh=Zalo,chiến thuật,x
`)[0]
	if got.KPI != "leads" || got.Period.Label != "2025-Q3" || got.Goal.Value != 1900 || got.Owner != "Trưởng nhóm quảng cáo" ||
		got.Group != "A" || *got.Red != 1700 || *got.Baseline != 1500 || got.Level != review.Tactical || got.Segment.String() != "channel=Zalo" {
		t.Errorf("%+v", got)
	}
}

func TestDefaultsOfTargets(t *testing.T) {
	got := readTargets(t, `kpi,period,goal,parent,segment
revenue,2025-Q3,10 tỷ,,
leads,2025-Q3,100,,channel=Meta Ads
website_traffic,2025-Q3,+15%,leads channel=Meta Ads 2025-Q3,
`)
	type named struct {
		ID    string
		Level review.Level
	}
	var list []named
	for _, t := range got {
		list = append(list, named{t.ID, t.Level})
	}
	want := []named{
		{"revenue 2025-Q3", review.Strategic},                // by the stage of the KPI
		{"leads channel=Meta Ads 2025-Q3", review.Strategic}, // served by another
		{"website_traffic 2025-Q3", review.Tactical},
	}
	if diff := cmp.Diff(want, list); diff != "" {
		t.Error(diff)
	}
}

func TestWeightOfZeroIsNotAnEmptyWeight(t *testing.T) {
	got := readTargets(t, "kpi,period,goal,weight\nrevenue,2025-Q3,1,0\nleads,2025-Q3,1,\n")
	if zero, none := got[0], got[1]; zero.Weight == nil || zero.Weighs() != 0 || none.Weight != nil || none.Weighs() != 1 {
		t.Errorf("weights of 0 and of an empty cell: %v weighs %g, %v weighs %g", zero.Weight, zero.Weighs(), none.Weight, none.Weighs())
	}
}

func TestEmptyTables(t *testing.T) {
	for _, text := range []string{"kpi,period,goal\n", "kpi,period,goal\n,,\n"} {
		if got := readTargets(t, text); len(got) != 0 {
			t.Errorf("%q gives %d targets", text, len(got))
		}
	}
}

func TestEvents(t *testing.T) {
	got, problems := deck.ReadEvents(table(t, "events.csv", `Ngày,Đến ngày,Nội dung,KPI,Phân khúc
28/01/2025,2025-02-02,Nghỉ Tết,,
2025-07-01,,"Meta tăng giá, cả khu vực",leads,channel=Meta Ads
`), catalog(t))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	day := kpi.MustDate
	want := []review.Event{
		{Span: kpi.Through(day("2025-01-28"), day("2025-02-02")), Text: "Nghỉ Tết"},
		{Span: kpi.Day(day("2025-07-01")), Text: "Meta tăng giá, cả khu vực", KPI: "leads", Segment: kpi.Segment{{Dim: "channel", Member: "Meta Ads"}}},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(review.Event{}, "Pos")); diff != "" {
		t.Error(diff)
	}
}

func TestNotes(t *testing.T) {
	got, problems := deck.ReadNotes(table(t, "notes.csv", "kpi,period,segment,author,text\nleads,Q3/2025,,Trưởng nhóm,\"Hai dòng:\nmột và hai\"\nrevenue,2025-07,,,Mưa\n"),
		catalog(t), kpi.DefaultCalendar())
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	if len(got) != 2 || got[0].Period.Label != "2025-Q3" || got[0].Text != "Hai dòng: một và hai" || got[1].Pos.Line != 4 {
		t.Errorf("%+v", got)
	}
}

// TestRatesOfOneHand reads rates that only another row of the table makes sure.
func TestRatesOfOneHand(t *testing.T) {
	for _, tt := range []struct{ name, rates, want string }{
		{"a decimal comma below", "25.000;26.120,5", "25000 26120.5"},
		{"a decimal point above", "26,120.5;25,000", "26120.5 25000"},
		{"millions", "25.000;1.025.000", "25000 1025000"},
		{"small rates", "1.085;0.5", "1.085 0.5"},
		{"the mark itself before three digits", "18,125;26.120,5", "18.125 26120.5"},
		{"no row tells", "25.000;26000", "2:4"},
		{"rows differ", "25.000;1,5;1.5", "2:4"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text := "date;from;to;rate\n"
			for i, rate := range strings.Split(tt.rates, ";") {
				text += fmt.Sprintf("2025-01-%02d;USD;VND;%s\n", i+1, rate)
			}
			rates, problems := deck.ReadRates(decoded(t, "rates.csv", []byte(text)))
			var got []string
			for _, r := range rates {
				got = append(got, r.Rate.String())
			}
			if len(problems) > 0 {
				got = []string{fmt.Sprintf("%d:%d", problems[0].Pos.Line, problems[0].Pos.Column)}
			}
			if strings.Join(got, " ") != tt.want {
				t.Errorf("%v, want %s; %v", got, tt.want, problems)
			}
		})
	}
}

func TestRates(t *testing.T) {
	got, problems := deck.ReadRates(table(t, "rates.csv", "date,from,to,rate\n2025-01-01,USD,VND,\"25.400,5\"\n2025-01-01,EUR,USD,1.0850\n"))
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	rate := func(text string) kpi.Decimal { d, _ := kpi.ParseDecimal(text); return d }
	want := []kpi.Rate{
		{From: kpi.MustDate("2025-01-01"), Base: "USD", Quote: "VND", Rate: rate("25400.5")},
		{From: kpi.MustDate("2025-01-01"), Base: "EUR", Quote: "USD", Rate: rate("1.085")},
	}
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(kpi.Decimal{})); diff != "" {
		t.Error(diff)
	}
}
