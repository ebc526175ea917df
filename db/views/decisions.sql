-- One row a decision of a person: on a fact, on groups, or taking an earlier one back; with what became of it (applied, stale, settled, undone; pending until it is worked out) and the statement of today that it is about.
CREATE VIEW decisions AS
SELECT
  d.decision_id,
  d.decided_at,
  d.reviewer,
  d.verdict,
  d.reason,
  d.article_id,
  d.report,
  d.kind,
  d.value,
  d.correction,
  d.reports,
  d.undoes,
  CASE
    WHEN EXISTS (SELECT 1 FROM decision u WHERE u.undoes = d.decision_id) THEN 'undone'
    WHEN d.verdict = 'undo' THEN 'applied'
    ELSE coalesce(s.state, 'pending')
  END AS state,
  s.statement_id,
  d.extractor
FROM decision d
LEFT JOIN decision_state s ON s.decision_id = d.decision_id;
