package ingest

import (
	"strings"
	"testing"

	"kpideck/kpi"
)

// TestCurrenciesSayWhereTheyStand finds the first cell or header that names each
// currency, whatever the blocks.
func TestCurrenciesSayWhereTheyStand(t *testing.T) {
	column := Column{ID: "currency", Kind: CurrencyColumn, Header: "Tiền tệ"}
	base := []Column{{ID: "date", Kind: DateColumn, Header: "date"}, {ID: "spend", Kind: MeasureColumn, Header: "Chi"}}
	for _, tt := range []struct {
		name, content string
		columns       []Column
		deck, want    string
	}{
		{"a column", "date,Chi,Tiền tệ\n" + strings.Repeat("2025-07-01,5,VND\n", 40) + "2025-07-01,5,\" usd\"\n2025-07-02,5,USD\n", append(base, column), "",
			"USD list.csv:42:14 VND list.csv:2:14"},
		{"signs in the cells", "date,Chi\n2025-07-01,5\n2025-07-01,€5.5\n2025-07-02,€5\n", base, "", "EUR list.csv:3:12"},
		{"the header", "date,Chi (USD)\n2025-07-01,5\n", []Column{base[0], {ID: "spend", Kind: MeasureColumn, Header: "Chi (USD)"}}, "", "USD list.csv:1"},
		{"the deck", "date,Chi\n2025-07-01,5\n", base, "USD", ""},
	} {
		for _, size := range []int{20, 100, blockSize} {
			r := mapped(tt.content, tt.columns)
			r.Currency = tt.deck
			tallies, problems := readBlocks(t.Context(), []Request{r}, builtin(t), 3, nil, size)
			if len(tallies) != 1 {
				t.Fatal(dump(tallies, problems))
			}
			var got []string
			for _, code := range sortedKeys(tallies[0].CurrencyAt) {
				got = append(got, code, tallies[0].CurrencyAt[code].String())
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("%s, blocks of %d bytes: %q, want %q", tt.name, size, s, tt.want)
			}
		}
	}
}

// TestMixedCurrenciesSayWhere names the cell whose currency has no rate.
func TestMixedCurrenciesSayWhere(t *testing.T) {
	r := mapped("date,Chi,Tiền tệ\n2025-07-01,5,VND\n2025-07-01,5,USD\n", []Column{{ID: "date", Kind: DateColumn, Header: "date"},
		{ID: "spend", Kind: MeasureColumn, Header: "Chi"}, {ID: "currency", Kind: CurrencyColumn, Header: "Tiền tệ"}})
	tallies, _ := readOne(t, r)
	cat := kpi.NewCatalog([]*kpi.Measure{catalogue("spend")}, nil, nil)
	_, _, problems := kpi.Resolve(tallies, cat, kpi.ResolveOptions{Currency: "VND"})
	if len(problems) != 1 || problems[0].Code != "no_rate" || problems[0].Pos.String() != "list.csv:3:14" || problems[0].Hint["vi"] == "" || problems[0].Hint["en"] == "" {
		t.Error(dump(nil, problems))
	}
}
