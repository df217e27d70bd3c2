package deck

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"kpideck/kpi"
	"kpideck/kpi/review"
)

func TestGoals(t *testing.T) {
	plain, most, least := review.GoalPlain, review.GoalAtMost, review.GoalAtLeast
	for _, tt := range []struct {
		text string
		unit kpi.Unit
		want review.Goal
	}{
		{"10 tỷ", kpi.Money, review.Goal{Kind: plain, Value: 10e9}},
		{"1,5 tỷ", kpi.Money, review.Goal{Kind: plain, Value: 1.5e9}},
		{"-2 tỷ", kpi.Money, review.Goal{Kind: plain, Value: -2e9}},
		{"+15%", kpi.Count, review.Goal{Kind: plain, Relative: true, Value: 0.15}},
		{"-10 %", kpi.Money, review.Goal{Kind: plain, Relative: true, Value: -0.1}},
		{"+15%", kpi.Percent, review.Goal{Kind: plain, Relative: true, Value: 0.15}},
		{"tăng 15%", kpi.Count, review.Goal{Kind: plain, Relative: true, Value: 0.15}},
		{"Giảm 10%", kpi.Money, review.Goal{Kind: plain, Relative: true, Value: -0.1}},
		{"<= -10%", kpi.Money, review.Goal{Kind: most, Relative: true, Value: -0.1}},
		{">= -5%", kpi.Percent, review.Goal{Kind: least, Value: -0.05}},
		{"20%", kpi.Percent, review.Goal{Kind: plain, Value: 0.2}},
		{"<= 90", kpi.Seconds, review.Goal{Kind: most, Value: 90}},
		{"≤90", kpi.Seconds, review.Goal{Kind: most, Value: 90}},
		{"< 90", kpi.Seconds, review.Goal{Kind: most, Value: 90}},
		{">= 4.5", kpi.Ratio, review.Goal{Kind: least, Value: 4.5}},
		{"> 4,5", kpi.Ratio, review.Goal{Kind: least, Value: 4.5}},
		{"<= 180k", kpi.Money, review.Goal{Kind: most, Value: 180000}},
		{"under 90 s", kpi.Seconds, review.Goal{Kind: most, Value: 90}},
		{"Dưới 90 giây", kpi.Seconds, review.Goal{Kind: most, Value: 90}},
		{"không quá 2 phút", kpi.Seconds, review.Goal{Kind: most, Value: 120}},
		{"trên 1000", kpi.Count, review.Goal{Kind: least, Value: 1000}},
		{"ít nhất 1.000", kpi.Count, review.Goal{Kind: least, Value: 1000}},
		{"duoi 90 giay", kpi.Seconds, review.Goal{Kind: most, Value: 90}},
		{"toi da 2 phut", kpi.Seconds, review.Goal{Kind: most, Value: 120}},
		{"tu 1,5 ty tro len", kpi.Money, review.Goal{Kind: least, Value: 1.5e9}},
		{"giam 10 phan tram", kpi.Money, review.Goal{Kind: plain, Relative: true, Value: -0.1}},
		{"500 trieu dong", kpi.Money, review.Goal{Kind: plain, Value: 5e8}},
		{"50.000 luot", kpi.Count, review.Goal{Kind: plain, Value: 50000}},
		{"từ 4,5 trở lên", kpi.Ratio, review.Goal{Kind: least, Value: 4.5}},
		{"2..4", kpi.Ratio, review.Goal{Kind: review.GoalBetween, Low: 2, High: 4}},
		{"2,5 – 4", kpi.Ratio, review.Goal{Kind: review.GoalBetween, Low: 2.5, High: 4}},
		{"2-4", kpi.Ratio, review.Goal{Kind: review.GoalBetween, Low: 2, High: 4}},
		{"từ 2 đến 4", kpi.Ratio, review.Goal{Kind: review.GoalBetween, Low: 2, High: 4}},
		{"between 2 and 4", kpi.Ratio, review.Goal{Kind: review.GoalBetween, Low: 2, High: 4}},
		{"20..30%", kpi.Percent, review.Goal{Kind: review.GoalBetween, Low: 0.2, High: 0.3}},
		{"360tr..400tr", kpi.Money, review.Goal{Kind: review.GoalBetween, Low: 360e6, High: 400e6}},
		{"1..1,5 tỷ", kpi.Money, review.Goal{Kind: review.GoalBetween, Low: 1e9, High: 1.5e9}},
	} {
		got, f := goalCell{cell(clean(tt.text))}.goal(tt.unit)
		if f != nil {
			t.Errorf("%q of %s: %s", tt.text, tt.unit, f.message.In("en"))
			continue
		}
		tt.want.Text = tt.text
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%q of %s:\n%s", tt.text, tt.unit, diff)
		}
	}
}

func TestGoalsThatAreNone(t *testing.T) {
	for _, tt := range []struct {
		text string
		unit kpi.Unit
		want string
	}{
		{"<=", kpi.Count, `"<=" is no amount`},
		{"+500", kpi.Count, `"+500" has a + but no % sign`},
		{"4..2", kpi.Ratio, `"4..2" runs from high to low`},
		{"2..", kpi.Ratio, `"2.." is no amount`},
		{"20%", kpi.Money, `"20%" does not fit a KPI that is money`},
		{"2025-04-02", kpi.Ratio, `"2025-04-02" is a date, not a goal`},
		{"2025-04-02 00:00:00", kpi.Ratio, `"2025-04-02 00:00:00" is a date, not a goal`},
		{"2/4/2025", kpi.Ratio, `"2/4/2025" is a date, not a goal`},
		{"better", kpi.Money, `"better" is no amount`},
		{"2..4..6", kpi.Ratio, `"4..6" is no amount`},
	} {
		_, f := goalCell{cell(tt.text)}.goal(tt.unit)
		if f == nil {
			t.Errorf("%q of %s is taken", tt.text, tt.unit)
		} else if got := f.message.In("en"); got != tt.want {
			t.Errorf("%q: %s, want %s", tt.text, got, tt.want)
		}
	}
}

func FuzzGoal(f *testing.F) {
	for _, s := range []string{"+15%", "<= 90 giây", "2..4", "từ 2 đến 4", "giảm 10%", "≥", "..", "-", "20..30%"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, u := range []kpi.Unit{kpi.Money, kpi.Percent, kpi.Seconds} {
			g, flaw := goalCell{cell(clean(text))}.goal(u)
			if flaw == nil && g.Kind == review.GoalBetween && g.Low > g.High {
				t.Errorf("%q is a band from %v to %v", text, g.Low, g.High)
			}
			if flaw == nil && g.Text != clean(text) {
				t.Errorf("%q is kept as %q", text, g.Text)
			}
		}
	})
}

func TestPeriodsAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"2025": "2025", "năm 2025": "2025", "2025-Q3": "2025-Q3", "Q3/2025": "2025-Q3", "q3 2025": "2025-Q3", "Quý 3/2025": "2025-Q3", "Quý III/2025": "2025-Q3",
		"quý 3 năm 2025": "2025-Q3", "2025-07": "2025-07", "7/2025": "2025-07", "07-2025": "2025-07", "tháng 7/2025": "2025-07", "Tháng 7 năm 2025": "2025-07",
		"T7/2025": "2025-07", "t7 2025": "2025-07", "Q3 2025": "2025-Q3", "Quy 3/2025": "2025-Q3", "thang 7/2025": "2025-07", "tuan 5/2025": "2025-W05",
		"Cả năm 2025": "2025", "Q3/25": "2025-Q3", "T7/25": "2025-07", "Jul 2025": "2025-07", "July 2025": "2025-07", "Sep-25": "2025-09", "W30/2025": "2025-W30", "2025-W30": "2025-W30", "tuần 5/2025": "2025-W05",
		"7/25": "", "Junk 2025": "", "Q5/2025": "", "13/2025": "", "2025-W53": "", "soon": "", "2025-07-01": "", "0/2025": "", "": "",
	} {
		p, f := periodCell{cell(clean(text))}.period(kpi.DefaultCalendar())
		if f != nil && want != "" || f == nil && p.Label != want {
			t.Errorf("%q is %q, want %q (%v)", text, p.Label, want, f)
		}
	}
}

func TestSegments(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "channel=Meta Ads": "channel=Meta Ads", "Kênh = Meta Ads": "channel=Meta Ads", `channel="Meta Ads"`: "channel=Meta Ads",
		"Kênh: Meta Ads": "channel=Meta Ads", "channel=TikTok: Shop": "channel=TikTok: Shop",
		"kênh=Meta Ads; chiến dịch=Hè": "channel=Meta Ads, campaign=Hè", "campaign=Hè; mưa": "campaign=Hè; mưa",
		"campaign=X, kênh=Meta Ads":           "channel=Meta Ads, campaign=X",
		"channel=Meta Ads, chiến dịch=Hè, 30": "channel=Meta Ads, campaign=Hè, 30",
		"region=Đà Nẵng,":                     "region=Đà Nẵng",
		"Meta Ads":                            "error", "chanel=Meta Ads": "error", "channel=": "error", "channel=A, channel=B": "error",
	} {
		s, f := segmentCell{cell(clean(text))}.segment()
		if f != nil {
			if want != "error" {
				t.Errorf("%q: %s", text, f.message.In("en"))
			}
		} else if s.String() != want {
			t.Errorf("%q is %q, want %q", text, s, want)
		}
	}
}

func TestDatesAsPeopleWriteThem(t *testing.T) {
	for text, want := range map[string]string{
		"2025-09-30": "2025-09-30", "2025/9/30": "2025-09-30", "30/09/2025": "2025-09-30", "30.9.2025": "2025-09-30", "30-9-25": "2025-09-30",
		"2025-09-30 00:00:00": "2025-09-30", "2025-09-30T00:00:00Z": "2025-09-30", "45930": "2025-09-30", "45930.0": "2025-09-30",
		"3/4/2025":   "2025-04-03", // the day before the month, always
		"09/30/2025": "", "31/02/2025": "", "1234": "", "99999": "", "2025-09-30 14:05": "", "soon": "",
	} {
		d, f := dateCell{cell(clean(text))}.date()
		if f != nil && want != "" || f == nil && d.String() != want {
			t.Errorf("%q is %s, want %q", text, d, want)
		}
	}
}
