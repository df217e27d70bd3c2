-- The KPIs that are one sum, or one sum over another. basis names the family of
-- each side in the report; by is the one for which the row holds, where several
-- families have formulas of their own.
CREATE TABLE formula AS
SELECT * FROM (VALUES
  ('spend', 'spend', NULL, 1, NULL), ('impressions', 'impressions', NULL, 1, NULL), ('clicks', 'clicks', NULL, 1, NULL), ('link_clicks', 'link_clicks', NULL, 1, NULL),
  ('conversion_value', 'conversion_value', NULL, 1, NULL), ('conversions', 'conversions', NULL, 1, NULL), ('leads', 'leads', NULL, 1, NULL),
  ('add_to_carts', 'add_to_carts', NULL, 1, NULL), ('landing_page_views', 'landing_page_views', NULL, 1, NULL), ('engagements', 'engagements', NULL, 1, 'ads'),
  ('website_traffic', 'sessions', NULL, 1, NULL), ('non_search_traffic', 'non_search_sessions', NULL, 1, NULL),
  ('revenue', 'revenue', NULL, 1, NULL), ('orders', 'orders', NULL, 1, NULL), ('messages', 'messages', NULL, 1, NULL),
  ('ctr', 'clicks', 'impressions', 1, NULL), ('cpm', 'spend', 'impressions', 1000, NULL), ('cost_per_click', 'spend', 'clicks', 1, NULL),
  ('roas', 'conversion_value', 'spend', 1, NULL), ('cpl', 'spend', 'leads', 1, NULL), ('cost_per_conversion', 'spend', 'conversions', 1, NULL),
  ('conversion_per_impression', 'conversions', 'impressions', 1, NULL), ('engagement_rate', 'engagements', 'impressions', 1, 'ads'),
  ('aov', 'revenue', 'orders', 1, NULL), ('ad_cost_share', 'spend', 'revenue', 1, NULL), ('cost_per_message', 'spend', 'messages', 1, NULL),
  ('conversion_rate', 'conversions', 'sessions', 1, 'web'), ('conversion_rate', 'conversions', 'clicks', 1, 'ads'),
  -- What the deck puts on top of the money for advertisements; costs of other kinds are in no export that is read here.
  ('full_cost', 'spend', NULL, (SELECT 1 + coalesce(sum(share), 0) FROM assumed), (SELECT CASE WHEN bool_or(name = 'other_cost') THEN 'none' END FROM assumed))
) AS v(kpi, top, bottom, times, "by");

CREATE TABLE asked AS
SELECT r.*, f.top, f.bottom, f.times, row_number() OVER () AS id,
  split_part(r.basis, '/', 1) AS top_family,
  coalesce(nullif(split_part(r.basis, '/', 2), ''), split_part(r.basis, '/', 1)) AS bottom_family
FROM reported r JOIN formula f ON f.kpi = r.kpi AND (f."by" IS NULL OR f."by" = r.basis);

CREATE TABLE compared AS
WITH sums AS (
  SELECT q.id, sum(a.value) AS total
  FROM (SELECT id, top AS measure, top_family AS family, first, last, channel, campaign FROM asked
        UNION ALL
        SELECT -id, bottom, bottom_family, first, last, channel, campaign FROM asked WHERE bottom IS NOT NULL) q
  JOIN amount a ON a.measure = q.measure AND a.family = q.family AND a.day BETWEEN q.first AND q.last
    AND (q.channel IS NULL OR a.channel = q.channel) AND (q.campaign IS NULL OR a.campaign = q.campaign)
  GROUP BY q.id
)
SELECT q.kpi, q.grain, q.period, q.channel, q.campaign, q.value,
  CASE WHEN q.bottom IS NULL THEN CAST(q.times * coalesce(t.total, 0) AS DOUBLE)
    ELSE CAST(q.times * coalesce(t.total, 0) AS DOUBLE) / CAST(b.total AS DOUBLE) END AS computed
FROM asked q LEFT JOIN sums t ON t.id = q.id LEFT JOIN sums b ON b.id = -q.id;

-- Growth sets a period beside the one before it, which the report names too;
-- one that is not over, beside as many days of that one.
INSERT INTO compared
WITH periods AS (SELECT DISTINCT grain, first, ends FROM reported),
paired AS (
  SELECT r.*, row_number() OVER () AS id, b.first AS before_first, CASE WHEN r.last < r.ends THEN least(b.ends, b.first + CAST(r.last - r.first AS INTEGER)) ELSE b.ends END AS before_last
  FROM reported r LEFT JOIN periods b ON b.grain = r.grain AND b.ends = r.first - 1
  WHERE r.kpi = 'revenue_growth'
),
sums AS (
  SELECT p.id, sum(a.value) FILTER (WHERE a.day BETWEEN p.first AND p.last) AS now, sum(a.value) FILTER (WHERE a.day BETWEEN p.before_first AND p.before_last) AS before
  FROM paired p JOIN amount a ON a.measure = 'revenue' AND a.family = p.basis AND (p.channel IS NULL OR a.channel = p.channel)
  GROUP BY p.id
)
SELECT p.kpi, p.grain, p.period, p.channel, p.campaign, p.value, CAST(coalesce(s.now, 0) AS DOUBLE) / CAST(s.before AS DOUBLE) - 1
FROM paired p LEFT JOIN sums s USING (id);
