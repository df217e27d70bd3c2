package pdf

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	"kpideck/report/page"
	"kpideck/report/reporttest"
	"kpideck/report/theme"
)

func sampleDocument(t *testing.T) Document {
	pen := reporttest.Pen(t)
	c := pen.Canvas()
	c.Text(40, 60, "Doanh thu dự báo thiếu 0,38 tỷ ₫ so với mục tiêu", pen.Style(theme.Message))
	figures := pen.Style(theme.Cell).Figures()
	for i, text := range []string{"12.779", "111.111", "−1.171,1", "≥ 1.000 nghìn\u00a0₫", "107,2"} {
		c.TextRight(200, 90+20*float64(i), text, figures)
	}
	c.Status(40, 220, "at_risk", "có rủi ro", pen.Style(theme.Cell))
	c.HatchRect(page.Rect{X: 40, Y: 240, W: 100, H: 20}, pen.Stroke(theme.HatchLine), pen.Stroke(theme.OutlineLine))
	c.Text(40, 300, "Tên lạ \u202egnp.exe 🎉 \u0007", pen.Style(theme.Body))
	c.LinkTo(page.Rect{X: 40, Y: 290, W: 100, H: 14}, 2)
	first := page.Page{Size: page.Slide, Items: c.Items, Bookmarks: []page.Bookmark{{Title: "Tóm tắt 🎉", Y: 60}}}

	c = pen.Canvas()
	c.Text(40, 60, "Trang hai", pen.Style(theme.Message))
	c.LinkTo(page.Rect{X: 40, Y: 40, W: 100, H: 20}, 1)
	second := page.Page{Size: page.A4, Items: c.Items, Bookmarks: []page.Bookmark{{Title: "Chi tiết", Level: 1, Y: 60}}}
	return Document{
		Pages: []page.Page{first, second}, Fonts: pen.Fonts,
		Language: "vi", Title: "Tổng kết quý 3", Author: "Cà phê Sông Hàn", Subject: "KPI",
		Date: time.Date(2025, 9, 14, 0, 0, 0, 0, time.UTC),
	}
}

func render(t *testing.T, d Document) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := Write(&out, d); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func TestSameDocumentGivesSameBytes(t *testing.T) {
	first := render(t, sampleDocument(t))
	for range 5 {
		if !bytes.Equal(first, render(t, sampleDocument(t))) {
			t.Fatal("two renderings differ")
		}
	}
}

func TestDateIsTheOnlyTime(t *testing.T) {
	out := render(t, sampleDocument(t))
	for _, want := range []string{"/CreationDate (D:20250914000000)", "/ModDate (D:20250914000000)"} {
		if !bytes.Contains(out, []byte(want)) {
			t.Errorf("the file does not hold %s", want)
		}
	}
}

// The language stands in the catalogue, and the end of the file still tells where
// its table of offsets begins.
func TestLanguageIsTold(t *testing.T) {
	out := render(t, sampleDocument(t))
	for _, want := range []string{"/Lang (vi)\n", "/ViewerPreferences <</DisplayDocTitle true>>\n"} {
		if !bytes.Contains(out, []byte(want)) {
			t.Errorf("the file does not hold %q", want)
		}
	}
	tail := regexp.MustCompile(`startxref\n(\d+)\n%%EOF\n?$`).FindSubmatch(out)
	if tail == nil {
		t.Fatalf("the file ends with %q", out[len(out)-40:])
	}
	if at, _ := strconv.Atoi(string(tail[1])); !bytes.HasPrefix(out[at:], []byte("xref\n")) {
		t.Errorf("at %d stands %q, not the table of offsets", at, out[at:at+20])
	}
	catalog := regexp.MustCompile(`(?s)(\d+) 0 obj\n<<\n/Type /Catalog`).FindSubmatchIndex(out)
	offset := regexp.MustCompile(`/Root ` + string(out[catalog[2]:catalog[3]]) + ` 0 R`)
	if !offset.Match(out) || !bytes.Contains(out, fmt.Appendf(nil, "%010d 00000 n", catalog[0])) {
		t.Error("the catalogue is not where the table says")
	}
}

func poppler(t *testing.T, tool string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(tool)
	if err != nil {
		t.Skipf("%s is not installed; the text of the PDF is not checked", tool)
	}
	out, err := exec.Command(path, args...).Output()
	if err != nil {
		t.Fatalf("%s: %v", tool, err)
	}
	return string(out)
}

func TestTextIsCopiedOutInReadingOrder(t *testing.T) {
	file := filepath.Join(t.TempDir(), "out.pdf")
	if err := os.WriteFile(file, render(t, sampleDocument(t)), 0o600); err != nil {
		t.Fatal(err)
	}
	text := poppler(t, "pdftotext", "-raw", file, "-")
	at := 0
	for _, want := range []string{
		"Doanh thu dự báo thiếu 0,38 tỷ ₫ so với mục tiêu",
		"12.779", "111.111", "−1.171,1", "≥ 1.000 nghìn ₫", "107,2", "có rủi ro", "Tên lạ gnp.exe □", "Trang hai",
	} {
		i := strings.Index(text[at:], want)
		if i < 0 {
			t.Fatalf("%q is missing, or out of order, in:\n%s", want, text)
		}
		at += i + len(want)
	}
}

func TestMetadataIsReadable(t *testing.T) {
	file := filepath.Join(t.TempDir(), "out.pdf")
	if err := os.WriteFile(file, render(t, sampleDocument(t)), 0o600); err != nil {
		t.Fatal(err)
	}
	info := poppler(t, "pdfinfo", file)
	for _, want := range []string{"Tổng kết quý 3", "Cà phê Sông Hàn", "Pages:           2"} {
		if !strings.Contains(info, want) {
			t.Errorf("pdfinfo does not show %q:\n%s", want, info)
		}
	}
}

func TestWriteRefuses(t *testing.T) {
	pen := reporttest.Pen(t)
	link := pen.Canvas()
	link.LinkTo(page.Rect{W: 10, H: 10}, 7)
	cases := []struct {
		name string
		doc  Document
		want string
	}{
		{"no language", Document{Fonts: pen.Fonts, Pages: []page.Page{{Size: page.Slide}}, Language: "vi)/X("}, "is no language"},
		{"no pages", Document{Fonts: pen.Fonts}, "no pages"},
		{"no fonts", Document{Pages: []page.Page{{Size: page.Slide}}}, "no fonts"},
		{"a link to nowhere", Document{Fonts: pen.Fonts, Pages: []page.Page{{Size: page.Slide, Items: link.Items}}}, "links to page 7 of 1"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			err := Write(&bytes.Buffer{}, c.doc)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("error %v, want one that holds %q", err, c.want)
			}
		})
	}
}
