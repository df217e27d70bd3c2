package page

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"

	"kpideck/report"
)

// Strange is what the font of the pages cannot draw in a document.
type Strange struct {
	Texts   int    // different texts that hold such letters
	Letters string // the first of them: "U+1F389 U+6F22"
	Example string // the first text
}

// StandIn is what is drawn in the place of such a letter.
const StandIn = string(whiteSquare)

// letterMost is how many letters a message names.
const letterMost = 5

// Strange looks through the texts of everything that pages show. It walks the
// blocks by their fields, so that a new kind of block is looked through as well.
func (f *Fonts) Strange(d *report.Document) (out Strange) {
	seen := map[string]bool{}
	var letters []string
	look := func(text string) {
		if seen[text] {
			return
		}
		seen[text] = true
		strange := f.undrawable(text)
		if len(strange) == 0 {
			return
		}
		if out.Texts++; out.Texts == 1 {
			out.Example = f.Cut(Regular, f.Clean(Regular, text), 10, 300)
		}
		for _, r := range strange {
			if u := fmt.Sprintf("U+%04X", r); !slices.Contains(letters, u) && len(letters) < letterMost {
				letters = append(letters, u)
			}
		}
	}
	w := walk{look, map[uintptr]bool{}}
	look(d.Client)
	for _, s := range d.Sections {
		if !s.On.In(report.InPage) {
			continue
		}
		for _, text := range []string{s.Title, s.Message, s.Footer} {
			look(text)
		}
		for _, b := range s.Blocks {
			if b.Media().In(report.InPage) {
				w.texts(reflect.ValueOf(b))
			}
		}
	}
	out.Letters = strings.Join(letters, " ")
	return out
}

// undrawable are the letters of a text for which a stand-in would be drawn.
func (f *Fonts) undrawable(text string) (out []rune) {
	if plain(text) {
		return nil
	}
	for _, r := range norm.NFC.String(strings.Map(visible, text)) {
		if r > ' ' && !f.Has(Regular, r) && !f.Has(Regular, spaced(r)) {
			out = append(out, r)
		}
	}
	return out
}

// walk looks at each thing once, since cells may refer to each other.
type walk struct {
	look func(string)
	seen map[uintptr]bool
}

// texts walks the fields of the report's own types; what they point to in
// other packages is no text of the page.
func (w walk) texts(v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		w.look(v.String())
	case reflect.Pointer:
		if !v.IsNil() && !w.seen[v.Pointer()] {
			w.seen[v.Pointer()] = true
			w.texts(v.Elem())
		}
	case reflect.Interface:
		if !v.IsNil() {
			w.texts(v.Elem())
		}
	case reflect.Slice, reflect.Array:
		if v.Type().Elem().Kind() == reflect.Float64 {
			return
		}
		for i := range v.Len() {
			w.texts(v.Index(i))
		}
	case reflect.Struct:
		if v.Type().PkgPath() != reflect.TypeFor[report.Document]().PkgPath() {
			return
		}
		for i := range v.NumField() {
			w.texts(v.Field(i))
		}
	}
}
