package songhan

import (
	"strings"
	"time"

	"kpideck/samples/generate/draw"
	"kpideck/samples/generate/write"
)

// salesFile is the shop system's daily report by channel, money and counts with
// the Vietnamese point between thousands.
func salesFile(c *company) write.File {
	var b strings.Builder
	b.WriteString(write.BOM + "Ngày;Kênh;Đơn đặt;Đơn hoàn thành;Đơn hủy;Đơn hoàn;Doanh thu;Giá vốn;Khách mới;Doanh thu khách mới\r\n")
	for d, day := range c.days {
		for i, ch := range saleChannels {
			s := c.sales[i][d]
			b.WriteString(day.Format(write.DayFirst) + ";" + ch.name)
			for _, n := range []int64{s.placed(), s.orders, s.cancelled, s.returned, s.revenue, s.cost, s.newCustomers, s.newRevenue} {
				b.WriteString(";" + write.Grouped(n))
			}
			b.WriteString("\r\n")
		}
	}
	return write.NewFile("shop/ban-hang-theo-ngay.csv", b.String())
}

// stock is the number of loyalty customers at the end of a day.
type stock struct {
	day       time.Time
	customers int64
}

// keepCustomers counts the loyalty customers at the end of each month: the new
// ones come, about one in forty leaves.
func (c *company) keepCustomers() {
	s := draw.NewStream("customers")
	customers := int64(33_480)
	for m, month := range c.months {
		lost := customers * 24 * s.Noise(120) / 1_000_000
		if n := story[m].covered; n > 0 {
			lost = lost * int64(n) / 30
		}
		customers -= lost
		for d := month.from; d < month.to; d++ {
			for i := range c.sales {
				customers += c.sales[i][d].newCustomers
			}
		}
		c.stock = append(c.stock, stock{c.days[month.to-1], customers})
	}
}

// customersFile is a stock: each row says how many there are, not how many came.
func customersFile(c *company) write.File {
	var b strings.Builder
	b.WriteString("Ngày;Khách hàng thân thiết\r\n")
	for _, s := range c.stock {
		b.WriteString(s.day.Format(write.DayFirst) + ";" + write.Grouped(s.customers) + "\r\n")
	}
	return write.NewFile("shop/khach-hang-than-thiet.csv", b.String())
}
