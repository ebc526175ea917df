import type { Place, UnitIdentity } from "../model/dataset.ts";
import type { Unit } from "../model/unit.ts";
import { searchKey } from "../text/fold.ts";
import { normalizeTone } from "../text/tone.ts";

/** What is known of names: the province that a name meant on a day, and a body's usual name. */
export interface NameBook {
  readonly province: (name: string, day: string | undefined) => Place | undefined;
  readonly body: (words: string) => string;
}

/** When an article came out, and the province of the group that it reports on. */
export interface UnitContext {
  readonly day: string | undefined;
  readonly province: Place | undefined;
}

/** The words for a level, which one article writes and another leaves out. */
const LEVEL = /(?<![a-z])(?:tinh|thanh pho|tp)(?![a-z])(?! (?:uy|doan)(?![a-z]))/gu;
/** The committee of a province is named by its rank, which changes. */
const COMMITTEE = /(?<![a-z])thanh (?<kind>uy|doan)(?![a-z])/gu;

/**
 * One identity for a unit over its spellings: abbreviations, tone marks, with or without the level, and the province at the article's
 * date. A unit without a place that belongs to a group of one province is that province's.
 */
export function identifyUnit(unit: Unit, context: UnitContext, names: NameBook): UnitIdentity {
  const place = unit.place === null ? undefined : names.province(unit.place, context.day);
  const province = place ?? context.province;
  const body = unit.body === null ? null : names.body(unit.body);
  const bodyKey = body === null ? "" : plain(body);
  const placeKey = [
    unit.place !== null && place === undefined ? plain(unit.place) : "",
    province?.id ?? "",
  ].filter((part) => part !== "");
  const own = bodyKey === "" && unit.place === null ? plain(unit.name) : bodyKey;
  return {
    id: `${slug(own)}@${placeKey.map(slug).join(".")}`,
    name: normalizeTone(unit.name),
    body,
    place: unit.place === null ? null : normalizeTone(place?.name ?? unit.place),
    provinceId: province?.id ?? null,
  };
}

/** Whether an identity is but a place: the list that named it left out what body it is. */
export function isBarePlace({ id }: Pick<UnitIdentity, "id">): boolean {
  return id.startsWith("@");
}

/** The part of an identity that says where the unit is. */
export function placeOf({ id }: Pick<UnitIdentity, "id">): string {
  return id.slice(id.indexOf("@") + 1);
}

/** The part of an identity that says what the unit is. */
export function bodyOf({ id }: Pick<UnitIdentity, "id">): string {
  return id.slice(0, id.indexOf("@"));
}

function plain(name: string): string {
  return searchKey(name).replaceAll(COMMITTEE, "tinh $<kind>").replaceAll(LEVEL, " ").trim();
}

function slug(key: string): string {
  return key.split(BLANKS).join("-");
}

const BLANKS = /\s+/u;
