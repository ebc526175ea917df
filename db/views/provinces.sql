-- One row a province or centrally run city while it had one name: first and last day (empty where open), what it was merged into, and the one of the 34 that holds its area now.
CREATE VIEW provinces AS
SELECT province_id, name, kind, valid_from, valid_to, successor_id, now_id, now_name
FROM province;
