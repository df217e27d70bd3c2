package ingest

import (
	"slices"
	"testing"
)

// TestUnproven: a preset is unproven as a whole, or by headers that a file has.
func TestUnproven(t *testing.T) {
	for _, tt := range []struct {
		name, key, header string
		want              bool
	}{
		{"without the key", "", "Day,Spent", false},
		{"as a whole", "unproven: true\n", "Day,Spent", true},
		{"by a header", "unproven: [Ngày]\n", "Ngày,Spent (VND)", true},
		{"by a header with a currency", "unproven: [Spent]\n", "Day,Spent (VND)", true},
		{"in a language that was seen", "unproven: [Ngày]\n", "Day,Spent", false},
	} {
		p := presetsOf(t, "preset: p\nplatform: P\nrequires: [date, spend]\nkeys: {date: [Day, Ngày]}\nmeasures: [{id: spend, headers: [Spent]}]\n"+tt.key)
		tallies, problems := readBy(t, p, text("x.csv", tt.header+"\n2025-07-01,5\n"))
		if len(tallies) != 1 || tallies[0].Unproven != tt.want {
			t.Errorf("%s: %s", tt.name, dump(tallies, problems))
		}
	}
}

// TestLanguagesThatNobodySaw holds that exports whose labels are translations of an
// interface, and no file's, are unproven, and that those of real files are not.
func TestLanguagesThatNobodySaw(t *testing.T) {
	for content, want := range map[string]bool{
		"# Start date: 20250701\n# End date: 20250731\nNhóm kênh chính của phiên (Nhóm kênh mặc định),Ngày,Phiên,Người dùng\nDirect,20250702,5,4\n":            true,
		"# Start date: 20250701\n# End date: 20250731\nSession primary channel group (Default channel group),Date,Sessions,Total users\nDirect,20250702,5,4\n": false,
		"Thời gian đăng,Loại bài viết,Người tiếp cận,Lượt thích,Bình luận\n07/14/2025 13:34,Ảnh,5,4,3\n":                                                       true,
		"Publish time,Post type,Reach,Likes,Comments\n07/14/2025 13:34,Photo,5,4,3\n":                                                                          false,
		"sep=,\n\"Người tiếp cận\"\n\"Ngày\",\"Chính\"\n\"2025-07-01T00:00:00\",\"5\"\n":                                                                       true,
		"sep=,\n\"Lượt truy cập\"\n\"Date\",\"Primary\"\n\"2025-07-01T00:00:00\",\"5\"\n":                                                                      true,
		"sep=,\n\"Facebook visits\"\n\"Date\",\"Primary\"\n\"2025-07-01T00:00:00\",\"5\"\n":                                                                    false,
		"Ngày,Lượt xem video,Lượt xem hồ sơ,Lượt thích\n2025-07-01,5,4,3\n":                                                                                    true,
		"Day,Doanh số gộp,Doanh số thuần,Tổng doanh số\n2025-07-01,5,4,3\n":                                                                                    true,
		"Ngày,Khách truy cập cửa hàng trực tuyến,Phiên\n2025-07-01,5,4\n":                                                                                      true,
		"Click id,Click Time,Click Region,Sub_id,Referrer\nc1,2025-07-01 10:00:00,VN,a,b\n":                                                                    true,
		"Click id,Thời gian Click,Khu vực Click,Sub_id,Người giới thiệu\nc1,2025-07-01 10:00:00,VN,a,b\n":                                                      false,
		"Order id,Order Status,Order Time,Purchase Value,Affiliate Net Commission,Channel\n1,Completed,2025-07-01 10:00:00,5,1,x\n":                            true,
	} {
		found := Inspect(t.Context(), text("x.csv", content), builtin(t), 1)
		if len(found.Tables) != 1 || found.Tables[0].Preset == nil || found.Tables[0].Doubt != want {
			t.Errorf("%q: want unproven %v: %+v", content, want, found.Tables)
		}
	}
	mall := text("GMB 2025-07-01 2025-07-31.csv", "Mã cửa hàng,Cuộc gọi,Chỉ đường,Lượt nhấp vào trang web\n1,5,4,3\n")
	if found := Inspect(t.Context(), mall, builtin(t), 1); len(found.Tables) != 1 || !found.Tables[0].Doubt {
		t.Errorf("a business in Vietnamese: %+v", found.Tables)
	}
}

// TestPersonsBelowASummaryAreNotShown: what stands below until: is no row, and
// inspect shows nothing of it.
func TestPersonsBelowASummaryAreNotShown(t *testing.T) {
	found := Inspect(t.Context(), onDisk("testdata/zoom-webinars/attendees.csv", "a.csv"), builtin(t), 1)
	if len(found.Tables) != 1 || found.Tables[0].Rows != 1 || !found.Tables[0].Doubt {
		t.Fatalf("%d tables: %+v", len(found.Tables), found.Tables)
	}
	if row := found.Tables[0].First[0]; slices.Contains(row, "host@example.com") || row[0] != "Pha trà, từ đầu" {
		t.Errorf("%q", row)
	}
}
