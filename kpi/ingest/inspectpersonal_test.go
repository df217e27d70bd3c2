package ingest

import (
	"fmt"
	"strings"
	"testing"
)

// Looking at a list of people names none of them, whatever its columns are called.
func TestInspectNamesNobody(t *testing.T) {
	var in strings.Builder
	in.WriteString("Made for someone@example.com, 0912 345 678\n\nDay,Email,Name,Zalo,Remark,Source,Amount\n")
	for i := range 20 {
		fmt.Fprintf(&in, "2025-07-%02d,person%d@example.com,Person %d,09123456%02d,\"call +84 912 345 6%02d, Person %d\",%s,%d\n", i+1, i, i, i, i, i, []string{"Ads", "Shop"}[i%2], 1000+i)
	}
	in.WriteString("Person 77,2025-07-21,person77@example.com,0912345677,,Ads,5\n")
	x := Inspect(t.Context(), text("x.csv", in.String()), builtin(t), 1)
	if len(x.Tables) != 1 {
		t.Fatalf("%+v", x)
	}
	all := fmt.Sprint(x.Tables[0].Above, x.Tables[0].Columns, x.Tables[0].First, x.Problems)
	for _, secret := range []string{"Person ", "person7", "person1", "@", "0912", "912 345", "456"} {
		if strings.Contains(all, secret) {
			t.Errorf("%q is shown: %s", secret, all)
		}
	}
	for _, use := range []string{"2025-07-01", "Ads Shop", "1000"} {
		if !strings.Contains(all, use) {
			t.Errorf("%q is not shown: %s", use, all)
		}
	}
}

// Days, amounts, ids and ranges are no phones.
func TestHarmlessKeepsFigures(t *testing.T) {
	for _, s := range []string{"2025-07-01", "01/07/2025", "1.234.567,89", "0,123456789", "250701GSC0001", "0.0123456789", "120210123456789", "Ngày 01/07/2025 - 31/07/2025", "+15%", "0", "a@b", "00:43:00"} {
		if got := harmless(s); got != s {
			t.Errorf("%q became %q", s, got)
		}
	}
}
