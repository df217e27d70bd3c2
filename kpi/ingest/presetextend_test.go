package ingest

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"kpideck/templates"
)

// presetsAnd reads the presets that ship and one file more.
func presetsAnd(t testing.TB, name, content string) Presets {
	t.Helper()
	files := fstest.MapFS{name: {Data: []byte(content)}}
	names, err := fs.Glob(templates.FS, "presets/*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range names {
		data, err := templates.FS.ReadFile(n)
		if err != nil {
			t.Fatal(err)
		}
		files[strings.TrimPrefix(n, "presets/")] = &fstest.MapFile{Data: data}
	}
	p, err := LoadPresets(files, ".")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// germanGoogle stands in templates/presets/README.md too.
const germanGoogle = `extends: google-ads
signature: [Währungscode]
keys:
  date: [Tag]
  currency: [Währungscode]
dimensions:
  - {id: campaign, headers: [Kampagne]}
measures:
  - {id: spend, headers: [Kosten]}
  - {id: clicks, headers: [Klicks]}
totals: {labels: [Gesamt], own: ["Gesamt: Kampagnen"]}
unproven: [Währungscode]
`

// TestAnotherLanguage reads German exports by a file of words alone, with their
// commas, months and totals; the languages that ship are read as before.
func TestAnotherLanguage(t *testing.T) {
	p := presetsAnd(t, "google-ads-de.yaml", germanGoogle)
	in := "Kampagnenbericht\n1. März 2025 - 2. März 2025\nKampagne,Tag,Währungscode,Kosten,Impr.,Klicks\n" +
		"Marke,2025-03-01,EUR,\"1.234,50\",\"10.250\",310\nSüßes,2025-03-02,EUR,\"80,10\",\"1.250\",31\nGesamt: Kampagnen,--,EUR,\"1.314,60\",\"11.500\",341\n"
	want := `x.csv unproven preset=google-ads family=ads channel="Google Ads" account="" level=campaign
  stated 2025-03-01..2025-03-02  seen 2025-03-01..2025-03-02  rows 2  totals_row 1
  span | campaign | currency | spend | clicks | impressions
  2025-03-01 | Marke | EUR | 1234.5 | 310 | 10250
  2025-03-02 | Süßes | EUR | 80.1 | 31 | 1250
  total "Gesamt: Kampagnen" line 6: spend stated 1314.6 computed 1314.6
  total "Gesamt: Kampagnen" line 6: clicks stated 341 computed 341
  total "Gesamt: Kampagnen" line 6: impressions stated 11500 computed 11500
`
	if diff := cmp.Diff(want, dump(Read(t.Context(), []Request{text("x.csv", in)}, p, 1, nil))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	english := text("x.csv", "Campaign report\n\"March 1, 2025 - March 1, 2025\"\nCampaign,Day,Currency code,Cost,Impr.,Clicks\nBrand,2025-03-01,EUR,\"1,234.50\",\"10,250\",310\n")
	if one, two := dump(Read(t.Context(), []Request{english}, builtin(t), 1, nil)), dump(Read(t.Context(), []Request{english}, p, 1, nil)); one != two {
		t.Errorf("without it\n%s\nwith it\n%s", one, two)
	}
}

// TestReadmeShowsTheExample holds the example and the manual together.
func TestReadmeShowsTheExample(t *testing.T) {
	text, err := templates.FS.ReadFile("presets/README.md")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(text), "    "+strings.ReplaceAll(strings.TrimSpace(germanGoogle), "\n", "\n    ")) {
		t.Error("templates/presets/README.md shows another example")
	}
}
