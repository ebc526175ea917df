-- One row a group, emulation year and role (chair, or each deputy): the unit that held it (empty where texts disagree and no rule settles it), who took over in a merger of provinces, how that is supported, by which rule it was settled, and the best sentence.
CREATE VIEW chair_terms AS
SELECT
  t.group_id,
  g.label AS group_label,
  g.form,
  g.number,
  g.sector,
  g.region,
  g.province AS group_province,
  t.year,
  t.role,
  nullif (t.unit_id, '') AS unit_id,
  u.name AS unit,
  u.body,
  u.place,
  u.province_id,
  p.now_id AS province_now_id,
  p.now_name AS province_now,
  t.successor_id,
  n.name AS successor,
  n.place AS successor_place,
  t.support,
  t.resolution,
  t.basis,
  t.chain,
  t.texts,
  t.other_texts,
  t.statement_id,
  s.article_id,
  (SELECT quote FROM proof q WHERE q.statement_id = t.statement_id ORDER BY q.position LIMIT 1) AS quote
FROM term t
JOIN emulation_group g ON g.group_id = t.group_id
LEFT JOIN unit u ON u.unit_id = t.unit_id
LEFT JOIN province p ON p.province_id = u.province_id
LEFT JOIN unit n ON n.unit_id = t.successor_id
LEFT JOIN statement s ON s.statement_id = t.statement_id;
