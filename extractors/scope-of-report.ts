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
  const byOwner = new Map<Owner, Sentence[]>();
  for (const [i, sentence] of reading.sentences.entries()) {
    const owner = owners[i] ?? "all";
    const own = byOwner.get(owner);
    if (own === undefined) byOwner.set(owner, [sentence]);
    else own.push(sentence);
  }
  const all = byOwner.get("all") ?? [];
  const shared = new Set(all);
  return subjects.map((subject) => ({
    subject,
    sentences: [...(byOwner.get(subject) ?? []), ...all],
    shared,
  }));
}

/** Which subjects each sentence names: both are gone through once, in order. */
function subjectsBySentence(
  sentences: readonly Sentence[],
  subjects: readonly SubjectFact[],
): ReadonlyMap<Sentence, ReadonlySet<SubjectFact>> {
  const spans = subjects
    .flatMap((subject) => subject.spans.map((span) => ({ subject, span })))
    .sort((a, b) => a.span.start - b.span.start);
  const named = new Map<Sentence, Set<SubjectFact>>();
  let next = 0;
  for (const sentence of sentences) {
    for (; (spans[next]?.span.start ?? Number.POSITIVE_INFINITY) < sentence.span.end; next += 1) {
      const one = spans[next];
      if (one === undefined || !contains(sentence.span, one.span)) continue;
      named.set(sentence, (named.get(sentence) ?? new Set()).add(one.subject));
    }
  }
  return named;
}

/** The one subject that the headline names: what stands below it up to the next name is of that. */
function headlineOf(
  sentences: readonly Sentence[],
  namedIn: ReadonlyMap<Sentence, ReadonlySet<SubjectFact>>,
): SubjectFact | undefined {
  const named = sentences
    .filter(({ zone }) => zone === "title")
    .flatMap((sentence) => [...(namedIn.get(sentence) ?? [])]);
  return new Set(named).size === 1 ? named[0] : undefined;
}

type Owner = SubjectFact | "all";

function ownersOf(
  sentences: readonly Sentence[],
  subjects: readonly SubjectFact[],
): readonly Owner[] {
  const namedIn = subjectsBySentence(sentences, subjects);
  let current: Owner = headlineOf(sentences, namedIn) ?? "all";
  return sentences.map((sentence) => {
    const named = namedIn.get(sentence) ?? new Set();
    const [only] = named;
    if (named.size > 1 || (only !== undefined && sentence.zone === "title")) return "all";
    if (only !== undefined) current = only;
    return current;
  });
}
