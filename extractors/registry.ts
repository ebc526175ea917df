import type { Lexicon } from "./lexicon/lexicon.ts";
import type { Mention, Scope } from "./mention.ts";
import { findAuthorities } from "./mentions/authority.ts";
import { findAwards } from "./mentions/award.ts";
import { findPlaces } from "./mentions/bare-place.ts";
import { findCounts } from "./mentions/count.ts";
import { findDates } from "./mentions/date.ts";
import { findGroups } from "./mentions/group.ts";
import { findPersons } from "./mentions/person.ts";
import { findPositions } from "./mentions/position.ts";
import { findRoles } from "./mentions/role.ts";
import { findUnits } from "./mentions/unit.ts";
import { findYears } from "./mentions/year.ts";

export interface MentionFinder {
  readonly name: string;
  readonly find: (scope: Scope, lexicon: Lexicon) => readonly Mention[];
}

/** The table of contents: every finder, in the order in which they run. A later one sees what the earlier ones found. */
export const MENTION_FINDERS: readonly MentionFinder[] = [
  { name: "date", find: findDates },
  { name: "year", find: findYears },
  { name: "group", find: findGroups },
  { name: "role", find: findRoles },
  { name: "unit", find: findUnits },
  { name: "authority", find: findAuthorities },
  { name: "position", find: findPositions },
  { name: "person", find: findPersons },
  { name: "award", find: findAwards },
  { name: "count", find: findCounts },
  { name: "place", find: findPlaces },
];
