-- One row a relevant article with the independent text that it is: original, copy, excerpt or altered, and how much of it stands in the original.
CREATE VIEW texts AS
SELECT
  t.article_id,
  t.text_id,
  t.role,
  t.share,
  a.title,
  a.site,
  a.published_at,
  a.source,
  a.url
FROM text_member t
JOIN article a ON a.article_id = t.article_id;
