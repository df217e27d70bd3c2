package main

import (
	"strings"
	"time"
)

// salesFile is the shop system's daily report by channel, money and counts with
// the Vietnamese point between thousands.
func salesFile(c *company) file {
	var b strings.Builder
	b.WriteString(bom + "Ngày;Kênh;Đơn đặt;Đơn hoàn thành;Đơn hủy;Đơn hoàn;Doanh thu;Giá vốn;Khách mới;Doanh thu khách mới\r\n")
	for d, day := range c.days {
		for i, ch := range saleChannels {
			s := c.sales[i][d]
			b.WriteString(day.Format(dayFirst) + ";" + ch.name)
			for _, n := range []int64{s.placed(), s.orders, s.cancelled, s.returned, s.revenue, s.cost, s.newCustomers, s.newRevenue} {
				b.WriteString(";" + grouped(n))
			}
			b.WriteString("\r\n")
		}
	}
	return file{"shop/ban-hang-theo-ngay.csv", []byte(b.String())}
}

// stock is the number of loyalty customers at the end of a day.
type stock struct {
	day       time.Time
	customers int64
}

// keepCustomers counts the loyalty customers at the end of each month: the new
// ones come, about one in forty leaves.
func (c *company) keepCustomers() {
	s := newStream("customers")
	customers := int64(33_480)
	for m, month := range c.months {
		lost := customers * 24 * s.noise(120) / 1_000_000
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
func customersFile(c *company) file {
	var b strings.Builder
	b.WriteString("Ngày;Khách hàng thân thiết\r\n")
	for _, s := range c.stock {
		b.WriteString(s.day.Format(dayFirst) + ";" + grouped(s.customers) + "\r\n")
	}
	return file{"shop/khach-hang-than-thiet.csv", []byte(b.String())}
}
