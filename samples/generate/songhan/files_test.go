package songhan

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/text/encoding/unicode"
)

const sample = "../../ca-phe-song-han"

// TestFormats pins the first lines of each kind of export, byte marks included.
func TestFormats(t *testing.T) {
	tests := []struct{ path, start string }{
		{"exports/meta/CaPheSongHan-Chiến-dịch-1-Tháng-7-2025-12-Tháng-9-2025.csv", "\ufeffNgày,\"Tên chiến dịch\",\"Người tiếp cận\","},
		{"exports/meta/CaPheSongHan-Chiến-dịch-14-Tháng-9-2025-14-Tháng-9-2025.csv", "\"Lượt bắt đầu báo cáo\",\"Lượt kết thúc báo cáo\",\"Tên chiến dịch\","},
		{"exports/google/Báo cáo chiến dịch 2025-08.csv", "\xff\xfeB\x00\xe1\x00o\x00 \x00"},
		{"exports/google/Campaign report 2025-07-01 2025-09-14.csv", "Campaign report\n\"July 1, 2025 - September 14, 2025\"\nDay,Campaign,"},
		{"exports/ga4/Traffic_acquisition_2025-Q3.csv", "# ----------------------------------------\n# Traffic acquisition"},
		{"crm/leads.csv", "\ufeffMã;Ngày tạo;Nguồn;Trạng thái\r\nKH00001;01/04/2024;"},
		{"finance/quy-mo-thi-truong.csv", "Kỳ;Quy mô thị trường\r\n2024-04;45.300.000.000\r\n"},
	}
	for _, test := range tests {
		if content := committed(t, test.path); !strings.HasPrefix(content, test.start) {
			t.Errorf("%s starts %q, want %q", test.path, content[:min(len(content), 120)], test.start)
		}
	}
}

func committed(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(sample, filepath.FromSlash(path)))
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// fromUTF16 decodes an export of the "Excel CSV" kind.
func fromUTF16(t *testing.T, text string) string {
	t.Helper()
	decoded, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().String(text)
	if err != nil {
		t.Fatal(err)
	}
	return decoded
}
