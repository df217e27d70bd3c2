package xlsx

import (
	"strings"
	"testing"
)

func TestUniqueNames(t *testing.T) {
	taken := map[string]bool{}
	tests := []struct{ id, want string }{
		{"DT-2025-Q3", "DT_2025_Q3"}, {"dt 2025/Q3", "dt_2025_Q3_2"}, {"Doanh thu", "Doanh_thu"}, {"=1+1", "_1_1"}, {"a.b_c", "a.b_c"},
		{strings.Repeat("đ", 200), strings.Repeat("đ", 63) + "_"},
	}
	for _, tt := range tests {
		if got := uniqueName(tt.id, taken); got != tt.want {
			t.Errorf("%q is named %q, want %q", tt.id, got, tt.want)
		}
	}
}
