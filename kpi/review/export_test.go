package review

// What the tests of its arithmetic need of the package.
var (
	WeeksBehind    = weeksBehind
	MixRates       = mixRates
	LogMean        = logMean
	Direct         = direct
	ShareTest      = shareTest
	TwoProportions = twoProportions
	RevenueBridge  = revenueBridge
)

// The types that they take and give.
type (
	Side    = side
	MixRate = mixRate
)
