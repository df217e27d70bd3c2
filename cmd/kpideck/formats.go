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
	"kpideck/report/png"
	"kpideck/report/svg"
	"kpideck/report/text"
	"kpideck/report/xlsx"
)

// format is a kind of document. Its name is the ending of its files.
type format struct {
	name   string
	asked  bool // written only when --format names it
	charts bool // a file for each chart instead of one for the report
	write  func(w io.Writer, d *report.Document, k *look) error
	paint  func(w io.Writer, c page.Chart, k *look) error
}

// formats are all kinds, in the order in which they are listed.
var formats = []format{
	{name: "xlsx", write: func(w io.Writer, d *report.Document, k *look) error { return xlsx.Write(w, d, k.theme) }},
	{name: "pdf", write: writePDF},
	{name: "json", write: func(w io.Writer, d *report.Document, _ *look) error { return data.WriteJSON(w, d) }},
	{name: "csv", write: func(w io.Writer, d *report.Document, _ *look) error { return data.WriteCSV(w, d) }},
	{name: "txt", write: func(w io.Writer, d *report.Document, _ *look) error { return text.Write(w, d) }},
	{name: "svg", asked: true, charts: true, paint: func(w io.Writer, c page.Chart, k *look) error {
		return svg.Write(w, svg.Document{Page: c.Page, Fonts: k.fonts, Title: c.Text})
	}},
	{name: "png", asked: true, charts: true, paint: func(w io.Writer, c page.Chart, k *look) error {
		return png.Write(w, png.Document{Page: c.Page, Fonts: k.fonts, Scale: chartDots})
	}},
}

// chartDots is how many dots a point of a chart has: two for each pixel of the
// theme, which is crisp on a projector at the size at which charts are drawn.
const chartDots = 2 / page.SlidePx

// document is one file of a report, named by what follows client and quarter.
type document struct {
	name  string
	write func(w io.Writer) error
}

// documents are the files of a format.
func (f format) documents(d *report.Document, k *look) []document {
	if !f.charts {
		return []document{{"." + f.name, func(w io.Writer) error { return f.write(w, d, k) }}}
	}
	var list []document
	for _, c := range page.Charts(d, k.pen()) {
		list = append(list, document{"-" + c.Name + "." + f.name, func(w io.Writer) error { return f.paint(w, c, k) }})
	}
	return list
}

func writePDF(w io.Writer, d *report.Document, k *look) error {
	year, month, day := d.AsOf.Civil()
	return pdf.Write(w, pdf.Document{Pages: page.Layout(d, k.pen()), Fonts: k.fonts, Title: d.Title, Author: d.Client, Subject: d.Subtitle,
		Language: d.Locale, Date: time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC)})
}

// pen is what pages and charts are drawn with.
func (k *look) pen() *page.Pen {
	return &page.Pen{Theme: k.theme, Fonts: k.fonts, Px: page.SlidePx, Logo: k.logo}
}

func formatNames() []string {
	names := make([]string, len(formats))
	for i, f := range formats {
		names[i] = f.name
	}
	return names
}

// usualFormats are what run writes when --format names nothing.
func usualFormats() []string {
	var names []string
	for _, f := range formats {
		if !f.asked {
			names = append(names, f.name)
		}
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
