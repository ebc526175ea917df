import type Database from "better-sqlite3";
import { z } from "zod";
import type {
  Group,
  GroupProfile,
  GroupSighting,
  GroupSuccession,
  Reason,
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

/** What the dataset keeps of groups. */
export interface GroupTables {
  /** Puts the reports of an article in the place of those it had; gives the keys of the profiles that lost or won one. */
  readonly setReports: (articleId: string, reports: readonly ReportRow[]) => readonly string[];
  readonly profileKeyOf: (articleId: string, report: number) => string | undefined;
  readonly sightingsOf: (profileKey: string) => readonly GroupSighting[];
  readonly profile: (key: string) => GroupProfile | undefined;
  readonly setProfile: (profile: GroupProfile) => void;
  readonly dropProfile: (key: string) => void;
  readonly profilesOf: (form: string) => readonly GroupProfile[];
  /** The group of each profile of a form. */
  readonly groupsOf: (form: string) => ReadonlyMap<string, string | undefined>;
  readonly groupOf: (profileKey: string) => string | undefined;
  readonly setGroup: (group: Group) => void;
  readonly assign: (profileKey: string, groupId: string, reasons: readonly Reason[]) => void;
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
});
const storedProfile = z.string().transform((json): GroupProfile => {
  const { units, ...profile } = JSON.parse(json) as Omit<GroupProfile, "units"> & {
    readonly units: readonly (readonly [string, number])[];
  };
  return { ...profile, units: new Map(units) };
});
const storedSighting = z.string().transform((json) => JSON.parse(json) as GroupSighting);
const groupRow = z.object({
  id: z.string(),
  label: z.string(),
  form: z.enum(["cluster", "bloc"]),
  number: z.number().nullable(),
  sector: z.string().nullable(),
  region: z.string().nullable(),
  province: z.string().nullable(),
  provinceId: z.string().nullable(),
});
const LIVES = `SELECT p.group_id AS groupId, min(s.year) AS first, max(s.year) AS last FROM sighting s JOIN profile p USING (profile_key)
  WHERE s.year IS NOT NULL AND p.group_id IS NOT NULL GROUP BY p.group_id ORDER BY p.group_id`;
const lifeRow = z.object({ groupId: z.string(), first: z.number(), last: z.number() });

export function groupTables(db: Database.Database): GroupTables {
  return { ...profileTables(db), ...identityTables(db), setReports: reportWriter(db) };
}

type ProfileMethods =
  | "profileKeyOf"
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
  "SELECT group_id AS id, label, form, number, sector, region, province, province_id AS provinceId FROM emulation_group ORDER BY group_id";

function identityTables(db: Database.Database): Omit<GroupTables, ProfileMethods | "setReports"> {
  const assigned = db.prepare("SELECT profile_key, group_id FROM profile WHERE form = ?");
  const groupOf = db.prepare("SELECT group_id FROM profile WHERE profile_key = ?").pluck();
  const setGroup = db.prepare(
    "INSERT OR REPLACE INTO emulation_group VALUES (@id, @label, @form, @number, @sector, @region, @province, @provinceId)",
  );
  const assign = db.prepare("UPDATE profile SET group_id = ?, reasons = ? WHERE profile_key = ?");
  const dropGroup = db.prepare("DELETE FROM emulation_group WHERE group_id = ?");
  const unitsOf = db.prepare("SELECT value FROM profile WHERE group_id = ?").pluck();
  return {
    groupsOf: (form) =>
      new Map(
        z
          .array(assignedRow)
          .parse(assigned.all(form))
          .map((row) => [row.profile_key, row.group_id ?? undefined]),
      ),
    groupOf: (key) => z.string().nullable().optional().parse(groupOf.get(key)) ?? undefined,
    setGroup: ({ profiles: _, ...group }) => {
      setGroup.run(group);
    },
    assign: (key, groupId, reasons) => {
      assign.run(groupId, JSON.stringify(reasons), key);
    },
    dropGroup: (id) => {
      dropGroup.run(id);
    },
    lives: () => z.array(lifeRow).parse(db.prepare(LIVES).all()),
    groups: () => z.array(groupRow).parse(db.prepare(GROUPS).all()),
    unitsOf: (id) => {
      const own = z.array(storedProfile).parse(unitsOf.all(id));
      return new Set(own.flatMap(({ units }) => [...units.keys()]));
    },
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

function reportWriter(db: Database.Database): GroupTables["setReports"] {
  const keys = db.prepare("SELECT profile_key FROM sighting WHERE article_id = ?").pluck();
  const drops = ["sighting", "effective_chair", "effective_member"].map((table) =>
    db.prepare(`DELETE FROM ${table} WHERE article_id = ?`),
  );
  const sighting = db.prepare(
    "INSERT INTO sighting VALUES (@articleId, @report, @key, @value, @year)",
  );
  const writeFacts = factWriter(db);
  return (articleId, reports) => {
    const before = z.array(z.string()).parse(keys.all(articleId));
    for (const drop of drops) drop.run(articleId);
    for (const row of reports) {
      const { sighting: seen, profileKey: key, year } = row;
      const { report } = seen;
      sighting.run({ articleId, report, key, value: JSON.stringify(seen), year });
      writeFacts({ articleId, report }, row);
    }
    return [...new Set([...before, ...reports.map(({ profileKey }) => profileKey)])];
  };
}

function factWriter(
  db: Database.Database,
): (
  place: { readonly articleId: string; readonly report: number },
  facts: Pick<ReportRow, "chairs" | "members">,
) => void {
  const unit = db.prepare(
    // Of the names of one unit the fullest stands, whatever the order in which they come.
    `INSERT INTO unit VALUES (@id, @name, @body, @place, @provinceId) ON CONFLICT DO UPDATE SET name = excluded.name, body = excluded.body, place = excluded.place
     WHERE (-length(excluded.name), excluded.name, coalesce(excluded.body, ''), coalesce(excluded.place, '')) < (-length(name), name, coalesce(body, ''), coalesce(place, ''))`,
  );
  const chair = db.prepare(
    "INSERT INTO effective_chair VALUES (@statementId, @articleId, @report, @role, @status, @unitId, @year, @isReviewed, @isCorrection)",
  );
  const member = db.prepare(
    "INSERT INTO effective_member VALUES (@statementId, @articleId, @report, @unitId)",
  );
  return (place, { chairs, members }) => {
    for (const { unit: own, ...rest } of chairs) {
      unit.run(own);
      const isReviewed = Number(rest.isReviewed);
      const isCorrection = Number(rest.isCorrection);
      chair.run({ ...rest, ...place, isReviewed, isCorrection, unitId: own.id });
    }
    for (const { unit: own, statementId } of members) {
      unit.run(own);
      member.run({ ...place, statementId, unitId: own.id });
    }
  };
}
