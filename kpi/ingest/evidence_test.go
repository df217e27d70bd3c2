package ingest

import (
	"testing"

	"kpideck/kpi"
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
			wantShared(t, a[0], b[0], tt.want)
		})
	}
}

// TestOrdersShowTheirShop reads two exports of one day of a shop that no file
// names. Between them every order moved on, so no sum of the day is the same;
// only the numbers of the orders tell that both are one shop.
func TestOrdersShowTheirShop(t *testing.T) {
	const header = "Mã đơn hàng,Mã Kiện Hàng,Ngày đặt hàng,Trạng Thái Đơn Hàng,Tổng giá trị đơn hàng (VND)\n"
	first := text("Order.all.20250801_20250802.csv", header+
		"A1,P1,2025-08-02 08:15,Đang giao,90000\nA1,P1,2025-08-02 08:15,Đang giao,90000\nA2,P2,2025-08-02 09:00,Đang giao,50000\n4.5E+10,P9,2025-08-02 09:00,Đang giao,50000\n")
	for _, tt := range []struct {
		name, rows string
		want       bool
	}{
		{"an order that was cancelled since", "A2,P2,2025-08-02 09:00,Đã hủy,50000\n", true},
		{"another shop's orders", "B1,P1,2025-08-02 08:15,Đang giao,90000\nB2,P2,2025-08-02 09:00,Đang giao,50000\n", false},
		{"a number that Excel rounded", "4.5E+10,P9,2025-08-02 09:00,Đang giao,50000\n", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			a, problems := readOne(t, first)
			b, more := readOne(t, text("Order.all.20250802_20250803.csv", header+tt.rows))
			if len(a) != 1 || len(b) != 1 {
				t.Fatalf("%d and %d tallies: %v %v", len(a), len(b), problems, more)
			}
			wantShared(t, a[0], b[0], tt.want)
			if n := len(b[0].Evidence); n > idsOfDay {
				t.Errorf("%d orders of one day are kept", n)
			}
		})
	}
}

func wantShared(t *testing.T, a, b *kpi.Tally, want bool) {
	t.Helper()
	shared := false
	for mark := range a.Evidence {
		shared = shared || b.Evidence[mark]
	}
	if shared != want {
		t.Errorf("share evidence: %v, want %v\n%v\n%v", shared, want, a.Evidence, b.Evidence)
	}
}
