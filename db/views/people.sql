-- One row a person whom an article introduces: name, positions as written (a JSON list), and the part played (attended, chaired, spoke, presented, named).
CREATE VIEW people AS
SELECT
  p.statement_id,
  p.article_id,
  json_extract (p.value, '$.name') AS name,
  json_extract (p.value, '$.positions') AS positions,
  json_extract (p.value, '$.part') AS part,
  a.published_at,
  p.rule,
  p.confidence
FROM statement p
JOIN article a ON a.article_id = p.article_id AND a.superseded_by IS NULL
WHERE p.kind = 'person';
