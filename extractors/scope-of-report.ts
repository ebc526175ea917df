import { contains } from "../src/model/span.ts";
import type { SubjectFact } from "./facts/subject.ts";
import type { Reading, Sentence } from "./reading.ts";

/** A subject with the sentences that speak of it. */
export interface SubjectScope {
  readonly subject: SubjectFact;
  readonly sentences: readonly Sentence[];
}

/**
 * Which sentences speak of which subject: from the sentence that names it up to the one that names another. The title and
 * what stands before the first name are everybody's; a sentence that names several is nobody's, since which of its facts is
 * whose cannot be told.
 */
export function scopeSubjects(
  reading: Reading,
  subjects: readonly SubjectFact[],
): readonly SubjectScope[] {
  const [first] = subjects;
  if (first === undefined) return [];
  if (subjects.length === 1) return [{ subject: first, sentences: reading.sentences }];
  const owners = ownersOf(reading.sentences, subjects);
  return subjects.map((subject) => ({
    subject,
    sentences: reading.sentences.filter((_, i) => owners[i] === subject || owners[i] === "all"),
  }));
}

type Owner = SubjectFact | "all" | "none";

function ownersOf(
  sentences: readonly Sentence[],
  subjects: readonly SubjectFact[],
): readonly Owner[] {
  let current: Owner = "all";
  return sentences.map((sentence) => {
    const named = subjects.filter(({ spans }) =>
      spans.some((span) => contains(sentence.span, span)),
    );
    const [only] = named;
    if (named.length > 1) return sentence.zone === "title" ? "all" : "none";
    if (only !== undefined) current = only;
    return current;
  });
}
