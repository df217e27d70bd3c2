package ingest

import (
	"testing"
)

// TestAdSetsShowTheirAccount reads the campaigns and the ad sets of one day of
// an account that no file names: ad sets carry no campaign, so only a row of
// the same name and figures tells that both are one account.
func TestAdSetsShowTheirAccount(t *testing.T) {
	campaigns := text("campaigns.csv", `"Reporting starts","Reporting ends","Campaign name","Amount spent (VND)",Impressions
2025-07-01,2025-07-01,Trà,42238,1170
2025-07-01,2025-07-01,Bánh,172201,4101
2025-07-01,2025-07-01,Nghỉ,0,0
`)
	for _, tt := range []struct {
		name, rows string
		want       bool
	}{
		{"one row is the same", "2025-07-01,2025-07-01,Trà,42238,1170\n2025-07-01,2025-07-01,Bánh,171999,4098\n", true},
		{"idle rows prove nothing", "2025-07-01,2025-07-01,Nghỉ,0,0\n", false},
		{"another day proves nothing", "2025-07-02,2025-07-02,Trà,42238,1170\n", false},
		{"another name proves nothing", "2025-07-01,2025-07-01,Kem,42238,1170\n", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			adsets := text("adsets.csv", `"Reporting starts","Reporting ends","Ad set name","Amount spent (VND)",Impressions`+"\n"+tt.rows)
			a, problems := readOne(t, campaigns)
			b, more := readOne(t, adsets)
			if len(a) != 1 || len(b) != 1 {
				t.Fatalf("%d and %d tallies: %v %v", len(a), len(b), problems, more)
			}
			shared := false
			for mark := range a[0].Evidence {
				shared = shared || b[0].Evidence[mark]
			}
			if shared != tt.want {
				t.Errorf("share evidence: %v, want %v\n%v\n%v", shared, tt.want, a[0].Evidence, b[0].Evidence)
			}
		})
	}
}
