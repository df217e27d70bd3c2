package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"kpideck/kpi/datafile"
	"kpideck/kpi/diag"
	"kpideck/report"
)

// defaultLayout is the form of a report unless the command line names another.
const defaultLayout = "quarterly"

// loadLayouts reads the forms of a report that come inside the program.
func loadLayouts(s *shipped) ([]report.Layout, error) {
	list, err := parsed(s, "layouts", report.ParseLayout)
	if err != nil {
		return nil, err
	}
	for i := range list {
		if list[i], err = based(list[i], list); err != nil {
			return nil, diag.List{datafile.Problem("layouts/"+list[i].ID+".yaml", err)}
		}
	}
	return list, nil
}

// based fills a layout with the lists of the one that it is based on.
func based(l report.Layout, list []report.Layout) (report.Layout, error) {
	if l.Base == "" {
		return l, nil
	}
	for _, other := range list {
		if other.ID == l.Base {
			return l.On(other), nil
		}
	}
	return l, fmt.Errorf("base: there is no layout %q; layouts: %s", l.Base, layoutNames(list))
}

func layoutNames(list []report.Layout) string {
	var ids []string
	for _, l := range list {
		ids = append(ids, l.ID)
	}
	return strings.Join(ids, ", ")
}

// chosenLayout is the layout of a name, or the one of a user's file.
func (s *shipped) chosenLayout(name string) (report.Layout, error) {
	at := slices.IndexFunc(s.layouts, func(l report.Layout) bool { return l.ID == name })
	if at >= 0 {
		return s.layouts[at], nil
	}
	hint := "layouts: " + layoutNames(s.layouts) + ", or a file of your own that ends in .yaml"
	if ext := filepath.Ext(name); ext != ".yaml" && ext != ".yml" {
		return report.Layout{}, usage(hint, "--layout: there is no layout %q", name)
	}
	if info, err := os.Stat(name); err != nil || !info.Mode().IsRegular() {
		return report.Layout{}, usage(hint, "--layout: there is no file %q", name)
	}
	file, err := os.ReadFile(name)
	if err != nil {
		return report.Layout{}, usage(hint, "--layout: %v", err)
	}
	l, err := report.ParseLayout(file)
	if err == nil {
		l, err = based(l, s.layouts)
	}
	if err != nil {
		return l, usage("templates/layouts/README.md lists the words of layouts", "--layout: %s", datafile.Problem(name, err).Error())
	}
	if l.Base == "" {
		at := slices.IndexFunc(s.layouts, func(l report.Layout) bool { return l.ID == defaultLayout })
		l = l.On(s.layouts[at])
	}
	return l, nil
}
