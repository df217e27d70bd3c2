package xlsx

// MostWork lets tests have a workbook that is large without its rows.
var MostWork = &mostWork
