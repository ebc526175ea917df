-- One row a figure of an organisation's own review, as people put it right where they did; those they rejected are left out: what is measured, the value, and the article's words for it.
CREATE VIEW figures AS
SELECT
  f.statement_id,
  f.article_id,
  f.report,
  e.name AS organisation,
  e.emulation_year,
  json_extract (coalesce(d.correction, f.value), '$.measure') AS measure,
  json_extract (coalesce(d.correction, f.value), '$.value') AS value,
  json_extract (coalesce(d.correction, f.value), '$.label') AS label,
  f.rule,
  f.confidence,
  d.verdict
FROM statement f
JOIN events e ON e.article_id = f.article_id AND e.report = f.report
LEFT JOIN decision d ON d.decision_id = (
    SELECT max(s.decision_id)
    FROM decision_state s
    JOIN decision o ON o.decision_id = s.decision_id AND o.verdict <> 'unsure'
    WHERE s.statement_id = f.statement_id AND s.state = 'applied'
      AND NOT EXISTS (SELECT 1 FROM decision u WHERE u.undoes = s.decision_id)
  )
WHERE likelihood (f.kind = 'figure', 0.1) AND d.verdict IS NOT 'reject';
