package ingest

import "testing"

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
