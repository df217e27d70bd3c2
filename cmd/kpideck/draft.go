package main

import (
	"bytes"
	"errors"
	"io"
	"path"

	"kpideck/kpi"
	"kpideck/kpi/deck"
	"kpideck/templates"
)

// Names of the tables of a new deck.
const (
	targetsName = "targets.csv"
	eventsName  = "events.csv"
	notesName   = "notes.csv"
	exampleName = "example.csv"
)

// settle tries the draft out as check would and takes out of it what does not
// pass, until the rest does. Then the figures say which channels, packs and
// targets to propose. Without anything that passes the deck gets example figures.
func (n *newDeck) settle() error {
	for range len(n.exports) + 1 {
		if len(n.draft.Sources) == 0 {
			break
		}
		r, err := n.try()
		if err != nil {
			return err
		}
		switch {
		case r.problems.Failed() && n.draft.DropFailed(r.problems):
		case !r.problems.Failed() && !n.draft.DropCopies(r.tallies):
			return n.judge(r)
		case r.problems.Failed():
			return errors.Join(errors.New("init drafts a deck that does not pass"), r.problems)
		}
	}
	n.draft.Example = exampleName
	return nil
}

// try reads the exports by the draft as it stands.
func (n *newDeck) try() (*reading, error) {
	text, err := n.text()
	if err != nil {
		return nil, err
	}
	o := &opened{dir: n.dir, file: deckName}
	o.deck, o.problems = deck.Parse(deckName, text, n.ship.catalogue)
	if o, err = n.app.settle(o, &readFlags{locale: n.locale.ID}); err != nil {
		return nil, err
	}
	r := n.read(o, n.jobs)
	if n.ctx.Err() != nil {
		return nil, n.ctx.Err()
	}
	return r, nil
}

// judge fills in what follows from the figures.
func (n *newDeck) judge(r *reading) error {
	for _, p := range r.problems {
		if p.Code == "account_unknown" {
			n.draft.AskAccount(p.Pos.File)
		}
	}
	base := n.ship.catalogue
	n.draft.Channels(r.model, base)
	n.draft.ChoosePacks(r.model, base)
	if n.draft.Targets == "" {
		n.targets = deck.ProposeTargets(r.model, n.draft.Packs, base, deck.Wording{Locale: n.locale.ID,
			Figure: func(u kpi.Unit, v float64) string { return n.locale.Figure(v, string(u), r.model.Currency()) },
			Change: func(v float64) string { return n.locale.SignedPercent(v, 1) }})
	}
	return nil
}

// text is the deck.yaml. While the draft is tried out it names only the tables
// that are there already.
func (n *newDeck) text() ([]byte, error) {
	return n.draft.Write(string(n.scaffold(deckName)))
}

// scaffold is a file of templates/scaffold in the language of the deck.
func (n *newDeck) scaffold(name string) []byte {
	file, _ := templates.FS.ReadFile(path.Join("scaffold", n.locale.ID, name)) // a test holds that each language has them
	return file
}

// newFiles are the files of the deck that are not there yet, with what they hold.
func (n *newDeck) newFiles() (names []string, bodies [][]byte, err error) {
	add := func(name string, body []byte, failed error) {
		names, bodies, err = append(names, name), append(bodies, body), errors.Join(err, failed)
	}
	for _, t := range []struct {
		key  *string
		name string
		rows []*deck.Proposal
	}{{&n.draft.Targets, targetsName, n.targets}, {&n.draft.Events, eventsName, nil}, {&n.draft.Notes, notesName, nil}} {
		if *t.key == "" {
			*t.key = t.name
			body, failed := deck.WriteTable(string(n.scaffold(t.name)), t.rows, n.locale.ID)
			add(t.name, body, failed)
		}
	}
	if n.draft.Example != "" {
		add(exampleName, deck.Marked(n.scaffold(exampleName)), nil)
	}
	body, failed := n.text()
	add(deckName, body, failed)
	return names, bodies, err
}

// write makes all files of the deck, or none.
func (n *newDeck) write() error {
	names, bodies, err := n.newFiles()
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := n.free(name); err != nil {
			return err
		}
	}
	s, err := stage(n.dir, names...)
	if err != nil {
		return err
	}
	defer s.discard()
	for i, f := range s.files {
		if err := s.write(f, func(w io.Writer) error { _, err := io.Copy(w, bytes.NewReader(bodies[i])); return err }); err != nil {
			return err
		}
	}
	return s.commit()
}
