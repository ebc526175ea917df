import { z } from "zod";
import { nameKey } from "../../src/text/fold.ts";
import type { Phrases } from "./phrases.ts";
import { buildPhrases } from "./phrases.ts";
import type { Row } from "./table.ts";
import { formsOf } from "./table.ts";

/** A province or centrally run city while it had one name and one rank. `from` and `to` are days, absent where open. */
export interface Province {
  readonly id: string;
  readonly name: string;
  readonly kind: "province" | "city";
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** The unit that it was merged into the day after `to`. */
  readonly successor: string | undefined;
  /** The unit that it was split off on `from`. */
  readonly origin: string | undefined;
}

export interface Provinces {
  readonly all: readonly Province[];
  /** Names as they stand in text, by their own capital letters. */
  readonly names: Phrases<readonly Province[]>;
  /** The province that a name meant on a day ("2021-12-10"); the one nearest in time where none was in force. */
  readonly resolve: (name: string, day: string | undefined) => Province | undefined;
}

const rowSchema = z.object({
  id: z.string().min(1),
  name: z.string().min(1),
  kind: z.enum(["province", "city"]),
  from: z.string(),
  to: z.string(),
  successor: z.string(),
  origin: z.string(),
});

/** The gazetteer of provinces over time, from the rows of provinces.tsv. */
export function buildProvinces(rows: readonly Row[]): Provinces {
  const byForm = new Map<string, Province[]>();
  const all: Province[] = [];
  const forms: string[] = [];
  for (const row of rows) {
    const province = toProvince(row);
    all.push(province);
    for (const form of formsOf(row)) {
      forms.push(form);
      byForm.set(nameKey(form), [...(byForm.get(nameKey(form)) ?? []), province]);
    }
  }
  return {
    all,
    names: buildPhrases(
      forms.map((form) => [form, byForm.get(nameKey(form)) ?? []] as const),
      { caseSensitive: true },
    ),
    resolve: (name, day) => inForce(byForm.get(nameKey(name)) ?? [], day),
  };
}

function inForce(candidates: readonly Province[], day: string | undefined): Province | undefined {
  if (day === undefined) return candidates[0];
  const valid = candidates.find(({ from, to }) => (from ?? "") <= day && day <= (to ?? "9999"));
  return valid ?? candidates[0];
}

function toProvince(row: Row): Province {
  const { id, name, kind, from, to, successor, origin } = rowSchema.parse(row);
  const open = (value: string): string | undefined => (value === "" ? undefined : value);
  return {
    id,
    name,
    kind,
    from: open(from),
    to: open(to),
    successor: open(successor),
    origin: open(origin),
  };
}
