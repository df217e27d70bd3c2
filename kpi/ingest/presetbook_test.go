package ingest

import (
	"encoding/csv"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestPresetWorkbooks reads the invented samples that are workbooks. Each is a
// txtar archive whose files are sheets: a cell that is an ISO date becomes a
// serial with a date format, a number a number, all else text.
func TestPresetWorkbooks(t *testing.T) {
	files, err := filepath.Glob("testdata/*/*.sheets")
	if err != nil || len(files) == 0 {
		t.Fatal("no samples", err)
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), ".sheets")
		t.Run(filepath.Base(filepath.Dir(file))+"/"+name, func(t *testing.T) {
			got := dump(readOne(t, bytesOf(name+".xlsx", sheetsOf(t, file))))
			golden(t, strings.TrimSuffix(file, ".sheets")+".golden", got)
		})
	}
}

func sheetsOf(t *testing.T, file string) []byte {
	t.Helper()
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	sheets := map[string][][]any{}
	for _, f := range archive.Files {
		r := csv.NewReader(strings.NewReader(string(f.Data)))
		r.FieldsPerRecord = -1
		rows, err := r.ReadAll()
		if err != nil {
			t.Fatal(file, f.Name, err)
		}
		names = append(names, f.Name)
		for _, row := range rows {
			sheets[f.Name] = append(sheets[f.Name], sheetCells(row))
		}
	}
	return workbookOf(t, names, sheets, nil)
}

func sheetCells(row []string) []any {
	cells := make([]any, len(row))
	for i, s := range row {
		cells[i] = s
		if day, err := time.Parse(time.DateOnly, s); err == nil {
			cells[i] = day
		} else if n, err := strconv.ParseFloat(s, 64); err == nil {
			cells[i] = n
		} else if s == "" {
			cells[i] = nil
		}
	}
	return cells
}
