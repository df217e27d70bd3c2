package deck

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
	"kpideck/kpi/review"
)

// moneyNamed is how many measures of money a problem names.
const moneyNamed = 3

// CheckCurrency notices money of which neither a file nor the deck names the
// currency: the report prints it without one.
func (d *Deck) CheckCurrency(m *kpi.Model) (list diag.List) {
	vi, en := moneyOf(m, "vi"), moneyOf(m, "en")
	if m.Currency() != "" || len(vi) == 0 {
		return nil
	}
	list.Add(&diag.Problem{Code: "no_currency", Severity: diag.Notice, Pos: d.At("sources"), Count: 1,
		Message: diag.Both(
			fmt.Sprintf("không tệp nào ghi loại tiền, nên %s in không kèm đơn vị", enumerate(vi, "và")),
			fmt.Sprintf("no file names a currency, so %s %s printed without one", enumerate(en, "and"), be(len(en)))),
		Hint: diag.Both("ghi currency: VND (hoặc USD, AUD…) trong deck.yaml", "write currency: VND (or USD, AUD…) in deck.yaml")})
	return list
}

// currencyMark finds the currency that an amount names, a longer word first.
var currencyMark = func() *regexp.Regexp {
	words := slices.SortedFunc(maps.Keys(currencyWords), func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	for i, w := range words {
		words[i] = regexp.QuoteMeta(w)
	}
	return regexp.MustCompile(strings.Join(words, "|"))
}()

// dollars are the currencies whose sign is $.
var dollars = regexp.MustCompile(`^(..D|MXN|ARS|CLP|COP|UYU)$`)

// CheckGoals refuses goals in another currency than that of the report: rates
// are for exports, and a goal of 20k USD is none of 20,000 ₫.
func CheckGoals(m *kpi.Model, targets []*review.Target) (list diag.List) {
	for _, t := range targets {
		x := m.Catalog().Metric(t.KPI)
		if x == nil || x.Unit != kpi.Money || m.Currency() == "" {
			continue
		}
		code := currencyWords[currencyMark.FindString(strings.ToLower(t.Goal.Text))]
		if code == "" || code == m.Currency() || code == "$" && dollars.MatchString(m.Currency()) {
			continue
		}
		list.Add(&diag.Problem{Code: "goal_currency", Severity: diag.Error, Pos: t.Pos, Count: 1,
			Message: diag.Bothf("mục tiêu %q không tính bằng %s như báo cáo", "the goal %q is not in %s as the report is", t.Goal.Text, m.Currency()),
			Hint:    diag.Bothf("đổi mục tiêu sang %s", "write the goal in %s", m.Currency())})
	}
	return list
}

// moneyOf names the first measures of money that some source brings.
func moneyOf(m *kpi.Model, locale string) (names []string) {
	for _, x := range m.Catalog().Measures {
		if x.Unit == kpi.Money && len(m.Families(x.ID)) > 0 && len(names) < moneyNamed {
			names = append(names, x.Names.In(locale))
		}
	}
	return names
}

func be(n int) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

// enumerate writes a, b and c.
func enumerate(names []string, and string) string {
	last := len(names) - 1
	if last < 1 {
		return strings.Join(names, "")
	}
	return strings.Join(names[:last], ", ") + " " + and + " " + names[last]
}
