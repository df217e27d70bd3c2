package main

import (
	"strings"

	"github.com/spf13/cobra"

	"kpideck/report/locale"
	"kpideck/report/text"
)

// lists are what list knows: the columns and the rows, in a language.
var lists = []struct {
	name    string
	columns []string
	rows    func(s *shipped, l *locale.Locale) [][]string
}{
	{"kpis", []string{"id", "name", "unit", "formula"}, listKPIs},
	{"packs", []string{"id", "name", "kpis"}, listPacks},
	{"presets", []string{"id", "platform", "family"}, listPresets},
	{"locales", []string{"id", "name"}, listLocales},
	{"themes", []string{"id"}, listThemes},
}

func listNames() []string {
	var names []string
	for _, x := range lists {
		names = append(names, x.name)
	}
	return names
}

func (a *app) listCommand() *cobra.Command {
	id := ""
	c := &cobra.Command{
		Use:       "list " + strings.Join(listNames(), "|"),
		Short:     "List what comes with the program",
		Example:   "  kpideck list kpis --locale en",
		Args:      cobra.ExactArgs(1),
		ValidArgs: listNames(),
		RunE:      func(_ *cobra.Command, args []string) error { return a.list(args[0], id) },
	}
	c.Flags().StringVar(&id, "locale", "vi", "language: "+strings.Join(a.ship.ids("locales"), " or "))
	return c
}

func (a *app) list(name, id string) error {
	if err := (&readFlags{locale: id, log: "text", jobs: 1}).apply(a); err != nil {
		return err
	}
	l := a.ship.locale(id)
	for _, x := range lists {
		if x.name != name {
			continue
		}
		header := make([]string, len(x.columns))
		for i, c := range x.columns {
			header[i] = l.Word("cli.list." + c)
		}
		return text.WriteList(a.stdout, header, x.rows(a.ship, l))
	}
	return usage("lists: "+strings.Join(listNames(), ", "), "there is no list of %q", name)
}

func listKPIs(s *shipped, l *locale.Locale) (rows [][]string) {
	for _, m := range s.catalogue.Catalog().Metrics {
		var formulas []string
		for _, b := range m.Bases {
			if f := b.Formula.String(); len(formulas) == 0 || formulas[len(formulas)-1] != f {
				formulas = append(formulas, f)
			}
		}
		rows = append(rows, []string{m.ID, m.Names.In(l.ID), l.UnitWord(string(m.Unit), "VND"), strings.Join(formulas, " | ")})
	}
	return rows
}

func listPacks(s *shipped, l *locale.Locale) (rows [][]string) {
	for _, p := range s.catalogue.Packs() {
		rows = append(rows, []string{p.ID, p.Names.In(l.ID), strings.Join(p.KPIs(), ", ")})
	}
	return rows
}

func listPresets(s *shipped, _ *locale.Locale) (rows [][]string) {
	for _, p := range s.presets.All() {
		rows = append(rows, []string{p.ID, p.Platform, string(p.Family)})
	}
	return rows
}

func listLocales(s *shipped, _ *locale.Locale) (rows [][]string) {
	for _, l := range s.locales {
		rows = append(rows, []string{l.ID, l.Name})
	}
	return rows
}

func listThemes(s *shipped, _ *locale.Locale) (rows [][]string) {
	for _, id := range s.ids("themes") {
		rows = append(rows, []string{id})
	}
	return rows
}
