import type Database from "better-sqlite3";
import { z } from "zod";
import type { Group, GroupProfile, GroupSighting, GroupSuccession } from "../src/model/dataset.ts";
import { maybeText, texts } from "./row-schemas.ts";

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

/** The first and the last year in which texts tell of a group. */
export interface GroupLife {
  readonly groupId: string;
  readonly first: number;
  readonly last: number;
}

/** What the dataset keeps of groups. */
export interface GroupTables {
  readonly profileKeyOf: (articleId: string, report: number) => string | undefined;
  /** The reports of an article on groups, with the group's name in each. */
  readonly reportNamesOf: (articleId: string) => readonly ReportName[];
  readonly sightingsOf: (profileKey: string) => readonly GroupSighting[];
  readonly profile: (key: string) => GroupProfile | undefined;
  readonly setProfile: (profile: GroupProfile) => void;
  readonly dropProfile: (key: string) => void;
  readonly profilesOf: (form: string) => readonly GroupProfile[];
  /** The profiles of a form that are not loose. */
  readonly toldProfilesOf: (form: string) => readonly GroupProfile[];
  /** The group of each profile of a form, and why it is in it. */
  readonly assignedTo: (form: string) => ReadonlyMap<string, Assignment>;
  readonly groupOf: (profileKey: string) => string | undefined;
  readonly setGroup: (group: Omit<Group, "profiles">) => void;
  readonly assign: (profileKey: string, to: Assignment) => void;
  readonly dropGroup: (groupId: string) => void;
  /** Groups with the years in which texts tell of them. */
  readonly lives: () => readonly GroupLife[];
  readonly lifeOf: (groupId: string) => GroupLife | undefined;
  readonly groups: () => readonly Omit<Group, "profiles">[];
  readonly unitsOf: (groupId: string) => ReadonlySet<string>;
  readonly setSuccessions: (successions: readonly GroupSuccession[]) => void;
}

const assignedRows = z.array(
  z.object({
    group_id: z.string().nullable(),
    profile_key: z.string(),
    reasons: z.string().nullable(),
  }),
);
const storedProfile = z.string().transform((json): GroupProfile => {
  const { units, ...profile } = JSON.parse(json) as Omit<GroupProfile, "units"> & {
    readonly units: readonly (readonly [string, number])[];
  };
  return { ...profile, units: new Map(units) };
});
const storedProfiles = z.array(storedProfile);
const maybeProfile = storedProfile.optional();
const storedSightings = z.array(z.string().transform((json) => JSON.parse(json) as GroupSighting));
const reportNameRows = z.array(z.object({ report: z.number(), name: z.string() }));
const groupId = z.string().nullable().optional();
const groupRows = z.array(
  z.object({
    id: z.string(),
    label: z.string(),
    form: z.enum(["cluster", "bloc"]),
    number: z.number().nullable(),
    sector: z.string().nullable(),
    region: z.string().nullable(),
    province: z.string().nullable(),
    provinceId: z.string().nullable(),
    provinceBasis: z.enum(["stated", "members", "paper"]).nullable(),
  }),
);
const LIFE =
  "SELECT group_id AS groupId, min(year) AS first, max(year) AS last FROM group_year WHERE articles > 0";
const UNITS =
  "SELECT unit_id FROM membership WHERE group_id = @id UNION SELECT unit_id FROM term_side WHERE group_id = @id";
const lifeRow = z.object({ groupId: z.string(), first: z.number(), last: z.number() });
const lifeRows = z.array(lifeRow);
const maybeLife = lifeRow.optional();

export function groupTables(db: Database.Database): GroupTables {
  return { ...profileTables(db), ...identityTables(db) };
}

type ProfileMethods =
  | "profileKeyOf"
  | "reportNamesOf"
  | "sightingsOf"
  | "profile"
  | "setProfile"
  | "dropProfile"
  | "profilesOf"
  | "toldProfilesOf";

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
  const told = db
    .prepare(
      "SELECT value FROM profile WHERE form = ? AND NOT value ->> '$.isLoose' ORDER BY profile_key",
    )
    .pluck();
  return {
    profileKeyOf: (id, report) => maybeText.parse(keyOf.get(id, report)),
    reportNamesOf: (id) => reportNameRows.parse(reportNames.all(id)),
    sightingsOf: (key) => storedSightings.parse(sightings.all(key)),
    profile: (key) => maybeProfile.parse(profile.get(key)),
    setProfile: (one) => {
      const value = JSON.stringify({ ...one, units: [...one.units] });
      setProfile.run({ key: one.key, form: one.form, value });
    },
    dropProfile: (key) => {
      dropProfile.run(key);
    },
    profilesOf: (form) => storedProfiles.parse(profiles.all(form)),
    toldProfilesOf: (form) => storedProfiles.parse(told.all(form)),
  };
}

const GROUPS =
  "SELECT group_id AS id, label, form, number, sector, region, province, province_id AS provinceId, province_basis AS provinceBasis FROM emulation_group ORDER BY group_id";

function identityTables(db: Database.Database): Omit<GroupTables, ProfileMethods> {
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
  const lives = db.prepare(`${LIFE} GROUP BY group_id ORDER BY group_id`);
  const life = db.prepare(`${LIFE} AND group_id = ? GROUP BY group_id`);
  return {
    assignedTo: (form) =>
      new Map(
        assignedRows
          .parse(assigned.all(form))
          .map((row) => [
            row.profile_key,
            { groupId: row.group_id ?? undefined, reasons: row.reasons ?? undefined },
          ]),
      ),
    groupOf: (key) => groupId.parse(groupOf.get(key)) ?? undefined,
    setGroup: (group) => {
      setGroup.run(group);
    },
    assign: (key, { groupId, reasons }) => {
      assign.run(groupId ?? null, reasons ?? null, key);
    },
    dropGroup: (id) => {
      dropGroup.run(id);
    },
    lives: () => lifeRows.parse(lives.all()),
    lifeOf: (id) => maybeLife.parse(life.get(id)),
    groups: () => groupRows.parse(db.prepare(GROUPS).all()),
    unitsOf: (id) => new Set(texts.parse(unitsOf.all({ id }))),
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
