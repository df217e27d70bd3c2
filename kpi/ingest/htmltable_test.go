package ingest

import (
	"errors"
	"io"
	"strings"
	"testing"
)

// TestPageText holds how the rows of a page become text, and what is refused.
func TestPageText(t *testing.T) {
	for _, tt := range []struct{ name, page, want string }{
		{"rows and cells", "<table><tr><th>a<th>b</tr><tr><td>1</td><td>2</td></tr></table>", "\"a\",\"b\"\n\"1\",\"2\"\n"},
		{"text outside cells is none", "<p>hello</p><table>x<tr>y<td>1</td>z<td>2</td></tr></table>bye", "\"1\",\"2\"\n"},
		{"spaces, line breaks and entities", "<table><tr><td> a\n <b>b</b><br>c &amp; d&nbsp;e</td><td>&lt;x&gt;</td></tr></table>", "\"a b c & d e\",\"<x>\"\n"},
		{"quotes", "<table><tr><td>6\" pot</td><td></td></tr></table>", "\"6\"\" pot\",\n"},
		{"a cell over columns", "<table><tr><td colspan=3>a</td></tr><tr><td>1<td>2<td>3</table>", "\"a\",,\n\"1\",\"2\",\"3\"\n"},
		{"a table in a cell is its text", "<table><tr><td>a<table><tr><td>b</td><td>c</td></tr></table></td><td>d</td></tr></table>", "\"abc\",\"d\"\n"},
		{"scripts and styles", "<table><tr><td><script>var a = '<td>'</script>1<style>td{}</style></td><td>2</td></tr></table>", "\"1\",\"2\"\n"},
		{"two tables", "<table><tr><td>a<td>b</table><table><tr><td>c<td>d</table>", "\"a\",\"b\"\n\"c\",\"d\"\n"},
		{"an end without a start", "</table></td><table><tr><td>a<td>b</table>", "\"a\",\"b\"\n"},
		{"a page that was cut", "<table><tr><td>a<td>b<tr><td>c<td>d", "\"a\",\"b\"\n\"c\",\"d\"\n"},
		{"no row of two cells", "<table><tr><td>sign in</td></tr></table>", ""},
		{"no table", "<p>sign in", ""},
		{"more columns than are read", "<table><tr>" + strings.Repeat("<td colspan=16384>", 3) + "</table>", ""},
		{"a tag of megabytes", "<table><tr><td>a<td title='" + strings.Repeat("x", maxTag) + "'>b</table>", ""},
	} {
		r, err := pageText(strings.NewReader(tt.page), nil)
		if tt.want == "" {
			if !errors.Is(err, unfitHTML) {
				t.Errorf("%s: got %v", tt.name, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got, _ := io.ReadAll(r); string(got) != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}

// TestPageIsRead takes the way of a file: its marks, its encoding, its hash.
func TestPageIsRead(t *testing.T) {
	page := "<html><body><table><tr><td>Ngày</td><td>Chi phí</td></tr><tr><td>2025-07-01</td><td>5</td></tr></table></body></html>"
	for name, content := range map[string]string{
		"UTF-8": page, "a mark": "\xef\xbb\xbf" + page, "Windows-1258": strings.NewReplacer("à", "\xe0", "í", "\xed").Replace(page),
	} {
		tallies, problems := readOne(t, text("a.xls", content))
		if len(tallies) != 1 || tallies[0].Preset != "plain" || len(tallies[0].Hash) != 64 || sums(tallies)["spend"] != "5" {
			t.Errorf("%s: %s", name, dump(tallies, problems))
		}
	}
}

// FuzzPageText wants that no page panics, and that text of rows stays bounded.
func FuzzPageText(f *testing.F) {
	f.Add("<table><tr><td colspan=3>a<table><td>b</table><script><td></script></table>")
	f.Fuzz(func(t *testing.T, page string) {
		r, err := pageText(strings.NewReader(page), nil)
		if err != nil {
			return
		}
		if got, _ := io.ReadAll(r); len(got) == 0 || got[len(got)-1] != '\n' {
			t.Errorf("%q", got)
		}
	})
}
