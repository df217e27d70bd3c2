package deck

// syntaxWords say in Vietnamese what the YAML library finds wrong, so far as
// people run into it. What is missing here is shown in English.
var syntaxWords = map[string]string{
	"value is not allowed in this context":                               "giá trị không được đứng ở đây",
	"value is not allowed in this context. map key-value is pre-defined": "giá trị không được đứng ở đây, vì khóa đã có giá trị",
	"could not find end character of double-quoted text":                 "ngoặc kép mở mà không đóng",
	"could not find end character of single-quoted text":                 "ngoặc đơn mở mà không đóng",
	"could not find '[' character corresponding to ']'":                  "có ] mà không có [",
	"could not find '{' character corresponding to '}'":                  "có } mà không có {",
	"could not find flow mapping end token '}'":                          "có { mà không có }",
	"could not find flow map content":                                    "trong { } thiếu nội dung",
	"sequence end token ']' not found":                                   "có [ mà không có ]",
	"found an invalid key for this map":                                  "khóa này không hợp lệ",
	"could not find map value":                                           "khóa thiếu giá trị",
	"could not find value for mapping key":                               "khóa thiếu giá trị",
	"unexpected map key":                                                 "khóa không được đứng ở đây",
	"unexpected key name":                                                "tên khóa không được đứng ở đây, hoặc thiếu dấu hai chấm",
	"unexpected map key-value pair":                                      "cặp khóa và giá trị không được đứng ở đây",
	"expected map key-value delimiter ':'":                               "thiếu dấu hai chấm sau khóa",
	"unexpected scalar value":                                            "giá trị không được đứng ở đây",
	"unexpected scalar value type":                                       "giá trị không được đứng ở đây",
	"non-map value is specified":                                         "thiếu dấu hai chấm sau khóa",
	"mapping value is not allowed in this context":                       "khóa và giá trị không được đứng ở đây",
	"map key definition includes an implicit line break":                 "khóa bị ngắt dòng",
	"block sequence entries are not allowed in this context":             "dòng bắt đầu bằng - không được đứng ở đây",
	"expected sequence element, but found ','":                           "thừa dấu phẩy",
	"found a tab character where an indentation space is expected":       "thụt dòng bằng phím Tab",
	"could not find multi-line content":                                  "thiếu nội dung sau | hoặc >",
}

// syntaxText gives what the library found wrong in Vietnamese.
func syntaxText(message string) string {
	if vi, known := syntaxWords[message]; known {
		return vi
	}
	return message
}
