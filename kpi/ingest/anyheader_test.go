package ingest

import (
	"strings"
	"testing"
)

// TestHeadersThatHoldAName holds that a header may be named by the words around what
// everybody writes otherwise, and only where the preset says so by a star.
func TestHeadersThatHoldAName(t *testing.T) {
	for _, tt := range []struct {
		wanted, header string
		want           bool
	}{
		{"*how likely*recommend*", "How likely is it that you would recommend Alder & Wick to a friend or colleague?", true},
		{"*how likely*recommend*", "On a scale from 0 to 10, how likely are you to recommend us?", true},
		{"*how likely*recommend*", "Would you recommend us? How likely?", false},
		{"*how likely*recommend*", "How likely are you to buy again?", false},
		{"*recommend us", "Would you recommend us", true},
		{"*recommend us", "Would you recommend us again", false},
		{"how likely", "How likely is it", false},
	} {
		if got := anyColumn(keysOf([]string{"other", tt.header}), keysOf([]string{"none", tt.wanted})) == 1; got != tt.want {
			t.Errorf("%q in %q: %v", tt.wanted, tt.header, got)
		}
	}
	if err := loadLine("signature: ['*']"); err == nil || !strings.Contains(err.Error(), "star alone") {
		t.Errorf("a star alone: %v", err)
	}
}

// TestRecommendations holds that answers are read under the question of a company's
// own words, of each tool that asks it.
func TestRecommendations(t *testing.T) {
	for name, content := range map[string]string{
		"Typeform":     "#,\"On a scale from 0 to 10, how likely are you to recommend Alder to a friend?\",Why?,Start Date (UTC),Submit Date (UTC),Network ID\na,9,x,2025-07-01 08:00:00,2025-07-01 08:01:00,n\nb,3,x,2025-07-01 08:00:00,2025-07-01 08:01:00,n\n",
		"SurveyMonkey": "Respondent ID,Collector ID,Start Date,End Date,How likely is it that you would recommend Alder to a friend or colleague?\n,,,,Response\n1,1,2025-07-01 08:00,2025-07-01 08:01,9\n2,1,2025-07-01 08:00,2025-07-01 08:01,3\n",
		"a form":       "Timestamp,How likely are you to recommend Alder to a friend?\n2025-07-01 08:00:00,9\n2025-07-01 08:00:00,3\n",
		"biểu mẫu":     "Dấu thời gian,\"Anh/chị sẵn lòng giới thiệu Gốm Mộc cho bạn bè ở mức nào (0–10)?\"\n2025-07-01 08:00:00,9\n2025-07-01 08:00:00,3\n",
	} {
		tallies, problems := readOne(t, text("x.csv", content))
		if len(tallies) != 1 || len(tallies[0].Rows) != 1 || !tallies[0].Unproven || !strings.Contains(dump(tallies, problems), "| 1 | 1 | 2\n") {
			t.Errorf("%s:\n%s", name, dump(tallies, problems))
		}
	}
}
