import { describe, expect, it } from "vitest";
import { rotationReport } from "../../src/analysis/report.ts";
import type { GroupSeries } from "../../src/analysis/series.ts";
import type { Language, Topic } from "../../src/analysis/words/topics.ts";
import { sayRotation } from "../../src/analysis/words/words.ts";
import { randomRotation } from "../support/rotations.ts";
import { seriesOf } from "../support/series.ts";

const round = (units: number, turns: number): readonly string[] =>
  Array.from({ length: turns }, (_, i) => `u${i % units}`);

function say(
  series: GroupSeries,
  language: Language = "en",
): Readonly<Partial<Record<Topic, string>>> {
  const report = rotationReport(series, { seed: 1, orders: 499 });
  const names = new Map(round(30, 30).map((unit) => [unit, `Tỉnh ${unit}`]));
  return Object.fromEntries(
    sayRotation(report, names, language).map(({ topic, text }) => [topic, text]),
  );
}

describe("the words of a report", () => {
  it("claim turns and a fixed order where there are", () => {
    const said = say(seriesOf(round(8, 24)));
    expect(said.years).toBe(
      "The chair is known for 24 of 24 years (2001–2024): 24 turns of 8 units.",
    );
    expect(said.turns).toMatch(
      /^Units take turns: of 16 returns to the chair, none .+ p = 0\.\d{3}\)\.$/u,
    );
    expect(said.order).toMatch(/^The order is the same each time: in 15 of 15 cases/u);
    expect(said.next).toContain("Likely chair of 2025: Tỉnh u0 (served longest ago, or never;");
  });

  it("claim nothing where the years cannot tell, and say how many could", () => {
    const said = say(seriesOf(round(8, 6)));
    expect(said.turns).toMatch(
      /nothing can be said of turns yet\. .+ after about \d+ turns; 6 turns are known/u,
    );
    expect(said.order).toContain("cannot be told");
    expect(said.next).toContain("No forecast: its rules could be tried on too few changes");
  });

  it("do not call chance a pattern", () => {
    const said = say(randomRotation({ seed: 4, members: 8, years: 25 }));
    expect(said.turns).toContain("cannot be distinguished from chance");
    expect(said.order).toContain("No fixed order can be distinguished from chance");
  });

  it("say the same with the same numbers in Vietnamese", () => {
    const series = seriesOf([...round(8, 20), undefined], {
      years: { 2003: { isSingle: true }, 2004: { deputies: ["u4"] } },
    });
    const numbers = (text: string | undefined): readonly string[] =>
      (text ?? "").replaceAll(",", ".").match(/\d+(?:\.\d+)?/gu) ?? [];
    const [en, vi] = [say(series), say(series, "vi")];
    expect(Object.keys(vi)).toEqual(Object.keys(en));
    for (const topic of Object.keys(en) as Topic[])
      expect(numbers(vi[topic]).toSorted(), topic).toEqual(numbers(en[topic]).toSorted());
  });
});
