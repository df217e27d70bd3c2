package main

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"kpideck/kpi/ingest"
)

// archiveOf is an archive of members that hold their own names.
func archiveOf(t testing.TB, names ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, name := range names {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		io.WriteString(w, name)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// FuzzZip looks into any bytes as into a downloaded archive: what it shows is a
// plain name below the archive's own, and each member can be read or says why not.
// TestLockedMembersAreNotPassedOver: of an archive that was locked in part, the rest
// is not read as if it were all.
func TestLockedMembersAreNotPassedOver(t *testing.T) {
	name := filepath.Join(t.TempDir(), "download.zip")
	data := archiveOf(t, "a.csv", "b.csv")
	at := bytes.LastIndex(data, []byte("PK\x01\x02")) // the list's entry of b.csv
	data[at+8] |= locked
	if err := os.WriteFile(name, data, 0o644); err != nil {
		t.Fatal(err)
	}
	list := unpacked(input{name: "download.zip", path: name, member: -1})
	if len(list) != 2 {
		t.Fatalf("%d inputs, want both files", len(list))
	}
	_, problems := ingest.Read(t.Context(), []ingest.Request{{File: list[1].name, Open: list[1].open}}, ingest.Presets{}, 1, nil)
	if len(problems) != 1 || problems[0].Code != "zip_archive" || problems[0].Message["en"] != "a file of a zip archive that needs a password" {
		t.Error(problems)
	}
}

func FuzzZip(f *testing.F) {
	f.Add(archiveOf(f, "Chart.csv", "Queries.csv"))
	f.Add(archiveOf(f, "../../up.csv", "/root.csv", `a\..\b.csv`, "__MACOSX/Chart.csv", ".hidden.csv", "inner.zip", "\xff.csv", "folder.csv/"))
	name := filepath.Join(f.TempDir(), "download.zip")
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(name, data, 0o644); err != nil {
			t.Fatal(err)
		}
		list := unpacked(input{name: "download.zip", path: name, member: -1})
		if len(list) == 0 {
			t.Fatal("an archive went without a word")
		}
		for _, in := range list {
			shown := strings.TrimPrefix(in.name, "download.zip")
			if !utf8.ValidString(shown) || strings.Contains(shown, "..") && strings.Contains("/"+shown+"/", "/../") || strings.HasPrefix(shown, "//") {
				t.Fatalf("shown as %q", in.name)
			}
			if in.member < 0 {
				continue
			}
			r, err := in.open()
			if err != nil {
				continue
			}
			io.Copy(io.Discard, io.LimitReader(r, 1<<20))
			r.Close()
		}
		ingest.Read(t.Context(), []ingest.Request{{File: "download.zip", Open: func() (io.ReadCloser, error) { return os.Open(name) }}}, ingest.Presets{}, 1, nil)
	})
}
