-- One row a person whom an article introduces, as people put it right where they did; those they rejected are left out: name, positions as written (a JSON list), and the part played (attended, chaired, spoke, presented, named).
CREATE VIEW people AS
SELECT
  p.statement_id,
  p.article_id,
  json_extract (coalesce(d.correction, p.value), '$.name') AS name,
  json_extract (coalesce(d.correction, p.value), '$.positions') AS positions,
  json_extract (coalesce(d.correction, p.value), '$.part') AS part,
  a.published_at,
  p.rule,
  p.confidence,
  d.verdict
FROM statement p
JOIN article a ON a.article_id = p.article_id AND a.superseded_by IS NULL
LEFT JOIN decision d ON d.decision_id = (
    SELECT max(s.decision_id)
    FROM decision_state s
    JOIN decision o ON o.decision_id = s.decision_id AND o.verdict <> 'unsure'
    WHERE s.statement_id = p.statement_id AND s.state = 'applied'
      AND NOT EXISTS (SELECT 1 FROM decision u WHERE u.undoes = s.decision_id)
  )
WHERE likelihood (p.kind = 'person', 0.1) AND d.verdict IS NOT 'reject';
