package main

import (
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"kpideck/kpi"
	"kpideck/kpi/deck"
)

// readFlags are those of every command that reads a deck.
type readFlags struct {
	quarter string
	asOf    string
	locale  string
	log     string
	jobs    int
	quiet   bool
}

func (f *readFlags) add(c *cobra.Command) {
	c.Flags().StringVar(&f.quarter, "quarter", "", "quarter of the report: 2025-Q3, current or previous (default: the deck's, else that of as-of)")
	c.Flags().StringVar(&f.asOf, "as-of", "", "last day that counts: 2025-09-30 or yesterday (default: the deck's, else the last day that any source covers)")
	c.Flags().StringVar(&f.locale, "locale", "", "language: vi or en (default: the deck's, else vi)")
	c.Flags().StringVar(&f.log, "log", "text", "form of the messages: text or json")
	c.Flags().IntVar(&f.jobs, "jobs", runtime.GOMAXPROCS(0), "how much is done at a time (default: the number of processors)")
	c.Flags().Lookup("jobs").DefValue = "0" // pflag shows no default then; the help must not depend on the machine
	c.Flags().BoolVar(&f.quiet, "quiet", false, "print errors only")
}

// wantsJSON looks for --log json before the flags are read, for the messages about
// what stops the program until then: its data files, and the flags themselves.
func wantsJSON(args []string) bool {
	for i, arg := range args {
		if arg == "--log=json" || arg == "json" && i > 0 && args[i-1] == "--log" {
			return true
		}
	}
	return false
}

// The words that stand for a day or a quarter by the clock.
const (
	currentQuarter  = "current"
	previousQuarter = "previous"
	yesterday       = "yesterday"
)

// apply checks the flags and sets what they change for the whole run.
func (f *readFlags) apply(a *app) error {
	if !slices.Contains([]string{"text", "json"}, f.log) {
		return usage("use --log text or --log json", "--log: there is no form %q", f.log)
	}
	a.ui.quiet, a.ui.json = f.quiet, f.log == "json"
	if f.locale != "" && !slices.Contains(a.ship.localeIDs(), f.locale) {
		return usage("locales: "+strings.Join(a.ship.localeIDs(), ", "), "--locale: there is no locale %q", f.locale)
	}
	if f.jobs < 1 {
		return usage("use a number from 1 up", "--jobs: %d is no number of jobs", f.jobs)
	}
	if _, ok := kpi.ParseDate(f.asOf); !ok && f.asOf != "" && f.asOf != yesterday {
		return usage("use a day such as 2025-09-30, or yesterday", "--as-of: %q is no day", f.asOf)
	}
	p, ok := kpi.DefaultCalendar().Parse(f.quarter)
	if named := ok && p.Grain == kpi.Quarterly; !named && f.quarter != "" && f.quarter != currentQuarter && f.quarter != previousQuarter {
		return usage("use 2025-Q3, current or previous", "--quarter: %q is no quarter", f.quarter)
	}
	return nil
}

// settle puts the flags over what a deck says, and turns words that mean the
// clock into days of the deck's own time zone and calendar.
func (f *readFlags) settle(d *deck.Deck, now time.Time) {
	today := dayIn(now, d.Timezone)
	switch f.asOf {
	case "":
	case yesterday:
		d.AsOf = today - 1
	default:
		d.AsOf, _ = kpi.ParseDate(f.asOf)
	}
	if d.AsOf != 0 {
		today = d.AsOf
	}
	quarter := d.Calendar.Containing(kpi.Quarterly, today)
	switch f.quarter {
	case "":
	case currentQuarter:
		d.Quarter = quarter.Label
	case previousQuarter:
		d.Quarter = d.Calendar.Previous(quarter).Label
	default:
		d.Quarter = f.quarter
	}
	if f.locale != "" {
		d.Locale = f.locale
	}
}

// dayIn is the civil day of an instant in a time zone, whose name was checked
// when the deck was read.
func dayIn(now time.Time, zone string) kpi.Date {
	if z, err := time.LoadLocation(zone); err == nil {
		now = now.In(z)
	}
	d, _ := kpi.NewDate(now.Year(), int(now.Month()), now.Day())
	return d
}
