package review

// WeeksBehind is open to tests that need a Model.
var WeeksBehind = weeksBehind
