-- One row a report of an article on a group: which group it was taken for, and the emulation year; joins what articles state with groups.
CREATE VIEW group_reports AS
SELECT p.group_id, s.article_id, s.report, s.year, t.text_id, t.role AS text_role
FROM sighting s
JOIN profile p USING (profile_key)
JOIN text_member t USING (article_id)
WHERE p.group_id IS NOT NULL;
