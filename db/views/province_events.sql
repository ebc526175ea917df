-- One row an event in the life of a province: merged into another one, split off another one, or succeeded under a new name or rank; on its first day.
CREATE VIEW province_events AS
SELECT
  date (p.valid_to, '+1 day') AS day,
  CASE
    WHEN n.valid_from IS date (p.valid_to, '+1 day')
    AND NOT EXISTS (
      SELECT 1 FROM province o WHERE o.successor_id = p.successor_id AND o.valid_to = p.valid_to AND o.province_id <> p.province_id
    ) THEN 'succeeded'
    ELSE 'merged'
  END AS kind,
  p.province_id,
  p.name AS province,
  n.province_id AS other_id,
  n.name AS other
FROM province p
JOIN province n ON n.province_id = p.successor_id
UNION ALL
SELECT s.valid_from, 'split-off', s.province_id, s.name, o.province_id, o.name
FROM province s
JOIN province o ON o.province_id = s.origin_id;
