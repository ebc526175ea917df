-- One row a way in which articles name a group, and why it was taken for that group: the reasons (a JSON list of what agrees, its weight and detail) and the number of reports.
CREATE VIEW group_names AS
SELECT
  p.group_id,
  json_extract (p.value, '$.name') AS name,
  json_extract (p.value, '$.number') AS number,
  json_extract (p.value, '$.sector') AS sector,
  json_extract (p.value, '$.region') AS region,
  json_extract (p.value, '$.province') AS province,
  json_extract (p.value, '$.isLoose') AS is_loose,
  json_extract (p.value, '$.sightings') AS reports,
  p.reasons
FROM profile p
WHERE p.group_id IS NOT NULL;
