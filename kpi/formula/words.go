package formula

import (
	"fmt"
	"strings"
)

// errorAt makes an error in both languages. Hint and format are English and
// stand in vietnamese, the hint but for its first words.
func errorAt(col int, hint, format string, args ...any) *Error {
	e := &Error{Col: col, Msg: fmt.Sprintf(format, args...), Hint: hint, hintVi: hintVietnamese(hint)}
	if vi, whole := vietnamese[e.Msg]; whole { // of Go's scanner
		e.vi = vi
	} else if vi, known := vietnamese[format]; known {
		e.vi = argumentWords.Replace(fmt.Sprintf(vi, args...))
	} else {
		e.vi = e.Msg
	}
	return e
}

// argumentWords are the counted words of one message.
var argumentWords = strings.NewReplacer(" arguments,", " đối số,", " argument,", " đối số,", " are given", " được ghi", " is given", " được ghi")

// hintStarts begin hints that end with what is to be written.
var hintStarts = []struct{ en, vi string }{
	{"write ", "viết "}, {"did you mean ", "có phải "}, {"functions are ", "các hàm là "},
}

func hintVietnamese(hint string) string {
	if vi, known := vietnamese[hint]; known {
		return vi
	}
	for _, s := range hintStarts {
		if rest, found := strings.CutPrefix(hint, s.en); found {
			return s.vi + rest
		}
	}
	return hint
}

// vietnamese says the messages and hints of this package in Vietnamese.
var vietnamese = map[string]string{
	"unknown escape sequence":                                       "không có dãy ký tự \\ như vậy",
	"unexpected `%s`":                                               "`%s` không được đứng ở đây",
	"unexpected `(`":                                                "`(` không được đứng ở đây",
	"text %s is no value":                                           "chữ %s không phải giá trị",
	"%s is a function":                                              "%s là một hàm",
	"%q is no id":                                                   "%q không phải id",
	"a condition is no value":                                       "điều kiện không phải giá trị",
	"`%s` has nothing on its left":                                  "bên trái `%s` không có gì",
	"unknown function %q":                                           "không có hàm %q",
	"%s takes %s, but %s":                                           "%s nhận %s, nhưng %s",
	"not a condition":                                               "không phải điều kiện",
	"a member stands in double quotes":                              "tên thành viên đặt trong ngoặc kép",
	"text %s is not UTF-8":                                          "chữ %s không phải UTF-8",
	"the formula is empty":                                          "công thức trống",
	"the formula ends too early":                                    "công thức kết thúc quá sớm",
	"`;` has no place in a formula":                                 "`;` không dùng trong công thức",
	"comments have no place in a formula":                           "công thức không có chú thích",
	"%q is no decimal number":                                       "%q không phải số thập phân",
	"number %s is too large":                                        "số %s quá lớn",
	"%q is a reserved word":                                         "%q là từ dành riêng",
	"`%s` has no place in a formula":                                "`%s` không dùng trong công thức",
	"text or comment without an end":                                "ngoặc mở mà không đóng",
	"character %q has no place in a formula":                        "ký tự %q không dùng trong công thức",
	"text is not UTF-8":                                             "chữ không phải UTF-8",
	"nested deeper than %d levels":                                  "lồng sâu hơn %d tầng",
	"formula of %d characters; at most %d are allowed":              "công thức dài %d ký tự; nhiều nhất là %d",
	"a condition starts with the name of a dimension":               "điều kiện bắt đầu bằng tên một chiều",
	"a value is missing before it":                                  "thiếu giá trị ở trước",
	"a value is missing before it, or it closes nothing":            "thiếu giá trị ở trước, hoặc không có ngoặc mở",
	"a value or a closing parenthesis is missing":                   "thiếu giá trị hoặc ngoặc đóng",
	"an operator is missing before it":                              "thiếu phép tính ở trước",
	"an operator or a parenthesis is missing before it":             "thiếu phép tính hoặc ngoặc ở trước",
	"leave the sign out":                                            "bỏ dấu đó",
	"split it into several KPIs":                                    "tách thành nhiều KPI",
	"a formula is one expression":                                   "mỗi công thức là một biểu thức",
	"explain the KPI in its means":                                  "giải thích KPI trong means của nó",
	"choose another id":                                             "chọn id khác",
	"close it with the same sign that opened it":                    "đóng bằng đúng dấu đã mở",
	"save the file as UTF-8":                                        "lưu tệp dưới dạng UTF-8",
	"decimals take a point: 1.5":                                    "phần lẻ viết sau dấu chấm: 1.5",
	"ids are lower-case ASCII letters, digits and _":                "id gồm chữ thường không dấu, số và _",
	"an id is letters, digits and _":                                "id gồm chữ, số và _",
	"there is no power; multiply":                                   "không có lũy thừa; dùng phép nhân",
	"put a space or a parenthesis between the two signs":            "đặt dấu cách hoặc ngoặc giữa hai dấu",
	"group with ( )":                                                "nhóm bằng ( )",
	"write 0.2 for 20%":                                             "viết 0.2 cho 20%",
	"write == to compare":                                           "viết == để so sánh",
	"write && for and":                                              "viết && thay cho và",
	"write || for or":                                               "viết || thay cho hoặc",
	"write one +":                                                   "viết một dấu +",
	"write a formula such as spend / conversions":                   "viết công thức như spend / conversions",
	"write plain digits with a decimal point: 1000, 0.35":           "viết số thường với dấu chấm thập phân: 1000, 0.35",
	"write \\\\ for a backslash, \\\" for a quote":                  "viết \\\\ cho dấu \\, \\\" cho ngoặc kép",
	"text stands in double quotes: \"Google Ads\"":                  "chữ đặt trong ngoặc kép: \"Google Ads\"",
	"text stands in conditions: only(x, channel == \"Google Ads\")": "chữ chỉ đứng trong điều kiện: only(x, channel == \"Google Ads\")",
	"conditions stand in only(x, channel == \"…\")":                 "điều kiện đứng trong only(x, channel == \"…\")",
	"only(x, channel == \"…\") chooses rows":                        "only(x, channel == \"…\") chọn dòng",
}
