// Writes the SELECT that turns one export into rows of the table said.
import { column, columns } from './exports.mjs'

export const quoted = (text) => `'${String(text).replaceAll("'", "''")}'`
const name = (header) => `"${header.replaceAll('"', '""')}"`

export function rowsOf(e) {
  const campaign = column(e.header, columns.campaign)
  const channel = column(e.header, columns.channel)
  const rows = `SELECT *, ${dayOf(e)} AS the_day FROM ${reader(e)}`
  const blank = campaign ? `WHERE coalesce(${name(campaign)}, '') <> ''` : ''
  return e.measures.map((id) => `
    SELECT ${quoted(e.file)}, ${quoted(e.source)}, ${quoted(e.family)}, the_day,
      ${channel ? `coalesce(${name(channel)}, '')` : quoted(e.channel)}, ${campaign ? name(campaign) : 'NULL'},
      ${quoted(id)}, ${e.kind === 'leads' ? '1' : number(e, e.of[id])}
    FROM (${rows} ${blank}) WHERE the_day IS NOT NULL`).join(' UNION ALL ')
}

function reader(e) {
  return `read_csv(${quoted(e.text)}, skip = ${e.at}, header = true, all_varchar = true, delim = ${quoted(e.delimiter)}, quote = '"', escape = '"',
    null_padding = true, parallel = false, strict_mode = false, comment = '')`
}

// number reads one cell; what is no number is none.
function number(e, header) {
  const plain = e.comma ? `replace(replace(${name(header)}, '.', ''), ',', '.')` : `replace(${name(header)}, ',', '')`
  return `TRY_CAST(${plain} AS DECIMAL(30, 9))`
}

// dayOf reads the day of a row. A row that starts and ends on different days is
// a total of days that other rows tell one by one.
function dayOf(e) {
  const starts = column(e.header, columns.starts)
  const ends = column(e.header, columns.ends)
  const nth = column(e.header, columns.nth)
  const cell = column(e.header, columns.day)
  if (cell) return parsed(name(cell), e.order)
  if (nth) return `DATE '${e.stated[0]}' + CAST(${name(nth)} AS INTEGER)`
  return `CASE WHEN ${name(starts)} = ${name(ends)} THEN TRY_CAST(${name(starts)} AS DATE) END`
}

function parsed(cell, order) {
  const forms = {
    dmy: ['%d/%m/%y', '%d/%m/%Y', '%d/%m/%Y %H:%M', '%d-%m-%Y', '%d.%m.%Y'], // two digits of a year first: four would take them too
    mdy: ['%m/%d/%y', '%m/%d/%Y'],
    ymd: ['%Y-%m-%d', '%Y/%m/%d', '%Y%m%d', '%b %d, %Y', '%B %d, %Y', '%d %b %Y', '%a, %d-%b-%Y', '%d-%b-%y', '%d tháng %m, %Y', '%Y-%m-%dT%H:%M:%S', '%Y-%m-%d %H:%M'],
  }[order]
  const local = `CAST(TRY_CAST(${cell} AS TIMESTAMPTZ) AT TIME ZONE 'Asia/Ho_Chi_Minh' AS DATE)`
  const plain = `CAST(try_strptime(${cell}, [${forms.map(quoted).join(', ')}]) AS DATE)`
  return order === 'ymd' ? `CASE WHEN regexp_matches(${cell}, 'T.*[+-][0-9:]{5}$') THEN ${local} ELSE ${plain} END` : plain
}
