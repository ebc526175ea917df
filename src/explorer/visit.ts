import type { QueryAnswer } from "../../db/query.ts";
import type { Store } from "../../db/store.ts";
import type { RotationReport } from "../analysis/report.ts";
import type { Language } from "../analysis/words/topics.ts";
import type { Result } from "../model/result.ts";
import type { Review } from "../pipeline/review/review.ts";
import type { NamedSeries } from "../pipeline/series.ts";
import type { Page } from "./html.ts";
import type { Messages } from "./messages/english.ts";

/** A series with what is said of it. */
export type Rotation = NamedSeries & { readonly report: RotationReport };

/** One request for a page. */
export interface Visit {
  readonly store: Store;
  readonly language: Language;
  readonly words: Messages;
  /** The path behind the language, without the format. */
  readonly path: string;
  /** The value of a part of the path, decoded. */
  readonly part: string;
  readonly query: URLSearchParams;
  /** An address in the same language. */
  readonly to: (path: string, query?: Readonly<Record<string, string | number>>) => string;
  /** How the chair of a group rotates; undefined where no year of it is known. */
  readonly rotation: (groupId: string) => Rotation | undefined;
  /** The same, if it is worked out already: all groups are within seconds after the start. */
  readonly knownRotation: (groupId: string) => Rotation | undefined;
  /** The review, where one is going on. */
  readonly review: Review | undefined;
  /** Answers free SQL apart from the server. */
  readonly ask: (sql: string) => Promise<Result<QueryAnswer>>;
}

/** Makes a page; undefined where there is nothing of that name. */
export type PageMaker = (visit: Visit) => Page | undefined | Promise<Page | undefined>;

/** A parameter of the address, without blanks around it; empty where it is missing. */
export function textParameter({ query }: Visit, name: string): string {
  return (query.get(name) ?? "").trim();
}

/** A whole number of the address; undefined where it is missing or none. */
export function numberParameter(visit: Visit, name: string): number | undefined {
  const value = Number(textParameter(visit, name) || Number.NaN);
  return Number.isInteger(value) ? value : undefined;
}
