package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
)

var (
	shellBlock = regexp.MustCompile("(?ms)^```sh\n(.*?)^```")
	shellWord  = regexp.MustCompile(`(?:[^\s"']|"[^"]*"|'[^']*')+`)
	shellQuote = strings.NewReplacer(`"`, "", `'`, "")
)

// shownCommands lists the commands of the sh blocks of a page, without comments.
func shownCommands(t *testing.T, page string) (commands [][]string) {
	t.Helper()
	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	for _, block := range shellBlock.FindAllSubmatch(text, -1) {
		for _, l := range strings.Split(string(block[1]), "\n") {
			l, _, _ = strings.Cut(l, " #")
			if words := shellWord.FindAllString(l, -1); len(words) > 0 && words[0] != "#" {
				for i := range words {
					words[i] = shellQuote.Replace(words[i])
				}
				commands = append(commands, words)
			}
		}
	}
	return commands
}

// TestReadmeCommandsWork runs what README.md and the manuals tell to type, in a
// copy of the samples. Commands of other programs must be among those named here.
func TestReadmeCommandsWork(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join("..", "..", ".github", "docs", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	var commands [][]string
	for _, page := range append(pages, filepath.Join("..", "..", "README.md")) {
		commands = append(commands, shownCommands(t, page)...)
	}
	samples, err := filepath.Abs(filepath.Join("..", "..", "samples"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "samples"), os.DirFS(samples)); err != nil {
		t.Fatal(err)
	}
	t.Chdir(dir)
	ours := 0
	for _, words := range commands {
		line := strings.Join(words, " ")
		args, ok := ownArguments(words)
		switch {
		case ok:
			ours++
			var out, errs bytes.Buffer
			env := environment{ctx: context.Background(), args: args, stdout: &out, stderr: &errs, now: func() time.Time { return time.Unix(0, 0) }}
			if code := run(env); code != exitDone {
				t.Errorf("%s exits with %d\n%s", line, code, errs.String())
			}
		case line == "go test ./...", words[0] == "git" && words[1] == "clone", words[0] == "cd", strings.HasPrefix(line, "go install "):
		default:
			t.Errorf("nothing tests this command of README.md or a manual: %s", line)
		}
	}
	if ours == 0 {
		t.Error("README.md and the manuals show no command of kpideck")
	}
}

// ownArguments gives the arguments of a kpideck command.
func ownArguments(words []string) ([]string, bool) {
	for _, start := range []string{"go run ./cmd/kpideck", "kpideck"} {
		n := len(strings.Fields(start))
		if len(words) >= n && strings.Join(words[:n], " ") == start {
			return words[n:], true
		}
	}
	return nil, false
}
