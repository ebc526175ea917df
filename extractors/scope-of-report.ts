import { contains } from "../src/model/span.ts";
import type { SubjectFact } from "./facts/subject.ts";
import type { Reading, Sentence } from "./reading.ts";

/** A subject with the sentences that speak of it. */
export interface SubjectScope {
  readonly subject: SubjectFact;
  readonly sentences: readonly Sentence[];
}

/**
 * Which sentences speak of which subject: from the sentence that names it up to the one that names another. Title, lead
 * and what stands before the first name are everybody's where there is one subject, the main one's where there are more.
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
    sentences: reading.sentences.filter((_, i) => owners[i] === subject || owners[i] === undefined),
  }));
}

function ownersOf(
  sentences: readonly Sentence[],
  subjects: readonly SubjectFact[],
): readonly (SubjectFact | undefined)[] {
  let current: SubjectFact | undefined;
  return sentences.map((sentence) => {
    const named = subjects.filter(({ spans }) =>
      spans.some((span) => contains(sentence.span, span)),
    );
    if (named.length === 1) [current] = named;
    if (named.length > 1) return undefined;
    return current;
  });
}
