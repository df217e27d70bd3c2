package ingest

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// TestLimits refuses what no table of figures holds, with a problem and not a crash.
func TestLimits(t *testing.T) {
	head := "date,orders,revenue\n2025-07-01,1,1\n"
	for _, tt := range []struct{ name, content, code string }{
		{"a cell over 1 MiB", head + "2025-07-02,1," + strings.Repeat("9", maxCell+1) + "\n", "cell_too_large"},
		{"more than 16,384 columns", head + "2025-07-02" + strings.Repeat(",1", maxColumns+1) + "\n", "cell_too_large"},
		{"a record over 16 MiB", head + "2025-07-02,1,\"" + strings.Repeat("x\n", maxRecord), "record_too_large"},
		{"columns without a day", "orders,revenue\n1,1\n", "no_column"},
	} {
		r := mapped(tt.content, moneyColumns)
		tallies, problems := readOne(t, r)
		if len(tallies) > 0 || len(problems) != 1 || problems[0].Code != tt.code {
			t.Errorf("%s: %d tallies, %s", tt.name, len(tallies), dump(nil, problems))
		}
	}
}

func TestColumnsNeedADate(t *testing.T) {
	_, problems := readOne(t, mapped("orders,revenue\n1,1\n", moneyColumns[1:]))
	if len(problems) != 1 || problems[0].Code != "no_days" {
		t.Error(problems)
	}
}

func TestUnknownPreset(t *testing.T) {
	r := text("x.csv", vietnameseExport)
	r.Preset = "tiktok"
	_, problems := readOne(t, r)
	if len(problems) != 1 || !strings.Contains(problems[0].Message["en"], `no preset "tiktok"`) {
		t.Error(problems)
	}
}

func TestFileThatCannotBeOpened(t *testing.T) {
	r := onDisk(filepath.Join(t.TempDir(), "absent.csv"), "absent.csv")
	_, problems := readOne(t, r)
	if len(problems) != 1 || problems[0].Code != "unreadable" {
		t.Error(problems)
	}
}

func TestCancelledRead(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	tallies, problems := Read(ctx, []Request{text("x.csv", vietnameseExport)}, builtin(t), 2, nil)
	if len(tallies) > 0 || !problems.Failed() {
		t.Error(dump(tallies, problems))
	}
}

// repeated is a long file that is never in memory as a whole: a head and one
// row again and again.
type repeated struct {
	head, row []byte
	rows      int
	rest      []byte
}

func (r *repeated) Read(p []byte) (n int, err error) {
	for n < len(p) {
		if len(r.rest) == 0 {
			switch {
			case r.head != nil:
				r.rest, r.head = r.head, nil
			case r.rows > 0:
				r.rest = r.row
				r.rows--
			default:
				return n, io.EOF
			}
		}
		m := copy(p[n:], r.rest)
		r.rest, n = r.rest[m:], n+m
	}
	return n, nil
}

// TestMemoryDoesNotGrowWithRows holds the live memory of a long file below its size.
func TestMemoryDoesNotGrowWithRows(t *testing.T) {
	const rows = 600_000
	row := []byte("2025-07-01,1,1234.5\n")
	r := mapped("", moneyColumns)
	r.Open = func() (io.ReadCloser, error) {
		return io.NopCloser(&repeated{head: []byte("date,orders,revenue\n"), row: row, rows: rows}), nil
	}
	var before, peak runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	reads := 0
	tallies, problems := Read(t.Context(), []Request{r}, builtin(t), 2, func(int64) {
		if reads++; reads%64 != 0 {
			return
		}
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		if m.HeapAlloc > peak.HeapAlloc {
			peak = m
		}
	})
	if len(tallies) != 1 || tallies[0].RowsRead != rows || sums(tallies)["revenue"] != "740700000" {
		t.Fatal(dump(tallies, problems))
	}
	if grown, size := int64(peak.HeapAlloc)-int64(before.HeapAlloc), int64(rows*len(row)); grown > size {
		t.Errorf("heap grew by %d bytes over a file of %d", grown, size)
	}
}

// TestPresetsOfAFolder reads a preset that does not ship, and says where a file
// is wrong.
func TestPresetsOfAFolder(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("zalo.yaml", "preset: zalo-ads\nplatform: Zalo Ads\nchannel: Zalo\nfamily: ads\nrequires: [spend, date]\nkeys: {date: [Ngày]}\nmeasures:\n  - {id: spend, headers: [Chi phí Zalo]}\n")
	own, err := LoadPresets(os.DirFS(dir), ".")
	if err != nil {
		t.Fatal(err)
	}
	tallies, problems := Read(t.Context(), []Request{text("z.csv", "Ngày,Chi phí Zalo\n2025-07-01,5000\n")}, own, 1, nil)
	if len(tallies) != 1 || tallies[0].Platform != "Zalo" || sums(tallies)["spend"] != "5000" {
		t.Error(dump(tallies, problems))
	}
	for content, want := range map[string]string{
		"preset: x\nplatform: X\nrequires: [cost]\n":                            `"cost" is named but has no headers`,
		"preset: x\nplatform: X\nkeys: {day: [Day]}\n":                          `unknown key "day"`,
		"preset: x\nplatform: X\nnumbers: 1 234,5\n":                            "numbers:",
		"preset: x\nplatform: X\nkeys: {start: [From]}\nstated: [start]\n":      "stated: two roles",
		"preset: x\nplatform: X\nkeys: {start: [From]}\nstated: [start, end]\n": `"end" is named but has no headers`,
		"preset: x\n":                                      "platform: are required",
		"preset: x\nplatform: X\nmeasure: []\n":            ":3:1: unknown field",
		"preset: x\nplatform: X\naccount_from_name: ['(']": "account_from_name",
	} {
		write("zalo.yaml", content)
		if _, err := LoadPresets(os.DirFS(dir), "."); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "zalo.yaml") {
			t.Errorf("%q: %v, want %s", content, err, want)
		}
	}
}
