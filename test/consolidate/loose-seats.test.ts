import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clusterProfiles, looseSeats } from "../../src/consolidate/group-identity.ts";
import type { Group, GroupProfile } from "../../src/model/dataset.ts";
import { searchKey } from "../../src/text/fold.ts";

const units = fc
  .uniqueArray(fc.constantFrom("a@1", "a@2", "a@3", "b@1", "b@2", "b@", "@1", "@2"), {
    maxLength: 6,
  })
  .map((ids) => new Map(ids.map((id) => [id, 1])));
const known = {
  form: fc.constant("cluster" as const),
  number: fc.constantFrom(null, 1, 2),
  sector: fc.constantFrom(null, "Thanh tra", "Dân vận", "Dân vận và Tuyên giáo"),
  region: fc.constantFrom(null, "Tây Bắc"),
  units,
  sightings: fc.constant(1),
};
const places = fc.constantFrom(
  { province: null, provinceId: null, provinceBasis: null },
  { province: "Một", provinceId: "1", provinceBasis: "stated" as const },
  { province: "Một", provinceId: "1", provinceBasis: "paper" as const },
  { province: "Hai", provinceId: "2", provinceBasis: "members" as const },
);

function profilesOf(isLoose: boolean): fc.Arbitrary<Omit<GroupProfile, "key">> {
  return fc.record({ ...known, place: places }).map(({ place, ...rest }) => {
    const name = rest.number === null ? "Cụm thi đua" : `Cụm thi đua số ${rest.number}`;
    return { ...rest, ...place, name, isLoose, ...(isLoose ? { sector: null } : {}) };
  });
}

const forms = fc.record({
  told: fc.array(profilesOf(false), { minLength: 1, maxLength: 5 }),
  loose: fc.array(profilesOf(true), { maxLength: 6 }),
  one: profilesOf(true),
});

/** Each profile's group and reasons, and what is said of the groups. */
function told(groups: readonly Group[], but: string): readonly unknown[] {
  return groups.map(({ profiles, ...group }) => ({
    ...group,
    profiles: profiles.filter(({ key }) => key !== but),
  }));
}

describe("a loose profile that is seated by itself", () => {
  it("stands where all of them placed together put it, and changes nothing else", () => {
    let seated = 0;
    fc.assert(
      fc.property(forms, ({ told: stated, loose, one }) => {
        const own = stated.map((profile, i) => ({ ...profile, key: `told ${i}` }));
        const others = loose.map((profile, i) => ({ ...profile, key: `text:${i}` }));
        const last = { ...one, key: "text:last" };
        const seat = looseSeats(own, searchKey, [])(last);
        if (seat === undefined) return;
        seated += 1;
        const without = clusterProfiles([...own, ...others], searchKey);
        const withIt = clusterProfiles([...own, ...others, last], searchKey);
        expect(told(withIt, last.key)).toEqual(told(without, last.key));
        const home = withIt.find(({ profiles }) => profiles.some(({ key }) => key === last.key));
        expect(home?.profiles).toContainEqual({ key: last.key, reasons: seat.reasons });
        expect(home?.profiles.map(({ key }) => key)).toContain(seat.beside);
      }),
      { numRuns: 4000, seed: 7 },
    );
    expect(seated).toBeGreaterThan(100);
  });
});
