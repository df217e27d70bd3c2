package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kpideck/report"
	"kpideck/report/page"
	"kpideck/templates"
)

// edge is a company at the edge of what decks hold.
type edge struct {
	campaigns, targets int
	from, to           string // days of the ads
	name               string // of a campaign, with its number behind, and of who answers
	spend              func(day, campaign int) int
	refunds            bool // the shop takes back more than it sells
}

func plainSpend(day, campaign int) int { return 100_000 + 1000*(day%7) + 10*campaign }

var extremes = map[string]edge{
	"one campaign":      {campaigns: 1, targets: 1},
	"400 campaigns":     {campaigns: 400, targets: 3, from: "2025-06-20", to: "2025-07-20"},
	"60 targets":        {campaigns: 3, targets: 60},
	"no data":           {campaigns: 2, targets: 4, from: "2025-01-01", to: "2025-03-31"},
	"one week":          {campaigns: 2, targets: 4, from: "2025-07-07", to: "2025-07-13"},
	"zero spend":        {campaigns: 2, targets: 4, spend: func(int, int) int { return 0 }},
	"negative values":   {campaigns: 2, targets: 4, refunds: true},
	"300-letter names":  {campaigns: 3, targets: 4, name: strings.Repeat("Chiến dịch bán hàng ", 15)},
	"one long word":     {campaigns: 3, targets: 4, name: strings.Repeat("remarketing_2025_", 18)},
	"emoji and letters": {campaigns: 3, targets: 4, name: "🎉 Siêu sale 👨‍👩‍👧 ひまわり Tiếng Việt "},
}

// TestExtremeCompaniesHaveTidyPages lays out what Build makes of them, with both
// layouts on all papers: nothing outside the page or over something else, nothing
// too small, no page without content, and every block of the plan is on a page.
func TestExtremeCompaniesHaveTidyPages(t *testing.T) {
	for name, x := range extremes {
		t.Run(name, func(t *testing.T) {
			folder := x.write(t)
			for _, layout := range []string{"quarterly", "weekly"} {
				d, k := deckDocument(t, folder, "vi", layout)
				for _, paper := range report.Papers {
					d.Paper = paper
					pages := page.Layout(d, k.pen())
					if len(pages) == 0 || len(pages) > 60 {
						t.Errorf("%s %s: %d pages", layout, paper, len(pages))
					}
					for i, p := range pages {
						for _, fault := range faults(p) {
							t.Errorf("%s %s page %d: %s", layout, paper, i+1, fault)
						}
					}
				}
				once(t, d)
			}
		})
	}
}

// once holds every block of the plan to one place in it.
func once(t *testing.T, d *report.Document) {
	t.Helper()
	seen := map[report.Block]bool{}
	for _, p := range d.Pages {
		for _, row := range p.Rows {
			for _, c := range row {
				for _, b := range c.Blocks {
					if seen[b] && b.Name() != report.DecisionsBlock {
						t.Errorf("block %s stands on two places", b.Name())
					}
					seen[b] = true
				}
			}
		}
	}
}

// faults are what is wrong with a page.
func faults(p page.Page) (list []string) {
	var runs []*page.Text
	content := false
	for _, item := range p.Items {
		run, ok := item.(*page.Text)
		if !ok {
			continue
		}
		if run.At.X < 0 || run.At.Y < 0 || run.At.X+run.Width > p.Size.W || run.At.Y > p.Size.H || run.Size < 7.49 {
			list = append(list, fmt.Sprintf("outside or too small: %q", run.Text))
		}
		for _, other := range runs {
			if covers(run, other) {
				list = append(list, fmt.Sprintf("%q over %q", run.Text, other.Text))
			}
		}
		content = content || run.At.Y > 60 && run.At.Y < p.Size.H-50
		runs = append(runs, run)
	}
	if !content {
		list = append(list, "nothing on it")
	}
	return list
}

// covers compares the boxes between base line and the height of small letters.
func covers(a, b *page.Text) bool {
	const slack, xHeight = 0.2, 0.55
	return a.At.X+slack < b.At.X+b.Width && b.At.X+slack < a.At.X+a.Width &&
		a.At.Y-xHeight*a.Size+slack < b.At.Y && b.At.Y-xHeight*b.Size+slack < a.At.Y
}

// write makes the folder of a deck.
func (x edge) write(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for name, text := range map[string]string{"deck.yaml": extremeDeck, "ads.csv": x.ads(t), "shop.csv": x.shop(t), "targets.csv": x.goals()} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

const extremeDeck = `client: Công ty ở rìa
locale: vi
currency: VND
timezone: Asia/Ho_Chi_Minh
quarter: 2025-Q3
as_of: 2025-09-14
sources:
  - files: ads.csv
    family: ads
    channel: Meta Ads
    account: "1"
    currency: VND
    columns: {date: Day, campaign: Campaign, spend: Spend, impressions: Impressions, clicks: Clicks, leads: Leads}
  - files: shop.csv
    family: shop
    channel: Website
    account: Website
    currency: VND
    columns: {date: Day, orders: Orders, revenue: Revenue}
packs: [vn-shop]
targets: targets.csv
`

func (x edge) days(t *testing.T) (days []string) {
	t.Helper()
	from, to := "2025-01-01", "2025-09-14"
	if x.from != "" {
		from, to = x.from, x.to
	}
	first, err := time.Parse(time.DateOnly, from)
	if err != nil {
		t.Fatal(err)
	}
	for d := first; d.Format(time.DateOnly) <= to; d = d.AddDate(0, 0, 1) {
		days = append(days, d.Format(time.DateOnly))
	}
	return days
}

func (x edge) ads(t *testing.T) string {
	var b strings.Builder
	b.WriteString("Day,Campaign,Spend,Impressions,Clicks,Leads\n")
	spend, name := x.spend, x.name
	if spend == nil {
		spend = plainSpend
	}
	if name == "" {
		name = "Chiến dịch "
	}
	for i, day := range x.days(t) {
		for c := range x.campaigns {
			fmt.Fprintf(&b, "%s,%s%d,%d,%d,%d,%d\n", day, name, c, spend(i, c), 5000+10*(i%7), 90+i%7, (i+c)%5)
		}
	}
	return b.String()
}

func (x edge) shop(t *testing.T) string {
	var b strings.Builder
	b.WriteString("Day,Orders,Revenue\n")
	for i, day := range x.days(t) {
		revenue := 9_000_000 + 200_000*(i%7)
		if x.refunds && i%3 > 0 {
			revenue = -revenue
		}
		fmt.Fprintf(&b, "%s,%d,%d\n", day, 20+i%7, revenue)
	}
	return b.String()
}

// goals are targets, every sixth of them strategic.
func (x edge) goals() string {
	kpis := []string{"revenue", "orders", "spend", "leads", "cpl", "aov", "roas", "clicks", "impressions", "cost_per_click"}
	periods := []string{"2025-Q3", "2025-07", "2025-08", "2025-09", "2025", "2025-Q2"}
	var b strings.Builder
	b.WriteString("id,kpi,level,parent,owner,period,goal,group\n")
	for i := range x.targets {
		level, parent := "tactical", "T0"
		if i < len(kpis) && i%6 == 0 {
			level, parent = "strategic", ""
		}
		fmt.Fprintf(&b, "T%d,%s,%s,%s,%s,%s,%d,%s\n", i, kpis[i%len(kpis)], level, parent, cmp.Or(x.name, "Trưởng nhóm"), periods[i/len(kpis)%len(periods)], 100*(i+1), string("ABC"[i%3]))
	}
	return b.String()
}

// deckDocument takes a deck up to its finished numbers and words.
func deckDocument(tb testing.TB, folder, locale, layout string) (*report.Document, *look) {
	tb.Helper()
	ship, err := loadShipped(templates.FS)
	if err != nil {
		tb.Fatal(err)
	}
	a := &app{environment: environment{ctx: context.Background(), stdout: io.Discard, stderr: io.Discard, now: time.Now},
		ui: &ui{out: io.Discard, err: io.Discard, quiet: true}, ship: ship}
	f := &runFlags{layout: layout}
	f.locale = locale
	o, err := a.open(folder, &f.readFlags)
	if err != nil {
		tb.Fatal(err)
	}
	r := a.read(o, 2)
	if r.problems.Failed() {
		tb.Fatal(r.problems)
	}
	if f.pages, err = ship.chosenLayout(f.layout); err != nil {
		tb.Fatal(err)
	}
	k, err := loadLook(r.deck.Brand.Color, r.logo)
	if err != nil {
		tb.Fatal(err)
	}
	return r.document(ship, f.pages, false), k
}
