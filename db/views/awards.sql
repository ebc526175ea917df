-- One row an award that an article reports as proposed, awarded or received, as people put it right where they did; those they rejected are left out: titles (a JSON list), the authority, how many collectives and individuals, named recipients (JSON lists), and the year it is for.
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
  json_extract (coalesce(d.correction, w.value), '$.titles') AS titles,
  json_extract (coalesce(d.correction, w.value), '$.status') AS status,
  json_extract (coalesce(d.correction, w.value), '$.authority') AS authority,
  json_extract (coalesce(d.correction, w.value), '$.grade') AS grade,
  json_extract (coalesce(d.correction, w.value), '$.collectives') AS collectives,
  json_extract (coalesce(d.correction, w.value), '$.individuals') AS individuals,
  json_extract (coalesce(d.correction, w.value), '$.outOf') AS out_of,
  json_extract (coalesce(d.correction, w.value), '$.units') AS units,
  json_extract (coalesce(d.correction, w.value), '$.persons') AS persons,
  json_extract (coalesce(d.correction, w.value), '$.period') AS period,
  w.rule,
  w.confidence,
  d.verdict
FROM statement w
JOIN events e ON e.article_id = w.article_id AND e.report = w.report
LEFT JOIN decision d ON d.decision_id = (
    SELECT max(s.decision_id)
    FROM decision_state s
    JOIN decision o ON o.decision_id = s.decision_id AND o.verdict <> 'unsure'
    WHERE s.statement_id = w.statement_id AND s.state = 'applied'
      AND NOT EXISTS (SELECT 1 FROM decision u WHERE u.undoes = s.decision_id)
  )
WHERE likelihood (w.kind = 'award', 0.1) AND d.verdict IS NOT 'reject';
