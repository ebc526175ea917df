import { createHash } from "node:crypto";
import type { Award, Evidence, Extraction, Report } from "../../src/model/extraction.ts";
import type { Unit } from "../../src/model/unit.ts";
import { searchKey } from "../../src/text/fold.ts";

export interface WorldGroup {
  readonly id: string;
  readonly form: "cluster" | "bloc";
  readonly number: number | null;
  readonly name: string;
  readonly sector: string | null;
  readonly region: string | null;
  readonly province: string | null;
  readonly members: readonly Unit[];
  readonly first: number;
  readonly last: number;
  /** The chair of each year, by the place in the list of members. */
  readonly chairs: readonly number[];
}

export interface WorldArticle {
  readonly extraction: Extraction;
  readonly group: string;
  readonly copyOf: string | undefined;
}

export const FIRST_YEAR = 2010;
const ERRORS = 0.012;
const NATIONAL = 0.1;
const ALTERED = 0.03;
const SYLLABLES =
  "an ba cao dân em gia hà yên khánh lâm mai năm ông phúc quê rằm sông tâm uy vinh xuân bình cần đèo giữ hoa lúa mưa nắng phố rừng suối trăng vườn chợ làng bến đò núi biển trời mây gió cát đá hương lửa nước đất tre cau dừa sen";

export interface Written {
  readonly article: WorldArticle;
  /** Not where a number alone names a group of units without a place, in no province's paper. */
  readonly tellsGroup: boolean;
  readonly textId: string;
  readonly day: number;
  readonly body: string;
  readonly year: number;
  readonly kind: number;
  /** What it says of chairs: year and member. */
  readonly says: readonly (readonly [number, number])[];
}

const DAY_MS = 86_400_000;

/** Writes articles: the day and kind of meeting, what it says, and stuffing so that no two are alike. */
export class Writer {
  readonly #random: () => number;
  readonly #words = SYLLABLES.split(" ");
  #count = 0;

  constructor(random: () => number) {
    this.#random = random;
  }

  write(group: WorldGroup, about: { readonly year: number; readonly kind: number }): Written {
    const { year, kind } = about;
    const month = [12, 3, 7][kind] ?? 12;
    const day = Date.UTC(year, month - 1, 1 + Math.floor(this.#random() * 27));
    const says: (readonly [number, number])[] = [[year, this.#chair(group, year)]];
    if (kind === 0 && year < group.last) says.push([year + 1, this.#chair(group, year + 1)]);
    return this.#make(group, { year, kind, day, says, body: this.#stuffing(), copyOf: undefined });
  }

  copy(group: WorldGroup, original: Written): Written {
    const cut = this.#random() < 0.3 ? Math.floor(original.body.length * 0.3) : 0;
    const day = original.day + DAY_MS * (1 + Math.floor(this.#random() * 6));
    const isAltered = this.#random() < ALTERED;
    const says = isAltered
      ? original.says.map(([year, member]) => [year, this.#other(group, member)] as const)
      : original.says;
    const body = original.body.slice(0, original.body.length - cut);
    return this.#make(group, { ...original, day, says, body, copyOf: original.textId });
  }

  #chair(group: WorldGroup, year: number): number {
    const truth = group.chairs[year - FIRST_YEAR] ?? 0;
    return this.#random() < ERRORS ? this.#other(group, truth) : truth;
  }

  #other(group: WorldGroup, member: number): number {
    return (
      (member + 1 + Math.floor(this.#random() * (group.members.length - 1))) % group.members.length
    );
  }

  /** Most articles on a group of one province are in that province's paper. */
  #site(group: WorldGroup): string | null {
    if (group.province === null || this.#random() < NATIONAL) return null;
    return `bao${searchKey(group.province).replaceAll(" ", "")}.vn`;
  }

  #stuffing(): string {
    const length = 180 + Math.floor(this.#random() * 160);
    const words = Array.from(
      { length },
      () => this.#words[Math.floor(this.#random() * this.#words.length)] ?? "",
    );
    return words.join(" ");
  }

  #make(
    group: WorldGroup,
    plan: Pick<Written, "year" | "kind" | "day" | "says" | "body"> & {
      readonly copyOf: string | undefined;
    },
  ): Written {
    this.#count += 1;
    const id = createHash("sha256").update(`world ${this.#count}`).digest("hex");
    const text = new TextOf(`${group.name} họp.`);
    const report = this.#report(group, plan, text);
    text.add(plan.body);
    const publishedAt = new Date(plan.day).toISOString().slice(0, 10);
    const extraction: Extraction = {
      contract: "thidua/1",
      document: {
        id: id.slice(0, 16),
        url: null,
        title: group.name,
        lead: null,
        byline: null,
        section: null,
        publishedAt,
        site: this.#site(group),
        sha256: id,
        text: text.whole,
        zones: [{ zone: "body", start: 0, end: text.whole.length }],
      },
      relevant: true,
      reports: [report],
      people: [],
      absent: [],
    };
    const textId = plan.copyOf ?? id.slice(0, 16);
    const { copyOf, ...rest } = plan;
    const tellsGroup =
      group.province === null ||
      report.subject.province !== null ||
      extraction.document.site !== null;
    return { ...rest, tellsGroup, article: { extraction, group: group.id, copyOf }, textId };
  }

  #report(group: WorldGroup, plan: Pick<Written, "year" | "kind" | "says">, text: TextOf): Report {
    const found = (evidence: readonly Evidence[]) => ({ evidence, rule: "world", confidence: 0.9 });
    const hasMembers = this.#random() < 0.7;
    const isBare = group.number !== null && hasMembers && this.#random() < 0.12;
    const { form, number, name, sector, region, province } = group;
    const units = hasMembers ? group.members : [];
    const chairs = [...plan.says.map(chairOf), ...deputies(group, plan)];
    return {
      subject: {
        form,
        number,
        name,
        sector: isBare ? null : sector,
        region,
        province: isBare ? null : province,
        ...found([text.add(name)]),
      },
      event: {
        type: plan.kind === 0 ? "annual-review" : "other",
        from: null,
        to: null,
        precision: null,
        dateBasis: null,
        dayPart: null,
        emulationYear: plan.year,
        emulationPeriod: null,
        place: null,
        mode: null,
        ...found([]),
      },
      members: {
        units: units.map((one) => ({ ...one, ...found([text.add(one.name)]) })),
        stated: null,
        complete: false,
        evidence: [],
        rule: null,
        confidence: 0,
      },
      chairs: chairs.map(({ role, status, year, member }) => {
        const own = group.members[member] ?? { name: "", body: null, place: null };
        return {
          role,
          status,
          unit: own,
          person: null,
          year,
          yearBasis: "stated",
          period: null,
          ...found([text.add(`${own.name} năm ${year}`)]),
        };
      }),
      awards: proposals(group, plan).map(({ quote, ...award }) => ({
        ...award,
        ...found([text.add(quote)]),
      })),
      figures: [],
    };
  }
}

interface Said {
  readonly role: "chair" | "deputy";
  readonly status: "incumbent" | "elected";
  readonly year: number;
  readonly member: number;
}

function chairOf([year, member]: readonly [number, number], i: number): Said {
  return { role: "chair", status: i === 0 ? "incumbent" : "elected", year, member };
}

/** A review elects the deputy of the year to come too: who takes the chair in the year after it. */
function deputies(
  group: WorldGroup,
  { year, kind }: Pick<Written, "year" | "kind">,
): readonly Said[] {
  const member = group.chairs[year + 2 - FIRST_YEAR];
  if (kind !== 0 || year + 1 > group.last || member === undefined) return [];
  return [{ role: "deputy", status: "elected", year: year + 1, member }];
}

/** What a review proposes: flags, and certificates for some collectives and persons. */
function proposals(
  { number, members }: WorldGroup,
  { kind, year }: Pick<Written, "year" | "kind">,
): readonly (Award & { readonly quote: string })[] {
  if (kind !== 0) return [];
  const seed = year + (number ?? members.length);
  const [flags, collectives, individuals] = [1 + (seed % 3), 2 + (seed % 7), 4 + (seed % 11)];
  const common = {
    status: "proposed" as const,
    authority: "Ủy ban nhân dân tỉnh",
    grade: null,
    outOf: null,
    units: [],
    persons: [],
    period: String(year),
  };
  return [
    {
      ...common,
      titles: ["emulation-flag"],
      collectives: flags,
      individuals: null,
      quote: `đề nghị tặng cờ thi đua cho ${flags} tập thể`,
    },
    {
      ...common,
      titles: ["merit-certificate"],
      collectives,
      individuals,
      quote: `đề nghị tặng bằng khen cho ${collectives} tập thể, ${individuals} cá nhân`,
    },
  ];
}

/** A text that grows, and knows where each piece stands. */
class TextOf {
  whole: string;

  constructor(start: string) {
    this.whole = start;
  }

  add(quote: string): Evidence {
    const start = this.whole.length + 1;
    this.whole += ` ${quote}`;
    return { start, end: start + quote.length, quote };
  }
}
