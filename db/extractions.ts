import type Database from "better-sqlite3";
import { z } from "zod";
import type { Extraction } from "../src/model/extraction.ts";
import { extractionSchema } from "../src/model/extraction.ts";

const json = z.string().transform((text): unknown => JSON.parse(text));
const documentRow = z.looseObject({ relevant: z.number().transform(Boolean), zones: json });
const statementRow = z.object({
  report: z.number().nullable(),
  kind: z.string(),
  value: json.pipe(z.record(z.string(), z.unknown())),
  rule: z.string().nullable(),
  confidence: z.number(),
  evidence: json,
});
const DOCUMENT = `SELECT article_id AS id, url, title, lead, byline, section, published_at AS publishedAt, site, sha256, text, zones, relevant
  FROM article WHERE article_id = ?`;
const STATEMENTS = `SELECT report, kind, value, rule, confidence,
    (SELECT json_group_array(json_object('start', start_offset, 'end', end_offset, 'quote', quote) ORDER BY position) FROM proof p WHERE p.statement_id = s.statement_id) AS evidence
  FROM statement s WHERE article_id = ? ORDER BY report IS NULL, report, kind, position`;
const ABSENCES =
  "SELECT report, field, reason, rule FROM absence WHERE article_id = ? ORDER BY rowid";

type Statement = z.infer<typeof statementRow>;

/** Gives the extraction of a stored article as it was when its statements were written; undefined for an article that is not there, or whose statements are no extraction. */
export function extractionReader(db: Database.Database): (id: string) => Extraction | undefined {
  const document = db.prepare(DOCUMENT);
  const statements = db.prepare(STATEMENTS);
  const absences = db.prepare(ABSENCES);
  return (id) => {
    const row = document.get(id);
    if (row === undefined) return undefined;
    const { relevant, ...article } = documentRow.parse(row);
    const all = z.array(statementRow).parse(statements.all(id));
    const reports = new Set(all.flatMap(({ report }) => report ?? []));
    const stored = extractionSchema.safeParse({
      contract: "thidua/1",
      document: article,
      relevant,
      reports: [...reports].map((report) => reportOf(all.filter((one) => one.report === report))),
      people: factsOf(all, "person"),
      absent: absences.all(id),
    });
    return stored.data;
  };
}

function reportOf(all: readonly Statement[]): unknown {
  const [subject] = factsOf(all, "subject");
  const [event] = factsOf(all, "event");
  const [members] = factsOf(all, "members");
  return {
    subject,
    event,
    members: { ...members, units: factsOf(all, "member") },
    chairs: factsOf(all, "chair"),
    awards: factsOf(all, "award"),
    figures: factsOf(all, "figure"),
  };
}

function factsOf(
  all: readonly Statement[],
  kind: string,
): readonly Readonly<Record<string, unknown>>[] {
  return all.flatMap(({ kind: own, value, evidence, rule, confidence }) =>
    own === kind ? [{ ...value, evidence, rule, confidence }] : [],
  );
}
