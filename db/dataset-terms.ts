import { createHash } from "node:crypto";
import type Database from "better-sqlite3";
import { z } from "zod";
import type { ChairStatement, TermSide, UnitIdentity } from "../src/model/dataset.ts";

/** One line of who chaired a group, or was its deputy, in a year; `holder` is undefined where texts disagree and nothing settles it. */
export interface TermRow {
  readonly year: number;
  readonly role: "chair" | "deputy";
  readonly holder: TermSide | undefined;
  readonly successor: TermSide | undefined;
  readonly others: readonly TermSide[];
  readonly support: string;
  readonly resolution: string;
  readonly basis: string;
  readonly chain: string;
}

export interface MembershipRow {
  readonly unit: UnitIdentity;
  readonly year: number;
  readonly texts: number;
  readonly statementId: number;
}

export interface GroupYearRow {
  readonly year: number;
  readonly articles: number;
  readonly texts: number;
  readonly status: "named" | "disputed" | "not-named" | "no-article";
}

export interface SeenYear {
  readonly articleId: string;
  readonly textId: string;
  readonly year: number;
}

export interface SeenMember {
  readonly statementId: number;
  readonly textId: string;
  readonly year: number;
  readonly unit: UnitIdentity;
}

/** All that is worked out of one year of a group. */
export interface YearRows {
  readonly year: number;
  readonly terms: readonly TermRow[];
  readonly memberships: readonly MembershipRow[];
  readonly coverage: GroupYearRow | undefined;
}

/** What the dataset keeps of one group's years. */
export interface TermTables {
  readonly chairsOf: (groupId: string) => readonly ChairStatement[];
  readonly membersOf: (groupId: string) => readonly SeenMember[];
  readonly yearsOf: (groupId: string) => readonly SeenYear[];
  /** Writes the years of a group of which something else is worked out than before, drops those that are gone; whether there were any. */
  readonly setYears: (groupId: string, years: readonly YearRows[]) => boolean;
}

const chairRows = z.array(
  z.object({
    statementId: z.number(),
    articleId: z.string(),
    textId: z.string(),
    role: z.enum(["chair", "deputy"]),
    status: z.enum(["incumbent", "elected", "former"]),
    year: z.number(),
    told: z.number().nullable(),
    isCorrection: z.number(),
    isCopy: z.number(),
    isReviewed: z.number(),
    standing: z.enum(["said", "corrected", "overruled"]),
    unitId: z.string(),
  }),
);
const memberRows = z.array(
  z.object({
    statementId: z.number(),
    textId: z.string(),
    year: z.number(),
    unitId: z.string(),
  }),
);
const unitRow = z.object({
  id: z.string(),
  name: z.string(),
  body: z.string().nullable(),
  place: z.string().nullable(),
  provinceId: z.string().nullable(),
});
const yearRows = z.array(z.object({ articleId: z.string(), textId: z.string(), year: z.number() }));
const OF_GROUP =
  "FROM profile p JOIN sighting s USING (profile_key) JOIN text_member t USING (article_id)";
/** Less of it in the original, and an article is a report of its own that quotes another one. */
const COPIED = 0.8;
const CHAIRS = `SELECT c.statement_id AS statementId, c.article_id AS articleId, t.text_id AS textId, c.role, c.status, c.year,
  CAST(substr(a.published_at, 1, 4) AS INTEGER) AS told, c.is_correction AS isCorrection, t.role <> 'original' AND t.share >= ${COPIED} AS isCopy, c.is_reviewed AS isReviewed, c.standing,
  c.unit_id AS unitId ${OF_GROUP}
  JOIN effective_chair c ON c.article_id = s.article_id AND c.report = s.report
  JOIN article a ON a.article_id = s.article_id WHERE p.group_id = ? ORDER BY c.article_id, c.report, c.statement_id`;
const MEMBERS = `SELECT m.statement_id AS statementId, t.text_id AS textId, s.year, m.unit_id AS unitId ${OF_GROUP}
  JOIN effective_member m ON m.article_id = s.article_id AND m.report = s.report
  WHERE p.group_id = ? AND s.year IS NOT NULL ORDER BY m.article_id, m.report, m.statement_id`;
const YEARS = `SELECT s.article_id AS articleId, t.text_id AS textId, s.year ${OF_GROUP} WHERE p.group_id = ? AND s.year IS NOT NULL`;

const UNIT =
  "SELECT unit_id AS id, name, body, place, province_id AS provinceId FROM unit WHERE unit_id = ?";

export function termTables(db: Database.Database): TermTables {
  const chairs = db.prepare(CHAIRS);
  const members = db.prepare(MEMBERS);
  const years = db.prepare(YEARS);
  const unit = db.prepare(UNIT);
  const withUnits = <Row extends { readonly unitId: string }>(rows: readonly Row[]) => {
    const ids = new Set(rows.map(({ unitId }) => unitId));
    const units = new Map(
      [...ids].map((id): [string, UnitIdentity] => [id, unitRow.parse(unit.get(id))]),
    );
    return rows.flatMap(({ unitId, ...rest }) => {
      const own = units.get(unitId);
      return own === undefined ? [] : [{ ...rest, unit: own }];
    });
  };
  return {
    chairsOf: (id) =>
      withUnits(chairRows.parse(chairs.all(id))).map((row) => ({
        ...row,
        isCorrection: row.isCorrection === 1,
        isCopy: row.isCopy === 1,
        isReviewed: row.isReviewed === 1,
      })),
    membersOf: (id) => withUnits(memberRows.parse(members.all(id))),
    yearsOf: (id) => yearRows.parse(years.all(id)),
    setYears: yearWriter(db),
  };
}

const COUNTS = `UPDATE emulation_group AS g SET (first_year, last_year, articles, texts) = (
  SELECT min(s.year), max(s.year), count(DISTINCT s.article_id), count(DISTINCT t.text_id) ${OF_GROUP} WHERE p.group_id = g.group_id
) WHERE group_id = ?`;

const YEARLY = ["term", "term_side", "term_statement", "membership", "group_year", "year_print"];
const printRows = z.array(z.object({ year: z.number(), print: z.string() }));

function yearWriter(db: Database.Database): TermTables["setYears"] {
  const drops = YEARLY.map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE group_id = ? AND year = ?`),
  );
  const prints = db.prepare("SELECT year, print FROM year_print WHERE group_id = ?");
  const addPrint = db.prepare("INSERT INTO year_print VALUES (?, ?, ?)");
  const counts = db.prepare(COUNTS);
  const write = rowWriter(db);
  return (groupId, years) => {
    counts.run(groupId);
    const before = printRows.parse(prints.all(groupId));
    const was = new Map(before.map((row) => [row.year, row.print]));
    const now = new Map(years.map((rows) => [rows.year, printOf(rows)]));
    const stale = before.filter(({ year, print }) => now.get(year) !== print);
    const changed = years.filter(({ year }) => now.get(year) !== was.get(year));
    for (const { year } of stale) for (const drop of drops) drop.run(groupId, year);
    for (const rows of changed) {
      write(groupId, rows);
      addPrint.run(groupId, rows.year, now.get(rows.year));
    }
    return stale.length > 0 || changed.length > 0;
  };
}

function printOf(rows: YearRows): string {
  return createHash("sha256").update(JSON.stringify(rows)).digest("base64url");
}

function rowWriter(db: Database.Database): (groupId: string, rows: YearRows) => void {
  const writeTerm = termWriter(db);
  const membership = db.prepare(
    "INSERT INTO membership VALUES (@groupId, @unitId, @year, @texts, @statementId)",
  );
  const groupYear = db.prepare(
    "INSERT INTO group_year VALUES (@groupId, @year, @articles, @texts, @status)",
  );
  return (groupId, { terms, memberships, coverage }) => {
    for (const term of terms) writeTerm(groupId, term);
    for (const { unit, ...rest } of memberships)
      membership.run({ ...rest, groupId, unitId: unit.id });
    if (coverage !== undefined) groupYear.run({ ...coverage, groupId });
  };
}

const BEST =
  "SELECT s.statement_id FROM statement s JOIN json_each(?) j ON j.value = s.statement_id ORDER BY s.confidence DESC, (SELECT length(quote) FROM proof p WHERE p.statement_id = s.statement_id AND p.position = 0), s.article_id, s.report, s.position LIMIT 1";

function termWriter(db: Database.Database): (groupId: string, term: TermRow) => void {
  const term = db.prepare(
    "INSERT INTO term VALUES (@groupId, @year, @role, @unitId, @successorId, @support, @resolution, @basis, @chain, @texts, @otherTexts, @statementId)",
  );
  const side = db.prepare(
    "INSERT INTO term_side VALUES (@groupId, @year, @role, @unitId, @isChosen, @texts, @elected, @held)",
  );
  const statement = db.prepare("INSERT INTO term_statement VALUES (?, ?, ?, ?, ?, ?)");
  const best = db.prepare(BEST).pluck();
  /** What a person put right has no sentence that says so. */
  const bestOf = (holder: TermSide | undefined): unknown => {
    const said = (holder?.statements ?? []).filter(({ standing }) => standing === "said");
    return said.length === 0 ? undefined : best.get(JSON.stringify(said.map(({ id }) => id)));
  };
  const writeSide = (
    row: TermKey,
    { unit, statements, ...counts }: TermSide,
    isChosen: 0 | 1,
  ): void => {
    side.run({ ...row, unitId: unit.id, isChosen, ...counts });
    for (const { id, standing } of statements)
      statement.run(row.groupId, row.year, row.role, unit.id, id, standing);
  };
  return (groupId, { holder, successor, others, ...rest }) => {
    const key = { groupId, year: rest.year, role: rest.role };
    term.run({
      ...rest,
      groupId,
      unitId: holder?.unit.id ?? "",
      successorId: successor?.unit.id ?? null,
      texts: holder?.texts ?? 0,
      otherTexts: others.reduce((sum, { texts }) => sum + texts, 0),
      statementId: bestOf(holder) ?? null,
    });
    for (const one of [holder, successor]) if (one !== undefined) writeSide(key, one, 1);
    for (const one of others) writeSide(key, one, 0);
  };
}

type TermKey = Pick<TermRow, "year" | "role"> & { readonly groupId: string };
