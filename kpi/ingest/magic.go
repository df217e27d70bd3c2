package ingest

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"slices"

	"kpideck/kpi/diag"
)

// unfit is a kind of file that is no table, known by its first bytes.
type unfit struct {
	code          string
	message, hint diag.Text
}

// Error is the English message, for logs; users get the problem.
func (u *unfit) Error() string { return u.message.In("en") }

var (
	unfitLFS = &unfit{"git_lfs", diag.Both("con trỏ Git LFS, không phải dữ liệu", "a Git LFS pointer instead of the data"),
		diag.Both("chạy git lfs pull trong kho chứa tệp, hoặc tải lại tệp gốc", "run git lfs pull where the file was checked out, or download the file itself")}
	unfitPage = &unfit{"web_page", diag.Both("trang web được lưu thay cho tệp xuất, thường là trang đăng nhập hay báo lỗi", "a web page was saved instead of the export, most often a login or error page"),
		diag.Both("đăng nhập rồi tải lại tệp", "sign in and download the export again")}
	unfitHTML = &unfit{"html_table", diag.Both("trang HTML không có bảng nào đọc được, hoặc lớn hơn 64 MiB, dù tên tệp là bảng tính", "an HTML page without a table that can be read, or over 64 MiB, whatever the file's name says"),
		diag.Both("mở bằng bảng tính rồi lưu thành xlsx hoặc CSV UTF-8", "open it in a spreadsheet and save it as xlsx or CSV UTF-8")}
	unfitXML = &unfit{"xml", diag.Both("tệp XML, không phải bảng CSV hay xlsx", "an XML file, no CSV or xlsx"),
		diag.Both("mở bằng bảng tính rồi lưu thành xlsx hoặc CSV UTF-8", "open it in a spreadsheet and save it as xlsx or CSV UTF-8")}
	unfitJSON = &unfit{"json", diag.Both("tệp JSON, không phải bảng CSV hay xlsx", "a JSON file, no CSV or xlsx"),
		diag.Both("xuất lại thành CSV hoặc xlsx", "export it again as CSV or xlsx")}
	unfitPDF = &unfit{"pdf", diag.Both("tệp PDF, không phải bảng số liệu", "a PDF, no table of figures"),
		diag.Both("xuất lại thành CSV hoặc xlsx", "export it again as CSV or xlsx")}
	unfitLocked = &unfit{"encrypted_workbook", diag.Both("sổ tính có mật khẩu", "the workbook is locked by a password"),
		diag.Both("mở bằng bảng tính, bỏ mật khẩu rồi lưu lại, hoặc lưu thành CSV", "open it in a spreadsheet, take the password off and save it, or save it as CSV")}
	unfitOld = &unfit{"old_workbook", diag.Both("sổ tính .xls kiểu cũ", "an old .xls workbook"),
		diag.Both("mở bằng bảng tính rồi lưu thành xlsx hoặc CSV UTF-8", "open it in a spreadsheet and save it as xlsx or CSV UTF-8")}
	unfitZip = &unfit{"zip_archive", diag.Both("tệp nén zip không chứa bảng nào đọc được (CSV, TSV, xlsx)", "a zip archive without a table that is read (CSV, TSV, xlsx)"),
		diag.Both("nếu tệp nén có mật khẩu hay chứa tệp nén khác, giải nén rồi đưa các tệp bên trong vào files:", "if it has a password or holds another archive, unpack it and name the files in it under files:")}
	unfitMany = &unfit{"zip_archive", diag.Both("tệp nén zip có hơn 10.000 tệp", "a zip archive of more than 10,000 files"),
		diag.Both("giải nén rồi đưa các tệp cần đọc vào files:", "unpack it and name the files to be read under files:")}
	unfitOther = &unfit{"other_workbook", diag.Both("bảng tính của chương trình khác (ods, numbers, xlsb), không phải xlsx", "a workbook of another kind (ods, numbers, xlsb), no xlsx"),
		diag.Both("mở bằng chương trình đã tạo ra nó rồi lưu hoặc xuất thành xlsx", "open it in the program that made it and save or export it as xlsx")}
	unfitPacked = &unfit{"packed", diag.Both("tệp nén", "a packed file"),
		diag.Both("giải nén rồi đưa các tệp bên trong vào files:", "unpack it and name the files in it under files:")}
)

// ErrLocked is what opening a member of an archive gives that needs a password.
var ErrLocked error = &unfit{"zip_archive", diag.Both("tệp trong tệp nén zip có mật khẩu", "a file of a zip archive that needs a password"),
	diag.Both("giải nén bằng mật khẩu rồi đưa tệp bên trong vào files:", "unpack it with the password and name the file in it under files:")}

// magic are the first bytes of what is no table.
var magic = []struct {
	start string
	what  *unfit
}{
	{"version https://git-lfs.", unfitLFS}, {"PK\x05\x06", unfitZip}, {"%PDF-", unfitPDF}, {"BZh", unfitPacked}, {"\xfd7zXZ", unfitPacked}, {"Rar!", unfitPacked}, {"7z\xbc\xaf", unfitPacked},
	{"<!doctype html", unfitPage}, {"<html", unfitPage}, {"<head", unfitPage}, {"<meta", unfitPage}, {"<table", unfitHTML}, {"<?xml", unfitXML},
	{"{\"", unfitJSON}, {"[{\"", unfitJSON},
}

// oleMark starts old workbooks, and new ones that are locked.
var oleMark = []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")

// lockedMark is the name of the part that holds a locked workbook.
var lockedMark = []byte("E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00")

// unfitBy tells what a file is that is no table; rest gives all its bytes.
func unfitBy(head []byte, rest io.Reader) error {
	if bytes.HasPrefix(head, oleMark) {
		locked, err := holdsText(rest, lockedMark)
		if err != nil {
			return err
		}
		if locked {
			return unfitLocked
		}
		return unfitOld
	}
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xef\xbb\xbf")), " \t\r\n")
	lower := bytes.ToLower(text)
	for _, m := range magic {
		if !bytes.HasPrefix(text, []byte(m.start)) && !bytes.HasPrefix(lower, []byte(m.start)) {
			continue
		}
		if (m.what == unfitPage || m.what == unfitXML) && bytes.Contains(lower, []byte("<table")) {
			return unfitHTML
		}
		return m.what
	}
	return nil
}

// holdsText searches a stream for a text; the list of parts of an old workbook may
// stand at its end.
func holdsText(r io.Reader, text []byte) (bool, error) {
	buf, kept := make([]byte, 64<<10), 0
	for {
		n, err := io.ReadFull(r, buf[kept:])
		if bytes.Contains(buf[:kept+n], text) {
			return true, nil
		}
		switch {
		case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
			return false, nil
		case err != nil:
			return false, err
		}
		kept = copy(buf, buf[len(buf)-len(text)+1:])
	}
}

// lockedPart is the flag of a part of an archive that needs a password.
const lockedPart = 1

// otherParts are parts of workbooks that are zip files and no xlsx.
var otherParts = []string{"content.xml", "Index/Document.iwa", "Index.zip", "xl/workbook.bin"}

// unfitArchive tells what a zip file is that is no xlsx workbook: one of another
// program, or an archive; nil for a workbook that was cut.
func unfitArchive(z *zip.Reader) *unfit {
	holds := func(names ...string) bool {
		return slices.ContainsFunc(z.File, func(f *zip.File) bool { return slices.Contains(names, f.Name) })
	}
	switch {
	case slices.ContainsFunc(z.File, func(f *zip.File) bool { return f.Flags&lockedPart != 0 && partName(f.Name) == "xl/workbook.xml" }):
		return unfitLocked
	case holds("xl/workbook.xml"):
		return nil
	case holds(otherParts...):
		return unfitOther
	case len(z.File) > MostMembers:
		return unfitMany
	}
	return unfitZip
}

// unfitProblem words an error that says what a file is.
func (f *fileRead) unfitProblem(err error) *diag.Problem {
	var u *unfit
	if !errors.As(err, &u) {
		return nil
	}
	return f.problem(u.code, diag.Error, 0, u.message, u.hint)
}
