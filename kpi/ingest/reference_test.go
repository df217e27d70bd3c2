package ingest

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kpideck/kpi"
)

// exportsFolder holds real exports outside the project; without it the
// reference sums cannot be checked.
const exportsFolder = "../../../shared/exports"

func needExports(t *testing.T) {
	t.Helper()
	if _, err := os.Stat(exportsFolder); err != nil {
		t.Skip("no folder of real exports beside the project: reference sums are not checked")
	}
}

// TestReferenceSums holds the figures that were computed independently from
// real exports. Only the measures named here are compared.
func TestReferenceSums(t *testing.T) {
	needExports(t)
	for _, tt := range []struct {
		file string
		rows int
		want map[string]string
	}{
		{"google_ads/cocoon_campaign_daily_raw_2025-08_2026-04.csv", 1016, map[string]string{"spend": "35971.56", "clicks": "32031",
			"impressions": "1934627", "conversions": "2001.25", "conversion_value": "195461.22"}},
		{"google_ads/danielc_campaign_report_utf16_tab_GBP.csv", 1, map[string]string{"spend": "365.22", "clicks": "264", "impressions": "9380"}},
		{"google_ads/danielc_campaign_report_utf8_comma_GBP.csv", 2, map[string]string{"spend": "1164.1", "clicks": "867", "conversion_value": "2127.81"}},
		{"google_ads/realesback_campaign_daily_japanese_2026-03_06.csv", 88, map[string]string{"spend": "5772652", "conversions": "114"}},
		{"google_ads/towing_search_keyword_report_utf16_tab_CAD.csv", 17, map[string]string{"spend": "0.12", "impressions": "14"}},
		{"meta_ads/cocoon_ads_daily_raw_2025-08_2026-04.csv", 1227, map[string]string{"spend": "13571", "purchases": "71", "conversion_value": "67297.11"}},
		{"meta_ads/empty_export_no_data_available.csv", 0, map[string]string{}},
		{"meta_ads_vi/accA_chien-dich_2026-04-16.csv", 24, map[string]string{"spend": "686938"}},
		{"meta_ads_vi/accA_chien-dich_2026-04-16 (1).csv", 24, map[string]string{"spend": "686938"}},
		{"meta_ads_vi/accA_chien-dich_2026-04-18.csv", 24, map[string]string{"spend": "516111"}},
		{"meta_ads_vi/accA_nhom-quang-cao_2026-04-18.csv", 24, map[string]string{"spend": "515769"}},
		{"meta_ads_vi/bao-cao-chua-dat-ten_10-17-2025.csv", 5, map[string]string{"spend": "744632"}},
		{"ga4/mh4u_freeform_by_date_2023-07_2024-03.csv", 241, map[string]string{"users": "283560"}},
	} {
		t.Run(filepath.Base(tt.file), func(t *testing.T) {
			tallies, problems := readOne(t, onDisk(filepath.Join(exportsFolder, tt.file), tt.file))
			if problems.Failed() || len(tallies) != 1 {
				t.Fatalf("%d tallies, problems:\n%v", len(tallies), problems)
			}
			if tallies[0].RowsRead != tt.rows {
				t.Errorf("%d rows read, want %d", tallies[0].RowsRead, tt.rows)
			}
			got := sums(tallies)
			for id := range got {
				if _, asked := tt.want[id]; !asked {
					delete(got, id)
				}
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("sums (-want +got):\n%s", diff)
			}
		})
	}
}

func TestReferenceQuarters(t *testing.T) {
	needExports(t)
	tallies, _ := readOne(t, onDisk(filepath.Join(exportsFolder, "google_ads/cocoon_campaign_daily_raw_2025-08_2026-04.csv"), "google.csv"))
	got := map[string]kpi.Decimal{}
	for _, r := range tallies[0].Rows {
		label := kpi.DefaultCalendar().Containing(kpi.Quarterly, r.Span.Start).Label
		got[label], _ = got[label].Add(r.Amounts[0].Sum)
	}
	for label, want := range map[string]string{"2025-Q3": "618.45", "2025-Q4": "8299.74", "2026-Q1": "21349.71", "2026-Q2": "5703.66"} {
		if got[label].String() != want {
			t.Errorf("cost of %s = %s, want %s", label, got[label], want)
		}
	}
}

// TestReferenceLists counts the leads of a CRM list by quarter.
func TestReferenceLists(t *testing.T) {
	needExports(t)
	r := onDisk(filepath.Join(exportsFolder, "crm_funnel/olist_marketing_qualified_leads_dataset.csv"), "leads.csv")
	r.Columns = []Column{{ID: "date", Kind: DateColumn, Header: "first_contact_date"},
		{ID: "channel", Kind: DimColumn, Header: "origin"}, {ID: "mqls", Kind: MeasureColumn, Count: true}}
	tallies, problems := readOne(t, r)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	got := map[string]kpi.Decimal{}
	for _, row := range tallies[0].Rows {
		label := kpi.DefaultCalendar().Containing(kpi.Quarterly, row.Span.Start).Label
		got[label], _ = got[label].Add(row.Amounts[0].Sum)
	}
	for label, want := range map[string]string{"2017-Q2": "4", "2017-Q3": "937", "2017-Q4": "1061", "2018-Q1": "3343", "2018-Q2": "2655"} {
		if got[label].String() != want {
			t.Errorf("leads of %s = %s, want %s", label, got[label], want)
		}
	}
}
