package main

import (
	"strconv"
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

// stock is the number of loyalty customers on a day; cost an invoice for
// marketing that is not ad spend.
type (
	stock struct {
		day       time.Time
		customers int64
	}
	cost struct {
		day    time.Time
		what   string
		amount int64
	}
)

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

func customersFile(c *company) file {
	var b strings.Builder
	b.WriteString("Ngày;Khách hàng thân thiết\r\n")
	for _, s := range c.stock {
		b.WriteString(s.day.Format(dayFirst) + ";" + grouped(s.customers) + "\r\n")
	}
	return file{"shop/khach-hang-than-thiet.csv", []byte(b.String())}
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
	s := newStream("costs")
	last := len(c.days) - 1
	for d, day := range c.days {
		for i, k := range costKinds {
			if (last-d)%k.every == i*5 {
				c.costs = append(c.costs, cost{day, k.what, k.amount * s.noise(180) / 100_000 * 100})
			}
		}
	}
}

func costsFile(c *company) file {
	var b strings.Builder
	b.WriteString("Ngày;Khoản mục;Số tiền\r\n")
	for _, k := range c.costs {
		b.WriteString(k.day.Format(dayFirst) + ";" + k.what + ";" + grouped(k.amount) + "\r\n")
	}
	return file{"finance/chi-phi-marketing-khac.csv", []byte(b.String())}
}

// marketFile is the market's size by month, whose rows carry a period, not a day.
func marketFile() file {
	var b strings.Builder
	b.WriteString("Kỳ;Quy mô thị trường\r\n")
	for _, m := range story {
		if m.market > 0 {
			b.WriteString(strconv.Itoa(m.year) + "-" + padded(m.month, 2) + ";" + grouped(m.market*1_000_000) + "\r\n")
		}
	}
	return file{"finance/quy-mo-thi-truong.csv", []byte(b.String())}
}
