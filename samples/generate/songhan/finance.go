package songhan

import (
	"strconv"
	"strings"
	"time"

	"kpideck/samples/generate/draw"
	"kpideck/samples/generate/write"
)

// cost is an invoice for marketing that is not ad spend.
type cost struct {
	day    time.Time
	what   string
	amount int64
}

// costKind is a kind of marketing cost besides ads, paid every so many days.
type costKind struct {
	what   string
	every  int
	amount int64
}

var costKinds = []costKind{
	{"Sản xuất nội dung", 14, 38_000_000},
	{"KOL, KOC", 21, 46_000_000},
	{"Vật phẩm điểm bán", 30, 32_000_000},
	{"Sự kiện dùng thử", 28, 41_000_000},
}

// payCosts lists the invoices. The last day has one, so that the list covers all.
func (c *company) payCosts() {
	s := draw.NewStream("costs")
	last := len(c.days) - 1
	for d, day := range c.days {
		for i, k := range costKinds {
			if (last-d)%k.every == i*5 {
				c.costs = append(c.costs, cost{day, k.what, k.amount * s.Noise(180) / 100_000 * 100})
			}
		}
	}
}

func costsFile(c *company) write.File {
	var b strings.Builder
	b.WriteString("Ngày;Khoản mục;Số tiền\r\n")
	for _, k := range c.costs {
		b.WriteString(k.day.Format(write.DayFirst) + ";" + k.what + ";" + write.Grouped(k.amount) + "\r\n")
	}
	return write.NewFile("finance/chi-phi-marketing-khac.csv", b.String())
}

// marketFile is the market's size by month, whose rows carry a period, not a day.
func marketFile() write.File {
	var b strings.Builder
	b.WriteString("Kỳ;Quy mô thị trường\r\n")
	for _, m := range story {
		if m.market > 0 {
			b.WriteString(strconv.Itoa(m.year) + "-" + write.Padded(m.month, 2) + ";" + write.Grouped(m.market*1_000_000) + "\r\n")
		}
	}
	return write.NewFile("finance/quy-mo-thi-truong.csv", b.String())
}
