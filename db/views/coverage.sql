-- One row a group and year from its first to its last: articles and independent texts, and whether a chair is named, disputed, not named by the articles found, or no article was found.
CREATE VIEW coverage AS
SELECT y.group_id, g.label AS group_label, y.year, y.articles, y.texts, y.status
FROM group_year y
JOIN emulation_group g ON g.group_id = y.group_id;
