package suongchieu

import (
	"fmt"
	"strconv"
	"strings"

	"kpideck/samples/generate/draw"
	"kpideck/samples/generate/write"
)

// order is an order on Shopee; its lines add up to its goods.
type order struct {
	day    int
	clock  string
	number string
	status string // in the end
	lines  []int64
}

func (o order) goods() (sum int64) {
	for _, line := range o.lines {
		sum += line
	}
	return sum
}

const (
	delivered = "Hoàn thành"
	cancelled = "Đã hủy"
	returned  = "Đã trả hàng/Hoàn tiền"
	shipping  = "Đang giao"
)

// takeOrders makes the orders on Shopee.
func (c *company) takeOrders() {
	s := draw.NewStream("suong chieu shopee")
	var totals [6]int64
	for m := range sold {
		totals[m] = sold[m].shopee
	}
	for d, n := range c.spread(totals, s, 260) {
		for i := range n {
			o := order{day: d, clock: fmt.Sprintf("%02d:%02d", 7+s.IntN(15), s.IntN(60)),
				number: c.days[d].Format("060102") + "GSC" + write.Padded(int(i)*37+s.IntN(37), 4)}
			o.status = []string{delivered, cancelled, returned}[s.Pick([]int64{90, 7, 3})]
			for range 1 + s.Pick([]int64{72, 21, 7}) {
				o.lines = append(o.lines, sold[c.monthOf(d)].shopeeTicket*s.Noise(300)/1400*1000)
			}
			c.shopee = append(c.shopee, o)
		}
	}
}

var shopeeHeader = "Mã đơn hàng,Mã Kiện Hàng,Ngày đặt hàng,Trạng Thái Đơn Hàng,Người Mua,Tên sản phẩm,Số lượng,Tổng giá bán (sản phẩm),Tổng giá trị đơn hàng (VND)\n"

// shopeeFiles are two order lists that overlap in August. In the older one the
// orders of its last days are still on their way.
func shopeeFiles(c *company) []write.File {
	august := c.months[4]
	return []write.File{
		write.NewFile("exports/shopee/Order.all.20250401_20250831.csv", c.shopeeList(span{0, august.to}, august.to-12)),
		write.NewFile("exports/shopee/Order.all.20250801_20250930.csv", c.shopeeList(span{august.from, len(c.days)}, len(c.days))),
	}
}

// shopeeList writes a line for each product of an order; from the day open on
// every order is still on its way.
func (c *company) shopeeList(s span, open int) string {
	var b strings.Builder
	b.WriteString(write.BOM + shopeeHeader)
	for i, o := range c.shopee {
		if o.day < s.from || o.day >= s.to {
			continue
		}
		status := o.status
		if o.day >= open {
			status = shipping
		}
		for n, line := range o.lines {
			b.WriteString(strings.Join([]string{o.number, "KH" + write.Padded(i+1, 5), c.date(o.day) + " " + o.clock, status, "khach" + write.Padded(i+1, 5),
				[]string{"Bình hoa men lam", "Bộ ấm chén", "Đĩa tròn"}[n], "1", strconv.FormatInt(line, 10), strconv.FormatInt(o.goods(), 10)}, ",") + "\n")
		}
	}
	return b.String()
}

// websiteFiles are the website's daily sheets. The one saved on 16 September is
// read only to the end of August: the next one tells September anew, with the
// returns that came since.
func websiteFiles(c *company) []write.File {
	september := c.months[5]
	return []write.File{
		write.NewFile("exports/website/ban-hang xuất 2025-07-01.csv", c.websiteSheet(span{0, c.months[3].from}, len(c.days))),
		write.NewFile("exports/website/ban-hang xuất 2025-09-16.csv", c.websiteSheet(span{c.months[3].from, september.from + 15}, september.from)),
		write.NewFile("exports/website/ban-hang xuất 2025-10-02.csv", c.websiteSheet(span{september.from, len(c.days)}, len(c.days))),
	}
}

// websiteSheet is as Excel saves it in Vietnam. From the day open on nothing has
// come back yet, and returned orders still count as delivered.
func (c *company) websiteSheet(s span, open int) string {
	var b strings.Builder
	b.WriteString(write.BOM + "Ngày;Đơn đặt;Đơn hoàn thành;Đơn hủy;Đơn hoàn;Doanh thu;Khách mới;;\r\n")
	for d := s.from; d < s.to; d++ {
		x := c.website[d]
		if d >= open {
			x.revenue += x.returned * sold[c.monthOf(d)].websiteTicket * 1000
			x.orders, x.returned = x.orders+x.returned, 0
		}
		b.WriteString(c.days[d].Format(write.DayFirst))
		for _, n := range []int64{x.orders + x.cancelled + x.returned, x.orders, x.cancelled, x.returned, x.revenue, x.newCustomers} {
			b.WriteString(";" + write.Grouped(n))
		}
		b.WriteString(";;\r\n")
	}
	return b.String()
}
