package alderwick

// month holds what the story says about one month; the days are derived from it.
type month struct {
	year, month int
	// leads of each source in the CRM, by leadSources.
	leads [5]int64
	// linkedinCPL and googleCPL are the euros of ad spend behind one CRM lead of
	// that channel; 0 where the ads' exports do not reach back.
	linkedinCPL, googleCPL int64
	// guideClicks is the click rate of LinkedIn's guide campaign, in thousandths
	// of its usual one.
	guideClicks int64
	// optIns of the newsletter.
	optIns int64
	// content, sales: what marketing paid besides ads, and what sales cost, in euros.
	content, sales int64
}

// story is eighteen months of Alderwick Systems. From August 2025 on, everybody
// in LinkedIn's audience has seen the guide: its click rate halves and a lead
// costs half as much again. The webinars of September make up for it in leads
// and MQLs, but too late for the quarter's SQLs and its pipeline.
var story = []month{
	{2024, 4, [5]int64{30, 22, 7, 20, 6}, 0, 0, 1000, 118, 5_400, 26_800},
	{2024, 5, [5]int64{31, 23, 8, 21, 6}, 0, 0, 1000, 121, 5_200, 26_900},
	{2024, 6, [5]int64{33, 22, 8, 22, 7}, 0, 0, 1000, 124, 5_600, 27_100},
	{2024, 7, [5]int64{34, 24, 8, 22, 7}, 104, 84, 1000, 122, 5_300, 27_400},
	{2024, 8, [5]int64{31, 22, 6, 20, 6}, 105, 84, 1000, 109, 4_900, 27_400},
	{2024, 9, [5]int64{36, 25, 9, 24, 8}, 106, 85, 1000, 131, 5_700, 27_600},
	{2024, 10, [5]int64{38, 27, 9, 25, 8}, 107, 86, 1000, 138, 6_000, 28_300},
	{2024, 11, [5]int64{39, 27, 10, 26, 8}, 108, 87, 1000, 142, 6_100, 28_300},
	{2024, 12, [5]int64{30, 21, 6, 20, 6}, 109, 88, 1000, 104, 5_100, 28_400},
	{2025, 1, [5]int64{40, 27, 9, 25, 8}, 110, 88, 1000, 139, 5_800, 29_800},
	{2025, 2, [5]int64{41, 28, 10, 26, 8}, 110, 88, 1000, 144, 6_000, 29_800},
	{2025, 3, [5]int64{43, 29, 10, 27, 9}, 111, 89, 1000, 151, 6_300, 30_100},
	{2025, 4, [5]int64{44, 30, 10, 28, 9}, 111, 89, 1000, 156, 6_200, 30_900},
	{2025, 5, [5]int64{45, 30, 11, 28, 9}, 112, 90, 1000, 158, 6_400, 30_900},
	{2025, 6, [5]int64{44, 31, 10, 29, 9}, 113, 90, 1000, 161, 6_300, 31_000},
	{2025, 7, [5]int64{43, 31, 8, 29, 9}, 118, 90, 930, 152, 6_100, 31_800},
	{2025, 8, [5]int64{31, 30, 4, 27, 8}, 159, 91, 520, 141, 5_900, 31_800},
	{2025, 9, [5]int64{32, 32, 66, 30, 10}, 172, 90, 480, 236, 10_800, 32_000},
}

// leadSource is where a contact came from. mql is the part in thousandths that
// marketing finds to fit.
type leadSource struct {
	name string
	mql  int64
}

var leadSources = []leadSource{
	{"LinkedIn", 400}, {"Google", 440}, {"Webinar", 640}, {"Organic", 460}, {"Referral", 580},
}

// The sources that pay for ads, as indexes in leadSources.
const (
	fromLinkedIn = 0
	fromGoogle   = 1
)

// What becomes of a contact, in thousandths of those of the stage before, and
// after how many days at least and at most.
var (
	toReply = step{620, 0, 6}
	toMQL   = step{0, 2, 11} // by source
	toSQL   = step{520, 9, 27}
	toWon   = step{305, 28, 70}
)

type step struct{ part, after, within int64 }

// dealValue is a typical first-year contract in euros.
const dealValue = 11_800

// adCampaign is a campaign of either platform. share is its part of the budget;
// price the cents of a thousand impressions; the rates are per 100,000: clicks
// and reactions of impressions, views of impressions, leads of clicks.
type adCampaign struct {
	name                      string
	share                     int64
	price                     int64
	click, react, view, leads int64
}

var linkedinCampaigns = []adCampaign{
	{"Guide | Warehouse planning", 46, 3_450, 720, 980, 0, 5_600},
	{"Demo | Operations leads", 28, 4_180, 460, 520, 0, 5_100},
	{"Video | Customer stories", 16, 2_260, 240, 1_340, 31_000, 3_200},
	{"Retargeting | Site visitors", 10, 3_900, 810, 760, 0, 7_300},
}

// guide is the campaign that everybody has seen, as index in linkedinCampaigns.
const guide = 0

var googleCampaigns = []adCampaign{
	{"Search | Planning software", 58, 21_000, 3_900, 0, 0, 4_900},
	{"Search | Slotting", 27, 18_500, 3_500, 0, 0, 4_300},
	{"Brand", 15, 16_000, 13_800, 0, 0, 7_600},
}

// reached is LinkedIn's export of people reached, once for each quarter, and the
// size of the audience that was asked for.
var reached = []struct {
	quarter         string
	frequency       int64 // impressions per person, in hundredths
	audienceMembers int64
}{
	{"2024-Q3", 312, 148_000}, {"2024-Q4", 324, 151_000}, {"2025-Q1", 331, 155_000},
	{"2025-Q2", 338, 158_000}, {"2025-Q3", 421, 158_000},
}

// markets is the spending of the region on such software, in euros a quarter.
var markets = []struct {
	quarter string
	size    int64
}{
	{"2024-Q3", 11_900_000}, {"2024-Q4", 12_300_000}, {"2025-Q1", 12_500_000}, {"2025-Q2", 12_900_000}, {"2025-Q3", 13_200_000},
}

// webinar is one row of the events list.
type webinar struct {
	day, topic               string
	registrations, attendees int64
}

var webinars = []webinar{
	{"2024-06-25", "Slotting in practice", 74, 36},
	{"2024-07-16", "Planning the peak season", 81, 40},
	{"2024-09-10", "Counting stock without stopping", 88, 43},
	{"2024-10-22", "From spreadsheet to plan", 93, 47},
	{"2024-11-19", "Peak season, live questions", 97, 49},
	{"2025-01-21", "A budget for the warehouse", 90, 44},
	{"2025-02-18", "Slotting in practice", 95, 47},
	{"2025-03-18", "Labour planning", 99, 50},
	{"2025-05-13", "Planning the summer", 104, 52},
	{"2025-06-17", "Counting stock without stopping", 101, 49},
	{"2025-07-15", "Questions from customers", 72, 33},
	{"2025-09-09", "Peak season, part 1: people", 228, 121},
	{"2025-09-16", "Peak season, part 2: space", 241, 133},
	{"2025-09-30", "Peak season, part 3: live plan", 263, 158},
}

// webChannel is a channel of the website. visits is its sessions a month in the
// first quarter of 2025; keyEvents per 100,000 sessions.
type webChannel struct {
	name               string
	visits             int64
	engaged, seconds   int64
	keyEvents, perYear int64 // perYear: growth in thousandths
}

var webChannels = []webChannel{
	{"Organic Search", 3_420, 610, 96, 1_420, 240},
	{"Direct", 1_980, 560, 84, 1_310, 90},
	{"Paid Search", 0, 520, 71, 2_900, 0},
	{"Paid Social", 0, 410, 48, 1_650, 0},
	{"Referral", 640, 630, 102, 2_050, 120},
	{"Email", 720, 660, 111, 2_600, 180},
}

// The channels whose visits the ads' clicks bring, as indexes in webChannels.
const (
	paidSearch = 2
	paidSocial = 3
	email      = 5
)
