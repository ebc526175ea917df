-- One row a unit that some text names as the chair of a group in a year for which texts disagree: independent texts, those that say elected and in office, whether it was chosen, and by which rule.
CREATE VIEW conflicts AS
SELECT
  c.group_id,
  g.label AS group_label,
  c.year,
  c.unit_id,
  u.name AS unit,
  u.place,
  c.is_chosen,
  c.texts,
  c.elected,
  c.held,
  t.resolution,
  t.chain,
  (
    SELECT json_group_array (statement_id)
    FROM term_statement x
    WHERE x.group_id = c.group_id AND x.year = c.year AND x.role = 'chair' AND x.unit_id = c.unit_id
  ) AS statement_ids
-- From the few years in dispute to their sides, not the other way round.
FROM term t
CROSS JOIN term_side c ON c.group_id = t.group_id AND c.year = t.year AND c.role = 'chair'
JOIN emulation_group g ON g.group_id = c.group_id
JOIN unit u ON u.unit_id = c.unit_id
WHERE t.role = 'chair' AND t.other_texts > 0;
