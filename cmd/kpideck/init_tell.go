package main

import (
	"path"
	"path/filepath"
	"strings"

	"kpideck/kpi"
	"kpideck/report/text"
)

// tell prints what was found, what was written and what to do next.
func (n *newDeck) tell() error {
	d := n.draft
	if len(n.exports) > 0 {
		n.say("cli.init.looked", n.count(len(n.exports)), n.count(len(n.exports)-len(d.Left)))
	}
	if err := n.tellSources(); err != nil {
		return err
	}
	for _, e := range d.Left {
		n.ui.lines(n.stdout, "  "+fromHere(n.dir, e.File)+": "+e.Why.In(n.locale.ID), "")
	}
	switch {
	case d.Example != "":
		n.say("cli.init.example", exampleName)
	case len(d.Packs) > 0:
		n.say("cli.init.packs", strings.Join(d.Packs, ", "))
	}
	if len(n.targets) > 0 {
		n.say("cli.init.targets", n.count(len(n.targets)), n.targets[0].Period.Label, targetsName)
	} else if d.Example == "" && d.Targets == targetsName {
		n.say("cli.init.no_targets")
	}
	n.say("cli.written", filepath.ToSlash(filepath.Join(n.dir, deckName)))
	n.say("cli.init.next")
	for _, command := range []string{"check", "run"} {
		n.ui.lines(n.stdout, "  kpideck "+command+" "+shellArgument(n.dir), "")
	}
	return nil
}

func (n *newDeck) say(key string, args ...any) {
	n.ui.lines(n.stdout, n.locale.Say(key, args...), "")
}

func (n *newDeck) count(i int) string { return n.locale.Number(float64(i), 0) }

// tellSources lists the sources that were found, a line each.
func (n *newDeck) tellSources() error {
	var rows [][]string
	for _, s := range n.draft.Sources {
		what := s.Preset
		if what == "" {
			what = "columns:"
		}
		files := s.Files[0]
		if len(s.Files) > 1 {
			files = path.Join(path.Dir(files), "…")
		}
		rows = append(rows, []string{what, n.count(len(s.Exports)), n.days(s.Days), fromHere(n.dir, files)})
	}
	if len(rows) == 0 {
		return nil
	}
	var header []string
	for _, column := range []string{"preset", "number", "days", "files"} {
		header = append(header, n.locale.Word("cli.init."+column))
	}
	return text.WriteList(n.stdout, header, rows)
}

func (n *newDeck) days(s kpi.Span) string {
	if s.Empty() {
		return ""
	}
	return n.locale.Date(s.Start.Civil()) + "–" + n.locale.Date(s.Last().Civil())
}

// shellArgument writes a folder so that a shell takes it for one argument that is no
// flag.
func shellArgument(dir string) string {
	dir = filepath.ToSlash(dir)
	if strings.HasPrefix(dir, "-") {
		dir = "./" + dir
	}
	if strings.ContainsFunc(dir, func(r rune) bool { return !strings.ContainsRune(plainInShell, r) && r < 0x80 }) {
		return "'" + strings.ReplaceAll(dir, "'", `'\''`) + "'"
	}
	return dir
}

const plainInShell = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-+=:@%,~"
