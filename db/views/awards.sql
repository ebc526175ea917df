-- One row an award that an article reports as proposed, awarded or received: titles (a JSON list), the authority, how many collectives and individuals, named recipients (JSON lists), and the year it is for.
CREATE VIEW awards AS
SELECT
  w.statement_id,
  w.article_id,
  w.report,
  e.form,
  e.number,
  e.name AS group_name,
  e.sector,
  e.province,
  e.emulation_year,
  json_extract (w.value, '$.titles') AS titles,
  json_extract (w.value, '$.status') AS status,
  json_extract (w.value, '$.authority') AS authority,
  json_extract (w.value, '$.grade') AS grade,
  json_extract (w.value, '$.collectives') AS collectives,
  json_extract (w.value, '$.individuals') AS individuals,
  json_extract (w.value, '$.outOf') AS out_of,
  json_extract (w.value, '$.units') AS units,
  json_extract (w.value, '$.persons') AS persons,
  json_extract (w.value, '$.period') AS period,
  w.rule,
  w.confidence
FROM statement w
JOIN events e ON e.article_id = w.article_id AND e.report = w.report
WHERE w.kind = 'award';
