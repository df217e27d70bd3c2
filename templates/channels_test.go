package templates_test

import (
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"kpideck/kpi/formula"
)

type channelNames struct {
	Channels map[string][]string
}

func readChannels(t *testing.T) map[string][]string {
	t.Helper()
	var c channelNames
	decode(t, "channels/channels.yaml", &c)
	return c.Channels
}

// fold is how a name is compared: NFC, trimmed, without regard to case.
func fold(name string) string {
	return strings.ToLower(norm.NFC.String(strings.TrimSpace(name)))
}

func TestAliasesMeanOneChannel(t *testing.T) {
	channels := readChannels(t)
	owner := map[string]string{}
	for name := range channels {
		owner[fold(name)] = name
	}
	for name, aliases := range channels {
		if name != norm.NFC.String(strings.TrimSpace(name)) {
			t.Errorf("channel %q is not NFC and trimmed", name)
		}
		for _, alias := range aliases {
			if other, taken := owner[fold(alias)]; taken {
				t.Errorf("%q stands under %s, and is or stands under %s", alias, name, other)
			}
			owner[fold(alias)] = name
		}
	}
}

func TestFoldedAliasesAreFoundWhateverTheirCase(t *testing.T) {
	want := map[string]string{
		"facebook ads": "Meta Ads", "GOOGLE / CPC": "Google Ads", "Tiktok Ads": "TikTok Ads", "COCCOC": "Cốc Cốc",
		"tìm kiếm tự nhiên": "Organic Search", "Mạng xã hội có trả tiền": "Paid Social", "Trực Tiếp": "Direct",
	}
	owner := map[string]string{}
	for name, aliases := range readChannels(t) {
		owner[fold(name)] = name
		for _, alias := range aliases {
			owner[fold(alias)] = name
		}
	}
	for alias, name := range want {
		if got := owner[fold(alias)]; got != name {
			t.Errorf("%q is %q, want %q", alias, got, name)
		}
	}
}

// A formula that names a channel the list does not know would silently choose
// nothing.
func TestFormulasNameKnownChannels(t *testing.T) {
	channels := readChannels(t)
	var check func(kpi string, c *formula.Cond)
	check = func(kpi string, c *formula.Cond) {
		if c.Dim == "channel" && channels[c.Member] == nil {
			t.Errorf("%s names channel %q, which channels.yaml does not know", kpi, c.Member)
		}
		for _, arg := range c.Args {
			check(kpi, arg)
		}
	}
	for _, k := range readCatalog(t).KPIs {
		for _, b := range k.bases() {
			n, err := formula.Parse(b.Formula)
			if err != nil {
				t.Fatalf("%s: %v", k.ID, err)
			}
			n.Walk(func(n *formula.Node) {
				if n.Cond != nil {
					check(k.ID, n.Cond)
				}
			})
		}
	}
}
