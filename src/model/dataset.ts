import type { Subject } from "./extraction.ts";

/** A province or another place, as one identity over its spellings. */
export interface Place {
  readonly id: string;
  readonly name: string;
}

/** What is compared of an article to find copies: how many marks it has but for those of stock phrases, and its day where that is known. */
export interface MarkedText {
  readonly id: string;
  readonly day: string | undefined;
  readonly marks: number;
}

/** One organisation over all its spellings. */
export interface UnitIdentity {
  readonly id: string;
  /** As the article names it. */
  readonly name: string;
  readonly body: string | null;
  readonly place: string | null;
  /** The province of its place, where that is one or is known to lie in one. */
  readonly provinceId: string | null;
}

/** Whether the article states the province of a group, it is that of its members, or that of the paper. */
export type ProvinceBasis = "stated" | "members" | "paper";

/** A group as one report names it, with the units that the report puts into it. */
export interface GroupSighting extends Omit<Subject, "form"> {
  readonly articleId: string;
  readonly report: number;
  readonly form: "cluster" | "bloc";
  /** The independent text: copies share one. */
  readonly textId: string;
  readonly provinceId: string | null;
  readonly provinceBasis: ProvinceBasis | null;
  /** Identities of members and chairs, sorted. */
  readonly units: readonly string[];
}

/** All sightings that name a group in the same way, or one text that names it too loosely to be told by its name. */
export interface GroupProfile {
  readonly key: string;
  readonly form: "cluster" | "bloc";
  readonly number: number | null;
  readonly name: string;
  readonly sector: string | null;
  readonly region: string | null;
  readonly province: string | null;
  readonly provinceId: string | null;
  readonly provinceBasis: ProvinceBasis | null;
  /** True where the name alone does not say which group it is. */
  readonly isLoose: boolean;
  /** How many sightings name each unit. */
  readonly units: ReadonlyMap<string, number>;
  readonly sightings: number;
}

/** Why a profile was put to others: what agrees, and how much that weighs. */
export interface Reason {
  readonly what: "name" | "number" | "sector" | "province" | "region" | "members" | "decision";
  readonly weight: number;
  readonly detail: string;
}

/** One group over all its profiles. */
export interface Group {
  readonly id: string;
  /** The name that most sightings use, with its sector where the number alone would not tell. */
  readonly label: string;
  readonly form: "cluster" | "bloc";
  readonly number: number | null;
  readonly sector: string | null;
  readonly region: string | null;
  readonly province: string | null;
  readonly provinceId: string | null;
  readonly provinceBasis: ProvinceBasis | null;
  readonly profiles: readonly { readonly key: string; readonly reasons: readonly Reason[] }[];
}

/** That one group went on as another: renumbered, or re-formed under a new name. */
export interface GroupSuccession {
  readonly from: string;
  readonly to: string;
  readonly year: number;
  readonly kind: "renumbered" | "re-formed";
  /** Units in both, of the smaller group's. */
  readonly shared: number;
  readonly of: number;
}

/** One statement that a unit chaired, chairs or is to chair a group in a year. */
export interface ChairStatement {
  readonly statementId: number;
  readonly articleId: string;
  readonly textId: string;
  readonly role: "chair" | "deputy";
  readonly status: "incumbent" | "elected" | "former";
  readonly unit: UnitIdentity;
  readonly year: number;
  /** The year in which the text came out, where that is known. */
  readonly told: number | null;
  /** The paper takes back what it wrote before. */
  readonly isCorrection: boolean;
  /** The article is a copy of another one, which is its text's original. */
  readonly isCopy: boolean;
  /** A person checked it and found it right, or put it right. */
  readonly isReviewed: boolean;
  readonly standing: Standing;
}

/** Whether the article says so, a person put it so, or a person overruled what the article says. */
export type Standing = "said" | "corrected" | "overruled";

/** The rule by which a year's chair was settled; see the methods page. */
export type Resolution = (typeof RESOLUTIONS)[number];
/** All of them, for borders that check what they read. */
export const RESOLUTIONS = [
  "unopposed",
  "reviewed",
  "corrected",
  "altered-copy",
  "both-bases",
  "in-office",
  "weight",
  "open",
] as const;

/** One unit that some text names for a group and a year. */
export interface TermSide {
  readonly unit: UnitIdentity;
  /** Independent texts that say so by themselves, and those among them that say elected, and holding or having held. */
  readonly texts: number;
  readonly elected: number;
  readonly held: number;
  readonly statements: readonly { readonly id: number; readonly standing: Standing }[];
}

/** Who chaired a group in one year, and on what that rests. `holder` is undefined where texts disagree and no rule settles it. */
export interface ChairTerm {
  readonly year: number;
  readonly holder: TermSide | undefined;
  readonly resolution: Resolution;
  readonly basis: "elected" | "incumbent" | "both" | "none";
  /** Whether who was elected is who held it; open where only one of the two is told. */
  readonly chain: "held" | "broken" | "open";
  /** The unit that took over within the year, after a merger of provinces. */
  readonly successor: TermSide | undefined;
  /** Whom other texts name. */
  readonly others: readonly TermSide[];
}

/** How well a term is supported. */
export type Support = (typeof SUPPORTS)[number];
/** All of them, for borders that check what they read. */
export const SUPPORTS = [
  "reviewed",
  "corrected",
  "confirmed",
  "one-text",
  "settled",
  "disputed",
] as const;
