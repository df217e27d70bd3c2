package main

import (
	"fmt"
	"os"

	"kpideck/kpi/diag"
	"kpideck/report"
	"kpideck/report/page"
)

// readLogo reads the file of brand.logo. One that is not there or cannot be
// shown stops the deck: a cover without it would be noticed by the client.
func (o *opened) readLogo() (*page.Logo, diag.List) {
	const key = "brand.logo"
	name := o.deck.Brand.Logo
	if name == "" {
		return nil, nil
	}
	path := o.path(name)
	err := readable(path)
	if err != nil {
		return nil, diag.List{o.noTable(key, name, err)}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, diag.List{o.noTable(key, name, err)}
	}
	logo, err := page.ParseLogo(data)
	if err != nil {
		return nil, diag.List{{Code: "logo", Severity: diag.Error, Pos: o.deck.At(key), Count: 1,
			Message: diag.Both(fmt.Sprintf("%s: không dùng được ảnh %q: ảnh hỏng, quá lớn, hoặc không phải PNG hay JPEG", key, name),
				fmt.Sprintf("%s: cannot use the picture %q: %v", key, name, err)),
			Hint: diag.Both("lưu thành PNG hoặc JPEG, dưới 2 MB và không quá 4000 × 4000 điểm ảnh", "save it as PNG or JPEG, under 2 MB and at most 4000 × 4000 pixels")}}
	}
	return logo, nil
}

// mark is the logo for writers that are no pages.
func (r *reading) mark() *report.Logo {
	if r.logo == nil {
		return nil
	}
	return &report.Logo{Format: r.logo.Format, Data: r.logo.Data, Width: r.logo.W, Height: r.logo.H}
}

// strange tells that pages show a stand-in where their font lacks a letter, so
// that nobody takes it for a fault of the export.
func (o *opened) strange(found page.Strange) diag.List {
	if found.Texts == 0 {
		return nil
	}
	return diag.List{{Code: "letters", Severity: diag.Notice, Count: found.Texts,
		Message: diag.Bothf("%d chỗ trên trang có ký tự mà phông chữ không vẽ được (%s), như %q: thay bằng %q",
			"in %d of the texts of the pages are letters that their font cannot draw (%s), such as %q: shown as %q",
			found.Texts, found.Letters, found.Example, page.StandIn),
		Hint: diag.Both("bảng tính và tệp số liệu giữ nguyên tên", "the workbook and the files of data keep the names as they are")}}
}
