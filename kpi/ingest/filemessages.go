package ingest

import (
	"errors"
	"fmt"
	"strings"

	"kpideck/kpi/diag"
)

// Problems of whole files.

func (f *fileRead) problem(code string, sev diag.Severity, line int, message, hint diag.Text) *diag.Problem {
	return &diag.Problem{Code: code, Severity: sev, Pos: diag.Pos{File: f.req.File, Line: line}, Message: message, Hint: hint}
}

func (f *fileRead) unreadable(err error) *diag.Problem {
	if p := f.unfitProblem(err); p != nil {
		return p
	}
	switch {
	case errors.Is(err, errBinary):
		return f.problem("binary", diag.Error, 0, diag.Both("tệp nhị phân (có byte NUL), không phải bảng văn bản", "binary data (NUL bytes), not a text table"),
			diag.Both("tải lại tệp, hoặc xuất lại thành CSV hay xlsx", "download the file again, or export it as CSV or xlsx"))
	case errors.Is(err, errRecord):
		return f.problem("record_too_large", diag.Error, f.line, diag.Both("một dòng dữ liệu dài hơn 16 MiB", "a record over 16 MiB"),
			diag.Both("có thể một ngoặc kép mở mà không đóng gần đây", "a quote may open near here and never close"))
	}
	var packed packedError
	switch {
	case errors.Is(err, errBomb):
		return f.problem("packed_too_large", diag.Error, 0, diag.Bothf("tệp nén bung ra gấp hơn %d lần và lớn hơn 1 GiB", "the packed file grows more than %d times, to over 1 GiB", mostGrowth),
			diag.Both("không giống tệp xuất nào: kiểm tra nguồn của tệp", "no export does that: check where the file is from"))
	case errors.Is(err, errWindow):
		return f.problem("packed_too_large", diag.Error, 0, diag.Bothf("tệp zst cần hơn %d MiB bộ nhớ để bung ra", "the zst file takes more than %d MiB of memory to unpack", zstdMemory>>20),
			diag.Both("nén lại không dùng --long, hoặc giải nén trước", "pack it again without --long, or unpack it first"))
	case errors.As(err, &packed):
		return f.problem("packed_damaged", diag.Error, f.line, diag.Both("tệp nén bị hỏng hoặc bị cắt khi tải về", "the packed file is damaged, or was cut in the download"),
			diag.Both("tải lại tệp", "download it again"))
	}
	if errors.Is(err, errNotWorkbook) || errors.Is(err, errBigWorkbook) || errors.Is(err, errSheetRows) {
		return f.workbookProblem(err)
	}
	return f.problem("unreadable", diag.Error, 0, diag.Bothf("không đọc được tệp: %v", "cannot read the file: %v", err),
		diag.Both("kiểm tra đường dẫn và quyền đọc", "check the path and the right to read it"))
}

func (f *fileRead) workbookProblem(err error) *diag.Problem {
	what := diag.Both("sổ tính bị hỏng hoặc bị cắt khi tải về", "the workbook is damaged, or was cut in the download")
	switch {
	case errors.Is(err, errBigWorkbook):
		what = diag.Both("sổ tính lớn hơn 128 MiB, hoặc bung ra nhiều hơn mức bảng tính nào có", "the workbook is over 128 MiB, or unpacks to more than workbooks hold")
	case errors.Is(err, errSheetRows):
		what = diag.Both("trang tính có hơn 1.048.576 dòng", "a sheet has more than 1,048,576 rows")
	}
	return f.problem("workbook", diag.Error, 0, what,
		diag.Both("tải lại tệp, hoặc mở bằng bảng tính rồi lưu thành CSV UTF-8", "download it again, or open it in a spreadsheet and save it as CSV UTF-8"))
}

func (f *fileRead) guessed(c textCode) *diag.Problem {
	return f.problem("encoding_guessed", diag.Notice, 0,
		diag.Bothf("tệp không phải UTF-8; được đọc như %s", "the file is not UTF-8; it is read as %s", c.name),
		diag.Both("nếu chữ bị sai, lưu lại tệp dưới dạng CSV UTF-8", "if letters are wrong, save the file as CSV UTF-8"))
}

func (f *fileRead) cutFile() *diag.Problem {
	return f.problem("odd_byte", diag.Warning, 0,
		diag.Both("tệp UTF-16 có số byte lẻ; byte cuối bị bỏ", "the UTF-16 file has an odd number of bytes; the last is dropped"),
		diag.Both("tệp có thể bị cắt khi tải về: xuất lại", "the download may have been cut: export it again"))
}

func (f *fileRead) skippedTables() *diag.Problem {
	p := f.problem("tables_skipped", diag.Notice, 0,
		diag.Both("bỏ qua bảng không có ngày hoặc chỉ số dùng được", "tables without usable days or measures are passed over"), nil)
	p.Count = f.skipped
	return p
}

func (f *fileRead) emptyFile() *diag.Problem {
	return f.problem("empty_file", diag.Warning, 0, diag.Both("tệp trống", "the file is empty"),
		diag.Both("xuất lại; bỏ tệp nếu không cần", "export it again; take it away if it is not needed"))
}

func (f *fileRead) noLineEnd() *diag.Problem {
	return f.problem("no_line_end", diag.Error, f.base,
		diag.Both("dòng đầu dài hơn 256 KiB, hoặc có ngoặc kép mở mà không đóng", "the first line is over 256 KiB, or a quote in it never closes"),
		diag.Both("tệp này không phải bảng số liệu, hoặc đã mất dấu xuống dòng: xuất lại", "this is no table of figures, or it lost its line ends: export it again"))
}

func (f *fileRead) tooManyColumns() *diag.Problem {
	return f.problem("too_many_columns", diag.Error, f.base,
		diag.Both("bảng có quá nhiều cột: tối đa 16.384 cột và 256 KiB cho hàng tiêu đề", "the table has too many columns: at most 16,384, and 256 KiB for the header row, are read"),
		diag.Both("xuất lại với ít cột hơn; nếu ngày nằm ở hàng tiêu đề, đổi hàng thành cột", "export fewer columns; if days stand in the header row, turn rows and columns around"))
}

func (f *fileRead) lackingHeaders(header, lacking []string, line int) *diag.Problem {
	return f.problem("no_column", diag.Error, line,
		diag.Bothf("không có cột %s", "no column %s", quoted(lacking)),
		headersHint(header, "các cột trong tệp: %s", "the columns of the file: %s"))
}

func quoted(names []string) string {
	out := make([]string, 0, len(names))
	for i, n := range names {
		if i == 30 {
			out = append(out, "…")
			break
		}
		if n != "" {
			out = append(out, fmt.Sprintf("%q", shorten(n)))
		}
	}
	return strings.Join(out, ", ")
}

func (f *fileRead) noDays(t *tableRead, line int) *diag.Problem {
	hint := diag.Both("xuất lại theo Ngày, hoặc với khoảng ngày ghi trong tệp", "export again segmented by Day, or with the range of days in the file")
	switch {
	case t.preset == nil:
		hint = diag.Both("thêm date: Tên cột vào columns:", "add date: Header to columns:")
	case len(t.preset.ranges) > 0:
		hint = diag.Both("xuất lại theo Ngày, hoặc đổi tên tệp để có ngày đầu và ngày cuối, ví dụ: campaigns 2026-01-01 2026-01-31.csv",
			"export again segmented by Day, or rename the file so that it holds the first and last day, such as campaigns 2026-01-01 2026-01-31.csv")
	}
	return f.problem("no_days", diag.Error, line, diag.Both("bảng không có cột ngày dùng được", "the table has no usable date column"), hint)
}

func (f *fileRead) noMeasures(t *tableRead, line int) *diag.Problem {
	hint := headersHint(t.header, "các cột trong tệp: %s", "the columns of the file: %s")
	if t.preset == nil {
		hint = headersHint(t.header, "thêm một chỉ số vào columns:, như revenue: Tên cột, hoặc leads: count() để đếm dòng; các cột trong tệp: %s",
			"add a measure to columns:, such as revenue: Header, or leads: count() to count rows; the columns of the file: %s")
	}
	return f.problem("no_measures", diag.Error, line, diag.Both("bảng không có chỉ số nào dùng được", "the table has no usable measure"), hint)
}

func (f *fileRead) noSheet(sheets []string) *diag.Problem {
	return f.problem("no_sheet", diag.Error, 0, diag.Bothf("không có trang tính %q", "there is no sheet %q", f.req.Sheet),
		diag.Bothf("các trang tính: %s", "the sheets: %s", quoted(sheets)))
}
