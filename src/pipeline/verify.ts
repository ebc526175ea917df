import { createHash } from "node:crypto";
import { statementsOf } from "../../db/statements.ts";
import type { Store } from "../../db/store.ts";
import type { Lexicon } from "../../extractors/lexicon/lexicon.ts";
import type { Extraction } from "../model/extraction.ts";
import { extractionSchema } from "../model/extraction.ts";
import type { Result } from "../model/result.ts";
import { failure, success } from "../model/result.ts";
import type { RuleVersions } from "./extractor-version.ts";
import type { StoredArticle } from "./stored-articles.ts";
import { nameOf, readAgain, storedBytes } from "./stored-articles.ts";

/**
 * Derives all facts of a stored article from its bytes again, and gives how many there are; the first thing that differs from what is
 * stored is a problem: the bytes, the article's text or dates, a fact, its proof, its rule, or why a field is empty.
 */
export function verifyArticle(
  article: StoredArticle,
  {
    store,
    lexicon,
    versions,
  }: { readonly store: Store; readonly lexicon: Lexicon; readonly versions: RuleVersions },
): Result<number> {
  if (article.extractor !== versions.extractor || article.parser !== versions.parser)
    return failure(
      "database",
      `${nameOf(article)} was read by other rules than this program's: run "thidua re-extract" first`,
    );
  const bytes = storedBytes(store, article);
  if (!bytes.ok) return bytes;
  const stored = store.extractionOf(article.id);
  const hash = createHash("sha256").update(bytes.value).digest("hex");
  if (stored === undefined)
    return failure(
      "database",
      `what is stored of ${nameOf(article)} is no extraction (a proof or a field is missing): run "thidua re-extract --all"`,
    );
  if (stored.document.sha256 !== hash)
    return differs(article, "bytes", { stored: stored.document.sha256, derived: hash });
  const derived = readAgain(bytes.value, article, lexicon);
  if (!derived.ok)
    return differs(article, "page", { stored: "an article", derived: derived.problem.message });
  // Parsed as the stored one is, so that fields stand in the same order.
  return compare(article, stored, extractionSchema.parse(derived.value));
}

function compare(article: StoredArticle, stored: Extraction, derived: Extraction): Result<number> {
  for (const [name, value] of Object.entries(derived.document)) {
    const is: unknown = Reflect.get(stored.document, name);
    if (JSON.stringify(is) !== JSON.stringify(value))
      return differs(article, name, { stored: is, derived: value });
  }
  if (stored.relevant !== derived.relevant)
    return differs(article, "relevant", { stored: stored.relevant, derived: derived.relevant });
  const [facts, found] = [fieldsOf(stored), fieldsOf(derived)];
  for (const place of new Set([...found.keys(), ...facts.keys()])) {
    const [is, value] = [facts.get(place), found.get(place)];
    if (is !== value) return differs(article, place, { stored: is, derived: value });
  }
  if (JSON.stringify(stored.absent) !== JSON.stringify(derived.absent))
    return differs(article, "absent fields", { stored: stored.absent, derived: derived.absent });
  return success(statementsOf(stored).length);
}

/** Each field of each fact by its place, with its value as JSON. */
function fieldsOf(extraction: Extraction): ReadonlyMap<string, string> {
  return new Map(
    statementsOf(extraction).flatMap(({ report, kind, position, value, ...rest }) => {
      const fact = `${kind} ${position + 1}`;
      const place = report === null ? fact : `${fact} of report ${report + 1}`;
      return Object.entries({ ...(JSON.parse(value) as object), ...rest }).map(
        ([name, own]) => [`${place}, ${name}`, JSON.stringify(own)] as const,
      );
    }),
  );
}

const SHOWN = 300;

function differs(
  article: StoredArticle,
  what: string,
  { stored, derived }: { readonly stored: unknown; readonly derived: unknown },
): Result<never> {
  const shown = (value: unknown): string =>
    (typeof value === "string" ? value : (JSON.stringify(value) ?? "nothing")).slice(0, SHOWN);
  return failure(
    "database",
    `${nameOf(article)}, ${what}: stored is ${shown(stored)}, derived ${shown(derived)}`,
  );
}
