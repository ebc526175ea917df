-- One row a unit over all its spellings: its name, what body it is, its place, the province of its time and the one of the 34 that holds its area now, and in how many group years it held the chair.
CREATE VIEW units AS
SELECT
  u.unit_id,
  u.name,
  u.body,
  u.place,
  u.province_id,
  p.name AS province,
  p.now_id AS province_now_id,
  p.now_name AS province_now,
  (SELECT count(*) FROM term t WHERE t.unit_id = u.unit_id AND t.role = 'chair') AS chair_years
FROM unit u
LEFT JOIN province p ON p.province_id = u.province_id;
