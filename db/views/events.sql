-- One row a report: the group or organisation reported on (form, number, name, sector, region, province) and its meeting (type, days, emulation year, place). Empty where the article does not say.
CREATE VIEW events AS
SELECT
  s.article_id,
  s.report,
  json_extract (s.value, '$.form') AS form,
  json_extract (s.value, '$.number') AS number,
  json_extract (s.value, '$.name') AS name,
  json_extract (s.value, '$.sector') AS sector,
  json_extract (s.value, '$.region') AS region,
  json_extract (s.value, '$.province') AS province,
  json_extract (e.value, '$.type') AS type,
  json_extract (e.value, '$.from') AS from_day,
  json_extract (e.value, '$.to') AS to_day,
  json_extract (e.value, '$.precision') AS precision,
  json_extract (e.value, '$.dateBasis') AS date_basis,
  json_extract (e.value, '$.dayPart') AS day_part,
  json_extract (e.value, '$.emulationYear') AS emulation_year,
  json_extract (e.value, '$.emulationPeriod') AS emulation_period,
  json_extract (e.value, '$.place') AS place,
  json_extract (e.value, '$.mode') AS mode,
  a.published_at,
  e.statement_id AS event_statement_id,
  s.statement_id AS subject_statement_id,
  e.rule,
  e.confidence
-- Without the share of the kind SQLite takes it for rare, and joins with a group's reports begin at the wrong end.
FROM statement s
JOIN article a ON a.article_id = s.article_id AND a.superseded_by IS NULL
LEFT JOIN statement e ON e.article_id = s.article_id AND e.report = s.report AND likelihood (e.kind = 'event', 0.1)
WHERE likelihood (s.kind = 'subject', 0.1);
