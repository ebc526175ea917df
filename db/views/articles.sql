-- One row an article in its current reading: where it comes from, when it was published (a day or a moment at +07:00), and whether it reports on a group or an organisation.
CREATE VIEW articles AS
SELECT
  article_id,
  source,
  url,
  site,
  title,
  lead,
  byline,
  section,
  published_at,
  relevant,
  sha256,
  extractor,
  first_seen,
  text
FROM article
WHERE superseded_by IS NULL;
