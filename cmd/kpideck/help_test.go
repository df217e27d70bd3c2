package main

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"kpideck/templates"
)

var explained = regexp.MustCompile(`kpideck explain \S+ (\S+)`)

// Examples are typed as they stand, so a KPI that they name must exist.
func TestExamplesNameKPIsThatExist(t *testing.T) {
	ship, err := loadShipped(templates.FS)
	if err != nil {
		t.Fatal(err)
	}
	catalog, named := ship.catalogue.Catalog(), 0
	var walk func(c *cobra.Command)
	walk = func(c *cobra.Command) {
		for _, m := range explained.FindAllStringSubmatch(c.Long+"\n"+c.Example, -1) {
			named++
			if catalog.Metric(m[1]) == nil {
				t.Errorf("%s --help names the KPI %s, which does not exist", c.CommandPath(), m[1])
			}
		}
		for _, sub := range c.Commands() {
			walk(sub)
		}
	}
	walk((&app{ship: ship}).root())
	if named == 0 {
		t.Error("no help names a KPI")
	}
}

// The help is the same on every machine and names every flag of the contract.
func TestHelpNamesEveryFlag(t *testing.T) {
	_, help, _ := invoke("run", "--help")
	words := strings.Fields(help)
	for _, flag := range []string{"--quarter", "--as-of", "--out", "--format", "--locale", "--layout", "--values", "--jobs", "--force", "--fail-on", "--log", "--quiet"} {
		if !slices.Contains(words, flag) {
			t.Errorf("kpideck run --help does not name %s", flag)
		}
	}
	if regexp.MustCompile(`processors\) \(default`).MatchString(help) {
		t.Error("the help tells the number of processors of this machine")
	}
}
