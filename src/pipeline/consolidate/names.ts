import type { ProvinceRow } from "../../../db/dataset.ts";
import type { Lexicon } from "../../../extractors/lexicon/lexicon.ts";
import type { Province, Provinces } from "../../../extractors/lexicon/provinces.ts";
import type { Succeeds } from "../../consolidate/chair-terms.ts";
import type { FieldKey } from "../../consolidate/group-profiles.ts";
import { paperProvince } from "../../consolidate/paper-province.ts";
import type { NameBook } from "../../consolidate/unit-identity.ts";
import type { Place } from "../../model/dataset.ts";
import { searchKey } from "../../text/fold.ts";

/** What consolidation knows of names, from the lexicon. */
export interface Names extends NameBook {
  readonly field: FieldKey;
  /** The province whose paper or portal a site is. */
  readonly paper: (site: string | null, day: string | undefined) => Place | undefined;
  readonly succeeds: Succeeds;
}

export function createNames({ provinces, bodies, sectors, regions }: Lexicon): Names {
  const known = new Map(provinces.all.map((province) => [province.id, province]));
  const provinceNames = provinces.all.map(({ name }) => name);
  const paper = kept((site) => paperProvince(site, provinceNames));
  const place = (name: string, day: string | undefined): Place | undefined => {
    const province = provinces.resolve(name, day);
    return province === undefined ? undefined : lastOfName(province, known);
  };
  return {
    province: place,
    body: kept((words) => usualName(words, bodies)),
    field: kept((words) => {
      const whole = [sectors, regions]
        .map((phrases) => phrases.matchAt(words, 0))
        .find((match) => match?.end === words.length);
      return searchKey(whole?.value ?? words);
    }),
    paper: (site, day) => {
      const found = site === null ? undefined : paper(site);
      return found === undefined ? undefined : place(found, day);
    },
    succeeds: (from, to, year) => follows(known, { from, to, year }),
  };
}

/** "BTC TU", "UBKT TW": committees that are written short. */
const COMMITTEES: Readonly<Record<string, string>> = {
  TU: " Tỉnh ủy",
  HU: " Huyện ủy",
  TW: " Trung ương",
  TƯ: " Trung ương",
};

/** "VPTU", "UBKTHU": a body and its committee in one word. */
const IN_ONE_WORD = /^(?<body>VP|BTC|BTG|BDV|BNC|UBKT)(?<committee>TU|HU|TW)$/u;

function usualName(words: string, bodies: Lexicon["bodies"]): string {
  const head = bodies.matchAt(words, 0);
  if (head === undefined) return words;
  const { body, committee } = IN_ONE_WORD.exec(head.value.name)?.groups ?? {};
  if (body !== undefined) return usualName(`${body} ${committee}`, bodies);
  const rest = words.slice(head.end);
  return `${head.value.name}${COMMITTEES[rest.trim()] ?? rest}`;
}

const MAX_KEPT = 20_000;

function kept<T>(read: (words: string) => T): (words: string) => T {
  const known = new Map<string, T>();
  return (words) => {
    const before = known.get(words);
    if (before !== undefined) return before;
    if (known.size >= MAX_KEPT) known.clear();
    const value = read(words);
    known.set(words, value);
    return value;
  };
}

/** A province that was merged and went on under its own name is one, for whoever counts turns over the years. */
function lastOfName(province: Province, known: ReadonlyMap<string, Province>): Province {
  let current = province;
  for (let step = 0; step < known.size; step += 1) {
    const next = current.successor === undefined ? undefined : known.get(current.successor);
    if (next === undefined || searchKey(next.name) !== searchKey(current.name)) return current;
    current = next;
  }
  return current;
}

/** Whether a province ended within a year and the other one is what it was merged into. */
function follows(
  known: ReadonlyMap<string, Province>,
  {
    from,
    to,
    year,
  }: { readonly from: string | null; readonly to: string | null; readonly year: number },
): boolean {
  if (from === null || to === null || from === to) return false;
  const before = known.get(from);
  return before?.to?.startsWith(String(year)) === true && before.successor === to;
}

/** The provinces over time, each with the one that holds its area now. */
export function provinceRows({ all }: Provinces): readonly ProvinceRow[] {
  const known = new Map(all.map((province) => [province.id, province]));
  const rows = all.map((province) => {
    const now = latest(province, known);
    return {
      id: province.id,
      name: province.name,
      kind: province.kind,
      from: province.from ?? null,
      to: province.to ?? null,
      successor: province.successor ?? null,
      origin: province.origin ?? null,
      nowId: now.id,
      nowName: now.name,
    };
  });
  // A province that was raised to a city has a row for each time; the last one stands.
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

function latest(province: Province, known: ReadonlyMap<string, Province>): Province {
  let current = province;
  for (let step = 0; step < known.size; step += 1) {
    const next = current.successor === undefined ? undefined : known.get(current.successor);
    if (next === undefined) return current;
    current = next;
  }
  return current;
}
