import { mkdirSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { z } from "zod";
import type { Store } from "../../../db/store.ts";
import type { Result } from "../../model/result.ts";
import { failure, success } from "../../model/result.ts";

const articleRow = z.object({
  id: z.string(),
  source: z.string(),
  title: z.string(),
  publishedAt: z.string().nullable(),
  byline: z.string().nullable(),
  relevant: z.number().transform(Boolean),
});
const STANDS = `SELECT 1 FROM decision_state t JOIN decision d ON d.decision_id = t.decision_id
  WHERE t.statement_id = s.statement_id AND t.state = 'applied' AND d.verdict <> 'unsure'
    AND NOT EXISTS (SELECT 1 FROM decision u WHERE u.undoes = d.decision_id)`;
/** Articles with facts, of which every one that is proved was judged. */
const REVIEWED = `SELECT a.article_id AS id, a.source, a.title, a.published_at AS publishedAt, a.byline, a.relevant FROM article a
  WHERE a.superseded_by IS NULL AND EXISTS (SELECT 1 FROM statement s WHERE s.article_id = a.article_id AND EXISTS (${STANDS}))
    AND NOT EXISTS (SELECT 1 FROM statement s WHERE s.article_id = a.article_id AND NOT EXISTS (${STANDS})
      AND EXISTS (SELECT 1 FROM proof p WHERE p.statement_id = s.statement_id))
  ORDER BY a.article_id`;
const json = z.string().transform((text): unknown => JSON.parse(text));
const fields = z.record(z.string(), z.unknown());
const factRow = z.object({
  report: z.number().nullable(),
  kind: z.string(),
  value: json.pipe(fields),
});
/** Facts as they count: what was put right, without what was rejected. */
const FACTS = `SELECT s.report, s.kind, coalesce(d.correction, s.value) AS value FROM statement s
  LEFT JOIN decision d ON d.decision_id = (SELECT max(t.decision_id) FROM decision_state t JOIN decision o ON o.decision_id = t.decision_id AND o.verdict <> 'unsure' WHERE t.statement_id = s.statement_id
    AND t.state = 'applied' AND NOT EXISTS (SELECT 1 FROM decision u WHERE u.undoes = t.decision_id))
  WHERE s.article_id = ? AND d.verdict IS NOT 'reject' ORDER BY s.report, s.kind, s.position`;

type Fact = z.infer<typeof factRow>;

/**
 * Writes each article of which every fact was reviewed into a folder, as annotated articles are kept: its page, and its facts beside it.
 * Gives how many there were. What the rules did not find is not in them: read the article before it counts as gold.
 */
export function writeGold(store: Store, folder: string): Result<number> {
  const articles = store.rows(REVIEWED, articleRow);
  try {
    mkdirSync(folder, { recursive: true });
    for (const { id, source, ...about } of articles) {
      const facts = store.rows(FACTS, factRow, [id]);
      const reports = [...new Set(facts.flatMap(({ report }) => report ?? []))];
      const gold = {
        ...about,
        reports: reports.map((report) => reportOf(facts.filter((fact) => fact.report === report))),
        people: valuesOf(facts, "person"),
      };
      const bytes = store.bytesOf(id);
      if (bytes === undefined) continue;
      writeFileSync(join(folder, `${id}${extname(source) === ".txt" ? ".txt" : ".html"}`), bytes);
      writeFileSync(join(folder, `${id}.json`), `${JSON.stringify(gold, null, 2)}\n`);
    }
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    return failure(
      "unreadable",
      `${folder} cannot be written (${String(error.code)}): name another folder`,
    );
  }
  return success(articles.length);
}

function reportOf(facts: readonly Fact[]): unknown {
  const [subject] = valuesOf(facts, "subject");
  const [event] = valuesOf(facts, "event");
  const [members] = valuesOf(facts, "members");
  return {
    subject,
    event: event ?? {},
    members: { stated: null, complete: false, ...members, units: valuesOf(facts, "member") },
    chairs: valuesOf(facts, "chair"),
    awards: valuesOf(facts, "award"),
    figures: valuesOf(facts, "figure"),
  };
}

function valuesOf(facts: readonly Fact[], kind: string): readonly z.infer<typeof fields>[] {
  return facts.flatMap((fact) => (fact.kind === kind ? [fact.value] : []));
}
