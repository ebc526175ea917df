import type { UnitIdentity } from "../model/dataset.ts";
import { bodyOf, isBarePlace, placeOf } from "./unit-identity.ts";

/**
 * Which identities mean another one of the same group: a bare place the only unit of that place, a body without a place the only unit
 * with that body. Where two fit, it stays what it is.
 */
export function aliasesOf(
  units: ReadonlyMap<string, UnitIdentity>,
): ReadonlyMap<string, UnitIdentity> {
  const aliases = new Map<string, UnitIdentity>();
  for (const unit of units.values()) {
    const fits = [...units.values()].filter((other) => other !== unit && isFullerName(unit, other));
    const [only, ...more] = fits;
    if (only !== undefined && more.length === 0) aliases.set(unit.id, only);
  }
  return aliases;
}

function isFullerName(short: UnitIdentity, full: UnitIdentity): boolean {
  if (isBarePlace(short)) return !isBarePlace(full) && placeOf(short) === placeOf(full);
  return placeOf(short) === "" && placeOf(full) !== "" && bodyOf(short) === bodyOf(full);
}
