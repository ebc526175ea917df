-- One row a member unit that an article lists for a group, with the size that the article states and whether its list is complete. As the article says it: memberships minds what people decided, verdict tells it.
CREATE VIEW members AS
SELECT
  m.statement_id,
  m.article_id,
  m.report,
  e.form,
  e.number,
  e.name AS group_name,
  e.sector,
  e.emulation_year,
  json_extract (m.value, '$.name') AS unit,
  json_extract (m.value, '$.body') AS body,
  json_extract (m.value, '$.place') AS place,
  json_extract (t.value, '$.stated') AS stated,
  json_extract (t.value, '$.complete') AS complete,
  m.rule,
  m.confidence,
  d.verdict
FROM statement m
JOIN events e ON e.article_id = m.article_id AND e.report = m.report
LEFT JOIN statement t ON t.article_id = m.article_id AND t.report = m.report AND likelihood (t.kind = 'members', 0.1)
LEFT JOIN decision d ON d.decision_id = (
    SELECT max(s.decision_id)
    FROM decision_state s
    JOIN decision o ON o.decision_id = s.decision_id AND o.verdict <> 'unsure'
    WHERE s.statement_id = m.statement_id AND s.state = 'applied'
      AND NOT EXISTS (SELECT 1 FROM decision u WHERE u.undoes = s.decision_id)
  )
WHERE likelihood (m.kind = 'member', 0.5);
