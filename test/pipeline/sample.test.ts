import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { loadLexicon } from "../../extractors/lexicon/load.ts";
import { evaluate } from "../../src/pipeline/evaluate/evaluate.ts";
import { readGoldFolder } from "../../src/pipeline/evaluate/gold.ts";
import type { GroupRotation } from "../../src/pipeline/rotation.ts";
import { rotationOf } from "../../src/pipeline/rotation.ts";
import { SAMPLE, sampleStore } from "../support/sample.ts";

const floors = z
  .record(z.string(), z.number())
  .parse(JSON.parse(readFileSync(new URL("./floors.json", import.meta.url), "utf8")));
const read = readGoldFolder(`${SAMPLE}gold`);
const evaluation = evaluate(
  read.flatMap((gold) => (gold.ok ? [gold.value] : [])),
  loadLexicon(),
);

describe("the sample world against its gold", () => {
  it("is read whole", () => {
    expect(read.filter((gold) => !gold.ok)).toEqual([]);
    expect(evaluation.articles.length).toBeGreaterThanOrEqual(45);
  });

  it.each(Object.entries(floors))("%s has an F1 of at least %d", (slot, floor) => {
    const score = slot === "all" ? evaluation.all : evaluation.slots.get(slot);
    expect(score?.f1).toBeGreaterThanOrEqual(floor);
  });

  it("has a floor for every slot", () => {
    expect([...evaluation.slots.keys()].filter((slot) => floors[slot] === undefined)).toEqual([]);
  });

  it("invents no chair", () => {
    const chairs = [...evaluation.slots].filter(([slot]) =>
      /^chairs\..*-(?:chair|deputy)$/u.test(slot),
    );
    expect(chairs.length).toBeGreaterThanOrEqual(4);
    for (const [slot, { precision }] of chairs) expect(precision, slot).toBe(1);
  });
});

const truthSchema = z.object({
  groups: z.array(
    z.object({
      id: z.string(),
      form: z.string(),
      number: z.number().nullable(),
      sector: z.string().nullable(),
      terms: z.array(z.object({ year: z.number(), chair: z.string().nullable() })),
    }),
  ),
});
const truth = truthSchema.parse(JSON.parse(readFileSync(`${SAMPLE}terms.json`, "utf8")));
const rotations = rotationOf(sampleStore()).filter(({ terms }) => terms.length > 0);

function rotationFor(group: (typeof truth.groups)[number]): GroupRotation {
  const found = rotations.filter(
    (one) =>
      one.group.form === group.form &&
      one.group.number === group.number &&
      one.group.sector === group.sector,
  );
  expect(found.length, `one group for ${group.id}`).toBe(1);
  const [rotation] = found;
  if (rotation === undefined) throw new Error(`no group for ${group.id}`);
  return rotation;
}

describe("the rotation of the sample world", () => {
  it("knows the four groups and no other", () => {
    expect(rotations.length).toBe(truth.groups.length);
  });

  it.each(truth.groups)("$id: each term that is found is the true one", (group) => {
    const { terms } = rotationFor(group);
    for (const term of terms) {
      const held = group.terms.filter(({ year }) => year === term.year).map(({ chair }) => chair);
      expect(held, `${term.year}`).toContain(term.holder?.unit);
    }
    expect(terms.length).toBeGreaterThanOrEqual(9);
  });

  it("shows the gap of a year as a gap", () => {
    const office = truth.groups.find(({ number }) => number === null && true);
    if (office === undefined) throw new Error("the group without a number is missing");
    expect(rotationFor(office).terms.some(({ year }) => year === 2020)).toBe(false);
  });

  it("follows the correction of the contradiction", () => {
    const bloc = truth.groups.find(({ form }) => form === "bloc");
    if (bloc === undefined) throw new Error("the bloc is missing");
    const term = rotationFor(bloc).terms.find(({ year }) => year === 2022);
    expect(term).toMatchObject({
      holder: { unit: "Trường Chính trị tỉnh" },
      support: "corrected",
    });
    expect(term?.others.map(({ unit }) => unit)).toEqual(["Ban Dân vận Tỉnh ủy"]);
  });

  it("takes the merger of July 2025 for a succession, and counts a copy once", () => {
    const inspection = truth.groups.find(({ number }) => number === 5);
    if (inspection === undefined) throw new Error("cluster 5 is missing");
    const terms = rotationFor(inspection).terms;
    expect(terms.find(({ year }) => year === 2025)).toMatchObject({
      holder: { place: "Thái Bình" },
      successor: { place: "Hưng Yên" },
      others: [],
    });
    const copied = terms.find(({ year }) => year === 2019);
    expect(copied?.statementIds.length).toBeGreaterThan(copied?.texts ?? 0);
  });
});
