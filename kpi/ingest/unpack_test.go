package ingest

import (
	"bytes"
	"compress/gzip"
	"context"
	"io"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

const smallExport = "Day,Campaign name,Amount spent (USD),Impressions\n2025-07-01,Tea,1.25,1000\n2025-07-02,Trà sữa,2.50,900\n"

func gzipped(t testing.TB, text string) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, text); err != nil {
		t.Fatal(err)
	}
	w.Close()
	return b.Bytes()
}

func zstandard(t testing.TB, text string) []byte {
	w, err := zstd.NewWriter(nil)
	if err != nil {
		t.Fatal(err)
	}
	return w.EncodeAll([]byte(text), nil)
}

func TestPackedFilesGiveTheSameSums(t *testing.T) {
	for name, pack := range map[string]func(testing.TB, string) []byte{"x.csv.gz": gzipped, "x.csv.zst": zstandard} {
		for _, code := range []string{"UTF-8", "Windows-1258"} {
			in := smallExport
			if code != "UTF-8" {
				in = strings.ReplaceAll(in, "Trà sữa", "Tr\xe0 \xfe\xe3a")
			}
			tallies, problems := Read(context.Background(), []Request{bytesOf(name, pack(t, in))}, builtin(t), 1, nil)
			if len(tallies) != 1 || problems.Failed() || tallies[0].RowsRead != 2 {
				t.Errorf("%s in %s: %v", name, code, problems)
			}
		}
	}
}

func TestPackedFilesThatAreDamaged(t *testing.T) {
	whole := gzipped(t, smallExport)
	for name, c := range map[string]struct {
		data []byte
		code string
	}{
		"HeadOnly": {whole[:6], "packed_damaged"},
		"CutShort": {whole[:len(whole)-9], "packed_damaged"},
		"ZstdCut":  {zstandard(t, smallExport)[:20], "packed_damaged"},
		// A frame that refers 2 GiB back, as zstd --long=31 writes: nothing is wrong with
		// it, but it cannot be unpacked in little memory.
		"ZstdLong": {[]byte("\x28\xb5\x2f\xfd\x00\xa8\x01\x00\x00"), "packed_too_large"},
	} {
		tallies, problems := Read(context.Background(), []Request{bytesOf("x.csv.gz", c.data)}, builtin(t), 1, nil)
		if len(tallies) != 0 || len(problems) != 1 || problems[0].Code != c.code {
			t.Errorf("%s: %v", name, problems)
		}
	}
}

// A file that unpacks to far more than exports do is refused; what is read of it
// does not stay in memory.
func TestPackedBombs(t *testing.T) {
	zeros := io.LimitReader(endless(bytes.Repeat([]byte("2025-07-01,Tea,1,1\n"), 50_000)), 2<<30)
	b := &bounded{zeros, &counter{n: 1 << 20}, 0}
	if n, err := io.Copy(io.Discard, b); err != errBomb || n > freeBytes+(1<<20) {
		t.Errorf("%d bytes, %v", n, err)
	}
	if _, err := io.Copy(io.Discard, Member(io.LimitReader(endless(make([]byte, 1<<20)), 2<<30), 2<<30)); err != nil {
		t.Error(err)
	}
}

// endless is a text that begins again and again.
type endless []byte

func (e endless) Read(p []byte) (int, error) { return copy(p, e), nil }
