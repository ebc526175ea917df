-- One row a unit that texts list as a member of a group in an emulation year, with the number of independent texts and a statement that says so.
CREATE VIEW memberships AS
SELECT
  m.group_id,
  g.label AS group_label,
  m.year,
  m.unit_id,
  u.name AS unit,
  u.body,
  u.place,
  u.province_id,
  p.now_id AS province_now_id,
  m.texts,
  m.statement_id
FROM membership m
JOIN emulation_group g ON g.group_id = m.group_id
JOIN unit u ON u.unit_id = m.unit_id
LEFT JOIN province p ON p.province_id = u.province_id;
