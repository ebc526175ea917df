-- One row a statement that a unit holds, is to hold or held the chair (role chair or deputy, status incumbent, elected or former) of a group in an emulation year; year_basis says whether the year is stated or implied. As the article says it: chair_terms minds what people decided, verdict tells it.
CREATE VIEW chairs AS
SELECT
  c.statement_id,
  c.article_id,
  c.report,
  e.form,
  e.number,
  e.name AS group_name,
  e.sector,
  e.region,
  e.province,
  json_extract (c.value, '$.role') AS role,
  json_extract (c.value, '$.status') AS status,
  json_extract (c.value, '$.unit.name') AS unit,
  json_extract (c.value, '$.unit.body') AS body,
  json_extract (c.value, '$.unit.place') AS place,
  json_extract (c.value, '$.person') AS person,
  json_extract (c.value, '$.year') AS year,
  json_extract (c.value, '$.yearBasis') AS year_basis,
  json_extract (c.value, '$.period') AS period,
  e.published_at,
  c.rule,
  c.confidence,
  d.verdict
FROM statement c
JOIN events e ON e.article_id = c.article_id AND e.report = c.report
LEFT JOIN decision d ON d.decision_id = (
    SELECT max(s.decision_id)
    FROM decision_state s
    JOIN decision o ON o.decision_id = s.decision_id AND o.verdict <> 'unsure'
    WHERE s.statement_id = c.statement_id AND s.state = 'applied'
      AND NOT EXISTS (SELECT 1 FROM decision u WHERE u.undoes = s.decision_id)
  )
WHERE likelihood (c.kind = 'chair', 0.2);
