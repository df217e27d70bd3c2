package ingest

import (
	"strings"
	"testing"
)

// TestUnknownFileNamesTheNearest holds that of all presets the nearest are
// named, with what each lacks, at most three and none that shares but a date.
func TestUnknownFileNamesTheNearest(t *testing.T) {
	const start = "unknown kind of file"
	p := presetsOf(t, plainCosts, richerCosts, nthPreset, consolePreset, insightsPreset)
	for _, tt := range []struct{ header, want string }{
		{"Cost,Note", start + "; the nearest, and the columns they lack: a-platform (Day)"},
		{"Views,Clicks,Note", start + "; the nearest, and the columns they lack: console (Date), nth (Nth day | Nth week | Nth month)"},
		{"Date,Note", start},
		{"Note,Remark", start},
	} {
		_, problems := readBy(t, p, text("x.csv", tt.header+"\na,b\n"))
		if len(problems) != 1 || problems[0].Code != "unknown_file" || problems[0].Message["en"] != tt.want {
			t.Errorf("%s:\n%s", tt.header, dump(nil, problems))
		}
	}
}

// TestPresetOfTheDeckDoesNotFit holds that the deck's own word is judged alone.
func TestPresetOfTheDeckDoesNotFit(t *testing.T) {
	r := text("x.csv", "Day,Note\n2025-07-01,b\n")
	for preset, want := range map[string]string{
		"a-platform": "not_of_preset x.csv:1 (1): the file is not of preset a-platform: it lacks the columns Cost",
		"other":      "unknown_preset x.csv:1 (1): there is no preset \"other\"",
	} {
		r.Preset = preset
		_, problems := readBy(t, presetsOf(t, plainCosts, richerCosts), r)
		if got := dump(nil, problems); !strings.Contains(got, want) || len(problems) != 1 {
			t.Errorf("%s: %s", preset, got)
		}
	}
}

// TestProposalNeedsASign holds that a preset which lacks only a sign of its
// platform is offered by name, beside the entry.
func TestProposalNeedsASign(t *testing.T) {
	_, problems := readOne(t, text("x.csv", "Date,Users\n2025-07-01,5\n"))
	if len(problems) != 1 || !strings.Contains(problems[0].Hint["en"], "preset: ga4\n") || !strings.Contains(problems[0].Hint["en"], "columns: {date: Date, users: Users}") {
		t.Error(dump(nil, problems))
	}
}

// TestNumbersAreNoYears holds that a column of numbers from 0000 on, as the days of a
// range are counted, is not proposed as one of periods.
func TestNumbersAreNoYears(t *testing.T) {
	for content, want := range map[string]bool{"Axis,Shops\n0000,5\n0001,6\n0543,7\n": false, "Axis,Shops\n2024,5\n2025,6\n": true} {
		_, problems := readOne(t, text("x.csv", content))
		if len(problems) != 1 || strings.Contains(problems[0].Hint["en"], "period: Axis") != want {
			t.Errorf("%q:\n%s", content, dump(nil, problems))
		}
	}
}
