package reporttest

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"
)

// Workbook is what a reader sees of an xlsx file. It is read with the standard
// library alone, so that a mistake of the writing library does not hide itself.
type Workbook struct {
	Sheets []Sheet
	Names  map[string]string // defined names of the workbook
	Parts  map[string]string // every part by its name
}

// Sheet is a sheet with its cells in the order of the file.
type Sheet struct {
	Name  string
	Cells []WorkCell
	Part  string // its XML
}

// WorkCell is a cell: Value is its cached value as text, Type is n for a number,
// else s.
type WorkCell struct {
	Ref, Formula, Value, Type string
	Look                      string // font, fill and number format in short
	look                      cellLook
}

// Cell finds a cell; the zero cell when there is none.
func (s *Sheet) Cell(ref string) WorkCell {
	for _, c := range s.Cells {
		if c.Ref == ref {
			return c
		}
	}
	return WorkCell{}
}

// Sheet finds a sheet by its name; an empty one when there is none.
func (w *Workbook) Sheet(name string) *Sheet {
	for i := range w.Sheets {
		if w.Sheets[i].Name == name {
			return &w.Sheets[i]
		}
	}
	return &Sheet{}
}

// ReadWorkbook reads an xlsx file.
func ReadWorkbook(data []byte) (*Workbook, error) {
	w := &Workbook{Names: map[string]string{}, Parts: map[string]string{}}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		text, err := io.ReadAll(r)
		r.Close()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		w.Parts[f.Name] = string(text)
	}
	return w, w.read()
}

// index is workbook.xml.
type index struct {
	Sheets []struct {
		Name string `xml:"name,attr"`
		ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
	} `xml:"sheets>sheet"`
	Names []struct {
		Name  string `xml:"name,attr"`
		Local string `xml:"localSheetId,attr"`
		Text  string `xml:",chardata"`
	} `xml:"definedNames>definedName"`
}

func (w *Workbook) read() error {
	var book index
	if err := w.decode("xl/workbook.xml", &book); err != nil {
		return err
	}
	for _, n := range book.Names {
		if n.Local == "" {
			w.Names[n.Name] = n.Text
		}
	}
	target, err := w.targets()
	if err != nil {
		return err
	}
	looks, err := w.looks()
	if err != nil {
		return err
	}
	shared, err := w.sharedStrings()
	if err != nil {
		return err
	}
	for _, s := range book.Sheets {
		sheet := Sheet{Name: s.Name, Part: w.Parts[target[s.ID]]}
		if err := w.readSheet(&sheet, target[s.ID], looks, shared); err != nil {
			return err
		}
		w.Sheets = append(w.Sheets, sheet)
	}
	return nil
}

// targets are the parts by the ids that workbook.xml names them with.
func (w *Workbook) targets() (map[string]string, error) {
	var rels struct {
		List []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
		} `xml:"Relationship"`
	}
	if err := w.decode("xl/_rels/workbook.xml.rels", &rels); err != nil {
		return nil, err
	}
	target := map[string]string{}
	for _, r := range rels.List {
		target[r.ID] = path.Join("xl", strings.TrimPrefix(r.Target, "/xl/"))
	}
	return target, nil
}

func (w *Workbook) decode(part string, into any) error {
	if err := xml.Unmarshal([]byte(w.Parts[part]), into); err != nil {
		return fmt.Errorf("%s: %w", part, err)
	}
	return nil
}

func (w *Workbook) readSheet(s *Sheet, part string, looks []cellLook, shared []string) error {
	var x struct {
		Cells []struct {
			Ref     string `xml:"r,attr"`
			Type    string `xml:"t,attr"`
			Style   int    `xml:"s,attr"`
			Formula string `xml:"f"`
			Value   string `xml:"v"`
			Inline  string `xml:"is>t"`
		} `xml:"sheetData>row>c"`
	}
	if err := w.decode(part, &x); err != nil {
		return err
	}
	for _, c := range x.Cells {
		cell := WorkCell{Ref: c.Ref, Formula: c.Formula, Value: c.Value, Type: "s", Look: looks[c.Style].words, look: looks[c.Style]}
		switch c.Type {
		case "", "n":
			cell.Type = "n"
		case "s":
			i, err := strconv.Atoi(c.Value)
			if err != nil || i >= len(shared) {
				return fmt.Errorf("%s %s: string %q is not in the table", s.Name, c.Ref, c.Value)
			}
			cell.Value = shared[i]
		case "inlineStr":
			cell.Value = c.Inline
		case "e":
			cell.Type = "e"
		}
		s.Cells = append(s.Cells, cell)
	}
	return nil
}

func (w *Workbook) sharedStrings() ([]string, error) {
	if w.Parts["xl/sharedStrings.xml"] == "" {
		return nil, nil
	}
	var x struct {
		Items []struct {
			Text string   `xml:"t"`
			Runs []string `xml:"r>t"`
		} `xml:"si"`
	}
	if err := w.decode("xl/sharedStrings.xml", &x); err != nil {
		return nil, err
	}
	var list []string
	for _, i := range x.Items {
		list = append(list, i.Text+strings.Join(i.Runs, ""))
	}
	return list, nil
}

// Dump writes every filled cell as `A1 | formula | value | look`, sheet by sheet.
func (w *Workbook) Dump() string {
	var s strings.Builder
	for i := range w.Sheets {
		fmt.Fprintf(&s, "== %s\n", w.Sheets[i].Name)
		for _, c := range w.Sheets[i].Cells {
			if c.Formula != "" || c.Value != "" {
				fmt.Fprintf(&s, "%s | %s | %s | %s\n", c.Ref, c.Formula, c.Value, c.Look)
			}
		}
	}
	var names []string
	for n, ref := range w.Names {
		names = append(names, n+" = "+ref)
	}
	slices.Sort(names)
	return s.String() + "== names\n" + strings.Join(names, "\n") + "\n"
}
