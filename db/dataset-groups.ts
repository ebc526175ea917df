import type Database from "better-sqlite3";
import { z } from "zod";
import type {
  Group,
  GroupProfile,
  GroupSighting,
  GroupSuccession,
  Standing,
  UnitIdentity,
} from "../src/model/dataset.ts";

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

export interface ReportName {
  readonly report: number;
  readonly name: string;
}

/** In which group a profile is; undefined where nothing tells which one it is. */
export interface Assignment {
  readonly groupId: string | undefined;
  /** As JSON. */
  readonly reasons: string | undefined;
}

/** What the dataset keeps of groups. */
export interface GroupTables {
  /** Puts the reports of an article in the place of those it had; gives the keys of the profiles that lost or won one. */
  readonly setReports: (articleId: string, reports: readonly ReportRow[]) => readonly string[];
  /** Gives the units of the reports that were set the fullest names that are seen now. */
  readonly nameUnits: () => void;
  readonly profileKeyOf: (articleId: string, report: number) => string | undefined;
  /** The reports of an article on groups, with the group's name in each. */
  readonly reportNamesOf: (articleId: string) => readonly ReportName[];
  readonly sightingsOf: (profileKey: string) => readonly GroupSighting[];
  readonly profile: (key: string) => GroupProfile | undefined;
  readonly setProfile: (profile: GroupProfile) => void;
  readonly dropProfile: (key: string) => void;
  readonly profilesOf: (form: string) => readonly GroupProfile[];
  /** The group of each profile of a form, and why it is in it. */
  readonly assignedTo: (form: string) => ReadonlyMap<string, Assignment>;
  readonly groupOf: (profileKey: string) => string | undefined;
  readonly setGroup: (group: Omit<Group, "profiles">) => void;
  readonly assign: (profileKey: string, to: Assignment) => void;
  readonly dropGroup: (groupId: string) => void;
  /** Groups with the years in which texts tell of them and the units seen in them. */
  readonly lives: () => readonly {
    readonly groupId: string;
    readonly first: number;
    readonly last: number;
  }[];
  readonly groups: () => readonly Omit<Group, "profiles">[];
  readonly unitsOf: (groupId: string) => ReadonlySet<string>;
  readonly setSuccessions: (successions: readonly GroupSuccession[]) => void;
}

const assignedRow = z.object({
  group_id: z.string().nullable(),
  profile_key: z.string(),
  reasons: z.string().nullable(),
});
const storedProfile = z.string().transform((json): GroupProfile => {
  const { units, ...profile } = JSON.parse(json) as Omit<GroupProfile, "units"> & {
    readonly units: readonly (readonly [string, number])[];
  };
  return { ...profile, units: new Map(units) };
});
const storedSighting = z.string().transform((json) => JSON.parse(json) as GroupSighting);
const reportNameRow = z.object({ report: z.number(), name: z.string() });
const groupRow = z.object({
  id: z.string(),
  label: z.string(),
  form: z.enum(["cluster", "bloc"]),
  number: z.number().nullable(),
  sector: z.string().nullable(),
  region: z.string().nullable(),
  province: z.string().nullable(),
  provinceId: z.string().nullable(),
  provinceBasis: z.enum(["stated", "members", "paper"]).nullable(),
});
const LIVES =
  "SELECT group_id AS groupId, min(year) AS first, max(year) AS last FROM group_year WHERE articles > 0 GROUP BY group_id ORDER BY group_id";
const UNITS =
  "SELECT unit_id FROM membership WHERE group_id = @id UNION SELECT unit_id FROM term_side WHERE group_id = @id";
const lifeRow = z.object({ groupId: z.string(), first: z.number(), last: z.number() });

export function groupTables(db: Database.Database): GroupTables {
  return { ...profileTables(db), ...identityTables(db), ...reportTables(db) };
}

type ProfileMethods =
  | "profileKeyOf"
  | "reportNamesOf"
  | "sightingsOf"
  | "profile"
  | "setProfile"
  | "dropProfile"
  | "profilesOf";

function profileTables(db: Database.Database): Pick<GroupTables, ProfileMethods> {
  const sightings = db
    .prepare("SELECT value FROM sighting WHERE profile_key = ? ORDER BY article_id, report")
    .pluck();
  const keyOf = db
    .prepare("SELECT profile_key FROM sighting WHERE article_id = ? AND report = ?")
    .pluck();
  const reportNames = db.prepare(
    "SELECT report, json_extract(value, '$.name') AS name FROM sighting WHERE article_id = ? ORDER BY report",
  );
  const profile = db.prepare("SELECT value FROM profile WHERE profile_key = ?").pluck();
  const setProfile = db.prepare(
    "INSERT INTO profile (profile_key, form, value) VALUES (@key, @form, @value) ON CONFLICT DO UPDATE SET value = @value",
  );
  const dropProfile = db.prepare("DELETE FROM profile WHERE profile_key = ?");
  const profiles = db
    .prepare("SELECT value FROM profile WHERE form = ? ORDER BY profile_key")
    .pluck();
  return {
    profileKeyOf: (id, report) => z.string().optional().parse(keyOf.get(id, report)),
    reportNamesOf: (id) => z.array(reportNameRow).parse(reportNames.all(id)),
    sightingsOf: (key) => z.array(storedSighting).parse(sightings.all(key)),
    profile: (key) => storedProfile.optional().parse(profile.get(key)),
    setProfile: (one) => {
      const value = JSON.stringify({ ...one, units: [...one.units] });
      setProfile.run({ key: one.key, form: one.form, value });
    },
    dropProfile: (key) => {
      dropProfile.run(key);
    },
    profilesOf: (form) => z.array(storedProfile).parse(profiles.all(form)),
  };
}

const GROUPS =
  "SELECT group_id AS id, label, form, number, sector, region, province, province_id AS provinceId, province_basis AS provinceBasis FROM emulation_group ORDER BY group_id";

function identityTables(db: Database.Database): Omit<GroupTables, ProfileMethods | ReportMethods> {
  const assigned = db.prepare("SELECT profile_key, group_id, reasons FROM profile WHERE form = ?");
  const groupOf = db.prepare("SELECT group_id FROM profile WHERE profile_key = ?").pluck();
  const setGroup = db.prepare(
    `INSERT INTO emulation_group (group_id, label, form, number, sector, region, province, province_id, province_basis)
     VALUES (@id, @label, @form, @number, @sector, @region, @province, @provinceId, @provinceBasis)
     ON CONFLICT DO UPDATE SET label = @label, form = @form, number = @number, sector = @sector, region = @region,
       province = @province, province_id = @provinceId, province_basis = @provinceBasis`,
  );
  const assign = db.prepare("UPDATE profile SET group_id = ?, reasons = ? WHERE profile_key = ?");
  const dropGroup = db.prepare("DELETE FROM emulation_group WHERE group_id = ?");
  const unitsOf = db.prepare(UNITS).pluck();
  return {
    assignedTo: (form) =>
      new Map(
        z
          .array(assignedRow)
          .parse(assigned.all(form))
          .map((row) => [
            row.profile_key,
            { groupId: row.group_id ?? undefined, reasons: row.reasons ?? undefined },
          ]),
      ),
    groupOf: (key) => z.string().nullable().optional().parse(groupOf.get(key)) ?? undefined,
    setGroup: (group) => {
      setGroup.run(group);
    },
    assign: (key, { groupId, reasons }) => {
      assign.run(groupId ?? null, reasons ?? null, key);
    },
    dropGroup: (id) => {
      dropGroup.run(id);
    },
    lives: () => z.array(lifeRow).parse(db.prepare(LIVES).all()),
    groups: () => z.array(groupRow).parse(db.prepare(GROUPS).all()),
    unitsOf: (id) => new Set(z.array(z.string()).parse(unitsOf.all({ id }))),
    setSuccessions: (all) => setSuccessions(db, all),
  };
}

function setSuccessions(db: Database.Database, all: readonly GroupSuccession[]): void {
  db.exec("DELETE FROM group_succession");
  const add = db.prepare(
    "INSERT INTO group_succession VALUES (@from, @to, @year, @kind, @shared, @of)",
  );
  for (const one of all) add.run(one);
}

type ReportMethods = "setReports" | "nameUnits";

function reportTables(db: Database.Database): Pick<GroupTables, ReportMethods> {
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
function reportWriter(db: Database.Database, unnamed: Set<string>): GroupTables["setReports"] {
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
    const before = z.array(z.string()).parse(keys.all(articleId));
    for (const id of z.array(z.string()).parse(unitsBefore.all(articleId))) unnamed.add(id);
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
