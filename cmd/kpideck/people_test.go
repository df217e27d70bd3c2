package main

import (
	"archive/zip"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// A list of people with a mark in all that tells who they are: nothing that the
// program prints or writes may hold a mark, however the rows are damaged.
const peopleHeader = "Mã,Ngày,Họ và tên,Email,Zalo,Người phụ trách,Nguồn,Trạng thái,Giá trị,Ghi chú"

var peopleMarks = []string{"PLANTED", "planted", "0988", "988 77", "98877"}

func personCells(n int) []string {
	return []string{fmt.Sprint(1000 + n), fmt.Sprintf("%02d/07/2025", 13+n), fmt.Sprintf("PLANTED An %d", n), fmt.Sprintf("planted%d@example.com", n),
		fmt.Sprintf("0988 77%d 00%d", n, n), fmt.Sprintf("PLANTED Ba %d", n), []string{"Facebook", "Zalo"}[n%2], "MQL", fmt.Sprintf("%d.000.000", n+1), fmt.Sprintf("PLANTED gọi lại %d", n)}
}

// peopleList is a list whose third row is damaged.
func peopleList(damage func(cells []string) string) string {
	rows := []string{peopleHeader}
	for n := range 8 {
		row := strings.Join(personCells(n), ",")
		if n == 2 {
			row = damage(personCells(n))
		}
		rows = append(rows, row)
	}
	return strings.Join(rows, "\n") + "\n"
}

// damagedPeople gives the list in every way in which one separator is lost or too
// many, a row is cut, a quote strays, or the header row is missing.
func damagedPeople() map[string]string {
	lists := map[string]string{"whole": peopleList(func(c []string) string { return strings.Join(c, ",") })}
	for at := range strings.Split(peopleHeader, ",") {
		join := func(first, glue, rest string) string { return strings.TrimPrefix(first+glue+rest, ",") }
		for name, glue := range map[string]string{"lost": " ", "extra": ",,", "semicolon": ";", "cut": "", "quote": ",\""} {
			lists[fmt.Sprintf("%s-%d", name, at)] = peopleList(func(c []string) string {
				first, rest := strings.Join(c[:at], ","), strings.Join(c[at:], ",")
				if name == "cut" {
					rest = ""
				}
				return join(first, glue, rest)
			})
		}
		lists[fmt.Sprintf("moved-%d", at)] = peopleList(func(c []string) string { return strings.Join(append(c[at:], c[:at]...), ",") })
	}
	_, rows, _ := strings.Cut(lists["whole"], "\n")
	lists["headless"] = rows
	lists["tabs"] = strings.ReplaceAll(lists["lost-3"], ",", "\t")
	return lists
}

const peopleDeck = `client: Hương
quarter: 2025-Q3
as_of: 2025-09-30
sources:
  - files: crm.csv
    family: crm
    columns: {date: Ngày, channel: Nguồn, leads: count(), opt_ins: count(Email), revenue: Giá trị}
    dates: dmy
`

// TestNobodyIsNamed searches what is printed of damaged lists.
func TestNobodyIsNamed(t *testing.T) {
	for name, list := range damagedPeople() {
		dir := t.TempDir()
		copyText(t, list, filepath.Join(dir, "deck", "crm.csv"))
		copyText(t, list, filepath.Join(dir, "bare", "crm.csv"))
		copyText(t, peopleDeck, filepath.Join(dir, "deck", "deck.yaml"))
		for _, args := range [][]string{
			{"check", filepath.Join(dir, "deck"), "--log", "json"},
			{"check", filepath.Join(dir, "bare"), "--locale", "en"},
			{"inspect", filepath.Join(dir, "deck", "crm.csv")},
		} {
			_, out, errs := invoke(args...)
			unmarked(t, name+" "+args[0], out+errs)
		}
	}
}

// TestNobodyIsNamedInAReport searches all that a run writes of a damaged list.
func TestNobodyIsNamedInAReport(t *testing.T) {
	for _, name := range []string{"lost-3", "extra-2", "moved-6"} {
		dir, out := filepath.Join(t.TempDir(), "deck"), t.TempDir()
		copyText(t, damagedPeople()[name], filepath.Join(dir, "crm.csv"))
		copyText(t, peopleDeck, filepath.Join(dir, "deck.yaml"))
		code, said, errs := invoke("run", dir, "--format", "xlsx,pdf,json,csv,txt", "--out", out)
		if code != 0 || errs == "" {
			t.Fatalf("%s: exit %d\n%s", name, code, errs)
		}
		unmarked(t, name+" run", said+errs)
		code, said, errs = invoke("explain", dir, "revenue", "--period", "2025-Q3", "--rows", "all")
		if code != 0 {
			t.Fatalf("%s: exit %d\n%s", name, code, errs)
		}
		unmarked(t, name+" explain", said+errs)
		written, err := filepath.Glob(filepath.Join(out, "*"))
		if err != nil || len(written) < 6 {
			t.Fatalf("%q, %v", written, err)
		}
		for _, file := range written {
			unmarked(t, name+" "+filepath.Base(file), textOf(t, file))
		}
	}
}

func unmarked(t *testing.T, what, text string) {
	t.Helper()
	for _, mark := range peopleMarks {
		if at := strings.Index(text, mark); at >= 0 {
			t.Errorf("%s: %q is shown: …%s…", what, mark, text[max(0, at-120):min(len(text), at+60)])
			return
		}
	}
}

// textOf gives all text that a file shows: the parts of a workbook, the text of a
// PDF where a tool to read it is installed.
func textOf(t *testing.T, file string) string {
	t.Helper()
	switch filepath.Ext(file) {
	case ".xlsx":
		return partsOf(t, file)
	case ".pdf":
		tool, err := exec.LookPath("pdftotext")
		if err != nil {
			t.Log("pdftotext is not installed; the text of the PDF is not searched")
			return ""
		}
		out, err := exec.Command(tool, "-raw", file, "-").Output()
		if err != nil || len(out) == 0 {
			t.Fatalf("%s: %v", file, err)
		}
		return string(out)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

func partsOf(t *testing.T, file string) string {
	t.Helper()
	book, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer book.Close()
	var all strings.Builder
	for _, part := range book.File {
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.Copy(&all, r); err != nil {
			t.Fatal(err)
		}
		r.Close()
	}
	return all.String()
}
