package template

import (
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
)

// follow lets what covered exactly the rows of a grid cover its new ones, as Excel
// does when someone writes below a table: conditional formats and validations of
// the sheet, and the values and categories of charts.
func (t *Template) follow(g *grid, data area, bottom int) {
	if bottom == data.bottom {
		return
	}
	fit := func(a area) (area, bool) {
		if a.top != data.top || a.bottom != data.bottom || a.left < data.left || a.right > data.right {
			return a, false
		}
		a.bottom = bottom
		return a, true
	}
	err := g.sheet.follow(fit)
	for _, f := range t.archive.zip.File {
		if key := partKey(f.Name); err == nil && strings.HasPrefix(key, "xl/charts/") && strings.HasSuffix(key, ".xml") {
			err = t.followChart(f.Name, g.sheet, fit)
		}
	}
	if err != nil {
		t.list.Add(refusal(t.file, nil, err))
	}
}

// follow changes the areas of the sheet's conditional formats and validations.
func (s *sheet) follow(fit func(area) (area, bool)) error {
	return walk(s.raw, func(x token) error {
		if !x.opens("conditionalFormatting", "dataValidation") {
			return nil
		}
		list, changed := strings.Fields(x.attr("sqref")), false
		for i, text := range list {
			if a, ok := parseArea(text); ok {
				if a, ok = fit(a); ok {
					list[i], changed = a.String(), true
				}
			}
		}
		if changed {
			s.around = append(s.around, splice{x.from, x.to, with(string(s.raw[x.from:x.to]), "sqref", strings.Join(list, " "))})
		}
		return nil
	})
}

// drawn are the elements of a chart whose references are of values and
// categories; others name a series.
var drawn = []string{"cat", "val", "xVal", "yVal", "bubbleSize", "strDim", "numDim"}

func (t *Template) followChart(part string, s *sheet, fit func(area) (area, bool)) error {
	text, err := t.current(part)
	if err != nil {
		return err
	}
	var list []splice
	inside, reference := false, splice{}
	err = walk(text, func(x token) error {
		end, ends := x.Token.(xml.EndElement)
		switch {
		case x.opens(drawn...):
			inside = true
		case ends && slices.Contains(drawn, end.Name.Local):
			inside = false
		case inside && x.opens("f"):
			reference = splice{from: x.to}
		case inside && reference.from > 0 && !x.closes("f"):
			reference.text += x.text()
		case inside && reference.from > 0:
			reference.to = x.from
			if moved, ok := followed(reference.text, s, fit); ok {
				list = append(list, splice{reference.from, reference.to, escaped(moved)})
			}
			reference = splice{}
		}
		return nil
	})
	if err == nil && len(list) > 0 {
		t.archive.change(part, spliced(text, list))
	}
	return err
}

// followed is a reference to cells of a sheet that fit.
func followed(text string, s *sheet, fit func(area) (area, bool)) (string, bool) {
	name, a, ok := parseReference(text)
	if !ok || !strings.EqualFold(name, s.name) {
		return "", false
	}
	if a, ok = fit(a); !ok {
		return "", false
	}
	return text[:strings.LastIndexByte(text, '!')+1] + a.fixed(), true
}

// fixed is the area as charts and names write it: $B$4:$B$9.
func (a area) fixed() string {
	corner := func(row, col int) string { return "$" + columnName(col) + "$" + strconv.Itoa(row) }
	first, last := corner(a.top, a.left), corner(a.bottom, a.right)
	if first == last {
		return first
	}
	return first + ":" + last
}
