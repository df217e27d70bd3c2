package main

import (
	"io"
	"slices"
	"strings"
	"time"

	"kpideck/report"
	"kpideck/report/data"
	"kpideck/report/page"
	"kpideck/report/pdf"
	"kpideck/report/text"
	"kpideck/report/xlsx"
)

// format is a kind of document. Its name is the ending of the file.
type format struct {
	name  string
	write func(w io.Writer, d *report.Document, k *look) error
}

// formats are all kinds, in the order in which they are listed.
var formats = []format{
	{"xlsx", func(w io.Writer, d *report.Document, k *look) error { return xlsx.Write(w, d, k.theme) }},
	{"pdf", writePDF},
	{"json", func(w io.Writer, d *report.Document, _ *look) error { return data.WriteJSON(w, d) }},
	{"csv", func(w io.Writer, d *report.Document, _ *look) error { return data.WriteCSV(w, d) }},
	{"txt", func(w io.Writer, d *report.Document, _ *look) error { return text.Write(w, d) }},
}

func writePDF(w io.Writer, d *report.Document, k *look) error {
	year, month, day := d.AsOf.Civil()
	pages := page.Layout(d, &page.Pen{Theme: k.theme, Fonts: k.fonts, Px: page.SlidePx})
	return pdf.Write(w, pdf.Document{Pages: pages, Fonts: k.fonts, Title: d.Title, Author: d.Client, Subject: d.Subtitle,
		Date: time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)})
}

func formatNames() []string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.name
	}
	return names
}

// chosenFormats gives the formats of a list of names, each once, in our order.
func chosenFormats(names []string) ([]format, error) {
	for _, name := range names {
		if !slices.Contains(formatNames(), name) {
			return nil, usage("formats: "+strings.Join(formatNames(), ", "), "--format: there is no format %q", name)
		}
	}
	var chosen []format
	for _, f := range formats {
		if slices.Contains(names, f.name) {
			chosen = append(chosen, f)
		}
	}
	if len(chosen) == 0 {
		return nil, usage("formats: "+strings.Join(formatNames(), ", "), "--format names no format")
	}
	return chosen, nil
}
