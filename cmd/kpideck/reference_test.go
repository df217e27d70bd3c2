package main

import (
	"math/big"
	"os"
	"path/filepath"
	"testing"
)

// reference is a deck over real exports, whose sums are known from elsewhere.
// The exports are not part of the project and lie beside it, or nowhere.
type reference struct {
	name  string
	files map[string]string // name in the deck's folder → name among the exports
	deck  string
	want  map[place]string // exact decimals
}

var references = []reference{
	{
		name: "a shop's Google and Meta by quarter",
		files: map[string]string{
			"google.csv": "google_ads/cocoon_campaign_daily_raw_2025-08_2026-04.csv",
			"meta.csv":   "meta_ads/cocoon_ads_daily_raw_2025-08_2026-04.csv",
		},
		deck: "sources:\n  - {files: google.csv, preset: google-ads}\n  - {files: meta.csv, preset: meta-ads}\n",
		want: map[place]string{
			quarter("spend", "2025-Q3", "Google Ads"):            "618.45",
			quarter("spend", "2025-Q4", "Google Ads"):            "8299.74",
			quarter("spend", "2026-Q1", "Google Ads"):            "21349.71",
			quarter("spend", "2026-Q2", "Google Ads"):            "5703.66",
			quarter("clicks", "2025-Q4", "Google Ads"):           "9235",
			quarter("impressions", "2026-Q1", "Google Ads"):      "1116242",
			quarter("conversions", "2025-Q3", "Google Ads"):      "5",
			quarter("conversions", "2025-Q4", "Google Ads"):      "1808.03",
			quarter("conversions", "2026-Q1", "Google Ads"):      "161.26",
			quarter("conversions", "2026-Q2", "Google Ads"):      "26.96",
			quarter("conversion_value", "2025-Q3", "Google Ads"): "1908.10",
			quarter("conversion_value", "2025-Q4", "Google Ads"): "81412.28",
			quarter("conversion_value", "2026-Q1", "Google Ads"): "95511.14",
			quarter("conversion_value", "2026-Q2", "Google Ads"): "16629.70",
			quarter("spend", "2025-Q3", "Meta Ads"):              "1931.24",
			quarter("spend", "2025-Q4", "Meta Ads"):              "5666.80",
			quarter("spend", "2026-Q1", "Meta Ads"):              "4775.67",
			quarter("spend", "2026-Q2", "Meta Ads"):              "1197.29",
			quarter("conversions", "2025-Q3", "Meta Ads"):        "1",
			quarter("conversions", "2025-Q4", "Meta Ads"):        "24",
			quarter("conversions", "2026-Q1", "Meta Ads"):        "38",
			quarter("conversions", "2026-Q2", "Meta Ads"):        "8",
			quarter("conversion_value", "2025-Q4", "Meta Ads"):   "18746.86",
			quarter("link_clicks", "2026-Q1", "Meta Ads"):        "7231",
			quarter("impressions", "2026-Q1", "Meta Ads"):        "328192",
			quarter("spend", "2025-Q4", ""):                      "13966.54",
			quarter("spend", "2026-Q1", ""):                      "26125.38",
			quarter("conversion_value", "2026-Q1", ""):           "131948.36",
		},
	},
	{
		name: "June exported twice: the newer file speaks",
		files: map[string]string{
			"google/19.csv": "google_ads/cocoon_campaign_daily_raw_2026-06-01_19.csv",
			"google/25.csv": "google_ads/cocoon_campaign_daily_raw_2026-06-01_25.csv",
			"meta/19.csv":   "meta_ads/cocoon_campaign_daily_raw_2026-06-01_19.csv",
			"meta/25.csv":   "meta_ads/cocoon_campaign_daily_raw_2026-06-01_25.csv",
		},
		deck: "sources:\n  - {files: google/*.csv, preset: google-ads}\n  - {files: meta/*.csv, preset: meta-ads}\n",
		want: map[place]string{
			month("spend", "2026-06", "Google Ads"):            "11929.18",
			month("clicks", "2026-06", "Google Ads"):           "7521",
			month("impressions", "2026-06", "Google Ads"):      "567520",
			month("conversions", "2026-06", "Google Ads"):      "115.66",
			month("conversion_value", "2026-06", "Google Ads"): "64727.91",
			month("spend", "2026-06", "Meta Ads"):              "4035.16",
			month("conversions", "2026-06", "Meta Ads"):        "33",
			month("conversion_value", "2026-06", "Meta Ads"):   "32068.34",
			month("clicks", "2026-06", "Meta Ads"):             "8790",
		},
	},
	{
		name: "a Vietnamese account day by day: two presets, two levels, one truth",
		files: map[string]string{
			"meta/accA_chien-dich_2026-04-12.csv":     "meta_ads_vi/accA_chien-dich_2026-04-12.csv",
			"meta/accA_chien-dich_2026-04-13.csv":     "meta_ads_vi/accA_chien-dich_2026-04-13.csv",
			"meta/accA_chien-dich_2026-04-14.csv":     "meta_ads_vi/accA_chien-dich_2026-04-14.csv",
			"meta/accA_chien-dich_2026-04-15.csv":     "meta_ads_vi/accA_chien-dich_2026-04-15.csv",
			"meta/accA_chien-dich_2026-04-16 (1).csv": "meta_ads_vi/accA_chien-dich_2026-04-16 (1).csv",
			"meta/accA_chien-dich_2026-04-16.csv":     "meta_ads_vi/accA_chien-dich_2026-04-16.csv",
			"meta/accA_chien-dich_2026-04-17.csv":     "meta_ads_vi/accA_chien-dich_2026-04-17.csv",
			"meta/accA_chien-dich_2026-04-18.csv":     "meta_ads_vi/accA_chien-dich_2026-04-18.csv",
			"meta/accA_chien-dich_2026-04-19.csv":     "meta_ads_vi/accA_chien-dich_2026-04-19.csv",
			"meta/accA_nhom-quang-cao_2026-04-18.csv": "meta_ads_vi/accA_nhom-quang-cao_2026-04-18.csv",
		},
		deck: "sources:\n  - {files: meta/*.csv, preset: meta-ads, account: A}\n",
		want: map[place]string{
			onDay("spend", "2026-04-12"):       "593",
			onDay("spend", "2026-04-13"):       "18503",
			onDay("spend", "2026-04-14"):       "15262",
			onDay("spend", "2026-04-15"):       "94740",
			onDay("spend", "2026-04-16"):       "686938",
			onDay("spend", "2026-04-17"):       "477609",
			onDay("spend", "2026-04-18"):       "516111",
			onDay("spend", "2026-04-19"):       "12315",
			onDay("impressions", "2026-04-16"): "18962",
			month("spend", "2026-04", ""):      "1822071",
		},
	},
	{
		name:  "a report of one day",
		files: map[string]string{"meta.csv": "meta_ads_vi/bao-cao-chua-dat-ten_10-17-2025.csv"},
		deck:  "sources:\n  - {files: meta.csv}\n",
		want:  map[place]string{onDay("spend", "2025-10-17"): "744632"},
	},
	{
		name:  "a workbook with campaigns, ad sets and ads between each other",
		files: map[string]string{"meta.xlsx": "meta_ads_vi/bao-cao-chua-dat-ten_5-10-2026.xlsx"},
		deck:  "sources:\n  - {files: meta.xlsx}\n",
		want:  map[place]string{onDay("spend", "2026-05-10"): "929867"},
	},
}

func quarter(kpi, label, channel string) place {
	return place{kpi, "quarter", label, segment{channel: channel}}
}

func month(kpi, label, channel string) place {
	return place{kpi, "month", label, segment{channel: channel}}
}

func onDay(kpi, label string) place { return place{kpi: kpi, grain: "day", period: label} }

// TestReferenceSums runs the whole program over real exports. The sums were
// computed from the same files by other means.
func TestReferenceSums(t *testing.T) {
	exports := filepath.Join("..", "..", "..", "shared", "exports")
	if _, err := os.Stat(exports); err != nil {
		t.Skip("the reference exports do not lie beside the project, in ../shared/exports")
	}
	for _, r := range references {
		t.Run(r.name, func(t *testing.T) {
			dir := t.TempDir()
			for to, from := range r.files {
				copyFile(t, filepath.Join(exports, from), filepath.Join(dir, to))
			}
			copyText(t, "client: Tham chiếu\n"+r.deck, filepath.Join(dir, "deck.yaml"))
			_, values := parseReport(t, runReport(t, dir, "--values", "day"))
			for at, text := range r.want {
				want, _ := new(big.Rat).SetString(text)
				if got := values[at]; got.Value == nil || !equal(*got.Value, want, 0) {
					t.Errorf("%v is %v, want %s", at, got, text)
				}
			}
		})
	}
}

func copyFile(t *testing.T, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	copyText(t, string(data), to)
}

func copyText(t *testing.T, text, to string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
