import type { PooledReport } from "../pooled.ts";
import type { RotationReport } from "../report.ts";
import { english, sayPooledEnglish } from "./english.ts";
import type { Language, Topic, Words } from "./topics.ts";
import { TOPICS } from "./topics.ts";
import { sayPooledVietnamese, vietnamese } from "./vietnamese.ts";

const WORDS: Readonly<Record<Language, Words>> = { en: english, vi: vietnamese };

/** A report in sentences that can be quoted, each with its numbers. Units are named by `names`, else by their identities. */
export function sayRotation(
  report: RotationReport,
  names: ReadonlyMap<string, string>,
  language: Language,
): readonly { readonly topic: Topic; readonly text: string }[] {
  const words = WORDS[language];
  return TOPICS.flatMap((topic) => {
    const text = words[topic](report, (unit) => names.get(unit) ?? unit);
    return text === undefined ? [] : [{ topic, text }];
  });
}

const POOLED = { en: sayPooledEnglish, vi: sayPooledVietnamese };

/** What all groups say together, in sentences. */
export function sayPooled(report: PooledReport, language: Language): readonly string[] {
  return POOLED[language](report);
}
