package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"math/big"
	"testing"
)

// reported is one entry of values in report.json.
type reported struct {
	KPI     string
	Grain   string
	Period  string
	Start   string
	End     string
	Segment map[string]string
	Value   *json.Number
	Reason  string
	Partial bool
	Through string
	AtLeast *json.Number `json:"at_least"`
	Basis   string
}

type reportFile struct {
	Schema  string
	AsOf    string `json:"as_of"`
	Quarter struct{ Label, Start, End string }
	Values  []reported
	Sources []struct {
		File     string
		RowsRead int `json:"rows_read"`
		RowsUsed int `json:"rows_used"`
		SetAside []struct {
			Reason string
			Rows   int
		} `json:"set_aside"`
	}
	Problems []struct{ Code, Severity, File, Message string }
}

// duplicate tells whether a file was set aside because another has its bytes.
func (r *reportFile) duplicate(file string) bool {
	for _, s := range r.Sources {
		for _, aside := range s.SetAside {
			if s.File == file && aside.Reason == "duplicate_file" && aside.Rows == s.RowsRead && s.RowsUsed == 0 {
				return true
			}
		}
	}
	return false
}

// rows holds that every row that was read was used or set aside.
func (r *reportFile) rows(t *testing.T) {
	t.Helper()
	for _, s := range r.Sources {
		told := s.RowsUsed
		for _, aside := range s.SetAside {
			told += aside.Rows
		}
		if told != s.RowsRead {
			t.Errorf("%s: %d rows read, %d used, set aside %v", s.File, s.RowsRead, s.RowsUsed, s.SetAside)
		}
	}
}

// place is where a value stands.
type place struct {
	kpi, grain, period string
	segment
}

func (p place) String() string { return fmt.Sprintf("%s in %s of %s", p.kpi, p.period, p.segment) }

// end is the last day that the value stands for.
func (r reported) end() string { return cmp.Or(r.Through, r.End) }

func parseReport(t *testing.T, data []byte) (*reportFile, map[place]reported) {
	t.Helper()
	r := &reportFile{}
	if err := json.Unmarshal(data, r); err != nil {
		t.Fatalf("report.json: %v", err)
	}
	if r.Schema != "kpideck.report/1" {
		t.Fatalf("schema is %q", r.Schema)
	}
	values := map[place]reported{}
	for _, v := range r.Values {
		at := place{v.KPI, v.Grain, v.Period, segment{v.Segment["channel"], v.Segment["campaign"]}}
		if _, twice := values[at]; twice {
			t.Errorf("%v stands twice", at)
		}
		values[at] = v
	}
	return r, values
}

func (r reported) String() string {
	if r.Value == nil {
		return "none: " + r.Reason
	}
	return r.Value.String()
}

// equal compares a number of the report with the exact one. Sums must be the
// nearest float64; what was divided may differ in the last digit.
func equal(got json.Number, want *big.Rat, tolerance float64) bool {
	x, err := got.Float64()
	if err != nil {
		return false
	}
	y, _ := want.Float64()
	return x == y || math.Abs(x-y) <= tolerance*max(1, math.Abs(y))
}
