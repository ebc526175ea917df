import { z } from "zod";
import type { Store } from "../../db/store.ts";
import { normalizeTone } from "../../src/text/tone.ts";
import type { World } from "./world.ts";

/** How well a dataset found a world's groups, terms, conflicts and copies. */
export interface WorldScore {
  /** B-cubed over reports; one that is in no group stands alone. */
  readonly groupF1: number;
  readonly termPrecision: number;
  readonly termRecall: number;
  /** Planted contradictions, and how many of them the dataset reports. */
  readonly conflicts: number;
  readonly reported: number;
  /** Copies, and how many of them were taken for texts of their own; texts that were taken for copies. */
  readonly copies: number;
  readonly countedTwice: number;
  readonly lostTexts: number;
}

const sightingRow = z.object({ id: z.string(), group_id: z.string(), text_id: z.string() });
const termRow = z.object({
  group_id: z.string(),
  year: z.number(),
  unit: z.string().nullable(),
  other_texts: z.number(),
});
const SIGHTINGS =
  "SELECT s.article_id AS id, coalesce(p.group_id, 'none:' || s.article_id) AS group_id, t.text_id FROM sighting s JOIN profile p USING (profile_key) JOIN text_member t USING (article_id)";
const TERMS = "SELECT group_id, year, unit, other_texts FROM chair_terms WHERE role = 'chair'";

export function scoreWorld(store: Store, world: World): WorldScore {
  const truth = new Map(world.articles.map((one) => [one.extraction.document.id, one]));
  const sightings = store.rows(SIGHTINGS, sightingRow);
  const found = sightings.map(({ id, group_id }) => ({
    system: group_id,
    truth: truth.get(id)?.group ?? "",
  }));
  const meaning = majority(found);
  return {
    groupF1: bCubed(found),
    ...scoreTerms(store, world, meaning),
    ...scoreCopies(sightings, truth),
  };
}

type Pair = { readonly system: string; readonly truth: string };

function bCubed(pairs: readonly Pair[]): number {
  const count = (key: (pair: Pair) => string): ReadonlyMap<string, number> => {
    const counts = new Map<string, number>();
    for (const pair of pairs) counts.set(key(pair), (counts.get(key(pair)) ?? 0) + 1);
    return counts;
  };
  const [systems, truths, both] = [
    count(({ system }) => system),
    count(({ truth }) => truth),
    count(({ system, truth }) => `${system} ${truth}`),
  ];
  let [precision, recall] = [0, 0];
  for (const { system, truth } of pairs) {
    const shared = both.get(`${system} ${truth}`) ?? 0;
    precision += shared / (systems.get(system) ?? 1);
    recall += shared / (truths.get(truth) ?? 1);
  }
  return (2 * precision * recall) / (precision + recall) / pairs.length;
}

/** Which true group most of a found group's reports tell of. */
function majority(pairs: readonly Pair[]): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { system, truth } of pairs) {
    const own = counts.get(system) ?? new Map<string, number>();
    counts.set(system, own.set(truth, (own.get(truth) ?? 0) + 1));
  }
  return new Map(
    [...counts].map(([system, own]) => [
      system,
      [...own].sort((a, b) => b[1] - a[1])[0]?.[0] ?? "",
    ]),
  );
}

function scoreTerms(
  store: Store,
  world: World,
  meaning: ReadonlyMap<string, string>,
): Pick<WorldScore, "termPrecision" | "termRecall" | "conflicts" | "reported"> {
  const groups = new Map(world.groups.map((group) => [group.id, group]));
  const right = new Set<string>();
  const reported = new Set<string>();
  let told = 0;
  let correct = 0;
  for (const { group_id, year, unit, other_texts } of store.rows(TERMS, termRow)) {
    const group = groups.get(meaning.get(group_id) ?? "");
    if (group === undefined) continue;
    const key = `${group.id} ${year}`;
    if (other_texts > 0) reported.add(key);
    if (unit === null) continue;
    told += 1;
    const chair = group.members[group.chairs[year - 2010] ?? -1];
    if (chair === undefined || !isNamed(unit, chair.name, group.province)) continue;
    correct += 1;
    right.add(key);
  }
  return {
    termPrecision: correct / told,
    termRecall: right.size / world.tellable.size,
    conflicts: world.conflicts.size,
    reported: [...world.conflicts].filter((key) => reported.has(key)).length,
  };
}

/** "Thanh tra tỉnh" of a group of Sơn La is the "Thanh tra Sơn La" of other groups. */
function isNamed(unit: string, name: string, province: string | null): boolean {
  const names = [name, `${name.replace(LEVEL, "")} ${province ?? ""}`].map(normalizeTone);
  return names.some((one) => unit.startsWith(one));
}

const LEVEL = / tỉnh$/u;

function scoreCopies(
  sightings: readonly z.infer<typeof sightingRow>[],
  truth: ReadonlyMap<string, World["articles"][number]>,
): Pick<WorldScore, "copies" | "countedTwice" | "lostTexts"> {
  const texts = new Map(sightings.map(({ id, text_id }) => [id, text_id]));
  const copies = sightings.flatMap(({ id }) => {
    const original = truth.get(id)?.copyOf;
    return original === undefined ? [] : [[id, original] as const];
  });
  const countedTwice = copies.filter(([id, of]) => texts.get(id) !== texts.get(of)).length;
  const isOriginal = ({ id }: { readonly id: string }): boolean =>
    truth.get(id)?.copyOf === undefined;
  const originals = sightings.filter(isOriginal);
  const lostTexts = originals.length - new Set(originals.map(({ text_id }) => text_id)).size;
  return { copies: copies.length, countedTwice, lostTexts };
}
