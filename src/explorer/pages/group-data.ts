import { z } from "zod";
import type { Visit } from "../visit.ts";

const evidenceRow = z.object({
  year: z.number(),
  role: z.enum(["chair", "deputy"]),
  unit_id: z.string(),
  unit: z.string(),
  is_chosen: z.number(),
  standing: z.enum(["said", "corrected", "overruled"]),
  statement_id: z.number(),
  article_id: z.string(),
  text_role: z.string(),
  published_at: z.string().nullable(),
  title: z.string(),
  status: z.enum(["elected", "incumbent", "former"]),
  quote: z.string().nullable(),
});
const EVIDENCE = `SELECT year, role, unit_id, unit, is_chosen, standing, statement_id, article_id, text_role, published_at, title, status, quote
  FROM term_evidence WHERE group_id = ? ORDER BY year, role, is_chosen DESC, published_at, statement_id`;
const memberRow = z.object({
  unit_id: z.string(),
  unit: z.string(),
  year: z.number(),
  texts: z.number(),
});
const MEMBERS =
  "SELECT unit_id, unit, year, texts FROM memberships WHERE group_id = ? ORDER BY unit, year";
const awardRow = z.object({
  period: z.string(),
  status: z.enum(["proposed", "awarded", "received"]),
  reports: z.number(),
  collectives: z.number(),
  individuals: z.number(),
});
// The reports of the group first: CROSS JOIN keeps SQLite from beginning with all awards or meetings there are.
const REPORTS =
  "WITH r AS MATERIALIZED (SELECT article_id, report, text_role FROM group_reports WHERE group_id = ?)";
const AWARDS = `${REPORTS}
  SELECT a.period, a.status, count(*) AS reports, coalesce(sum(a.collectives), 0) AS collectives, coalesce(sum(a.individuals), 0) AS individuals
  FROM r CROSS JOIN awards a ON a.article_id = r.article_id AND a.report = r.report
  WHERE r.text_role = 'original' AND a.period IS NOT NULL GROUP BY a.period, a.status ORDER BY a.period, a.status`;
const meetingRow = z.object({
  article_id: z.string(),
  title: z.string(),
  type: z.string().nullable(),
  from_day: z.string().nullable(),
  place: z.string().nullable(),
  emulation_year: z.number().nullable(),
});
const MEETINGS = `${REPORTS}
  SELECT r.article_id, a.title, e.type, e.from_day, e.place, e.emulation_year
  FROM r CROSS JOIN events e ON e.article_id = r.article_id AND e.report = r.report CROSS JOIN articles a ON a.article_id = r.article_id
  WHERE r.text_role = 'original' ORDER BY coalesce(e.from_day, a.published_at) DESC, r.article_id LIMIT 60`;
const nameRow = z.object({ name: z.string(), reports: z.number() });
const NAMES =
  "SELECT name, sum(reports) AS reports FROM group_names WHERE group_id = ? GROUP BY name ORDER BY reports DESC, name LIMIT 20";
const lineRow = z.object({
  group_id: z.string(),
  label: z.string(),
  year: z.number(),
  is_after: z.number(),
});
const LINEAGE = `WITH own (id) AS (VALUES (?))
  SELECT g.group_id, g.label, s.year, s.from_id = own.id AS is_after FROM own
  JOIN group_succession s ON own.id IN (s.from_id, s.to_id)
  JOIN emulation_group g ON g.group_id IN (s.from_id, s.to_id) AND g.group_id <> own.id`;

/** What the page of a group shows beside its chairs. */
export interface GroupRecord {
  readonly evidence: readonly z.infer<typeof evidenceRow>[];
  readonly members: readonly z.infer<typeof memberRow>[];
  readonly awards: readonly z.infer<typeof awardRow>[];
  readonly meetings: readonly z.infer<typeof meetingRow>[];
  readonly names: readonly z.infer<typeof nameRow>[];
  readonly lineage: readonly z.infer<typeof lineRow>[];
}

export function groupRecord({ store }: Visit, id: string): GroupRecord {
  return {
    evidence: store.rows(EVIDENCE, evidenceRow, [id]),
    members: store.rows(MEMBERS, memberRow, [id]),
    awards: store.rows(AWARDS, awardRow, [id]),
    meetings: store.rows(MEETINGS, meetingRow, [id]),
    names: store.rows(NAMES, nameRow, [id]),
    lineage: store.rows(LINEAGE, lineRow, [id]),
  };
}
