-- One row a group (cluster or bloc) over all articles that name it: its label, number, sector, region and province where known (province_basis tells whether an article states it or it is the paper's), the years and the number of articles and independent texts that tell of it.
CREATE VIEW groups AS
SELECT
  g.group_id,
  g.label,
  g.form,
  g.number,
  g.sector,
  g.region,
  g.province,
  g.province_id,
  g.province_basis,
  min(s.year) AS first_year,
  max(s.year) AS last_year,
  count(DISTINCT s.article_id) AS articles,
  count(DISTINCT t.text_id) AS texts
FROM emulation_group g
LEFT JOIN profile p ON p.group_id = g.group_id
LEFT JOIN sighting s ON s.profile_key = p.profile_key
LEFT JOIN text_member t ON t.article_id = s.article_id
GROUP BY g.group_id;
