package main

import (
	"archive/zip"
	"bytes"
	"os"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// bytesCommand writes a file of bytes that a script cannot hold: bytes FILE 'PK\x03\x04'
func bytesCommand(ts *testscript.TestScript, neg bool, args []string) {
	wantArgs(ts, neg, args, 2, "usage: bytes FILE TEXT, with \\ as in Go")
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(unescaped(ts, args[1])), 0o644))
}

// appendCommand adds a text to a file: append FILE 'a\n'
func appendCommand(ts *testscript.TestScript, neg bool, args []string) {
	wantArgs(ts, neg, args, 2, "usage: append FILE TEXT, with \\ as in Go")
	appendText(ts, args[0], unescaped(ts, args[1]))
}

// repeat adds a text to a file many times: repeat FILE 1000000 a,
func repeat(ts *testscript.TestScript, neg bool, args []string) {
	wantArgs(ts, neg, args, 3, "usage: repeat FILE TIMES TEXT")
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	appendText(ts, args[0], strings.Repeat(args[2], n))
}

// zipCommand packs files under names: zip FILE NAME SOURCE [NAME SOURCE]...
func zipCommand(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 || len(args)%2 == 0 {
		ts.Fatalf("usage: zip FILE NAME SOURCE [NAME SOURCE]...")
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 1; i < len(args); i += 2 {
		w, err := z.Create(args[i])
		ts.Check(err)
		_, err = w.Write([]byte(ts.ReadFile(args[i+1])))
		ts.Check(err)
	}
	ts.Check(z.Close())
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), b.Bytes(), 0o644))
}

func wantArgs(ts *testscript.TestScript, neg bool, args []string, n int, usage string) {
	if neg || len(args) != n {
		ts.Fatalf("%s", usage)
	}
}

func unescaped(ts *testscript.TestScript, text string) string {
	s, err := strconv.Unquote(`"` + text + `"`)
	ts.Check(err)
	return s
}

func appendText(ts *testscript.TestScript, file, text string) {
	f, err := os.OpenFile(ts.MkAbs(file), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	ts.Check(err)
	_, err = f.WriteString(text)
	ts.Check(err)
	ts.Check(f.Close())
}
