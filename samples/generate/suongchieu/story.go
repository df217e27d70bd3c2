package suongchieu

// account is an ads account with its budget of each month of the story, in its
// smallest unit of money: dong or cents.
type account struct {
	name, channel, currency string
	cents                   int64 // smallest units in one of the currency
	budgets                 [6]int64
	campaigns               []adCampaign
}

// adCampaign is a campaign. share is its part of the budget; price what a
// thousand impressions cost in the smallest unit; clicks per 10,000 impressions;
// buys and chats per 10,000 clicks; ticket is the value of a purchase.
type adCampaign struct {
	name               string
	share              int64
	price              int64
	click, buys, chats int64
	ticket             int64
}

// The accounts as indexes in accounts.
const (
	metaVietnam = iota
	metaAbroad
	google
	tiktok
	zalo
)

// accounts are the agency's of this client, April to September 2025. The
// campaigns in Singapore on TikTok grow in the third quarter and sell little.
var accounts = []account{
	{"GomSuongChieu", "Meta Ads", "VND", 1, [6]int64{41_218_400, 42_763_900, 43_527_100, 46_884_300, 49_331_700, 52_570_200}, []adCampaign{
		{"GSC | Bình hoa | Chuyển đổi", 62, 64_000, 172, 92, 160, 690_000},
		{"GSC | Quà cưới | Tin nhắn", 38, 52_000, 138, 34, 1_240, 820_000},
	}},
	{"GSC International", "Meta Ads", "USD", 100, [6]int64{84_137, 88_462, 91_058, 96_391, 98_244, 101_516}, []adCampaign{
		{"GSC INTL | Vases | Sales", 70, 780, 121, 148, 0, 6_400},
		{"GSC INTL | Tea sets | Sales", 30, 860, 104, 117, 0, 8_900},
	}},
	{"Gốm Sương Chiều", "Google Ads", "VND", 1, [6]int64{22_386_000, 23_127_000, 23_594_000, 24_913_000, 25_288_000, 26_132_000}, []adCampaign{
		{"Tìm kiếm | Gốm thủ công", 64, 410_000, 640, 212, 0, 760_000},
		{renamed, 36, 380_000, 580, 168, 0, 830_000},
	}},
	{"GSC Singapore", "TikTok Ads", "SGD", 100, [6]int64{61_984, 64_527, 66_041, 118_263, 142_818, 156_077}, []adCampaign{
		{"SG | Studio videos", 58, 610, 88, 41, 0, 5_600},
		{"SG | Creators", 42, 690, 96, 37, 0, 5_600},
	}},
	{"OA Gốm Sương Chiều", "Zalo Ads", "VND", 1, [6]int64{8_214_000, 8_391_000, 8_617_000, 9_284_000, 9_716_000, 10_193_000}, []adCampaign{
		{"Zalo | Quà doanh nghiệp", 100, 47_000, 96, 0, 1_630, 0},
	}},
}

// A campaign of Google was renamed on 1 August, since its name had a slip of the
// pen. The export of July has the old name.
const (
	renamed = "Tìm kiếm | Bộ ấm chén"
	oldName = "Tìm kiếm | Bộ ấm chếm"
)

// rates is what one of a currency is worth in dong, in hundredths, from the first
// day of each month on.
var rates = map[string][6]int64{
	"USD": {2_587_050, 2_594_500, 2_601_250, 2_613_000, 2_627_550, 2_639_000},
	"SGD": {1_961_025, 2_003_500, 2_024_750, 2_041_000, 2_038_050, 2_052_500},
}

// sold is the shop's months: orders on the website, Shopee and TikTok Shop, and
// the average order of each in thousands of dong. TikTok Shop opened
// on 1 July.
var sold = []struct{ website, shopee, tiktokShop, websiteTicket, shopeeTicket, tiktokTicket int64 }{
	{262, 96, 0, 742, 388, 0}, {271, 101, 0, 748, 391, 0}, {284, 104, 0, 751, 386, 0},
	{301, 112, 14, 763, 394, 312}, {322, 118, 21, 771, 399, 308}, {334, 131, 27, 768, 402, 315},
}

// webChannels are the website's visits a month in April; they grow by growth
// thousandths a month. Those of the ads follow the clicks.
var webChannels = []struct {
	name           string
	visits, growth int64
	keyEvents      int64 // per 10,000 sessions
}{
	{"Organic Search", 4_100, 24, 210}, {"Direct", 1_850, 12, 188}, {"Organic Social", 1_320, 31, 96},
	{"Paid Social", 0, 0, 118}, {"Paid Search", 0, 0, 236},
}

// The channels whose visits the ads bring, as indexes in webChannels.
const (
	paidSocial = 3
	paidSearch = 4
)
