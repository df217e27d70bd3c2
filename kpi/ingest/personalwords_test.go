package ingest

import (
	"fmt"
	"strings"
	"testing"
)

// TestHeadersMadeOfPersonalWords holds that headers that say whose they are and
// what of him, in any writing, are personal, and that those of figures are not.
func TestHeadersMadeOfPersonalWords(t *testing.T) {
	w := builtin(t).words
	for _, header := range []string{
		"customerName", "billingName", "shippingPhone", "customer_email", "Customer Email Address", "Billing Phone Number", "Recipient's name",
		"First Name (Billing)", "Your name?", "What is your email?", "Contact phone", "Work e-mail", "Buyer note", "Customer Note", "guest-phone-no.",
		"Surname", "Opportunity Owner", "Created By", "Người tạo", "Associated Contact", "Registrant First Name", "Phone Number 2",
		"SĐT người nhận", "Email của khách hàng", "Tên người đặt", "Họ tên phụ huynh", "Số điện thoại phụ huynh", "Địa chỉ khách", "Ghi chú của khách hàng",
	} {
		if !w.personal(header) {
			t.Errorf("%q is not taken for personal", header)
		}
	}
	for _, header := range []string{
		"Campaign name", "Business name", "Account name", "Event name", "Email name", "Emails sent", "Phone calls", "Customers", "New customers", "Customer type",
		"User ID", "Users", "Total users", "Lead source", "Shipping", "Shipping method", "Billing Country", "Phone number clicks", "Contacts", "Messages", "Lead",
		"Khách hàng mới", "Số khách", "Tên chiến dịch", "Tên sản phẩm", "Nguồn khách hàng", "Người tiếp cận", "Người dùng", "Số người dùng", "Khách cần trả", "Tổng số liên hệ", "",
	} {
		if w.personal(header) {
			t.Errorf("%q is taken for personal", header)
		}
	}
}

// TestInspectOfAShopNamesNobody holds that the list of a shop whose headers run
// their words together shows no buyer, not even in a message.
func TestInspectOfAShopNamesNobody(t *testing.T) {
	const in = "orderItemId,orderNumber,createTime,status,paidPrice,customerName,customerEmail,billingName,shippingPhone\n" +
		"1,11,13 Jul 2025 10:00,delivered,5,Người An,an@example.com,Người An,0900000001\n" +
		"2,12,Người Ba,delivered,5,Người Ba,ba@example.com,Người Ba,0900000002\n"
	x := Inspect(t.Context(), text("x.csv", in), builtin(t), 1)
	tallies, problems := readOne(t, text("x.csv", in))
	said := fmt.Sprint(x.Tables[0].Columns, x.Tables[0].First, x.Problems) + dump(tallies, problems)
	for _, secret := range []string{"Người", "example", "09000"} {
		if strings.Contains(said, secret) {
			t.Errorf("%q is shown:\n%s", secret, said)
		}
	}
}
