package suongchieu

import (
	"slices"
	"strings"

	"kpideck/samples/generate/write"
)

// ratesFile is the table of rates as accountants keep it: Vietnamese headers,
// semicolons, days before months, points between thousands.
func ratesFile(c *company) write.File {
	var b strings.Builder
	b.WriteString("Ngày;Từ;Sang;Tỷ giá\r\n")
	for m, month := range c.months {
		for _, currency := range []string{"SGD", "USD"} {
			r := rates[currency][m]
			b.WriteString(c.days[month.from].Format(write.DayFirst) + ";" + currency + ";VND;" + write.Grouped(r/100) + "," + write.Padded(int(r%100), 2) + "\r\n")
		}
	}
	return write.NewFile("ty-gia.csv", b.String())
}

var targetsHeader = []string{"Mã", "Chỉ số", "Cấp", "Thuộc", "Phân khúc", "Chủ trì", "Bộ phận", "Kỳ", "Mục tiêu", "Ngưỡng đỏ", "Hạn", "Nhóm", "Trọng số", "Ghi chú"}

// targets are written here, because no editor saves what targetsFile encodes.
var targets = [][]string{
	{"DT-Q3", "revenue", "chiến lược", "", "", "Giám đốc", "Ban giám đốc", "2025-Q3", "860tr", "", "30/09/2025", "A", "3", "Website và Shopee"},
	{"CP-DT", "ad_cost_share", "chiến lược", "", "", "Trưởng phòng marketing", "Marketing", "2025-Q3", "<= 46%", "50%", "30/09/2025", "A", "2", "Quy đổi ra đồng"},
	{"DON-Q3", "orders", "chiến thuật", "DT-Q3", "", "Trưởng nhóm bán hàng", "Bán hàng", "2025-Q3", "1300", "", "30/09/2025", "A", "2", ""},
	{"DON-SHOPEE", "orders", "chiến thuật", "DT-Q3", "channel=Shopee", "Trưởng nhóm bán hàng", "Bán hàng", "2025-Q3", "350", "", "30/09/2025", "B", "1", ""},
	{"GTDH", "aov", "chiến thuật", "DT-Q3", "", "Trưởng nhóm bán hàng", "Bán hàng", "2025-Q3", "650k", "", "30/09/2025", "B", "1", ""},
	{"HOANHUY", "return_rate", "chiến thuật", "DT-Q3", "", "Trưởng nhóm bán hàng", "Bán hàng", "2025-Q3", "<= 8%", "", "30/09/2025", "C", "1", ""},
	{"TRUYCAP", "website_traffic", "chiến thuật", "DT-Q3", "", "Trưởng nhóm nội dung", "Marketing", "2025-Q3", "+8%", "", "30/09/2025", "C", "1", "So với quý 2"},
	{"NGANSACH", "spend", "chiến thuật", "CP-DT", "", "Trưởng phòng marketing", "Marketing", "2025-Q3", "380tr..410tr", "", "30/09/2025", "A", "1", "Cả ba loại tiền"},
	{"ROAS-META", "roas", "chiến thuật", "CP-DT", "channel=Meta Ads", "Trưởng nhóm quảng cáo", "Marketing", "2025-Q3", ">= 1,4", "", "30/09/2025", "A", "1", "Hai tài khoản"},
	{"ROAS-TIKTOK", "roas", "chiến thuật", "CP-DT", "channel=TikTok Ads", "Trưởng nhóm quảng cáo", "Marketing", "2025-Q3", ">= 0,6", "0,4", "30/09/2025", "B", "1", "Thị trường Singapore"},
	{"CPA-GOOGLE", "cost_per_conversion", "chiến thuật", "CP-DT", "channel=Google Ads", "Trưởng nhóm quảng cáo", "Marketing", "2025-Q3", "<= 350k", "", "30/09/2025", "B", "1", ""},
	{"TINNHAN", "messages", "chiến thuật", "DT-Q3", "", "Trưởng nhóm chăm sóc khách hàng", "Chăm sóc khách hàng", "2025-Q3", "3300", "", "30/09/2025", "B", "1", "Meta và Zalo"},
	{"GIATIN-ZALO", "cost_per_message", "chiến thuật", "CP-DT", "channel=Zalo Ads", "Trưởng nhóm chăm sóc khách hàng", "Chăm sóc khách hàng", "2025-Q3", "<= 31k", "", "30/09/2025", "C", "1", ""},
	{"DT-Q4", "revenue", "chiến lược", "", "", "Giám đốc", "Ban giám đốc", "2025-Q4", "950tr", "", "31/12/2025", "A", "3", "Mùa quà cuối năm"},
	{"DON-Q4", "orders", "chiến thuật", "DT-Q4", "", "Trưởng nhóm bán hàng", "Bán hàng", "2025-Q4", "+10%", "", "31/12/2025", "A", "2", "So với quý 3"},
	{"ROAS-TIKTOK-Q4", "roas", "chiến thuật", "DT-Q4", "channel=TikTok Ads", "Trưởng nhóm quảng cáo", "Marketing", "2025-Q4", ">= 0,6", "", "31/12/2025", "B", "1", "Bằng mức đặt cho quý 3"},
}

// targetsFile is the table of targets, saved by an Excel that knows no UTF-8.
func targetsFile() write.File {
	var b strings.Builder
	for _, row := range slices.Concat([][]string{targetsHeader}, targets) {
		b.WriteString(strings.Join(row, ";") + ";;\r\n")
	}
	return write.File{Path: "muc-tieu.csv", Content: write.Windows1258(b.String())}
}
