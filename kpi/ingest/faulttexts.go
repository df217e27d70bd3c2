package ingest

import (
	"slices"

	"kpideck/kpi/diag"
)

// faultText words a fault: with the cell at which it was first seen, without it
// where that is not to be shown, and what to do. Faults whose cell tells nothing
// have one wording.
type faultText struct{ shown, hidden, hint diag.Text }

// message words the fault for a cell as shownCell gives it.
func (f *faultText) message(cell string) diag.Text {
	if f.hidden == nil {
		return f.shown
	}
	return withCells(f.shown, f.hidden, cell)
}

// withCells fills cells into a message, or takes the other wording where one of
// them is not to be shown.
func withCells(shown, hidden diag.Text, cells ...any) diag.Text {
	if slices.Contains(cells, any(personalCell)) {
		return hidden
	}
	return diag.Bothf(shown["vi"], shown["en"], cells...)
}

// Problems of cells and rows. Each code is worded once, in both languages.

var faultTexts = map[string]faultText{
	faultWidth: {diag.Both("dòng thiếu ô, ô cuối là %q", "row has too few cells, the last is %q"),
		diag.Both("dòng thiếu ô", "row has too few cells"),
		diag.Both("tệp có thể bị cắt giữa chừng, hoặc dòng này dùng dấu phân cách khác tiêu đề: xuất lại", "the file may have been cut short, or the row has another delimiter than the header: export it again")},
	faultExtra: {diag.Both("dòng có nhiều ô hơn tiêu đề, ô thừa %q", "row has more cells than the header, extra cell %q"),
		diag.Both("dòng có nhiều ô hơn tiêu đề", "row has more cells than the header"),
		diag.Both("một ô có dấu phân cách chưa nằm trong ngoặc kép: sửa dòng đó hoặc xuất lại", "a cell holds the delimiter outside quotes: mend the row or export again")},
	faultNumber: {diag.Both("không đọc được số %q, ô được bỏ qua", "cannot read %q as a number, the cell is left out"),
		diag.Both("ô ở đây không phải số, được bỏ qua", "the cell here is no number and is left out"),
		diag.Both("kiểm tra cột đó; ghi numbers: nếu tệp viết số theo kiểu khác", "check the column; set numbers: if the file writes numbers another way")},
	faultDate: {diag.Both("không đọc được ngày %q", "cannot read %q as a date"),
		diag.Both("ô ở đây không phải ngày", "the cell here is no date"),
		diag.Both("kiểm tra cột ngày; ghi dates: dmy, mdy hoặc ymd cho nguồn này", "check the date column; set dates: dmy, mdy or ymd for this source")},
	faultNoDate: {diag.Both("dòng không có ngày", "row has no date"),
		nil,
		diag.Both("dòng này không vào kỳ nào; nếu ngày nằm trong ô gộp nhiều dòng, bỏ gộp và ghi ngày vào từng dòng",
			"the row belongs to no period; where the day stands in a cell merged over several rows, split it and write the day into each")},
	faultNoYear: {diag.Both("ngày %q không có năm, và tên tệp không cho biết khoảng ngày", "date %q has no year, and the file's name does not state its days"),
		diag.Both("ngày ở đây không có năm, và tên tệp không cho biết khoảng ngày", "the date here has no year, and the file's name does not state its days"),
		diag.Both("thêm năm vào cột ngày, hoặc đổi tên tệp để có ngày đầu và ngày cuối, ví dụ: Overview 2025-02-28 2026-02-27.csv; dates: không giúp được",
			"add the year to the date column, or rename the file so that it holds the first and last day, such as Overview 2025-02-28 2026-02-27.csv; dates: cannot help")},
	faultSerial: {diag.Both("ngày dạng số %q giữa các ngày thường", "serial day %q among written dates"),
		diag.Both("ngày dạng số giữa các ngày thường", "a serial day among written dates"),
		diag.Both("định dạng lại cả cột ngày trong bảng tính rồi xuất lại", "format the whole date column alike in the spreadsheet and export again")},
	faultBeyond: {diag.Both("ngày %q nằm ngoài khoảng ngày mà tệp ghi; dòng vẫn được tính", "date %q lies outside the days that the file states; the row counts all the same"),
		diag.Both("ngày ở đây nằm ngoài khoảng ngày mà tệp ghi; dòng vẫn được tính", "the date here lies outside the days that the file states; the row counts all the same"),
		diag.Both("thường do múi giờ hoặc tệp bị sửa: nếu ngày này có ở tệp khác, giữ một tệp; nếu không, xuất lại", "often a time zone, or a file that was edited: where another file holds the day, keep one of them; else export it again")},
	faultFarDate: {diag.Both("ngày %q nằm lạc xa các ngày khác của tệp: trước năm 2000, sau hơn 92 ngày, hoặc trước hơn mười năm",
		"date %q lies apart from all others of the file: before 2000, more than 92 days after, or ten years before"),
		diag.Both("ngày ở đây nằm lạc xa các ngày khác của tệp: trước năm 2000, sau hơn 92 ngày, hoặc trước hơn mười năm", "the date here lies apart from all others of the file: before 2000, more than 92 days after, or ten years before"),
		diag.Both("thường do kéo ô hoặc ô trống trong bảng tính: sửa ngày hoặc xóa dòng", "often a drag-fill or an empty cell in a spreadsheet: mend the date or delete the row")},
	faultBlock: {diag.Both("ngày %q không phải ngày đầu của tuần hay tháng nào, mà mỗi dòng của tệp là một tuần hoặc một tháng", "date %q begins no week or month, and each row of the file is a week or a month"),
		diag.Both("ngày ở đây không phải ngày đầu của tuần hay tháng nào, mà mỗi dòng của tệp là một tuần hoặc một tháng", "the date here begins no week or month, and each row of the file is a week or a month"),
		diag.Both("xuất lại báo cáo này theo Ngày", "export this report again segmented by Day")},
	faultBackwards: {diag.Both("khoảng ngày kết thúc trước khi bắt đầu: %q", "range of days ends before it starts: %q"),
		diag.Both("khoảng ngày kết thúc trước khi bắt đầu", "range of days ends before it starts"),
		diag.Both("kiểm tra hai cột ngày", "check the two date columns")},
	faultFraction: {diag.Both("số đếm có phần lẻ: %q", "count with a fraction: %q"),
		diag.Both("số đếm có phần lẻ", "count with a fraction"),
		diag.Both("nếu dấu đó phân cách hàng nghìn, ghi numbers: cho nguồn này", "if the sign groups thousands, set numbers: for this source")},
	faultProduct: {diag.Both("không nhân được %q với trọng số của nó", "cannot weigh %q: both cells have two readings"),
		diag.Both("không nhân được số ở đây với trọng số của nó", "cannot weigh the number here: both cells have two readings"),
		diag.Both("ghi numbers: cho nguồn này", "set numbers: for this source")},
	faultExcelDate: {diag.Both("Excel đã đổi một số thành ngày: %q, không thể đổi lại, ô được bỏ qua", "Excel made a date of a number: %q, which cannot be undone, the cell is left out"),
		diag.Both("Excel đã đổi số ở đây thành ngày, không thể đổi lại, ô được bỏ qua", "Excel made a date of the number here, which cannot be undone, the cell is left out"),
		diag.Both("xuất lại từ nền tảng và đưa thẳng tệp vào, không mở rồi lưu bằng Excel", "export again from the platform and use the file as it is, without saving it in Excel")},
	faultExcelID: {diag.Both("Excel đã cắt mã thành %q: không phân biệt được nữa và không được đếm", "Excel cut the id down to %q: it tells nothing apart and is not counted"),
		diag.Both("Excel đã cắt mã ở đây: không phân biệt được nữa và không được đếm", "Excel cut the id here down: it tells nothing apart and is not counted"),
		diag.Both("xuất lại từ nền tảng và đưa thẳng tệp vào; nếu phải mở bằng Excel, nhập cột mã dạng Văn bản", "export again from the platform and use the file as it is; if it must pass through Excel, import the column as Text")},
	faultNoValue: {diag.Both("ô trống hoặc không dùng được ở cột mà mỗi giá trị chỉ tính một lần: %q, số tiền của dòng bị bỏ", "empty or unusable cell in the column whose values count once: %q, the row's amount is left out"),
		diag.Both("ô trống hoặc không dùng được ở cột mà mỗi giá trị chỉ tính một lần, số tiền của dòng bị bỏ", "empty or unusable cell in the column whose values count once, the row's amount is left out"),
		diag.Both("ghi mã đơn hàng vào ô đó hoặc xuất lại", "write the order's id into the cell or export again")},
	faultQuote: {diag.Both("ngoặc kép mở mà không đóng: phần còn lại của tệp không đọc được", "a quote opens and never closes: the rest of the file cannot be read"),
		nil,
		diag.Both("đóng ngoặc kép hoặc xuất lại tệp", "close the quote or export the file again")},
	faultStray: {diag.Both("ô %q mở ngoặc kép mà không đóng; ngoặc kép được đọc như một ký tự", "the cell %q opens a quote and does not close it; the quote is read as a letter"),
		diag.Both("một ô ở đây mở ngoặc kép mà không đóng; ngoặc kép được đọc như một ký tự", "a cell here opens a quote and does not close it; the quote is read as a letter"),
		diag.Both("kiểm tra dòng này; trong CSV, ngoặc kép ở đầu ô phải được viết đôi", "check the row; in CSV a quote that begins a cell is doubled")},
	faultCell: {diag.Both("ô lớn hơn 1 MiB hoặc quá 16.384 cột", "a cell over 1 MiB or more than 16,384 columns"),
		nil,
		diag.Both("tệp này không phải bảng số liệu: kiểm tra lại", "this is no table of figures: check the file")},
}
