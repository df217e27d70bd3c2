// Package review judges: it sets what a metric is beside what was aimed at and
// says how far along it is, where it will end and what that is worth. It reads
// no files; targets, events and notes come from package deck.
//
// [Assess] takes each target through these steps:
//
//  1. goal.go: the goal, of a relative one from its baseline; nature.go: whether
//     the KPI adds up over days, stands at a level or is a ratio
//  2. pace.go: attainment, and what is expected to date by the phasing of the
//     goal (phasing*.go); compare*.go: the period before and last year, around
//     holidays that wander
//  3. forecast*.go: the end of the period by the method that backtest.go finds
//     came closest in the past, with a band; status.go: what follows from both
//  4. score.go, rollup.go: points, groups, grade; score_words.go: their sum in words
//  5. smart.go: a verdict a letter, with its evidence (specific.go, measurable.go,
//     achievable.go, weekneed.go, relevant.go, timebound.go)
//  6. cascade.go, agree.go: children against their parent, parts against the whole
//  7. findings.go, unjudged.go: what is wrong with the targets among themselves
//
// and says why, of any figure:
//
//   - signal.go: whether its weeks are news, by the chart of xmr.go
//   - bridge.go, factor.go: what moved it, by the arithmetic of mix.go
//   - budget.go: where a result is dear or cheap beyond chance; variants.go:
//     whether two variants differ; both by the tests of proportion.go
package review
