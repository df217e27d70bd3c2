// Compares the figures of report.json with SQL over the same exports, run by
// DuckDB: another program, another language, another reading of the files.
//
// usage: node compare.mjs DECK-FOLDER REPORT.json [--whole]
//
// With --whole a value that is not compared is a failure.
import { readFileSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { findExports } from './exports.mjs'
import { quoted, rowsOf } from './rows.mjs'

const [deck, report] = process.argv.slice(2)
const sql = (await (await DuckDBInstance.create()).connect())
const all = async (query) => (await sql.runAndReadAll(query)).getRowObjects()
const dir = mkdtempSync(join(tmpdir(), 'compare-'))
process.on('exit', () => rmSync(dir, { recursive: true }))
const script = (name) => readFileSync(new URL(name, import.meta.url), 'utf8')

// What the exports say, file by file.
await sql.run(script('./tables.sql'))
for (const e of findExports(deck, dir)) {
  await sql.run(`INSERT INTO said ${rowsOf(e)}`)
  for (const id of e.measures) {
    await sql.run(`INSERT INTO carries SELECT ${quoted(e.file)}, ${quoted(e.source)}, ${quoted(id)}, ${e.level}, ${e.serial},
      least(min(day), ${day(e.stated[0])}), greatest(max(day), ${day(e.stated[1])}) FROM said WHERE file = ${quoted(e.file)} AND source = ${quoted(e.source)}`)
  }
}
function day(text) { return text ? `DATE '${text}'` : 'NULL' }

// What the deck calls a channel.
const text = readFileSync(join(deck, 'deck.yaml'), 'utf8')
for (const [, name, list] of text.matchAll(/^ {2}([^\s#][^:\n]*): \[([^\]\n]*)\]$/gm)) {
  for (const other of [name, ...list.split(',')]) {
    await sql.run(`INSERT INTO names VALUES (${quoted(other.trim())}, ${quoted(name)})`)
  }
}

for (const [, name, share] of text.matchAll(/\b(ad_tax|agency_fee): ([\d.]+)/g)) await sql.run(`INSERT INTO assumed VALUES (${quoted(name)}, ${share})`)
if (/\bother_cost:/.test(text)) await sql.run(`INSERT INTO assumed VALUES ('other_cost', 0)`)

// What the report says.
// Of many campaigns the values leave out what the total of their period tells.
const told = JSON.parse(readFileSync(report, 'utf8')).values
const period = new Map(told.filter((v) => v.start).map((v) => [`${v.grain} ${v.period}`, { start: v.start, end: v.end }]))
const basis = new Map(told.filter((v) => v.basis).map((v) => [v.kpi, v.basis]))
const values = told.filter((v) => v.value !== null).map((v) => ({ ...period.get(`${v.grain} ${v.period}`), basis: basis.get(v.kpi), ...v }))
writeFileSync(join(dir, 'values.json'), values.map((v) => JSON.stringify({
  kpi: v.kpi, period: v.period, grain: v.grain, first: v.start, ends: v.end, last: v.through ?? v.end, basis: v.basis, value: v.value,
  channel: v.segment.channel ?? null, campaign: v.segment.campaign ?? null,
})).join('\n'))
await sql.run(`CREATE TABLE reported AS SELECT * FROM read_json(${quoted(join(dir, 'values.json'))}, format = 'newline_delimited',
  columns = {kpi: 'VARCHAR', period: 'VARCHAR', grain: 'VARCHAR', first: 'DATE', ends: 'DATE', last: 'DATE', basis: 'VARCHAR', value: 'DOUBLE', channel: 'VARCHAR', campaign: 'VARCHAR'})`)

await sql.run(script('./speak.sql'))
await sql.run(script('./compare.sql'))
const [{ compared }] = await all('SELECT count(*) AS compared FROM compared')
const wrong = await all('SELECT * FROM compared WHERE abs(value - computed) > 1e-12 * greatest(1, abs(computed)) OR computed IS NULL ORDER BY ALL LIMIT 20')
for (const w of wrong) console.log(`${w.kpi} in ${w.period} of ${w.channel ?? 'total'} ${w.campaign ?? ''}: report ${w.value}, DuckDB ${w.computed}`)
console.log(`${deck}: ${compared} values compared, ${wrong.length === 20 ? '20 or more' : wrong.length} differ`)

// For the rest the SQL here has no formula, or it needs an export that is not read here.
const left = await all('SELECT kpi, count(*) AS n FROM reported GROUP BY kpi HAVING kpi NOT IN (SELECT kpi FROM compared) ORDER BY kpi')
if (left.length > 0) console.log(`  not compared: ${left.map((l) => `${l.kpi} ${l.n}`).join(', ')}`)
if (wrong.length > 0 || compared < 500 || (process.argv.includes('--whole') && left.length > 0)) process.exit(1)
