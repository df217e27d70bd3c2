package ingest

import (
	"fmt"
	"slices"
)

// workbook reads the first sheet that holds a table, or the one that the deck
// names: exporters repeat the same rows on several sheets.
func (f *fileRead) workbook(o *opened) error {
	w, err := openWorkbook(o)
	if err != nil {
		return err
	}
	sheets := w.sheets
	if f.req.Sheet != "" {
		if !slices.Contains(sheets, f.req.Sheet) {
			f.problems.Add(f.noSheet(sheets))
			return nil
		}
		sheets = []string{f.req.Sheet}
	}
	sheets = f.r.presets.preferred(w.visibleFirst(sheets))
	first, sum := f.problems, o.hexSum()
	for i, sheet := range sheets {
		try := fileRead{r: f.r, req: f.req}
		if err := try.sheet(w, sheet); err != nil {
			return fmt.Errorf("%s: %w", sheet, err)
		}
		if i == 0 {
			first = try.problems
		}
		if len(try.tallies) > 0 {
			for _, t := range try.tallies {
				t.Hash, t.Table = sum, ""
				if len(w.sheets) > 1 {
					t.Table = sheet
				}
			}
			writtenIn(try.tallies, "xlsx")
			f.tallies, f.problems = try.tallies, append(f.problems, try.problems...)
			if f.req.Sheet == "" && len(w.sheets) > 1 {
				f.tellSheetsLeft(w, sheet)
			}
			return f.beside(w, try.tallies[0].Preset)
		}
	}
	f.problems = append(f.problems, first...)
	return nil
}

// beside notices what the other sheets of an export say about its figures.
func (f *fileRead) beside(w *workbook, preset string) error {
	i := slices.IndexFunc(f.r.presets.list, func(x *Preset) bool { return x.ID == preset })
	if i < 0 || len(f.r.presets.list[i].companions) == 0 {
		return nil
	}
	for _, sheet := range w.sheets {
		text := w.text(sheet)
		s := newStream(&opened{text: text, code: utf8Code}, f.r.spare)
		head, err := s.head(headSize)
		text.Close()
		if err != nil {
			return fmt.Errorf("%s: %w", sheet, err)
		}
		f.companionIn(f.r.presets.list[i], parseHead(head, ',', s.eof && len(head) == len(s.buf)), 1)
	}
	return nil
}

// preferred puts the sheets that a preset names first.
func (p Presets) preferred(sheets []string) []string {
	var named, others []string
	for _, s := range sheets {
		if slices.ContainsFunc(p.list, func(x *Preset) bool { return slices.Contains(x.sheets, s) }) {
			named = append(named, s)
		} else {
			others = append(others, s)
		}
	}
	return append(named, others...)
}

func (f *fileRead) sheet(w *workbook, name string) error {
	text := w.text(name)
	defer text.Close()
	if err := f.allTables(newStream(&opened{text: text, code: utf8Code}, f.r.spare)); err != nil {
		return err
	}
	f.tellSkipped()
	return nil
}
