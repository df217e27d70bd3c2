-- For each source, measure and day one file speaks: the coarsest level, then the
-- last covered day, then the higher number in its name.
CREATE TABLE speaks AS
SELECT source, measure, day, file
FROM (
  SELECT source, measure, file, level, last, serial, CAST(unnest(generate_series(first, last, INTERVAL 1 DAY)) AS DATE) AS day
  FROM carries
)
QUALIFY row_number() OVER (PARTITION BY source, measure, day ORDER BY level, last DESC, serial DESC) = 1;

CREATE TABLE amount AS
SELECT s.source, s.family, s.measure, s.day,
  coalesce((SELECT min(n.name) FROM names n WHERE lower(n.called) = lower(s.channel)), nullif(s.channel, ''), '(not set)') AS channel,
  coalesce(s.campaign, '') AS campaign, sum(s.value) AS value
FROM said s JOIN speaks USING (source, measure, day, file)
WHERE s.value IS NOT NULL
GROUP BY ALL;

-- Of an account's results the first that it has at all are its conversions; link
-- clicks are its clicks where it has no others.
INSERT INTO amount
SELECT a.source, a.family, f.becomes, a.day, a.channel, a.campaign, a.value
FROM amount a
JOIN (
  SELECT source, becomes, arg_min(measure, place) AS measure
  FROM (SELECT DISTINCT source, measure FROM amount WHERE family = 'ads')
  JOIN (VALUES ('purchases', 'conversions', 1), ('leads', 'conversions', 2), ('messages', 'conversions', 3),
    ('clicks', 'clicks', 1), ('link_clicks', 'clicks', 2)) AS v(measure, becomes, place) USING (measure)
  GROUP BY ALL
) f ON f.source = a.source AND f.measure = a.measure AND f.becomes <> a.measure;

-- Visits that no search engine sent.
INSERT INTO amount
SELECT source, family, 'non_search_sessions', day, channel, campaign, value
FROM amount
WHERE measure = 'sessions' AND channel NOT IN ('Organic Search', 'Paid Search', 'Google Ads', 'Microsoft Ads', 'Cốc Cốc');
