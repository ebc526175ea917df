-- One row a group that went on as another one: renumbered or re-formed, from which year, and how many units of the smaller one are in both.
CREATE VIEW group_successions AS
SELECT
  l.from_id,
  f.label AS from_label,
  l.to_id,
  t.label AS to_label,
  l.year,
  l.kind,
  l.shared,
  l.of
FROM group_succession l
JOIN emulation_group f ON f.group_id = l.from_id
JOIN emulation_group t ON t.group_id = l.to_id;
