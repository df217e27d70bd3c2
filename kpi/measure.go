package kpi

// Unit says what a number counts.
type Unit string

// The units. Percent values are fractions: 0.12 is 12 %.
const (
	Money   Unit = "money"
	Count   Unit = "count"
	People  Unit = "people"
	Percent Unit = "percent"
	Ratio   Unit = "ratio"
	Seconds Unit = "seconds"
	Points  Unit = "points"
)

// Rollup says how values of a measure become one.
type Rollup string

// The rollups. RollNone marks what must not be added: reach of two days is not
// the reach of both.
const (
	RollSum  Rollup = "sum"
	RollLast Rollup = "last"
	RollMax  Rollup = "max"
	RollMin  Rollup = "min"
	RollNone Rollup = "none"
)

// Family is the kind of source that a measure is taken from. Families count
// the same thing in their own ways and are never added.
type Family string

// The families of the glossary.
const (
	Ads    Family = "ads"
	Web    Family = "web"
	Search Family = "search"
	Shop   Family = "shop"
	CRM    Family = "crm"
	Social Family = "social"
	Email  Family = "email"
	Survey Family = "survey"
	Event  Family = "event"
	// AnyFamily is a source that states none: it counts for every family.
	AnyFamily Family = ""
)

// AllFamilies lists the families in the order in which they are asked for a
// measure that states no order of its own.
var AllFamilies = []Family{Ads, Web, Search, Shop, CRM, Social, Email, Survey, Event}

// Names holds a word per locale.
type Names map[string]string

// In gives the word in a locale, else in English, else in any (by key order vi).
func (n Names) In(locale string) string {
	for _, key := range []string{locale, "en", "vi"} {
		if s := n[key]; s != "" {
			return s
		}
	}
	return ""
}

// Measure is a column that counts.
type Measure struct {
	ID          string
	Unit        Unit
	OverTime    Rollup
	OverMembers Rollup // "": see MemberRollup
	Families    []Family
	Names       Names
}

// Additive tells whether the measure may be summed over days and members.
func (m *Measure) Additive() bool { return m.OverTime == RollSum && m.MemberRollup() == RollSum }

// MemberRollup is OverMembers, or what follows from OverTime: the last values of
// a stock are summed, all else rolls up over members as it does over days.
func (m *Measure) MemberRollup() Rollup {
	switch {
	case m.OverMembers != "":
		return m.OverMembers
	case m.OverTime == RollLast:
		return RollSum
	}
	return m.OverTime
}
