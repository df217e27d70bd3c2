package deck

import (
	"fmt"
	"strings"

	"kpideck/kpi"
	"kpideck/kpi/diag"
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
