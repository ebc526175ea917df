-- One row a report that names a group so loosely (a number alone, no sector, no province, no units with a place) that nothing tells which one it is: it counts for no group.
CREATE VIEW ungrouped AS
SELECT
  s.article_id,
  s.report,
  json_extract (s.value, '$.form') AS form,
  json_extract (s.value, '$.number') AS number,
  json_extract (s.value, '$.name') AS group_name,
  s.year,
  substr (a.published_at, 1, 10) AS published_on,
  a.site,
  a.title
FROM sighting s
JOIN profile p USING (profile_key)
JOIN article a USING (article_id)
WHERE p.group_id IS NULL;
