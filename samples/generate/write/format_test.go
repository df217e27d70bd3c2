package write

import "testing"

func TestNumbersAreWrittenAsThePlatformsDo(t *testing.T) {
	tests := []struct{ name, got, want string }{
		{"grouped", Grouped(1_250_000), "1.250.000"},
		{"grouped, three digits", Grouped(999), "999"},
		{"ratio rounds half up", Ratio(5, 8, 2), "0.63"},
		{"ratio of nothing", Ratio(5, 0, 2), ""},
		{"ratio without decimals", Ratio(5857, 3, 0), "1952"},
		{"trimmed", Trimmed(20495, 17622, 8), "1.16303484"},
		{"trimmed to a whole", Trimmed(10, 5, 8), "2"},
		{"empty when nothing happened", UnlessZero(0), ""},
	}
	for _, test := range tests {
		if test.got != test.want {
			t.Errorf("%s: %q, want %q", test.name, test.got, test.want)
		}
	}
}
