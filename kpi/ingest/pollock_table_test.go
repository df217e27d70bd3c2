package ingest

import (
	"fmt"
	"strings"
)

// pollockCell is a cell and whether the source writes it in quotes.
type pollockCell struct {
	text   string
	quoted bool
}

// pollockTable is a header and 83 rows of 9 columns, as wide and as long as the
// file that the Pollock benchmark pollutes, with what makes such files hard:
// commas, quotes and apostrophes in texts, a column that is always empty.
type pollockTable [][]pollockCell

// pollockTables are invented: a shop's orders in English and a campaign's days in
// Vietnamese.
func pollockTables() map[string]pollockTable {
	return map[string]pollockTable{"orders": orderTable(), "campaigns": campaignTable()}
}

func pollockRow(quoted map[int]bool, cells ...string) []pollockCell {
	row := make([]pollockCell, len(cells))
	for i, text := range cells {
		row[i] = pollockCell{text, quoted[i] || strings.ContainsAny(text, ",\"\n")}
	}
	return row
}

func orderTable() pollockTable {
	goods := []string{"Men's Walking Shoes", "Desk Lamp, Two-Pack", "Wool Blanket", "Kids' Raincoat", "Women's Scarf, Striped", `Round Mirror, 24"`,
		"Leather Belt", "Tea Pot with Strainer", "Garden Chair, Folding", "Baker's Apron", "Travel Mug"}
	says := []string{"These shoes are light enough for a day in town yet sturdy enough for a wet path.",
		"A warm light for reading, with a switch that doesn't wear out.",
		"Woven from soft, heavy yarn; it won't shrink, fade or pill.",
		"Cut wide, lined and taped, this coat keeps small walkers dry on the way to school, whatever the weather brings.",
		"Made for cold mornings, cool evenings and everything between.",
		`Hangs flat on any wall, and at 24" across it makes a small room look large.`,
		"Full-grain leather that gets better with the years.",
		"Pours without a drop, holds four cups and fits in a drawer."}
	quoted := map[int]bool{6: true, 7: true}
	t := pollockTable{pollockRow(quoted, "DATE", "TIME", "Qty", "PRODUCTID", "Price", "ProductType", "ProductDescription", "URL", "Comments")}
	for i := range 83 {
		id := fmt.Sprintf("%c%c-%04d", 'A'+i*7%26, 'A'+i*11%26, 1013+i*97%8900)
		t = append(t, pollockRow(quoted, fmt.Sprintf("%02d/%02d/2023", 1+i%28, 1+i/28), fmt.Sprintf("%02d:%02d", i/4, i%4*15), fmt.Sprint(i*5%9), id,
			fmt.Sprintf("$%d.%02d", 3+i*13%90, i*29%100), goods[i%len(goods)], says[i*3%len(says)],
			"https://www.example.com/item/"+strings.ReplaceAll(id, "-", "_")+".html", ""))
	}
	return t
}

func campaignTable() pollockTable {
	names := []string{"Hạt rang mộc, Đà Nẵng", "Quà tặng cuối năm", "Tin nhắn | Ưu đãi tháng 7", `Combo "sáng tỉnh", giảm 10%`, "Khách cũ, mua lại", "Mở bán phin giấy"}
	says := []string{"Nhắm người ở Đà Nẵng, Hội An; thử ảnh mới từ tuần này.", "Giữ ngân sách, đổi nội dung khi tần suất qua 3.", "Khách hỏi nhiều về giá sỉ, cần mẫu trả lời.",
		`Chạy cùng nhóm "sáng tỉnh", tắt vào cuối tuần.`}
	quoted := map[int]bool{1: true, 7: true}
	t := pollockTable{pollockRow(quoted, "Ngày", "Tên chiến dịch", "Mã nhóm", "Lượt hiển thị", "Lượt nhấp", "Số tiền đã chi (VND)", "Bắt đầu lúc", "Ghi chú", "Nhãn")}
	for i := range 83 {
		t = append(t, pollockRow(quoted, fmt.Sprintf("2025-%02d-%02d", 7+i/31, 1+i%31), names[i%len(names)], fmt.Sprintf("N%03d-%c", i*37%1000, 'A'+i%6),
			fmt.Sprint(1200+i*7919%90000), fmt.Sprint(10+i*311%900), fmt.Sprint(120000+i*104729%4000000), fmt.Sprintf("%02d:30", 6+i%14), says[i%len(says)], ""))
	}
	return t
}
