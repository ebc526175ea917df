import type Database from "better-sqlite3";
import { z } from "zod";
import type { MarkedText } from "../src/model/dataset.ts";

/** An article as far as the dataset needs it; its text is asked for apart. */
export interface DatedArticle {
  readonly id: string;
  readonly day: string | undefined;
  readonly site: string | null;
  readonly title: string;
}

export type CopyRoleRow = {
  readonly id: string;
  readonly textId: string;
  readonly role: string;
  readonly share: number;
};

/** What the dataset keeps to tell copies. */
export interface TextTables {
  /** The article in its current reading, if it is relevant. */
  readonly article: (id: string) => DatedArticle | undefined;
  /** Its text as a search key: folded, words parted by one blank. */
  readonly searchTextOf: (id: string) => string;
  /** Gives an article its marks, without those that are common. */
  readonly setMarks: (id: string, marks: readonly number[]) => void;
  /** How many marks an article has, and when it came out. */
  readonly marked: (id: string) => MarkedText;
  /** Other articles that share so many marks with an article, or all marks of one of the two, and how many they share. */
  readonly sharing: (
    id: string,
    atLeast: number,
  ) => readonly (MarkedText & { readonly shared: number })[];
  /** The marks of an article that stand in more articles than this. */
  readonly crowdedMarks: (id: string, most: number) => readonly number[];
  readonly havingMark: (mark: number) => readonly string[];
  /** What stands in too many articles is a mark of none from now on. */
  readonly makeCommon: (mark: number) => void;
  /** What is kept in memory of marks is read anew. */
  readonly forgetMarks: () => void;
  readonly copiesOf: (id: string) => readonly string[];
  readonly setCopies: (id: string, others: readonly string[]) => void;
  readonly textOf: (id: string) => string | undefined;
  readonly setRole: (row: CopyRoleRow) => void;
  /** Forgets an article that is no longer current or relevant. */
  readonly forgetText: (id: string) => void;
}

const articleRow = z
  .object({
    id: z.string(),
    day: z.string().nullable(),
    site: z.string().nullable(),
    title: z.string(),
  })
  .transform(({ day, ...rest }): DatedArticle => ({ ...rest, day: day ?? undefined }));
const names = z.array(z.string());
const DAY =
  "SELECT article_id AS id, substr(published_at, 1, 10) AS day, site, title FROM article WHERE article_id = ? AND superseded_by IS NULL AND relevant = 1";

export function textTables(db: Database.Database): TextTables {
  const marks = markTables(db);
  const copies = copyTables(db);
  const article = db.prepare(DAY);
  const searchText = db
    .prepare(
      "SELECT text FROM article_search WHERE rowid = (SELECT search_row FROM article WHERE article_id = ?)",
    )
    .pluck();
  const textOf = db.prepare("SELECT text_id FROM text_member WHERE article_id = ?").pluck();
  const setRole = db.prepare(
    "INSERT OR REPLACE INTO text_member VALUES (@id, @textId, @role, @share)",
  );
  const dropText = db.prepare("DELETE FROM text_member WHERE article_id = ?");
  return {
    ...marks,
    ...copies,
    searchTextOf: (id) => z.string().parse(searchText.get(id)),
    article: (id) => articleRow.optional().parse(article.get(id)),
    textOf: (id) => z.string().optional().parse(textOf.get(id)),
    setRole: (row) => {
      setRole.run(row);
    },
    forgetText: (id) => {
      marks.setMarks(id, []);
      copies.setCopies(id, []);
      dropText.run(id);
    },
  };
}

type MarkMethods =
  | "setMarks"
  | "marked"
  | "sharing"
  | "crowdedMarks"
  | "havingMark"
  | "makeCommon"
  | "forgetMarks";

const MARKED = `substr(a.published_at, 1, 10) AS day, (SELECT count(*) FROM text_mark x WHERE x.article_id = a.article_id) AS marks`;
const HAS_NO_MORE =
  "(SELECT count(*) FROM (SELECT 1 FROM text_mark x WHERE x.article_id = ? LIMIT @atLeast)) <= o.shared";
const SHARING = `SELECT o.article_id AS id, o.shared, ${MARKED} FROM (
    SELECT o.article_id, count(*) AS shared FROM text_mark m JOIN text_mark o USING (mark)
    WHERE m.article_id = @id AND o.article_id <> @id GROUP BY o.article_id
  ) o JOIN article a USING (article_id) WHERE o.shared >= @atLeast
    OR ${HAS_NO_MORE.replace("?", "@id")} OR ${HAS_NO_MORE.replace("?", "o.article_id")} ORDER BY o.article_id`;
const CROWDED = `SELECT m.mark FROM text_mark m WHERE m.article_id = @id
  AND (SELECT count(*) FROM (SELECT 1 FROM text_mark o WHERE o.mark = m.mark LIMIT @most + 1)) > @most`;
const markedRow = z
  .object({ id: z.string(), day: z.string().nullable(), marks: z.number() })
  .transform(({ day, ...rest }): MarkedText => ({ ...rest, day: day ?? undefined }));
const sharingRow = z
  .object({ id: z.string(), day: z.string().nullable(), marks: z.number(), shared: z.number() })
  .transform(({ day, ...rest }) => ({ ...rest, day: day ?? undefined }));
const numbers = z.array(z.number());

function markTables(db: Database.Database): Pick<TextTables, MarkMethods> {
  const addMark = db.prepare("INSERT OR IGNORE INTO text_mark VALUES (?, ?)");
  const dropMarks = db.prepare("DELETE FROM text_mark WHERE article_id = ?");
  const marked = db.prepare(
    `SELECT a.article_id AS id, ${MARKED} FROM article a WHERE a.article_id = ?`,
  );
  const sharing = db.prepare(SHARING);
  const crowded = db.prepare(CROWDED).pluck();
  const having = db.prepare("SELECT article_id FROM text_mark WHERE mark = ?").pluck();
  const dropMark = db.prepare("DELETE FROM text_mark WHERE mark = ?");
  const addCommon = db.prepare("INSERT OR IGNORE INTO common_mark VALUES (?)");
  const allCommon = db.prepare("SELECT mark FROM common_mark").pluck();
  let common: Set<number> | undefined;
  const commonMarks = (): Set<number> => {
    common ??= new Set(numbers.parse(allCommon.all()));
    return common;
  };
  return {
    setMarks: (id, all) => {
      dropMarks.run(id);
      for (const mark of all) if (!commonMarks().has(mark)) addMark.run(mark, id);
    },
    marked: (id) => markedRow.parse(marked.get(id)),
    sharing: (id, atLeast) => z.array(sharingRow).parse(sharing.all({ id, atLeast })),
    crowdedMarks: (id, most) => numbers.parse(crowded.all({ id, most })),
    havingMark: (mark) => names.parse(having.all(mark)),
    makeCommon: (mark) => {
      dropMark.run(mark);
      addCommon.run(mark);
      commonMarks().add(mark);
    },
    forgetMarks: () => {
      common = undefined;
    },
  };
}

function copyTables(db: Database.Database): Pick<TextTables, "copiesOf" | "setCopies"> {
  const copies = db
    .prepare("SELECT other_id FROM copy_pair WHERE article_id = ? ORDER BY other_id")
    .pluck();
  const dropPair = db.prepare("DELETE FROM copy_pair WHERE article_id = ? AND other_id = ?");
  const addPair = db.prepare("INSERT OR IGNORE INTO copy_pair VALUES (?, ?)");
  const copiesOf = (id: string): readonly string[] => names.parse(copies.all(id));
  return {
    copiesOf,
    setCopies: (id, others) => {
      for (const other of copiesOf(id)) {
        dropPair.run(id, other);
        dropPair.run(other, id);
      }
      for (const other of others) {
        addPair.run(id, other);
        addPair.run(other, id);
      }
    },
  };
}
