import type Database from "better-sqlite3";
import type { GroupSighting, Standing, UnitIdentity } from "../src/model/dataset.ts";
import { texts } from "./row-schemas.ts";

/** A sighting with the profile that it belongs to and the emulation year that it tells of. */
export interface SightingRow {
  readonly sighting: GroupSighting;
  readonly profileKey: string;
  readonly year: number | null;
}

export interface EffectiveChair {
  readonly statementId: number;
  readonly role: "chair" | "deputy";
  readonly status: "incumbent" | "elected" | "former";
  readonly unit: UnitIdentity;
  readonly year: number;
  readonly isReviewed: boolean;
  readonly isCorrection: boolean;
  readonly standing: Standing;
}

export interface EffectiveMember {
  readonly statementId: number;
  readonly unit: UnitIdentity;
}

/** One report with the facts that consolidation needs of it. */
export interface ReportRow extends SightingRow {
  readonly chairs: readonly EffectiveChair[];
  readonly members: readonly EffectiveMember[];
}

/** What the dataset keeps of reports on groups: where each was seen, and its facts as they count. */
export interface ReportTables {
  /** Puts the reports of an article in the place of those it had; gives the keys of the profiles that lost or won one. */
  readonly setReports: (articleId: string, reports: readonly ReportRow[]) => readonly string[];
  /** Gives the units of the reports that were set the fullest names that are seen now. */
  readonly nameUnits: () => void;
}

export function reportTables(db: Database.Database): ReportTables {
  const unnamed = new Set<string>();
  const nameUnit = unitNamer(db);
  return {
    setReports: reportWriter(db, unnamed),
    nameUnits: () => {
      for (const id of unnamed) nameUnit(id);
      unnamed.clear();
    },
  };
}

/** Notes whose names must be found again in `unnamed`. */
function reportWriter(db: Database.Database, unnamed: Set<string>): ReportTables["setReports"] {
  const keys = db.prepare("SELECT profile_key FROM sighting WHERE article_id = ?").pluck();
  const unitsBefore = db
    .prepare("SELECT DISTINCT unit_id FROM unit_name WHERE article_id = ?")
    .pluck();
  const drops = ["sighting", "effective_chair", "effective_member", "unit_name"].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE article_id = ?`),
  );
  const sighting = db.prepare(
    "INSERT INTO sighting VALUES (@articleId, @report, @key, @value, @year)",
  );
  const writeFacts = factWriter(db);
  return (articleId, reports) => {
    const before = texts.parse(keys.all(articleId));
    for (const id of texts.parse(unitsBefore.all(articleId))) unnamed.add(id);
    for (const drop of drops) drop.run(articleId);
    for (const row of reports) {
      const { sighting: seen, profileKey: key, year } = row;
      const { report } = seen;
      sighting.run({ articleId, report, key, value: JSON.stringify(seen), year });
      for (const id of writeFacts({ articleId, report }, row)) unnamed.add(id);
    }
    return [...new Set([...before, ...reports.map(({ profileKey }) => profileKey)])];
  };
}

/** Of the names of a unit the fullest stands, whatever the order in which they come; a unit that nobody names is none. */
function unitNamer(db: Database.Database): (unitId: string) => void {
  const drop = db.prepare("DELETE FROM unit WHERE unit_id = ?");
  const add = db.prepare(
    `INSERT INTO unit SELECT unit_id, name, body, place, province_id FROM unit_name WHERE unit_id = ?
     ORDER BY unit_id, shortness, name, article_id LIMIT 1`,
  );
  return (unitId) => {
    drop.run(unitId);
    add.run(unitId);
  };
}

/** Writes the facts of a report; gives the units that they name. */
function factWriter(
  db: Database.Database,
): (
  place: { readonly articleId: string; readonly report: number },
  facts: Pick<ReportRow, "chairs" | "members">,
) => ReadonlySet<string> {
  const unit = db.prepare(
    "INSERT OR IGNORE INTO unit_name VALUES (@id, -length(@name), @name, @articleId, @body, @place, @provinceId)",
  );
  const chair = db.prepare(
    "INSERT OR REPLACE INTO effective_chair VALUES (@statementId, @standing, @articleId, @report, @role, @status, @unitId, @year, @isReviewed, @isCorrection)",
  );
  const member = db.prepare(
    "INSERT INTO effective_member VALUES (@statementId, @articleId, @report, @unitId)",
  );
  return (place, { chairs, members }) => {
    const { articleId } = place;
    for (const { unit: own, ...rest } of chairs) {
      unit.run({ ...own, articleId });
      const isReviewed = Number(rest.isReviewed);
      const isCorrection = Number(rest.isCorrection);
      chair.run({ ...rest, ...place, isReviewed, isCorrection, unitId: own.id });
    }
    for (const { unit: own, statementId } of members) {
      unit.run({ ...own, articleId });
      member.run({ ...place, statementId, unitId: own.id });
    }
    return new Set([...chairs, ...members].map(({ unit: own }) => own.id));
  };
}
