package report_test

import (
	"strings"
	"testing"

	"kpideck/kpi"
	"kpideck/report"
	"kpideck/report/locale"
)

// TestShownBridgesAddUp adds the steps of every bridge as a reader would, from the
// texts alone: they come to the difference of the two totals.
func TestShownBridgesAddUp(t *testing.T) {
	for _, l := range []string{"vi", "en"} {
		bridges := blocksOf[*report.Bridge](smallWorld(t, l, "2025-09-30"))
		if len(bridges) == 0 {
			t.Fatalf("%s: no bridges", l)
		}
		for _, b := range bridges {
			sum, last := kpi.Decimal{}, len(b.Bars)-1
			for _, bar := range b.Bars[:last] {
				sum, _ = sum.Add(shownNumber(t, l, bar.Text))
			}
			if end := shownNumber(t, l, b.Bars[last].Text); sum != end {
				t.Errorf("%s %s: %q comes to %v, not %v", l, b.Title, b.Sum, sum, end)
			}
		}
	}
}

func shownNumber(t *testing.T, l, s string) kpi.Decimal {
	t.Helper()
	group, point := ".", ","
	if l == "en" {
		group, point = ",", "."
	}
	s = strings.NewReplacer(group, "", "−", "-", "+", "").Replace(s)
	d, err := kpi.ParseDecimal(strings.Replace(s, point, ".", 1))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func blocksOf[B report.Block](d *report.Document) (list []B) {
	for _, s := range d.Sections {
		for _, block := range s.Blocks {
			if b, ok := block.(B); ok {
				list = append(list, b)
			}
		}
	}
	return list
}

// TestQuestionsAreNoPromises: what the budget section asks ends in a question mark
// and stands on a share, a price, a sample and a chance.
func TestQuestionsAreNoPromises(t *testing.T) {
	for _, l := range []string{"vi", "en"} {
		seen := 0
		for _, r := range blocksOf[*report.Remarks](smallWorld(t, l, "2025-09-30")) {
			if r.Name() != report.QuestionsBlock {
				continue
			}
			for _, item := range r.Items {
				seen++
				if !strings.HasSuffix(item.Text, "?") || strings.Count(item.Detail, "%") < 3 {
					t.Errorf("%s: %q: %q", l, item.Text, item.Detail)
				}
			}
		}
		if seen == 0 {
			t.Errorf("%s: no questions", l)
		}
	}
}

// TestHeadlinesBeginWithWhatLosesMost reads the headlines of the running quarter:
// the first is the target that loses the most points, each has a figure, and the
// last may be good news.
func TestHeadlinesBeginWithWhatLosesMost(t *testing.T) {
	d := smallWorld(t, "vi", "2025-08-31")
	heads := blocksOf[*report.Headlines](d)
	if len(heads) != 2 {
		t.Fatalf("%d blocks of headlines", len(heads))
	}
	var most string
	top := 0.0
	for _, r := range d.Facts.Card.Rows {
		if r.Lost != nil && *r.Lost > top {
			top, most = *r.Lost, r.Metric.Names.In("vi")
		}
	}
	first := heads[0].Items[0]
	if !strings.Contains(strings.ToLower(first.Title), strings.ToLower(strings.Fields(most)[0])) {
		t.Errorf("the first headline is %q, the most points are lost by %q", first.Title, most)
	}
	for _, h := range heads[0].Items {
		if !strings.ContainsAny(h.Text, "0123456789") || strings.Contains(h.Text, locale.NoValue+" ") {
			t.Errorf("%q says %q", h.Title, h.Text)
		}
	}
}
