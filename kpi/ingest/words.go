package ingest

import (
	"maps"
	"slices"
	"strings"

	"kpideck/kpi"
)

// words are the vocabulary of cells, of every language: data, in words.yaml.
type words struct {
	months  map[string]int
	skipped map[string]bool   // weekdays and other words without meaning in a date
	monthOf map[string]bool   // words before the number of a month: tháng 4
	periods map[string]string // word → monthWord, quarterWord or yearWord
	ranges  []string          // what stands between the ends of a range
	nulls   map[string]bool
	symbols map[string]string // as written → ISO code, "" when several share it
	noCents map[string]bool   // currencies whose amounts are whole numbers
	totals  []string          // labels of totals rows, for files without preset
	persons map[string]bool   // keys of headers that tell who a person is
	reached map[string]bool   // of them, those by which a person is reached
	beside  map[string]bool   // keys of headers that do so beside one of these
	parts   personalParts     // words of which headers of personal data are made
	meaning map[string]string // key of a header → what it is in columns:, for proposals
	settles map[kpi.Family]settling
}

// wordsFile is the form of words.yaml.
type wordsFile struct {
	Months     map[int][]string    `yaml:"months"`
	Weekdays   []string            `yaml:"weekdays"`
	Ignored    []string            `yaml:"ignored"`
	MonthWords []string            `yaml:"month_words"`
	Periods    map[string][]string `yaml:"period_words"`
	Ranges     []string            `yaml:"ranges"`
	Nulls      []string            `yaml:"nulls"`
	Currencies map[string][]string `yaml:"currencies"`
	Shared     []string            `yaml:"shared_symbols"`
	NoCents    []string            `yaml:"no_cents"`
	Totals     []string            `yaml:"totals"`
	Contacts   []string            `yaml:"contacts"`
	Personal   []string            `yaml:"personal"`
	Beside     []string            `yaml:"personal_beside"`
	Parts      personalPartsFile   `yaml:"personal_parts"`
	Headers    map[string][]string `yaml:"headers"`

	Settles map[kpi.Family]settling `yaml:"settles"`
}

func (f *wordsFile) words() *words {
	w := &words{months: map[string]int{}, skipped: map[string]bool{}, monthOf: map[string]bool{},
		nulls: map[string]bool{}, symbols: map[string]string{}, noCents: map[string]bool{}, ranges: f.Ranges, settles: f.Settles,
		persons: headerKeys(slices.Concat(f.Contacts, f.Personal)), reached: headerKeys(f.Contacts), beside: headerKeys(f.Beside), meaning: map[string]string{}, periods: map[string]string{},
		parts: f.Parts.parts()}
	for n, names := range f.Months {
		for _, name := range names {
			w.months[dateWord(name)] = n
		}
	}
	for kind, names := range f.Periods {
		for _, name := range names {
			w.periods[dateWord(name)] = kind
		}
	}
	addWords(w.skipped, dateWord, f.Weekdays, f.Ignored)
	addWords(w.monthOf, dateWord, f.MonthWords)
	addWords(w.nulls, strings.ToLower, f.Nulls)
	addWords(w.noCents, strings.ToUpper, f.NoCents)
	for code, signs := range f.Currencies {
		w.symbols[code] = code
		for _, sign := range signs {
			w.symbols[sign] = code
		}
	}
	for _, sign := range f.Shared {
		w.symbols[sign] = ""
	}
	for _, id := range slices.Sorted(maps.Keys(f.Headers)) {
		for _, header := range f.Headers[id] {
			w.meaning[headerKey(header)] = id
		}
	}
	for _, label := range f.Totals {
		w.totals = append(w.totals, strings.ToLower(memberName(label)))
	}
	return w
}

func addWords(set map[string]bool, key func(string) string, lists ...[]string) {
	for _, list := range lists {
		for _, s := range list {
			set[key(memberName(s))] = true
		}
	}
}

func dateWord(s string) string { return strings.TrimSuffix(strings.ToLower(memberName(s)), ".") }

// null tells whether a trimmed cell says that there is no value.
func (w *words) null(s string) bool { return s == "" || w.nulls[strings.ToLower(s)] }
