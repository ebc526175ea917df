import type { Dataset } from "../../../db/dataset.ts";
import { isCopy, MIN_SHARED, rolesOfCopies } from "../../consolidate/copies.ts";
import { marksOf, shinglesOf } from "../../consolidate/text-marks.ts";

/**
 * Finds which articles are copies of which, starting from those that changed. Gives the articles whose text is another one now, the
 * changed ones among them.
 */
export function consolidateTexts(dataset: Dataset, changed: readonly string[]): readonly string[] {
  const open = dataset.hasTexts() ? markChanged(dataset, changed) : markFirst(dataset, changed);
  const moved = new Set(changed);
  const settled = new Set<string>();
  for (const id of open) dataset.setCopies(id, copiesOf(dataset, id));
  for (const id of open)
    if (!settled.has(id)) for (const one of settleText(dataset, id, settled)) moved.add(one);
  return [...moved];
}

/** Gives all articles their marks, where none was looked at before; gives those whose copies must be looked for. */
function markFirst(dataset: Dataset, ids: readonly string[]): ReadonlySet<string> {
  const relevant = ids.filter((id) => dataset.article(id) !== undefined);
  dataset.addMarks(
    (function* () {
      for (const id of relevant) yield [id, marksOf(shinglesOf(dataset.searchTextOf(id)))] as const;
    })(),
  );
  return new Set(relevant);
}

/** Gives changed articles their marks; gives those whose copies must be looked for, the others to which a mark says more or less among them. */
function markChanged(dataset: Dataset, ids: readonly string[]): ReadonlySet<string> {
  const open = new Set<string>();
  for (const id of ids) markArticle(dataset, id, open);
  return open;
}

/** Gives an article its marks, and notes whose copies must be looked for again. */
function markArticle(dataset: Dataset, id: string, open: Set<string>): void {
  const article = dataset.article(id);
  for (const other of dataset.copiesOf(id)) open.add(other);
  const touched =
    article === undefined
      ? dataset.forgetText(id)
      : dataset.setMarks(id, marksOf(shinglesOf(dataset.searchTextOf(id))));
  for (const other of touched) open.add(other);
  if (article === undefined) open.delete(id);
  else open.add(id);
}

/** A pair that shares fewer marks than this is read whole. */
const SURE = 8;

function copiesOf(dataset: Dataset, id: string): readonly string[] {
  const sharing = dataset.sharing(id, MIN_SHARED);
  if (sharing.length === 0) return [];
  const self = dataset.marked(id);
  return sharing
    .filter((other) => isCopy(self, other, other.shared))
    .filter((other) => other.shared >= SURE || isHalf(dataset, id, other.id))
    .map((other) => other.id);
}

/** Whether half of the shorter text stands in the longer one. */
function isHalf(dataset: Dataset, ...ids: readonly [string, string]): boolean {
  const [a, b] = ids.map((id) => shinglesOf(dataset.searchTextOf(id)));
  if (a === undefined || b === undefined) return false;
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  const shared = [...few].filter((shingle) => many.has(shingle)).length;
  return shared * 2 >= few.size;
}

/** Makes all articles that copy each other one text, named by its original; gives those whose text has another name now. */
function settleText(dataset: Dataset, start: string, settled: Set<string>): readonly string[] {
  const ids = new Set([start]);
  for (const id of ids) for (const other of dataset.copiesOf(id)) ids.add(other);
  const articles = [...ids].flatMap((id) => dataset.article(id) ?? []);
  const roles = rolesOfCopies(
    articles.map(({ id, day }) => ({
      id,
      day,
      shingles: articles.length === 1 ? new Set<number>() : shinglesOf(dataset.searchTextOf(id)),
    })),
  );
  const textId = roles[0]?.id ?? start;
  const moved: string[] = [];
  for (const role of roles) {
    if (dataset.textOf(role.id) !== textId) moved.push(role.id);
    dataset.setRole({ ...role, textId });
    settled.add(role.id);
  }
  return moved;
}
