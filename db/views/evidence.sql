-- One row a quote that proves a statement: the text of the article from start_offset to end_offset (UTF-16 units), exactly, and the rule that found it.
CREATE VIEW evidence AS
SELECT
  p.statement_id,
  s.article_id,
  s.report,
  s.kind,
  p.position,
  p.start_offset,
  p.end_offset,
  p.quote,
  s.rule,
  s.confidence,
  a.title,
  a.source,
  a.url
FROM proof p
JOIN statement s ON s.statement_id = p.statement_id
JOIN article a ON a.article_id = s.article_id AND a.superseded_by IS NULL;
