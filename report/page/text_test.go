package page_test

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"kpideck/report/page"
	"kpideck/report/reporttest"
)

func TestClean(t *testing.T) {
	fonts := reporttest.Pen(t).Fonts
	cases := []struct{ name, in, want string }{
		{"decomposed Vietnamese is composed", norm.NFD.String("Lợi nhuận gộp"), "Lợi nhuận gộp"},
		{"the dong sign and the minus stay", "−9,62\u00a0tỷ\u00a0₫", "−9,62\u00a0tỷ\u00a0₫"},
		{"white space becomes one space", "a \t\r\n b", "a b"},
		{"a narrow space does not break either", "9\u202f000", "9\u00a0000"},
		{"control characters go", "a\x00b\x1b[31m", "ab[31m"},
		{"bidirectional overrides go", "\u202egnp.exe\u202c", "gnp.exe"},
		{"joiners, marks of order and soft hyphens go", "a\u200b\u200d\ufeff\u00ad\u2066b", "ab"},
		{"an emoji is one box", "🎉!", "□!"},
		{"so is each letter that the font lacks", "漢字", "□□"},
		{"a mark finds its letter behind an invisible rune", "A\x00\u0300", "À"},
		{"broken UTF-8 is a box", "a\xffb", "a□b"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if got := fonts.Clean(page.Regular, c.in); got != c.want {
				t.Errorf("Clean(%q) = %q, want %q", c.in, got, c.want)
			}
		})
	}
}

func TestCleanTextIsSafeForPainters(t *testing.T) {
	fonts := reporttest.Pen(t).Fonts
	rapid.Check(t, func(t *rapid.T) {
		face := page.Face(rapid.IntRange(0, 3).Draw(t, "face"))
		out := fonts.Clean(face, rapid.String().Draw(t, "text"))
		for _, r := range out {
			if !fonts.Has(face, r) {
				t.Fatalf("%q holds %U, which the face lacks", out, r)
			}
		}
		if again := fonts.Clean(face, out); again != out {
			t.Fatalf("cleaning %q again gives %q", out, again)
		}
	})
}

func TestWrap(t *testing.T) {
	fonts := reporttest.Pen(t).Fonts
	wide := func(s string) float64 { return fonts.Width(page.Regular, s, 10) }
	cases := []struct {
		name  string
		text  string
		width float64
		lines int
		want  []string
	}{
		{"what fits stays whole", "Doanh thu", 100, 2, []string{"Doanh thu"}},
		{"nothing gives no line", "", 100, 2, nil},
		{"breaks at a space", "Chi phí mỗi lead", wide("Chi phí mỗi"), 2, []string{"Chi phí mỗi", "lead"}},
		{"never at a non-breaking one", "còn 9,62\u00a0tỷ\u00a0₫", wide("còn 9,62"), 2, []string{"còn", "9,62\u00a0tỷ…"}},
		{"cuts the last line at a word", "Chiến dịch bán hàng mùa hè", wide("Chiến dịch"), 2, []string{"Chiến dịch", "bán…"}},
		{"and not after a comma", "Lead, MQL, SQL", wide("Lead, MQL,…"), 1, []string{"Lead, MQL…"}},
		{"cuts a long word at a letter", "Pneumonoultramicroscopic", wide("Pneumo…"), 1, []string{"Pneumo…"}},
		{"breaks a long word at a letter", "Pneumonoultra", wide("Pneumono"), 2, []string{"Pneumono", "ultra"}},
		{"no line at all", "a", 100, 0, nil},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := fonts.Wrap(page.Regular, c.text, 10, c.width, c.lines)
			if strings.Join(got, "|") != strings.Join(c.want, "|") {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestWrappedTextFits(t *testing.T) {
	fonts := reporttest.Pen(t).Fonts
	word := rapid.StringMatching(`[a-zA-ZáàảãạđĐ0-9.,\x{00a0}]{1,20}`)
	rapid.Check(t, func(t *rapid.T) {
		text := fonts.Clean(page.SemiBold, strings.Join(rapid.SliceOfN(word, 0, 12).Draw(t, "words"), " "))
		width := rapid.Float64Range(1, 200).Draw(t, "width")
		n := rapid.IntRange(1, 5).Draw(t, "lines")
		lines := fonts.Wrap(page.SemiBold, text, 12, width, n)
		if len(lines) > n {
			t.Fatalf("%d lines, want at most %d", len(lines), n)
		}
		for _, line := range lines {
			if got := fonts.Width(page.SemiBold, line, 12); got > width+1e-6 && len([]rune(line)) > 1 {
				t.Fatalf("line %q is %.2f wide, the box %.2f", line, got, width)
			}
		}
		if all := strings.Join(lines, ""); !strings.HasSuffix(all, "…") && len(lines) < n {
			if strings.ReplaceAll(all, " ", "") != strings.ReplaceAll(text, " ", "") {
				t.Fatalf("%q lost something in %q", text, lines)
			}
		}
	})
}

func TestFiguresHaveOneWidth(t *testing.T) {
	fonts := reporttest.Pen(t).Fonts
	for _, face := range []page.Face{page.RegularFigures, page.SemiBoldFigures} {
		want := fonts.Width(face, "0", 100)
		for _, digit := range "123456789" {
			if got := fonts.Width(face, string(digit), 100); got != want {
				t.Errorf("%s: %c is %.2f wide, 0 is %.2f", face, digit, got, want)
			}
		}
		if fonts.Width(face, "Tỷ lệ", 10) != fonts.Width(face-page.RegularFigures, "Tỷ lệ", 10) {
			t.Errorf("%s: letters differ from the plain face", face)
		}
	}
	if fonts.Width(page.Regular, "1", 100) == fonts.Width(page.Regular, "4", 100) {
		t.Error("the plain face has tabular digits already; the figures face is needless")
	}
}

func TestLoadFontsRefusesBrokenFiles(t *testing.T) {
	good := reporttest.Pen(t).Fonts.TTF(page.Regular)
	for name, ttf := range map[string][]byte{"empty": nil, "not a font": []byte("hello, this is text"), "cut off": bytes.Clone(good[:1000])} {
		if _, err := page.LoadFonts(good, ttf); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
