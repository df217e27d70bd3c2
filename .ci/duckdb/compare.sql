-- The KPIs that are one sum, or one sum over another. basis names the family of
-- each side in the report.
CREATE TABLE formula AS
SELECT * FROM (VALUES
  ('spend', 'spend', NULL, 1), ('impressions', 'impressions', NULL, 1), ('clicks', 'clicks', NULL, 1), ('conversion_value', 'conversion_value', NULL, 1),
  ('conversions', 'conversions', NULL, 1), ('leads', 'leads', NULL, 1), ('website_traffic', 'sessions', NULL, 1), ('revenue', 'revenue', NULL, 1),
  ('orders', 'orders', NULL, 1), ('messages', 'messages', NULL, 1),
  ('ctr', 'clicks', 'impressions', 1), ('cpm', 'spend', 'impressions', 1000), ('cost_per_click', 'spend', 'clicks', 1), ('roas', 'conversion_value', 'spend', 1),
  ('cpl', 'spend', 'leads', 1), ('cost_per_conversion', 'spend', 'conversions', 1), ('aov', 'revenue', 'orders', 1), ('ad_cost_share', 'spend', 'revenue', 1),
  ('conversion_rate', 'conversions', 'sessions', 1), ('cost_per_message', 'spend', 'messages', 1)
) AS v(kpi, top, bottom, times);

CREATE TABLE asked AS
SELECT r.*, f.top, f.bottom, f.times, row_number() OVER () AS id,
  split_part(r.basis, '/', 1) AS top_family,
  coalesce(nullif(split_part(r.basis, '/', 2), ''), split_part(r.basis, '/', 1)) AS bottom_family
FROM reported r JOIN formula f USING (kpi)
WHERE NOT (r.kpi = 'conversion_rate' AND r.basis <> 'web');

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
  CASE WHEN q.bottom IS NULL THEN CAST(coalesce(t.total, 0) AS DOUBLE)
    ELSE CAST(q.times * coalesce(t.total, 0) AS DOUBLE) / CAST(b.total AS DOUBLE) END AS computed
FROM asked q LEFT JOIN sums t ON t.id = q.id LEFT JOIN sums b ON b.id = -q.id;
