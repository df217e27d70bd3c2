// Finds the exports that a deck names and what can be known of each from its
// first lines. Folders and names tell the platform: the sample, the invented
// companies of the truth test and the real shop are laid out so.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join, posix } from 'node:path'

const kinds = [
  { kind: 'google', family: 'ads', channel: 'Google Ads', files: /(^|\/)google(_ads)?\// },
  { kind: 'meta', family: 'ads', channel: 'Meta Ads', files: /(^|\/)meta(_ads)?( \d+)?\// },
  { kind: 'pinterest', family: 'ads', channel: 'Pinterest Ads', files: /(^|\/)pinterest_ads\// },
  { kind: 'spotify', family: 'ads', channel: 'Spotify Ads', files: /(^|\/)spotify_ads\// },
  { kind: 'web', family: 'web', files: /(^|\/)(web|ga4)\// },
  { kind: 'visitors', family: 'web', channel: '', files: /(^|\/)shopify\/.*_visitors_/ },
  { kind: 'leads', family: 'crm', files: /(^|\/)crm\// },
  { kind: 'sales', family: 'shop', channel: 'Shopify', files: /(^|\/)shopify\/.*_sales_/ },
  { kind: 'shop', family: 'shop', files: /(^|\/)shop\// },
]

// The headers of a measure, in every language that the exports have.
const headers = {
  google: {
    spend: ['Cost', 'Chi phí', '費用'], clicks: ['Clicks', 'Lượt nhấp', 'クリック数'], impressions: ['Impr.', 'Số lượt hiển thị', '表示回数'],
    conversions: ['Conversions', 'Lượt chuyển đổi', 'コンバージョン'], conversion_value: ['Conv. value', 'Giá trị chuyển đổi', 'コンバージョン値'],
  },
  meta: {
    spend: [/^Amount spent \(/, /^Số tiền đã chi tiêu \(/], impressions: ['Impressions', 'Lượt hiển thị'], clicks: ['Clicks (all)', 'Lượt click (tất cả)'],
    link_clicks: ['Link clicks', 'Lượt click vào liên kết'], purchases: ['Purchases', 'Lượt mua'],
    conversion_value: ['Purchases conversion value', 'Giá trị chuyển đổi từ lượt mua'], leads: ['Leads', 'Khách hàng tiềm năng', '(Mẫu tìm kiếm) khách hàng tiềm năng'],
    messages: ['Messaging conversations started', 'Lượt bắt đầu cuộc trò chuyện qua tin nhắn'],
    landing_page_views: ['Landing page views', 'Lượt xem trang đích'], add_to_carts: ['Adds to cart', 'Lượt thêm vào giỏ hàng'],
    engagements: ['Post engagements', 'Lượt tương tác với bài viết'],
  },
  web: { sessions: ['Sessions'], conversions: ['Key events'], revenue: ['Total revenue'] },
  pinterest: {
    spend: ['Spend in account currency'], impressions: ['Impressions'], clicks: ['Pin clicks'], link_clicks: ['Outbound clicks'], engagements: ['Engagements'],
    conversions: ['Total conversions (Checkout)'], conversion_value: ['Total order value (Checkout)'], add_to_carts: ['Total conversions (Add to cart)'],
  },
  spotify: {
    spend: ['Spend'], impressions: ['Impressions'], clicks: ['Clicks'], landing_page_views: ['page views'], add_to_carts: ['Adds to cart'], purchases: ['Purchases'],
    conversion_value: ['Attributed revenue'],
  },
  visitors: { sessions: ['Sessions'] },
  leads: { leads: [/^/] },
  sales: { revenue: ['Total sales'] },
  shop: { orders: ['Số đơn', 'Đơn hoàn thành'], revenue: ['Doanh thu (cả thuế)', 'Doanh thu'] },
}

export const columns = {
  day: ['Day', 'Ngày', '日', 'Date', 'Ngày tạo', 'Ngày bán'],
  starts: ['Reporting starts', 'Lượt bắt đầu báo cáo'],
  ends: ['Reporting ends', 'Lượt kết thúc báo cáo'],
  nth: ['Nth day'],
  campaign: ['Campaign', 'Chiến dịch', 'キャンペーン', 'Campaign name', 'Tên chiến dịch'],
  channel: ['Session primary channel group (Default channel group)', 'Nguồn', 'Kênh', 'Kênh bán'],
  adSet: ['Ad group', 'Nhóm quảng cáo', '広告グループ', 'Ad set name', 'Tên nhóm quảng cáo'],
  ad: ['Ad name', 'Tên quảng cáo'],
}

// column gives the header of a file that is one of the names.
export const column = (header, names) =>
  header.find((h) => names.some((n) => (n instanceof RegExp ? n.test(h) : n === h)))

// findExports lists them, each file once in a source; dir takes the texts of those
// that are not UTF-8, since DuckDB does not read every UTF-16 text.
export function findExports(deck, dir) {
  const yaml = readFileSync(join(deck, 'deck.yaml'), 'utf8')
  const entries = yaml.split(/^ {2}- (?=files: )/m).slice(1)
  const seen = new Set()
  const list = []
  for (const entry of entries) {
    const source = entry.match(/^files: (.*)/)[1]
    for (const { file, kind } of matching(deck, source)) {
      const bytes = readFileSync(file)
      const hash = source + createHash('sha256').update(bytes).digest('hex')
      if (seen.has(hash)) continue
      seen.add(hash)
      const whole = new TextDecoder(isWide(bytes) ? 'utf-16le' : 'utf-8').decode(bytes)
      const text = isWide(bytes) ? join(dir, `${list.length}.csv`) : file
      if (text !== file) writeFileSync(text, whole)
      list.push({ ...look(file, whole, { ...kind, source }, entry), text })
    }
  }
  return list.filter((e) => e.measures.length > 0)
}

// matching gives the csv files that an entry of the deck names.
function matching(deck, pattern) {
  const folder = join(deck, posix.dirname(pattern))
  if (!existsSync(folder)) return []
  const name = new RegExp(`^${posix.basename(pattern).split('*').map((t) => t.replace(/[.()+?^$]/g, '\\$&')).join('.*')}$`)
  return readdirSync(folder, { withFileTypes: true })
    .filter((e) => e.isFile() && name.test(e.name) && e.name.endsWith('.csv'))
    .map((e) => ({ file: join(folder, e.name), kind: kinds.find((k) => k.files.test(posix.join(posix.dirname(pattern), e.name))) }))
    .filter((e) => e.kind)
}

const isWide = (bytes) => bytes[0] === 0xff && bytes[1] === 0xfe

// look reads the header, and what stands above it.
function look(file, whole, kind, entry) {
  const lines = whole.slice(0, 20000).split(/\r?\n/)
  const names = [...columns.day, ...columns.starts, ...columns.nth]
  const at = lines.findIndex((l) => [',', ';', '\t'].some((d) => cells(l, d).some((c) => names.includes(c))))
  const delimiter = [',', ';', '\t'].reduce((a, b) => (lines[at].split(b).length > lines[at].split(a).length ? b : a))
  const header = cells(lines[at], delimiter)
  const measures = Object.keys(headers[kind.kind]).filter((id) => column(header, headers[kind.kind][id]))
  return {
    ...kind, file, at, delimiter, header, measures, stated: stated(lines.slice(0, at)),
    of: Object.fromEntries(measures.map((id) => [id, column(header, headers[kind.kind][id])])),
    level: column(header, columns.ad) ? 2 : column(header, columns.adSet) ? 1 : 0,
    serial: Number(file.match(/(\d+)\D*$/)?.[1] ?? 0),
    comma: kind.kind === 'google' ? header.includes('Chi phí') : /numbers: 1\.234,5/.test(entry),
    order: entry.match(/dates: (\w+)/)?.[1] ?? 'ymd',
  }
}

const cells = (line, delimiter) => line.split(delimiter).map((c) => c.replace(/^"|"$/g, '').replace(/^\ufeff"?/, ''))

// stated finds the range that the lines above the header tell.
function stated(lines) {
  const month = (name) => new Date(`${name} 1, 2000`).getMonth() + 1
  const iso = (y, m, d) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
  const text = lines.join('\n')
  const forms = [
    [/([A-Z][a-z]+) (\d+), (\d{4})/g, (m) => iso(m[3], month(m[1]), m[2])],
    [/(\d+) ([A-Z][a-z]+) (\d{4})/g, (m) => iso(m[3], month(m[2]), m[1])],
    [/(\d+) tháng (\d+), (\d{4})/g, (m) => iso(m[3], m[2], m[1])],
    [/(\d{4})年(\d+)月(\d+)日/g, (m) => iso(m[1], m[2], m[3])],
    [/date: (\d{4})(\d\d)(\d\d)/g, (m) => iso(m[1], m[2], m[3])],
    [/(\d{4})-(\d\d)-(\d\d)(?= - | \(UTC\))/g, (m) => iso(m[1], m[2], m[3])],
  ]
  for (const [form, read] of forms) {
    const found = [...text.matchAll(form)].map(read)
    if (found.length >= 2) return found.slice(0, 2)
  }
  return []
}
