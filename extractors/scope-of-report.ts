import { contains } from "../src/model/span.ts";
import type { SubjectFact } from "./facts/subject.ts";
import type { Reading, Sentence } from "./reading.ts";

/** A subject with the sentences that speak of it. */
export interface SubjectScope {
  readonly subject: SubjectFact;
  readonly sentences: readonly Sentence[];
  /** Those of them that speak of other subjects as well. */
  readonly shared: ReadonlySet<Sentence>;
}

/**
 * Which sentences speak of which subject: from the sentence that names it up to the one that names another. What stands
 * before the first name, and a sentence that names several, is everybody's, and read after a subject's own sentences: the
 * facts in it that name their group are that group's (see `chairs`), and the meeting in it is the meeting of all.
 */
export function scopeSubjects(
  reading: Reading,
  subjects: readonly SubjectFact[],
): readonly SubjectScope[] {
  const [first] = subjects;
  if (first === undefined) return [];
  if (subjects.length === 1)
    return [{ subject: first, sentences: reading.sentences, shared: new Set() }];
  const owners = ownersOf(reading.sentences, subjects);
  return subjects.map((subject) => {
    const own = reading.sentences.filter((_, i) => owners[i] === subject);
    const shared = reading.sentences.filter((_, i) => owners[i] === "all");
    return { subject, sentences: [...own, ...shared], shared: new Set(shared) };
  });
}

type Owner = SubjectFact | "all";

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
    if (named.length > 1 || (only !== undefined && sentence.zone === "title")) return "all";
    if (only !== undefined) current = only;
    return current;
  });
}
