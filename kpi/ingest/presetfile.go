package ingest

import (
	"fmt"

	"kpideck/kpi"
	"kpideck/kpi/diag"
)

// presetFile is the form of a preset's YAML; templates/presets/README.md
// explains it.
type presetFile struct {
	Preset         string                 `yaml:"preset"`
	Extends        string                 `yaml:"extends"`
	Platform       string                 `yaml:"platform"`
	Channel        string                 `yaml:"channel"`
	Family         kpi.Family             `yaml:"family"`
	Name           kpi.Names              `yaml:"name"`
	Requires       []oneOrMore            `yaml:"requires"`
	Signature      []oneOrMore            `yaml:"signature"`
	Refuses        []refusalFile          `yaml:"refuses"`
	Beside         []companionFile        `yaml:"companions"`
	Fallback       bool                   `yaml:"fallback"`
	Comment        string                 `yaml:"comment"`
	Titled         map[string][]string    `yaml:"titled"`
	TitledChannels map[string][]string    `yaml:"titled_channels"`
	Keys           map[string][]string    `yaml:"keys"`
	Blocks         map[string][]string    `yaml:"blocks"`
	CutBlocks      bool                   `yaml:"cut_blocks"`
	Stated         []string               `yaml:"stated"`
	Reported       reportedFile           `yaml:"reported"`
	Dims           []dimFile              `yaml:"dimensions"`
	Columns        map[string][]string    `yaml:"columns"`
	Measures       []measureFile          `yaml:"measures"`
	FirstOf        map[string][]string    `yaml:"first_of"`
	Ratios         []string               `yaml:"ratios"`
	Levels         []levelFile            `yaml:"levels"`
	LevelWord      map[kpi.Level][]string `yaml:"level_words"`
	Totals         totalsFile             `yaml:"totals"`
	Accounts       []string               `yaml:"account_from_name"`
	Ranges         []string               `yaml:"range_from_name"`
	Same           sameFile               `yaml:"same_account"`
	Numbers        string                 `yaml:"numbers"`
	Dates          string                 `yaml:"dates"`
	Described      bool                   `yaml:"descriptions"`
	Empty          []string               `yaml:"empty"`
	Sheets         []string               `yaml:"sheets"`
	Settles        settling               `yaml:"settles"`
	Until          []string               `yaml:"until"`
	Unproven       unproven               `yaml:"unproven"`
}

type dimFile struct {
	ID      string   `yaml:"id"`
	Headers []string `yaml:"headers"`
}

type sameFile struct {
	Names   []string `yaml:"names"`
	Figures []string `yaml:"figures"`
	IDs     []string `yaml:"ids"`
}

type levelFile struct {
	Level kpi.Level `yaml:"level"`
	With  oneOrMore `yaml:"with"`
}

type totalsFile struct {
	Labels []string `yaml:"labels"`
	Own    []string `yaml:"own"`
	Blank  []string `yaml:"blank"`
	Any    bool     `yaml:"anywhere"`
	Beyond []struct {
		Labels []string  `yaml:"labels"`
		Why    diag.Text `yaml:"why"`
	} `yaml:"beyond"`
}

// preset takes the totals of a preset; of what goes beyond a table each entry says
// in both languages why.
func (f *totalsFile) preset() (presetTotals, error) {
	t := presetTotals{labels: lowered(f.Labels), own: lowered(f.Own), blank: f.Blank, anywhere: f.Any}
	for _, b := range f.Beyond {
		if b.Why["en"] == "" || b.Why["vi"] == "" {
			return t, fmt.Errorf("totals.beyond %v: why needs en and vi", b.Labels)
		}
		t.beyond = append(t.beyond, beyondTable{lowered(b.Labels), b.Why})
	}
	return t, nil
}

// oneOrMore is a word or a list of words.
type oneOrMore []string

// UnmarshalYAML reads both forms.
func (o *oneOrMore) UnmarshalYAML(read func(any) error) error {
	var list []string
	if err := read(&list); err == nil {
		*o = list
		return nil
	}
	var one string
	err := read(&one)
	*o = []string{one}
	return err
}
