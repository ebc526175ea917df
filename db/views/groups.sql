-- One row a group (cluster or bloc) over all articles that name it: its label, number, sector, region and province where known (province_basis tells whether an article states it, or it is that of its members or of the paper), the years and the number of articles and independent texts that tell of it.
CREATE VIEW groups AS
SELECT
  group_id,
  label,
  form,
  number,
  sector,
  region,
  province,
  province_id,
  province_basis,
  first_year,
  last_year,
  articles,
  texts
FROM emulation_group;
