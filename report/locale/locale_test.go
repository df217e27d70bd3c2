package locale_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kpideck/report/locale"
	"kpideck/templates"
)

func load(t *testing.T, id string) *locale.Locale {
	t.Helper()
	file, err := templates.FS.ReadFile("locales/" + id + ".yaml")
	if err != nil {
		t.Fatal(err)
	}
	l, err := locale.Load(file)
	if err != nil {
		t.Fatalf("%s: %v", id, err)
	}
	return l
}

// shape lists every key with the arguments its word names. Only the form "one"
// may be missing in a language.
func shape(l *locale.Locale) []string {
	verb := regexp.MustCompile(`%(\[\d+\])?[a-z]`)
	var list []string
	for _, key := range l.Keys() {
		if strings.HasSuffix(key, ".one") {
			continue
		}
		verbs := verb.FindAllString(l.Word(key), -1)
		slices.Sort(verbs)
		list = append(list, strings.Join(append([]string{key}, slices.Compact(verbs)...), " "))
	}
	return list
}

func TestLocalesHaveTheSameKeysAndArguments(t *testing.T) {
	if diff := cmp.Diff(shape(load(t, "vi")), shape(load(t, "en"))); diff != "" {
		t.Errorf("vi (-) and en (+) differ:\n%s", diff)
	}
}

func TestArgumentsAreNumbered(t *testing.T) {
	bare := regexp.MustCompile(`%[sdvq]`)
	for _, id := range []string{"vi", "en"} {
		l := load(t, id)
		for _, key := range l.Keys() {
			if n := len(bare.FindAllString(l.Word(key), -1)); n > 1 {
				t.Errorf("%s: %s has %d verbs without numbers: %q", id, key, n, l.Word(key))
			}
		}
	}
}

func TestLoadRefuses(t *testing.T) {
	head := "id: x\nformat: {decimal: ',', group: '.', date: d, short_date: d, month: m"
	for _, c := range []struct{ name, file, want string }{
		{"ANumberAsAWord", head + "}\nstatus: {met: 3}\n", "status.met"},
		{"OneMarkForBoth", "id: x\nformat: {decimal: '.', group: '.'}\n", "decimal and group"},
		{"ElevenMonths", head + ", months: [a,b,c,d,e,f,g,h,i,j,k]}\n", "12 names"},
		{"StepsOutOfOrder", head + ", money: [{from: 1e3, by: 1e3, unit: k}, {from: 1e6, by: 1e6, unit: m}]}\n", "largest first"},
		{"AKeyTwice", head + "}\na: b\na: c\n", "already defined"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := locale.Load([]byte(c.file))
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want an error with %q", err, c.want)
			}
		})
	}
}

func TestAMissingWordIsItsKey(t *testing.T) {
	if got := load(t, "vi").Say("no.such.word", "x"); got != "no.such.word" {
		t.Errorf("got %q", got)
	}
}
