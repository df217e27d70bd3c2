package template

import (
	"bytes"
	"errors"
	"strings"

	"kpideck/kpi/diag"
)

// What a template may be instead of a workbook that can be filled.
var (
	errStrict  = errors.New("strict")
	errMacros  = errors.New("macros")
	errBinary  = errors.New("binary workbook")
	errSigned  = errors.New("signature")
	errNoXLSX  = errors.New("no workbook of this kind")
	errOpenDoc = errors.New("ods")
)

// unfit tells by its parts why a zip file cannot be filled.
func unfit(a *archive) error {
	switch {
	case a.has("mimetype") && a.has("content.xml"):
		return errOpenDoc
	case !a.has("[Content_Types].xml"):
		return errNoXLSX
	case a.has("xl/workbook.bin"):
		return errBinary
	}
	for key := range a.files {
		switch {
		case strings.HasSuffix(key, "vbaproject.bin"):
			return errMacros
		case strings.HasPrefix(key, "_xmlsignatures/"):
			return errSigned
		}
	}
	types, err := a.part("[Content_Types].xml")
	if err == nil && bytes.Contains(bytes.ToLower(types), []byte("macroenabled")) {
		return errMacros
	}
	return err
}

// refusals say what a template is and what to do instead.
var refusals = []struct {
	err           error
	message, hint diag.Text
}{
	{errMacros, diag.Both("mẫu có macro (.xlsm): không điền được", "the template holds macros (.xlsm): it is not filled"),
		diag.Both("lưu thành .xlsx không có macro", "save it as .xlsx without macros")},
	{errBinary, diag.Both("sổ tính nhị phân (.xlsb)", "a binary workbook (.xlsb)"), diag.Both("lưu thành .xlsx", "save it as .xlsx")},
	{errOpenDoc, diag.Both("sổ tính OpenDocument (.ods)", "an OpenDocument workbook (.ods)"), diag.Both("lưu thành .xlsx", "save it as .xlsx")},
	{errSigned, diag.Both("mẫu có chữ ký số, điền vào sẽ làm chữ ký mất hiệu lực", "the template carries a digital signature, which filling it would break"),
		diag.Both("lưu một bản không có chữ ký", "save a copy without the signature")},
	{errStrict, diag.Both("sổ tính dạng Strict Open XML", "a Strict Open XML workbook"),
		diag.Both("lưu lại dưới dạng Excel Workbook (.xlsx) thường", "save it as an ordinary Excel Workbook (.xlsx)")},
	{errTooBig, diag.Both("mẫu quá lớn", "the template is too large"),
		diag.Bothf("tối đa %d MiB, %d MiB khi giải nén; bỏ dữ liệu không cần", "at most %d MiB, %d MiB unpacked; take out data that it does not need", MaxBytes>>20, maxUnpacked>>20)},
	{errBadName, diag.Both("mẫu có phần mang tên không an toàn", "the template has a part with an unsafe name"), savedAgain},
	{errTwice, diag.Both("mẫu có hai phần trùng tên", "the template has two parts of one name"), savedAgain},
	{errDoctype, diag.Both("mẫu có khai báo DOCTYPE", "the template holds a DOCTYPE declaration"), savedAgain},
	{errXML, diag.Both("mẫu hỏng: XML không đọc được", "the template is damaged: its XML cannot be read"), savedAgain},
	{errNoPart, diag.Both("mẫu hỏng: thiếu một phần", "the template is damaged: a part is missing"), savedAgain},
	{errNoXLSX, diag.Both("không phải sổ tính .xlsx", "no .xlsx workbook"), savedAgain},
	{errNoZip, diag.Both("không phải sổ tính .xlsx", "no .xlsx workbook"), savedAgain},
}

var savedAgain = diag.Both("mở bằng bảng tính rồi lưu lại thành .xlsx", "open it in a spreadsheet and save it as .xlsx")

// oleMark starts old workbooks and locked ones.
var oleMark = []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

// lockedMark is in the directory of a workbook that is locked by a password.
var lockedMark = []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")

// refusal is the problem of a template that cannot be filled at all.
func refusal(file string, data []byte, err error) *diag.Problem {
	p := &diag.Problem{Code: "template_file", Severity: diag.Error, Pos: diag.Pos{File: file}, Count: 1,
		Message: diag.Bothf("không đọc được mẫu: %v", "the template cannot be read: %v", err), Hint: savedAgain}
	for _, r := range refusals {
		if errors.Is(err, r.err) {
			p.Message, p.Hint = r.message, r.hint
		}
	}
	if bytes.HasPrefix(data, oleMark) {
		p.Message, p.Hint = diag.Both("sổ tính kiểu cũ (.xls)", "an old workbook (.xls)"), diag.Both("lưu thành .xlsx", "save it as .xlsx")
		if bytes.Contains(data, lockedMark) {
			p.Message, p.Hint = diag.Both("mẫu có mật khẩu", "the template is locked by a password"),
				diag.Both("bỏ mật khẩu rồi lưu lại", "take the password off and save it")
		}
	}
	return p
}
