package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// unknownLists are files that no preset fits, and the deck that is proposed.
var unknownLists = []struct{ name, file, content, want string }{
	{"words that people use", "list.csv", "Ngày tạo,Nguồn,Tên chiến dịch,Chi phí,Lượt nhấp,Ghi chú thêm\n2025-07-01,Zalo,Hè,10,3,x\n2025-07-02,Zalo,Hè,12,4,y\n",
		"columns: {date: Ngày tạo, channel: Nguồn, campaign: Tên chiến dịch, spend: Chi phí, clicks: Lượt nhấp}"},
	{"headers that YAML would read otherwise", `a [1], "x" #2.csv`, "Date: made,\"Cost, all\",Yes,Clicks\n2025-07-01,1,2,3\n",
		`columns: {date: "Date: made", clicks: Clicks}`},
	{"a measure of one's own", "web.csv", "Ngày,Nội dung,Lượt gì đó\n2025-07-01,Trang chủ,120\n", "columns: {date: Ngày, luot_gi_do: Lượt gì đó}\nmeasures: [{id: luot_gi_do}]"},
	{"one's own id that is taken", "web.csv", "Ngày,CAC\n2025-07-01,4\n", "columns: {date: Ngày, cac_2: CAC}\nmeasures: [{id: cac_2}]"},
	{"a list of people", "khach.csv", "Ngày,Email,SĐT,Mã khách\n2025-07-01,an@example.com,0900000001,12\n2025-07-02,vy@example.com,0900000002,13\n",
		"columns: {date: Ngày, rows: count()}\nmeasures: [{id: rows}]"},
	{"days of two readings", "list.csv", "Ngày;Thành tiền\n03/04/2025;5\n04/05/2025;6\n", "columns: {date: Ngày, revenue: Thành tiền}\ndates: dmy   # dmy | mdy"},
	{"numbers of two readings", "list.csv", "Ngày;Thành tiền\n2025-07-01;1.234\n2025-07-02;2.345\n", "columns: {date: Ngày, revenue: Thành tiền}\nnumbers: \"1.234,5\""},
	{"below a title", "list.csv", "Báo cáo tháng 7\n\nNgày,Thành tiền,Tỷ lệ\n2025-07-01,5,10%\n2025-07-02,6,11%\n", "columns: {date: Ngày, revenue: Thành tiền}"},
	{"periods", "list.csv", "Kỳ,Thành tiền\n2025-Q2,5\n2025-Q3,6\n", "columns: {period: Kỳ, revenue: Thành tiền}"},
	{"from one day to another", "list.csv", "Từ ngày,Đến ngày,Thành tiền\n2025-07-01,2025-07-07,5\n", "columns: {date: Từ ngày, end: Đến ngày, revenue: Thành tiền}"},
	{"equal headers", "list.csv", "Ngày,Thành tiền,Thành tiền\n2025-07-01,5,6\n", "columns: {date: Ngày, revenue: Thành tiền}"},
}

// TestProposedDeckWorks pastes what is said about an unknown file into a deck,
// and wants the deck to run without an error.
func TestProposedDeckWorks(t *testing.T) {
	for _, tt := range unknownLists {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			copyText(t, tt.content, filepath.Join(dir, tt.file))
			deck := proposedDeck(t, dir)
			if got := withoutFile(deck); got != tt.want {
				t.Errorf("proposed\n%s\nwant\n%s", got, tt.want)
			}
			copyText(t, deck+"\n", filepath.Join(dir, deckName))
			if code, _, errs := invoke("run", dir, "--format", "json"); code != exitDone {
				t.Fatalf("exits with %d\n%s\n%s", code, deck, errs)
			}
			if m, _ := filepath.Glob(filepath.Join(dir, "reports", "*.json")); len(m) == 0 {
				t.Error("no report")
			}
		})
	}
}

// proposedDeck gives the deck in the hint on the one file of a folder.
func proposedDeck(t *testing.T, dir string) string {
	t.Helper()
	_, _, errs := invoke("check", dir, "--log", "json", "--locale", "en")
	for line := range strings.Lines(errs) {
		var e event
		if err := json.Unmarshal([]byte(line), &e); err != nil {
			t.Fatal(err)
		}
		if e.Code == "unknown_file" {
			if at := strings.Index(e.Hint, "sources:"); at >= 0 {
				return e.Hint[at:]
			}
		}
	}
	t.Fatalf("no deck is proposed:\n%s", errs)
	return ""
}

// withoutFile leaves columns: and what follows, without indentation.
func withoutFile(deck string) string {
	var lines []string
	for line := range strings.Lines(deck) {
		if line = strings.TrimSpace(line); line != "sources:" && !strings.HasPrefix(line, "- files:") {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// TestNoDeckWithoutDays holds that nothing is proposed where nothing can work.
func TestNoDeckWithoutDays(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.csv"), []byte("Tên,Số\nA,1\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, out, _ := invoke("check", dir, "--locale", "en")
	if !strings.Contains(out, "no column of days or periods is seen") || strings.Contains(out, "columns: {") {
		t.Error(out)
	}
}
