package ingest

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// TestHandmadeSheets holds that sheets as people type them are read without a
// deck: by the plain sheet's preset and by no platform's.
func TestHandmadeSheets(t *testing.T) {
	for _, tc := range []struct{ header, row, measures string }{
		{"Ngày;Chiến dịch;Chi phí (đ);Hiển thị;Nhấp;Tin nhắn;;", "31/07/2025;Zalo | Quà;251.324;5.706;59;8;;", "spend impressions clicks messages"},
		{"NGÀY,KÊNH,CHIẾN DỊCH,CHI PHÍ,LƯỢT HIỂN THỊ,LƯỢT CLICK,INBOX,SỐ ĐƠN,DOANH SỐ", "2025-07-01,Zalo Ads,Hè,1,2,3,4,5,6", "spend impressions clicks messages revenue orders"},
		{norm.NFD.String("Ngày,Nền tảng,Số tiền đã chi (VNĐ),Số lượt nhấp,Khách tiềm năng,Đơn huỷ"), "2025-07-01,Cốc Cốc,1,2,3,4", "spend clicks leads cancelled_orders"},
		{"Date\tPlatform\tSpend (VND)\tImpressions\tClicks\tResults", "2025-07-01\tZalo Ads\t1\t2\t3\t4", "spend impressions clicks conversions"},
		{"date,source,campaign_name,ad_spend,link_clicks,new_customers", "2025-07-01,zalo,he,1,2,3", "spend link_clicks new_customers"},
		{"Date,Channel,Campaign,Cost,Impr.,Clicks", "2025-07-01,Zalo Ads,A,1,2,3", "spend impressions clicks"},
		{"Từ ngày|Đến ngày|Kênh|Số phiên|Chuyển đổi", "01/07/2025|31/07/2025|Cốc Cốc|10|2", "conversions sessions"},
		{"Quý,Dung lượng thị trường (₫)", "2025-Q3,1000000", "market_size"},
		{"Month,Other costs,Total customers,New customers", "July 2025,1,2,3", "customers new_customers other_cost"},
		{"Báo cáo tuần\n\nNgày,Người quan tâm,Quan tâm mới,Lượt tương tác", "2025-07-01,100,3,20", "followers new_followers engagements"},
	} {
		t.Run(tc.header, func(t *testing.T) {
			tallies, problems := readOne(t, text("sheet.csv", tc.header+"\n"+tc.row+"\n"))
			if problems.Failed() || len(tallies) != 1 || len(tallies[0].Rows) != 1 {
				t.Fatal(dump(tallies, problems))
			}
			if got := strings.Join(tallies[0].Measures, " "); tallies[0].Preset != "plain" || got != tc.measures {
				t.Errorf("taken for %s with %s, want %s", tallies[0].Preset, got, tc.measures)
			}
		})
	}
}

// TestNotThePlainSheet holds what the plain sheet leaves alone: lists of people or
// goods, and tables that a deck reads for itself.
func TestNotThePlainSheet(t *testing.T) {
	for _, content := range []string{
		"Ngày tạo,Họ tên,Số điện thoại,Nguồn\n2025-07-01,A,1,Zalo\n",
		"id,kpi,level,owner,period,baseline,goal\nA,revenue,strategic,Giám đốc,2025-Q3,,1\n",
		"date,end,text,kpi,segment\n2025-07-01,,Khai trương,,\n",
		"date,from,to,rate\n2025-07-01,USD,VND,26000\n",
		"kpi,period,segment,author,text\nrevenue,2025-Q3,,Trưởng nhóm,tốt\n",
		"Giờ,Lượt nhấp,Chi phí\n00 - 01,1,2\n",
	} {
		tallies, problems := readOne(t, text("list.csv", content))
		if len(tallies) > 0 {
			t.Errorf("%s is read:\n%s", content, dump(tallies, problems))
		}
	}
}
