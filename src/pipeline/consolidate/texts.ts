import type { Dataset } from "../../../db/dataset.ts";
import { isCopy, MIN_SHARED, rolesOfCopies } from "../../consolidate/copies.ts";
import { marksOf, shinglesOf } from "../../consolidate/text-marks.ts";

/** What stands in more articles than this is a stock phrase. */
const MAX_ARTICLES = 12;

/**
 * Finds which articles are copies of which, starting from those that changed. Gives the articles whose text is another one now, the
 * changed ones among them.
 */
export function consolidateTexts(dataset: Dataset, changed: readonly string[]): readonly string[] {
  const open = new Set<string>();
  for (const id of changed) markArticle(dataset, id, open);
  const moved = new Set(changed);
  const settled = new Set<string>();
  for (const id of open) {
    dataset.setCopies(id, copiesOf(dataset, id));
  }
  for (const id of open)
    if (!settled.has(id)) for (const one of settleText(dataset, id, settled)) moved.add(one);
  return [...moved];
}

/** Gives an article its marks, and notes whose copies must be looked for again. */
function markArticle(dataset: Dataset, id: string, open: Set<string>): void {
  const article = dataset.article(id);
  for (const other of dataset.copiesOf(id)) open.add(other);
  if (article === undefined) {
    dataset.forgetText(id);
    open.delete(id);
    return;
  }
  open.add(id);
  dataset.setMarks(id, marksOf(shinglesOf(dataset.searchTextOf(id))));
  for (const mark of dataset.crowdedMarks(id, MAX_ARTICLES)) {
    const having = dataset.havingMark(mark);
    dataset.makeCommon(mark);
    for (const other of having) if (dataset.copiesOf(other).length > 0) open.add(other);
  }
}

function copiesOf(dataset: Dataset, id: string): readonly string[] {
  const self = dataset.marked(id);
  return dataset
    .sharing(id, MIN_SHARED)
    .filter((other) => isCopy(self, other, other.shared))
    .map((other) => other.id);
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
