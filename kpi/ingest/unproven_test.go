package ingest

import (
	"slices"
	"testing"
)

// TestUnproven: a preset is unproven as a whole, or by headers that a file has.
func TestUnproven(t *testing.T) {
	for _, tt := range []struct {
		name, key, header string
		want              bool
	}{
		{"without the key", "", "Day,Spent", false},
		{"as a whole", "unproven: true\n", "Day,Spent", true},
		{"by a header", "unproven: [Ngày]\n", "Ngày,Spent (VND)", true},
		{"by a header with a currency", "unproven: [Spent]\n", "Day,Spent (VND)", true},
		{"in a language that was seen", "unproven: [Ngày]\n", "Day,Spent", false},
	} {
		p := presetsOf(t, "preset: p\nplatform: P\nrequires: [date, spend]\nkeys: {date: [Day, Ngày]}\nmeasures: [{id: spend, headers: [Spent]}]\n"+tt.key)
		tallies, problems := readBy(t, p, text("x.csv", tt.header+"\n2025-07-01,5\n"))
		if len(tallies) != 1 || tallies[0].Unproven != tt.want {
			t.Errorf("%s: %s", tt.name, dump(tallies, problems))
		}
	}
}

// TestPersonsBelowASummaryAreNotShown: what stands below until: is no row, and
// inspect shows nothing of it.
func TestPersonsBelowASummaryAreNotShown(t *testing.T) {
	found := Inspect(t.Context(), onDisk("testdata/zoom-webinars/attendees.csv", "a.csv"), builtin(t), 1)
	if len(found.Tables) != 1 || found.Tables[0].Rows != 1 || !found.Tables[0].Doubt {
		t.Fatalf("%d tables: %+v", len(found.Tables), found.Tables)
	}
	if row := found.Tables[0].First[0]; slices.Contains(row, "host@example.com") || row[0] != "Pha trà, từ đầu" {
		t.Errorf("%q", row)
	}
}
