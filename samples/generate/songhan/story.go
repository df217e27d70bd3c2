package songhan

// month holds what the story says about one month; the days are derived from it.
type month struct {
	year, month int
	// covered is how many of its days the data cover; 0 means all.
	covered int
	// revenue of all channels, in thousands of VND.
	revenue int64
	// leads of all sources in the CRM.
	leads int64
	// metaCPL and googleCPL are the VND of ad spend behind one CRM lead of that
	// channel. They are the price of the channel: clicks per lead stay constant.
	metaCPL, googleCPL int64
	// market is the size of the local coffee market in millions of VND; 0 means
	// that nobody has published it yet.
	market int64
}

// story is the brand's eighteen months. The third quarter of 2025 still runs:
// July misses its goal of 3.9 tỷ, August meets the same goal, and Meta's price
// jumps at the start of July while the channels' shares stay where they were.
var story = []month{
	{2024, 4, 0, 2_452_310, 405, 158_240, 184_310, 45_300},
	{2024, 5, 0, 2_548_770, 418, 159_870, 185_160, 45_900},
	{2024, 6, 0, 2_601_480, 427, 161_050, 185_920, 46_200},
	{2024, 7, 0, 2_703_920, 455, 162_730, 187_240, 47_000},
	{2024, 8, 0, 2_818_640, 470, 164_180, 188_070, 47_900},
	{2024, 9, 0, 2_827_150, 475, 165_390, 188_850, 48_100},
	{2024, 10, 0, 3_019_480, 505, 168_120, 190_260, 50_300},
	{2024, 11, 0, 3_121_760, 525, 172_460, 191_130, 51_800},
	{2024, 12, 0, 3_214_090, 530, 176_310, 192_410, 53_400},
	{2025, 1, 0, 3_203_550, 455, 178_050, 193_220, 54_100},
	{2025, 2, 0, 2_549_270, 440, 166_280, 192_870, 45_600},
	{2025, 3, 0, 3_148_830, 585, 168_390, 194_160, 52_100},
	{2025, 4, 0, 3_281_640, 586, 172_140, 195_280, 53_600},
	{2025, 5, 0, 3_379_210, 601, 173_270, 195_940, 54_700},
	{2025, 6, 0, 3_438_900, 603, 173_680, 196_050, 55_700},
	{2025, 7, 0, 3_721_430, 741, 197_830, 197_180, 57_600},
	{2025, 8, 0, 4_028_260, 789, 206_240, 197_960, 59_100},
	{2025, 9, 14, 1_948_540, 393, 212_170, 199_230, 0},
}

// saleChannel is a place where the brand sells. Shares, rates and ratios are in
// thousandths; drift is what its share wins or loses from month to month. ticket
// is the average order in thousands of VND.
type saleChannel struct {
	name                string
	share               int64
	drift               int64
	ticket              int64
	costRatio           int64
	newRate             int64
	cancelled, returned int64
	pace                pace
}

var saleChannels = []saleChannel{
	{"Cửa hàng", 567, -1, 82, 364, 41, 2, 1, shopPace},
	{"Website", 230, 1, 382, 441, 223, 38, 14, webPace},
	{"Shopee", 115, 0, 262, 517, 248, 46, 21, shopeePace},
	{"Facebook", 50, 0, 348, 452, 304, 61, 12, webPace},
	{"Zalo", 35, 0, 336, 443, 152, 33, 9, webPace},
}

// The online shops of their own, as indexes in saleChannels; GA4 watches the website.
const (
	website = 1
	shopee  = 2
)

// leadSource is where the CRM says that a lead came from. spellings are the ways
// the sales team types it, with their weights; stages are the thousandths of
// leads that end as Loại, Mới, MQL, SQL, Khách hàng once they are old enough.
type leadSource struct {
	share     int64
	spellings []spelling
	stages    [5]int64
}

type spelling struct {
	text   string
	weight int64
}

var leadSources = []leadSource{
	{540, []spelling{{"Facebook", 80}, {"FB", 12}, {"facebook", 8}}, [5]int64{470, 40, 220, 150, 120}},
	{270, []spelling{{"Google", 85}, {"google ads", 15}}, [5]int64{360, 30, 240, 200, 170}},
	{80, []spelling{{"Zalo", 1}}, [5]int64{400, 30, 230, 190, 150}},
	{60, []spelling{{"Website", 1}}, [5]int64{380, 30, 240, 190, 160}},
	{42, []spelling{{"Khách giới thiệu", 1}}, [5]int64{200, 20, 230, 250, 300}},
	{8, []spelling{{"", 1}}, [5]int64{520, 60, 200, 130, 90}},
}

// The sources whose leads the ads pay for, as indexes in leadSources.
const (
	fromFacebook = 0
	fromGoogle   = 1
)

// leadStages are the states of the CRM list, in the order of leadSource.stages.
var leadStages = [5]string{"Loại", "Mới", "MQL", "SQL", "Khách hàng"}

// metaCampaign is a campaign of the Meta account. share weighs its spend, cpm is
// in VND at a CPL of metaBaseCPL, rates are per 10,000 of what stands before them.
type metaCampaign struct {
	name      string
	share     int64
	cpm       int64
	linkRate  int64 // link clicks per 10,000 impressions
	buyRate   int64 // purchases per 10,000 link clicks
	formRate  int64 // form leads per 10,000 link clicks
	chatRate  int64 // conversations per 10,000 link clicks
	reactRate int64 // engagements per 10,000 impressions
	ticket    int64 // purchase value, thousands of VND
	result    string
	from, to  string // first and last day; empty means always
}

// metaBaseCPL is the price level at which the campaigns' cpm is quoted.
const metaBaseCPL = 173_000

var metaCampaigns = []metaCampaign{
	{"CPSH | Chuyển đổi | Hạt rang website", 340, 46_000, 190, 240, 0, 30, 95, 371, "actions:offsite_conversion.fb_pixel_purchase", "", ""},
	{"CPSH | Khách hàng tiềm năng | Quán và văn phòng", 260, 52_000, 120, 0, 760, 60, 60, 0, "actions:onsite_conversion.lead_grouped", "", ""},
	{"CPSH | Tin nhắn | Cà phê rang mộc", 240, 38_000, 150, 100, 0, 2_350, 180, 352, "actions:onsite_conversion.messaging_conversation_started_7d", "", ""},
	{"CPSH | Nhận diện | Đà Nẵng", 90, 18_000, 50, 0, 0, 20, 240, 0, "reach", "", ""},
	{"CPSH | Tái tiếp thị | Giỏ hàng", 70, 61_000, 260, 700, 0, 40, 70, 394, "actions:offsite_conversion.fb_pixel_purchase", "", ""},
	{"CPSH | Tết 2025 | Quà biếu", 180, 57_000, 170, 310, 0, 220, 130, 486, "actions:offsite_conversion.fb_pixel_purchase", "2024-12-26", "2025-01-26"},
}

// googleCampaign is a campaign of the Google Ads account; cpc is in VND at a CPL
// of googleBaseCPL, rates are per 10,000.
type googleCampaign struct {
	name           string
	typeVI, typeEN string
	share          int64
	cpc            int64
	ctr            int64 // clicks per 10,000 impressions
	buyRate        int64 // conversions per 10,000 clicks
	ticket         int64 // conversion value, thousands of VND
	channel        int   // where GA4 puts its sessions, index in webChannels
}

// googleBaseCPL is the price level at which the campaigns' cpc is quoted.
const googleBaseCPL = 196_000

var googleCampaigns = []googleCampaign{
	{"Tìm kiếm | Thương hiệu", "Tìm kiếm", "Search", 120, 1_400, 1_800, 850, 389, paidSearch},
	{"Tìm kiếm | Cà phê hạt rang", "Tìm kiếm", "Search", 360, 4_600, 520, 420, 377, paidSearch},
	{"Tìm kiếm | Cà phê văn phòng", "Tìm kiếm", "Search", 240, 6_200, 410, 220, 412, paidSearch},
	{"PMax | Website", "Tối đa hoá hiệu suất", "Performance Max", 280, 2_900, 160, 340, 368, crossNetwork},
}

// webChannel is a default channel group of GA4. perOrder is the sessions that
// stand behind 1,000 website orders; paid channels get theirs from the ads.
type webChannel struct {
	name     string
	perOrder int64
	buyRate  int64 // weight in the day's key events
	seconds  int64 // average session duration
	engaged  int64 // thousandths of sessions
}

// The channels whose sessions come from ads, as indexes in webChannels.
const (
	paidSocial = iota
	paidSearch
	crossNetwork
)

var webChannels = []webChannel{
	{"Paid Social", 0, 19, 61, 512},
	{"Paid Search", 0, 43, 118, 668},
	{"Cross-network", 0, 34, 84, 571},
	{"Organic Search", 13_000, 26, 124, 689},
	{"Direct", 7_800, 25, 92, 604},
	{"Organic Social", 3_100, 12, 68, 548},
	{"Referral", 1_200, 19, 103, 633},
	{"Email", 900, 35, 131, 702},
	{"Unassigned", 400, 4, 34, 318},
}
