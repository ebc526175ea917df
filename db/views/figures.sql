-- One row a figure of an organisation's own review: what is measured, the value, and the article's words for it.
CREATE VIEW figures AS
SELECT
  f.statement_id,
  f.article_id,
  f.report,
  e.name AS organisation,
  e.emulation_year,
  json_extract (f.value, '$.measure') AS measure,
  json_extract (f.value, '$.value') AS value,
  json_extract (f.value, '$.label') AS label,
  f.rule,
  f.confidence
FROM statement f
JOIN events e ON e.article_id = f.article_id AND e.report = f.report
WHERE f.kind = 'figure';
