-- One row a statement on which a chair term rests, of the unit that was taken for the chair or of another side: the article, the independent text, what it says (elected, incumbent, former), its first quote, and whether the article says so, a person put it so (then the quote says otherwise), or a person overruled it (standing).
CREATE VIEW term_evidence AS
SELECT
  x.group_id,
  x.year,
  x.role,
  x.unit_id,
  u.name AS unit,
  d.is_chosen,
  x.standing,
  x.statement_id,
  s.article_id,
  s.report,
  m.text_id,
  m.role AS text_role,
  a.published_at,
  a.title,
  json_extract (s.value, '$.status') AS status,
  (SELECT quote FROM proof q WHERE q.statement_id = x.statement_id ORDER BY q.position LIMIT 1) AS quote,
  s.rule,
  s.confidence
FROM term_statement x
JOIN term_side d ON d.group_id = x.group_id AND d.year = x.year AND d.role = x.role AND d.unit_id = x.unit_id
JOIN unit u ON u.unit_id = x.unit_id
JOIN statement s ON s.statement_id = x.statement_id
JOIN article a ON a.article_id = s.article_id
JOIN text_member m ON m.article_id = s.article_id;
