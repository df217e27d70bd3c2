package main

import (
	"cmp"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"

	"kpideck/kpi/deck"
	"kpideck/kpi/diag"
	"kpideck/report/locale"
	"kpideck/report/xlsx/template"
)

// readTemplate reads the client's own workbook and holds its names against what
// the deck knows, before any export is read.
func (r *reading) readTemplate() diag.List {
	name := r.deck.Template
	if name == "" {
		return nil
	}
	file := r.path(name)
	if err := readable(file); err != nil {
		return diag.List{r.noTable("template", name, err)}
	}
	data, err := readUpTo(file, template.MaxBytes+1)
	if err != nil {
		return diag.List{r.noTable("template", name, err)}
	}
	t, found := template.Read(name, data)
	if t == nil {
		return found
	}
	r.template = t
	return append(found, t.Check(template.Known{Catalog: r.catalog, Targets: r.tables.targets, Calendar: r.deck.Calendar,
		Dims: deck.Dims(r.catalog, r.tables.targets)})...)
}

// readUpTo reads at most so many bytes of a file.
func readUpTo(file string, most int64) ([]byte, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, most))
}

// fillTemplate answers the names of the client's workbook.
func (r *reading) fillTemplate(s *shipped) diag.List {
	if r.template == nil {
		return nil
	}
	return r.template.Fill(&template.Figures{
		Model: r.model, Card: r.card, Quarter: r.quarter, Client: r.client, Title: r.title(), Locale: r.words,
		Reason: func(reason string) diag.Text {
			return diag.Both(s.locale("vi").Word("reason."+reason), s.locale("en").Word("reason."+reason))
		},
	})
}

// title is the deck's, else the word of its language.
func (r *reading) title() string {
	if r.deck.Title != "" {
		return r.deck.Title
	}
	return r.words.Word("title")
}

// filled is the client's own workbook, beside ours where that is written.
func (r *reading) filled(f format) []document {
	if r.template == nil || f.name != "xlsx" {
		return nil
	}
	name := path.Base(filepath.ToSlash(r.deck.Template))
	slug := locale.Slug(strings.TrimSuffix(name, path.Ext(name)))
	return []document{{"-" + cmp.Or(slug, "template") + ".xlsx", r.template.Write}}
}
