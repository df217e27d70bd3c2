package ingest

import (
	"archive/zip"
	"fmt"
	"strings"
	"testing"
)

// zipped is an archive of empty parts.
func zipped(t *testing.T, names ...string) string {
	t.Helper()
	var b strings.Builder
	z := zip.NewWriter(&b)
	for _, name := range names {
		if _, err := z.Create(name); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestUnfit holds what is told apart by the first bytes, and that no table of
// figures is taken for anything else.
func TestUnfit(t *testing.T) {
	for _, tt := range []struct{ name, content, want string }{
		{"pointer", "version https://git-lfs.github.com/spec/v1\n", "git_lfs"},
		{"page", "\n <!DOCTYPE HTML><p>Sign in", "web_page"},
		{"page with a table", "<html><body><TABLE><tr>", "html_table"},
		{"table behind a mark", "\xef\xbb\xbf<table><tr>", "html_table"},
		{"XML workbook", "<?xml version=\"1.0\"?><Workbook>", "xml"},
		{"JSON", "{\"error\": 1}", "json"},
		{"old workbook", string(oleMark) + "W\x00o\x00r\x00k\x00", "old_workbook"},
		{"locked workbook", string(oleMark) + string(lockedMark), "encrypted_workbook"},
		{"OpenDocument", zipped(t, "mimetype", "content.xml", "META-INF/manifest.xml"), "other_workbook"},
		{"Numbers", zipped(t, "Index/Document.iwa", "Metadata/Properties.plist"), "other_workbook"},
		{"old Numbers", zipped(t, "index.xml.gz", "Index.zip", "preview.jpg"), "other_workbook"},
		{"binary workbook", zipped(t, "[Content_Types].xml", "xl/workbook.bin"), "other_workbook"},
		{"archive", zipped(t, "Chart.csv", "Index.csv"), "zip_archive"},
		{"locked workbook whose list of parts comes last", string(oleMark) + strings.Repeat("\x00", 17<<20) + string(lockedMark), "encrypted_workbook"},
		{"an empty archive", "PK\x05\x06" + strings.Repeat("\x00", 18), "zip_archive"},
		{"a cut zip", "PK\x03\x04\x00", "workbook"},
		{"a header that starts like a tag", "<none>,Cost\n", "unknown_file"},
		{"a header that starts like JSON", "{x},Cost\n", "unknown_file"},
		{"a title that starts like a page", "html,Cost\n", "unknown_file"},
	} {
		_, problems := readBy(t, presetsOf(t, consolePreset), text("x.csv", tt.content))
		if len(problems) != 1 || problems[0].Code != tt.want || problems[0].Hint["vi"] == "" || problems[0].Hint["en"] == "" {
			t.Errorf("%s: want %s:\n%s", tt.name, tt.want, dump(nil, problems))
		}
	}
}

// TestArchivesOfTooManyFiles says so: a part of them is never read for the whole.
func TestArchivesOfTooManyFiles(t *testing.T) {
	names := make([]string, MostMembers+1)
	for i := range names {
		names[i] = fmt.Sprintf("%d.csv", i)
	}
	_, problems := readBy(t, presetsOf(t, consolePreset), text("x.zip", zipped(t, names...)))
	if len(problems) != 1 || problems[0].Code != "zip_archive" || problems[0].Message["en"] != "a zip archive of more than 10,000 files" {
		t.Error(dump(nil, problems))
	}
}
