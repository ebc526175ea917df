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
  (SELECT p.now_id FROM province p WHERE p.province_id = u.province_id) AS province_now_id,
  (SELECT p.now_name FROM province p WHERE p.province_id = u.province_id) AS province_now,
  t.successor_id,
  (SELECT n.name FROM unit n WHERE n.unit_id = t.successor_id) AS successor,
  (SELECT n.place FROM unit n WHERE n.unit_id = t.successor_id) AS successor_place,
  t.support,
  t.resolution,
  t.basis,
  t.chain,
  t.texts,
  t.other_texts,
  t.statement_id,
  (SELECT s.article_id FROM statement s WHERE s.statement_id = t.statement_id) AS article_id,
  (SELECT quote FROM proof q WHERE q.statement_id = t.statement_id ORDER BY q.position LIMIT 1) AS quote
-- What few questions ask for stands in subqueries: a join is made for every row, asked for or not.
FROM term t
JOIN emulation_group g ON g.group_id = t.group_id
LEFT JOIN unit u ON u.unit_id = t.unit_id;
