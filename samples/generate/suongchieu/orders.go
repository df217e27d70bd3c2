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

// takeOrders makes the orders on a marketplace; month gives their number and the
// average order of a month in thousands of dong.
func (c *company) takeOrders(name string, month func(m int) (n, ticket int64)) []order {
	s := draw.NewStream("suong chieu " + name)
	var totals [6]int64
	for m := range totals {
		totals[m], _ = month(m)
	}
	perDay := c.spread(totals, s, 260)
	for m, month := range c.months {
		if totals[m] > 0 && (m == 0 || totals[m-1] == 0) {
			perDay[month.from]++ // the order of the opening day
		}
	}
	var all []order
	for d, n := range perDay {
		_, ticket := month(c.monthOf(d))
		for i := range n {
			o := order{day: d, clock: fmt.Sprintf("%02d:%02d", 7+s.IntN(15), s.IntN(60)),
				number: c.days[d].Format("060102") + "GSC" + write.Padded(int(i)*37+s.IntN(37), 4)}
			o.status = []string{delivered, cancelled, returned}[s.Pick([]int64{90, 7, 3})]
			for range 1 + s.Pick([]int64{72, 21, 7}) {
				o.lines = append(o.lines, ticket*s.Noise(300)/1400*1000)
			}
			all = append(all, o)
		}
	}
	return all
}

// products are on the lines of an order, in this order.
var products = []string{"Bình hoa men lam", "Bộ ấm chén", "Đĩa tròn"}

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
				products[n], "1", strconv.FormatInt(line, 10), strconv.FormatInt(o.goods(), 10)}, ",") + "\n")
		}
	}
	return b.String()
}

// tiktokShopFile is TikTok Shop's workbook: below the header a row explains it, a
// tab stands behind each number of an order, and its amount on each of its lines.
func tiktokShopFile(c *company) write.File {
	rows := [][]any{
		{"Order ID", "Order Status", "Order Substatus", "Cancelation/Return Type", "Product Name", "Quantity", "SKU Subtotal After Discount", "Order Amount", "Created Time", "Buyer Username"},
		{"Platform unique order ID.", "Current order status.", "Detail of the order status.", "Whether the order was cancelled or returned.", "Name of the product.", "SKU sold quantity.",
			"Price after all discounts.", "Order amount paid by the buyer.", "Time when the order was created.", "Name of the buyer."},
	}
	for i, o := range c.tiktok {
		status, kind := "Completed", ""
		switch o.status {
		case cancelled:
			status, kind = "Canceled", "Cancel"
		case returned:
			kind = "Return/Refund"
		}
		for n, line := range o.lines {
			rows = append(rows, []any{o.number + "\t", status, status, kind, products[n], write.Number("1"), write.Number(whole(line)), write.Number(whole(o.goods())),
				c.days[o.day].Format(write.DayFirst) + " " + o.clock + ":00", "khach" + write.Padded(i+1, 5)})
		}
	}
	return write.File{Path: "exports/tiktok-shop/Tất cả đơn hàng 2025-10-02.xlsx", Content: write.Workbook([]write.Sheet{{Name: "OrderSKUList", Rows: rows}})}
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
