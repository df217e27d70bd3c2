package ingest

import (
	"encoding/csv"
	"os"
	"strings"
	"testing"
)

// TestOrderWorkbook reads the order list of TikTok Shop as it is downloaded, a
// workbook with other sheets before it, and wants what its CSV gives.
func TestOrderWorkbook(t *testing.T) {
	data, err := os.ReadFile("testdata/tiktok-shop/orders.csv")
	if err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(strings.NewReader(string(data))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var rows [][]any
	for _, rec := range records {
		row := make([]any, len(rec))
		for i, cell := range rec {
			row[i] = cell
		}
		rows = append(rows, row)
	}
	book := workbookOf(t, []string{"Guide", "OrderSKUList"}, map[string][][]any{"Guide": {{"How to read this file"}}, "OrderSKUList": rows}, nil)
	got, _ := readOne(t, bytesOf("orders.xlsx", book))
	want, _ := readOne(t, text("orders.csv", string(data)))
	if len(got) != 1 || got[0].Table != "OrderSKUList" {
		t.Fatal(dump(got, nil))
	}
	got[0].File, got[0].Table, got[0].Hash = want[0].File, want[0].Table, want[0].Hash
	if a, b := dump(want, nil), dump(got, nil); a != b {
		t.Errorf("as CSV:\n%s\nas a workbook:\n%s", a, b)
	}
}
