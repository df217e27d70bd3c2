package ingest

import (
	"fmt"
	"strings"
	"testing"

	"kpideck/kpi"
)

// twoMonths is a list of 61 days with the rows of a few more.
func twoMonths(more ...string) string {
	var b strings.Builder
	b.WriteString("date,orders,revenue\n")
	for d := kpi.MustDate("2025-07-01"); d < kpi.MustDate("2025-08-31"); d++ {
		fmt.Fprintf(&b, "%s,1,1\n", d)
	}
	return b.String() + rowsOf(more...)
}

func rowsOf(days ...string) string {
	return strings.Join(days, ",1,1\n") + strings.Repeat(",1,1\n", min(len(days), 1))
}

// TestDamagedDays holds that a few days far from all others are set aside,
// early and late, and that files which are sparse by nature stay whole.
func TestDamagedDays(t *testing.T) {
	head := "date,orders,revenue\n"
	summer := "2025-07-01..2025-08-30"
	for _, tt := range []struct {
		name, content, seen, code string
		n                         int
	}{
		{"1970", twoMonths("1970-01-01"), summer, "date_far_off", 1},
		{"1900", twoMonths("1900-01-01"), summer, "date_far_off", 1},
		{"year 1", twoMonths("0001-01-01"), summer, "bad_date", 1},
		{"a serial day of the last century", "date,orders,revenue\n45839,1,1\n45840,1,1\n25569,1,1\n", "2025-07-01..2025-07-02", "date_far_off", 1},
		{"many rows of the last century", head + rowsOf("1999-12-30", "1999-12-30", "1999-12-31", "2000-01-01", "2000-01-02"), "2000-01-01..2000-01-02", "date_far_off", 3},
		{"over ten years early", twoMonths("2015-06-29"), summer, "date_far_off", 1},
		{"two days over ten years early", twoMonths("2004-01-01", "2009-02-01"), summer, "date_far_off", 2},
		{"ten years early", twoMonths("2015-07-02"), "2015-07-02..2025-08-30", "", 0},
		{"late and early", twoMonths("2031-01-01", "1970-01-01"), summer, "date_far_off", 2},
		{"one late day", twoMonths("2099-12-31"), summer, "date_far_off", 1},
		{"two neighbours late", twoMonths("2105-01-01", "2105-01-02"), summer, "date_far_off", 2},
		{"several groups late", twoMonths("2031-01-01", "2099-01-01", "2099-01-02", "2105-01-01", "2105-01-01"), summer, "date_far_off", 5},
		{"a second season", twoMonths("2026-03-01", "2026-03-02", "2026-03-03"), "2025-07-01..2026-03-03", "", 0},
		{"stocks at the ends of quarters", head + rowsOf("2024-12-31", "2025-03-31", "2025-06-30", "2025-09-30", "2025-12-31"), "2024-12-31..2025-12-31", "", 0},
		{"stocks at the ends of years", head + rowsOf("2022-12-31", "2023-12-31", "2024-12-31", "2025-12-31"), "2022-12-31..2025-12-31", "", 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			tallies, problems := readOne(t, mapped(tt.content, moneyColumns))
			if len(tallies) != 1 || spanText(tallies[0].Seen) != tt.seen || tallies[0].SetAside[kpi.AsideBadRow] != tt.n {
				t.Fatalf("want days %s and %d rows set aside:\n%s", tt.seen, tt.n, dump(tallies, problems))
			}
			if tt.code == "" && len(problems) == 0 {
				return
			}
			if len(problems) != 1 || problems[0].Code != tt.code || problems[0].Count != tt.n {
				t.Errorf("want %d × %s: %s", tt.n, tt.code, dump(nil, problems))
			}
		})
	}
}

// TestFewRowsOfManyAreDamage drops three late days where they are under one
// row of a hundred.
func TestFewRowsOfManyAreDamage(t *testing.T) {
	late := []string{"2099-01-01", "2099-01-02", "2099-01-03"}
	content := twoMonths() + strings.Repeat("2025-08-01,1,1\n", 300) + rowsOf(late...)
	tallies, problems := readOne(t, mapped(content, moneyColumns))
	if len(tallies) != 1 || spanText(tallies[0].Seen) != "2025-07-01..2025-08-30" {
		t.Error(dump(tallies, problems))
	}
}

// TestAccountsAreSeenOnTheirOwnDays holds that one account's days cover no
// other account, and that rows which where: left out cover their account.
func TestAccountsAreSeenOnTheirOwnDays(t *testing.T) {
	columns := []Column{{ID: "date", Kind: DateColumn, Header: "d"}, {ID: "account", Kind: AccountColumn, Header: "acc"}, {ID: "spend", Kind: MeasureColumn, Header: "s"}}
	for _, tt := range []struct {
		name, content string
		where         map[string][]string
		account       string
		want          string
	}{
		{"two accounts", "d,acc,s\n2025-08-01,X,5\n2025-08-02,Y,7\n2025-08-03,X,9\n2025-08-05,Y,1\n", nil, "",
			"X 2025-08-01..2025-08-03, Y 2025-08-02..2025-08-05"},
		{"rows that are filtered out", "d,acc,s,ok\n2025-08-01,X,5,y\n2025-08-02,Y,7,y\n2025-08-03,X,9,n\n2025-08-05,Y,1,n\n2025-08-04,X,1,y\n",
			map[string][]string{"ok": {"y"}}, "", "X 2025-08-01..2025-08-04, Y 2025-08-02..2025-08-05"},
		{"an account of which all is filtered out", "d,acc,s,ok\n2025-08-01,X,5,y\n2025-08-02,Y,7,n\n2025-08-03,Y,9,n\n",
			map[string][]string{"ok": {"y"}}, "", "X 2025-08-01, Y 2025-08-02..2025-08-03"},
		{"the deck's account holds the whole file", "d,acc,s\n2025-08-01,X,5\n2025-08-02,Y,7\n", nil, "ours",
			"ours 2025-08-01..2025-08-02, ours 2025-08-01..2025-08-02"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := mapped(tt.content, columns)
			r.Where, r.Account = tt.where, tt.account
			tallies, problems := readOne(t, r)
			var got []string
			for _, x := range tallies {
				got = append(got, x.Account+" "+spanText(x.Seen))
			}
			if strings.Join(got, ", ") != tt.want {
				t.Errorf("got %v, want %s\n%v", got, tt.want, problems)
			}
		})
	}
}
