package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"strings"
	"unicode/utf16"

	"kpideck/kpi/diag"
	"kpideck/kpi/review"
	"kpideck/report/locale"
	"kpideck/report/text"
)

// Rules for what the program prints:
//
//   - Results go to standard output: the short scorecard, the names of the files
//     written, what check, explain and list were asked for. Everything else goes
//     to standard error, so that results can be piped.
//   - A problem is file:line:column: message. What to do about it follows on a
//     line of its own, indented. Warnings and notices say that they are.
//   - All problems are shown, in the order of files and lines, in the language of
//     the deck. A wrong command line is told in English, before any deck is read.
//   - No colour, no escape sequences but those of the progress bar, which is shown
//     on a terminal only and is gone when the work is done. Names of files and texts
//     of cells may hold some: they go through text.Clean, in --log json as \u escapes.
//   - --quiet keeps errors only. --log json turns what goes to standard error into
//     one JSON object a line.
type ui struct {
	out, err io.Writer
	quiet    bool
	json     bool
}

// fault reports what is wrong with the program, its data files or its machine,
// not with a deck.
func (u *ui) fault(err error) {
	var list diag.List
	if errors.As(err, &list) {
		for _, p := range list {
			u.event(event{Event: "error", Code: p.Code, File: p.Pos.File, Line: p.Pos.Line, Column: p.Pos.Column, Message: p.Message.In("en"), Hint: p.Hint.In("en")},
				"kpideck: "+p.Error(), p.Hint.In("en"))
		}
		return
	}
	u.event(event{Event: "error", Message: err.Error()}, "kpideck: "+err.Error(), "")
}

// end closes a log with the exit code, so that a log without it was cut short.
func (u *ui) end(code exitCode) {
	if u.json {
		u.event(event{Event: "end", ExitCode: &code}, "", "")
	}
}

// usage reports a wrong command line.
func (u *ui) usage(err error) {
	var e *usageError
	hint := ""
	if errors.As(err, &e) {
		hint = e.hint
	}
	u.event(event{Event: "usage", Message: err.Error(), Hint: hint}, "kpideck: "+err.Error(), hint)
}

// event is a line of --log json.
type event struct {
	Event    string        `json:"event"` // problem, finding, smart, error, usage, written, failed; end is the last
	Deck     string        `json:"deck,omitempty"`
	Code     string        `json:"code,omitempty"`
	Severity diag.Severity `json:"severity,omitempty"`
	File     string        `json:"file,omitempty"`
	Line     int           `json:"line,omitempty"`
	Column   int           `json:"column,omitempty"`
	Count    int           `json:"count,omitempty"`
	Message  string        `json:"message,omitempty"`
	Hint     string        `json:"hint,omitempty"`
	Target   string        `json:"target,omitempty"`    // of smart: the id
	KPI      string        `json:"kpi,omitempty"`       // of smart
	Letter   string        `json:"letter,omitempty"`    // of smart
	Verdict  string        `json:"verdict,omitempty"`   // of smart
	ExitCode *exitCode     `json:"exit_code,omitempty"` // of end
}

func (u *ui) event(e event, message, hint string) {
	if u.json {
		line, _ := json.Marshal(e) // strings and numbers cannot fail
		fmt.Fprintf(u.err, "%s\n", escaped(string(line)))
		return
	}
	u.lines(u.err, message, hint)
}

// escaped replaces what a terminal would obey, and JSON lets stand, by its \u
// escape: the object stays the same.
func escaped(line string) string {
	var b strings.Builder
	for _, r := range line {
		if s := string(r); text.Clean(s) == s {
			b.WriteString(s)
			continue
		}
		for _, unit := range utf16.Encode([]rune{r}) {
			fmt.Fprintf(&b, `\u%04x`, unit)
		}
	}
	return b.String()
}

// lines is where messages leave as text. One message is one line, so that no
// name can look like a message of its own.
func (u *ui) lines(w io.Writer, message, hint string) {
	fmt.Fprintln(w, strings.ReplaceAll(text.Clean(message), "\n", " "))
	if hint != "" {
		fmt.Fprintln(w, "    "+strings.ReplaceAll(text.Clean(hint), "\n", "\n    "))
	}
}

// problems shows the problems of a deck; dir is its folder, as the user gave it.
func (u *ui) problems(list diag.List, dir string, l *locale.Locale) {
	u.found("problem", list, dir, l)
}

// findings shows what the targets say against each other. As text they read
// like problems; --fail-on does not count them.
func (u *ui) findings(list diag.List, dir string, l *locale.Locale) {
	u.found("finding", list, dir, l)
}

// smart logs what a letter of the audit of a target came to.
func (u *ui) smart(card *review.Scorecard, dir string, l *locale.Locale) {
	for _, r := range card.Rows {
		for _, letter := range review.Letters {
			if v, judged := r.Smart[letter]; judged {
				u.event(event{Event: "smart", Deck: dir, Target: r.Target.ID, KPI: r.Target.KPI, Letter: letter, Verdict: v.Verdict,
					Message: v.Evidence.In(l.ID)}, "", "")
			}
		}
	}
}

func (u *ui) found(name string, list diag.List, dir string, l *locale.Locale) {
	for _, p := range list {
		if u.quiet && p.Severity != diag.Error {
			continue
		}
		shown := *p
		shown.Pos.File = fromHere(dir, p.Pos.File)
		u.event(event{Event: name, Deck: dir, Code: p.Code, Severity: p.Severity, File: shown.Pos.File, Line: p.Pos.Line, Column: p.Pos.Column,
			Count: p.Count, Message: p.Message.In(l.ID), Hint: p.Hint.In(l.ID)}, problemText(&shown, l), p.Hint.In(l.ID))
	}
}

// fromHere gives a file of a deck as seen from the working folder, so that an
// editor can jump to it.
func fromHere(dir, file string) string {
	if file == "" || path.IsAbs(file) || filepath.IsAbs(file) {
		return file
	}
	return path.Join(filepath.ToSlash(dir), file)
}

func problemText(p *diag.Problem, l *locale.Locale) string {
	var parts []string
	if at := p.Pos.String(); at != "" {
		parts = append(parts, at+":")
	}
	if p.Severity != diag.Error {
		parts = append(parts, l.Word("cli."+string(p.Severity))+":")
	}
	parts = append(parts, p.Message.In(l.ID))
	if p.Count > 1 {
		parts = append(parts, l.Say("cli.times", l.Number(float64(p.Count), 0)))
	}
	return strings.Join(parts, " ")
}

// deckFailed says that nothing of a deck was done.
func (u *ui) deckFailed(key, dir string, l *locale.Locale) {
	u.event(event{Event: "failed", Deck: dir}, l.Say(key, dir), "")
}

// written names a file on standard output, or as an event.
func (u *ui) written(deck, file string, l *locale.Locale) {
	if u.json {
		u.event(event{Event: "written", Deck: deck, File: file}, "", "")
	} else if !u.quiet {
		u.lines(u.out, l.Say("cli.written", file), "")
	}
}
