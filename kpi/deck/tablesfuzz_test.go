package deck_test

import (
	"math"
	"strings"
	"testing"

	"kpideck/kpi"
	"kpideck/kpi/deck"
	"kpideck/kpi/diag"
)

// FuzzTables: whatever stands in targets, rates, events, notes and actions, the
// reading returns; what is wrong has a place in the file and words in both
// languages, and what is taken has numbers that can be computed with.
func FuzzTables(f *testing.F) {
	for _, text := range []string{
		"id,kpi,level,parent,segment,period,baseline,goal,red,deadline,group,weight,scorer,phasing\nDT,revenue,strategic,,,2025-Q3,\"1,2 tỷ\",+15%,1.3 tỷ,30/09/2025,A,2,red_flag,even\n",
		"Chỉ số,Kỳ,Mục tiêu,Phân khúc\nleads,Quý 3/2025,2..4,Kênh=Zalo\n",
		"kpi,2025-07,2025-08\nspend,<= 90 giây,500tr\n",
		"date,from,to,rate\n2025-07-01,USD,VND,25.450\n01/08/2025,USD,VND,0\n",
		"date,end,text,kpi,segment\n2025-07-01,2025-07-03,Sale,spend,channel=Meta Ads\n",
		"kpi,period,segment,author,text\nspend,2025-W30,,,Vì sao\n",
		"kpi,action,owner,due,status\nspend,Đổi mẫu,Marketing,2025-08-01,done\n",
	} {
		f.Add(text)
	}
	cat, cal := shipped(f).Catalog(), kpi.DefaultCalendar()
	f.Fuzz(func(t *testing.T, text string) {
		tab := table(t, "x.csv", text)
		targets, list := deck.ReadTargets(tab, cat, cal)
		for _, x := range targets {
			if math.IsNaN(x.Goal.Value) || math.IsInf(x.Goal.Value, 0) || x.Weight != nil && !(*x.Weight >= 0) {
				t.Errorf("taken: %+v", x)
			}
		}
		rates, more := deck.ReadRates(tab)
		for _, r := range rates {
			if r.Base == "" || r.Quote == "" || r.Rate.Cmp(kpi.Decimal{}) <= 0 {
				t.Errorf("taken: %+v", r)
			}
		}
		_, events := deck.ReadEvents(tab, cat)
		_, notes := deck.ReadNotes(tab, cat, cal)
		_, actions := deck.ReadActions(tab, cat, cal)
		lines := strings.Count(text, "\n") + 2
		for _, list := range []diag.List{list, more, events, notes, actions} {
			for _, p := range list {
				if p.Pos.Line < 0 || p.Pos.Line > lines || p.Message["vi"] == "" || p.Message["en"] == "" {
					t.Errorf("%v", p)
				}
			}
		}
	})
}
