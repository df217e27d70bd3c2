// Package kpi is the domain of kpideck: what marketing figures mean and how they
// are computed. It knows no files, no clock, no environment and no third party.
//
// # Pipeline
//
// A report goes through these steps, each in its own package:
//
//  1. ingest reads exports and sums their rows into a [Tally] per table
//  2. [Resolve] decides which table speaks for which account, day and measure;
//     out comes the [Cube], and a [SourceReport] for every table
//  3. a [Model] puts the formulas of a [Catalog] on top of the cube: a [Metric]
//     in a [Period] and a [Segment] is a [Value], a number with its
//     [Derivation] or a [Reason] why there is none
//  4. review judges values against targets; out comes the Scorecard
//  5. report.Build chooses words, order and rounding: the Document
//  6. the writers turn the Document into a workbook, pages, text or data
//
// Steps 2 and 3 are here. Step 2 in its files: source.go ranks tables,
// account.go puts those of one account together, by name or by the evidence that
// they share; speak.go chooses between them, where the rows of one table always
// add; coverage.go keeps which days are known, resolve.go does the whole. Step 3:
// plan.go decides bases once per report, families.go from which family each
// measure is taken, and to which a source without one leans; evaluate.go finds
// the days that all sides cover, view.go and rollup.go add up; untold.go,
// onesided.go and final.go tell what a value does not stand for.
//
// # Why packages that read files live below
//
// The top level of the project is given, and kpi stands for the whole domain. So
// kpi/ingest, kpi/deck and kpi/review are folders of it, but the arrows point
// here: they import kpi, and kpi imports only diag and formula.
//
// # Glossary
//
// One word per idea, in code, messages and pages:
//
//   - source: an entry of the deck; export: a file; table: one table in it;
//     preset: how to read a table
//   - platform: who made an export; family: ads, web, search, shop, crm, social,
//     email, survey, event; account, channel, campaign; member: a value of a
//     dimension
//   - measure: a column that counts; metric or KPI: a formula over measures
//   - grain: day, week, month, quarter, year; period: a stretch of half-open
//     dates with a grain; segment: a choice of members; atom: a run of days that
//     no edge of the report cuts
//   - basis: the family that a KPI is taken from
//   - goal, baseline, attainment, expected, pacing, forecast, status, score;
//     phasing: how a goal lies over the days of its period; verdict: of a SMART
//     letter; signal: of the XmR rules; bridge: a change as a sum of steps
//   - lineage: which tables gave what to an amount
//   - untold: a day inside an account of which no file tells; one-sided: a ratio
//     of which some channels or days have one side only;
//     settling: a day that a source still changes, after the final one
//
// The rules that make the figures right are the cases of testdata/*.test, in a
// language that a marketer can read; as_of.test is a good first one.
package kpi
