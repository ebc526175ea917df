import type Database from "better-sqlite3";
import { z } from "zod";
import type { MarkedText } from "../src/model/dataset.ts";
import { maybeText, texts } from "./row-schemas.ts";

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
  /** The newest reading of an article's page. */
  readonly newestOf: (id: string) => string;
  /** Whether no newer reading stands for an article, relevant or not. */
  readonly isCurrent: (id: string) => boolean;
  /** Its text as a search key: folded, words parted by one blank. */
  readonly searchTextOf: (id: string) => string;
  /** Gives an article its marks; gives the articles to which a mark says more or less than before. */
  readonly setMarks: (id: string, marks: readonly number[]) => ReadonlySet<string>;
  /** Gives articles their marks where none was looked at for copies before. */
  readonly addMarks: (all: Iterable<readonly [id: string, marks: readonly number[]]>) => void;
  /** Whether any article was looked at for copies. */
  readonly hasTexts: () => boolean;
  /** How many telling marks an article has, and when it came out. */
  readonly marked: (id: string) => MarkedText;
  /** Other articles that share so many telling marks with an article, or some where one of the two is short, and how many they share. */
  readonly sharing: (
    id: string,
    atLeast: number,
  ) => readonly (MarkedText & { readonly shared: number })[];
  readonly copiesOf: (id: string) => readonly string[];
  readonly setCopies: (id: string, others: readonly string[]) => void;
  readonly textOf: (id: string) => string | undefined;
  readonly setRole: (row: CopyRoleRow) => void;
  /** Forgets an article that is no longer current or relevant; gives the articles to which a mark says more than before. */
  readonly forgetText: (id: string) => ReadonlySet<string>;
}

const articleRow = z
  .object({
    id: z.string(),
    day: z.string().nullable(),
    site: z.string().nullable(),
    title: z.string(),
  })
  .transform(({ day, ...rest }): DatedArticle => ({ ...rest, day: day ?? undefined }));
const maybeArticle = articleRow.optional();
const text = z.string();
const DAY =
  "SELECT article_id AS id, substr(published_at, 1, 10) AS day, site, title FROM article WHERE article_id = ? AND superseded_by IS NULL AND relevant = 1";

export function textTables(db: Database.Database): TextTables {
  const marks = markTables(db);
  const copies = copyTables(db);
  const article = db.prepare(DAY);
  const newest = db.prepare(NEWEST).pluck();
  const isCurrent = db.prepare(
    "SELECT 1 FROM article WHERE article_id = ? AND superseded_by IS NULL",
  );
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
  const anyText = db.prepare("SELECT 1 FROM text_member LIMIT 1");
  return {
    ...marks,
    ...copies,
    hasTexts: () => anyText.get() !== undefined,
    newestOf: (id) => maybeText.parse(newest.get(id)) ?? id,
    isCurrent: (id) => isCurrent.get(id) !== undefined,
    searchTextOf: (id) => text.parse(searchText.get(id)),
    article: (id) => maybeArticle.parse(article.get(id)),
    textOf: (id) => maybeText.parse(textOf.get(id)),
    setRole: (row) => {
      setRole.run(row);
    },
    forgetText: (id) => {
      const others = marks.setMarks(id, []);
      copies.setCopies(id, []);
      dropText.run(id);
      return others;
    },
  };
}

const NEWEST = `WITH RECURSIVE later (article_id) AS (
    VALUES (?) UNION SELECT a.superseded_by FROM later JOIN article a USING (article_id) WHERE a.superseded_by IS NOT NULL
  ) SELECT a.article_id FROM later JOIN article a USING (article_id) WHERE a.superseded_by IS NULL LIMIT 1`;

type MarkMethods = "setMarks" | "addMarks" | "marked" | "sharing";

/** What stands in more articles than this is a stock phrase, and tells nothing. */
const MOST = 12;
const IS_TELLING = `(SELECT count(*) FROM (SELECT 1 FROM text_mark z WHERE z.mark = x.mark LIMIT ${MOST + 1})) <= ${MOST}`;
/** The marks of an article that one article more has than may share them. */
const FULL = `SELECT x.mark FROM text_mark x WHERE x.article_id = @id
  AND (SELECT count(*) FROM (SELECT 1 FROM text_mark z WHERE z.mark = x.mark LIMIT ${MOST + 2})) = ${MOST + 1}`;
/** How many telling marks each other article shares: enough of them, or some where one of the two is short. */
const SHARING = `SELECT z.article_id AS id, count(*) AS shared FROM text_mark x CROSS JOIN text_mark z ON z.mark = x.mark
  WHERE x.article_id = @id AND z.article_id <> @id AND ${IS_TELLING} GROUP BY z.article_id
  HAVING shared >= @atLeast OR EXISTS (SELECT 1 FROM short_text s WHERE s.article_id IN (@id, z.article_id)) ORDER BY z.article_id`;
const sharingRows = z.array(z.object({ id: z.string(), shared: z.number() }));
const MARKED = `substr(a.published_at, 1, 10) AS day, (SELECT count(*) FROM text_mark x WHERE x.article_id = a.article_id AND ${IS_TELLING}) AS marks`;
/** Shorter texts may share fewer marks. */
const FEW = 16;
const markedRow = z
  .object({ id: z.string(), day: z.string().nullable(), marks: z.number() })
  .transform(({ day, ...rest }): MarkedText => ({ ...rest, day: day ?? undefined }));
const numbers = z.array(z.number());

function markTables(db: Database.Database): Pick<TextTables, MarkMethods> {
  const marks = db.prepare("SELECT mark FROM text_mark WHERE article_id = ?").pluck();
  const addMark = db.prepare("INSERT OR IGNORE INTO text_mark VALUES (?, ?)");
  const dropMark = db.prepare("DELETE FROM text_mark WHERE mark = ? AND article_id = ?");
  const having = db
    .prepare(`SELECT article_id FROM text_mark WHERE mark = ? LIMIT ${MOST + 1}`)
    .pluck();
  const noteLength = lengthWriter(db);
  const addFirst = firstMarks(db);
  const sharing = db.prepare(SHARING);
  const full = db.prepare(FULL).pluck();
  const telling = markCounts(db);
  return {
    addMarks: (all) => {
      telling.forget();
      addFirst(all, noteLength);
    },
    setMarks: (id, all) => {
      telling.forget();
      const before = new Set(numbers.parse(marks.all(id)));
      const after = new Set(all);
      const limits = before.size === 0 ? [] : numbers.parse(full.all({ id }));
      for (const mark of without(before, after)) dropMark.run(mark, id);
      for (const mark of without(after, before)) addMark.run(mark, id);
      noteLength(id, after.size);
      // A mark of one article more than may share it tells nothing to any of them; without that one it tells again.
      const lost = limits.filter((mark) => !after.has(mark));
      const won = numbers.parse(full.all({ id })).filter((mark) => !before.has(mark));
      return new Set([...lost, ...won].flatMap((mark) => texts.parse(having.all(mark))));
    },
    marked: telling.of,
    sharing: (id, atLeast) => {
      const others = sharingRows.parse(sharing.all({ id, atLeast }));
      return others.map((other) => ({ ...telling.of(other.id), shared: other.shared }));
    },
  };
}

/** Notes which texts have few marks. */
function lengthWriter(db: Database.Database): (id: string, marks: number) => void {
  const add = db.prepare("INSERT OR IGNORE INTO short_text VALUES (?)");
  const drop = db.prepare("DELETE FROM short_text WHERE article_id = ?");
  return (id, marks) => {
    (marks > 0 && marks < FEW ? add : drop).run(id);
  };
}

/** How many telling marks articles have, kept until any article has other ones. */
function markCounts(db: Database.Database): {
  readonly of: (id: string) => MarkedText;
  readonly forget: () => void;
} {
  const select = db.prepare(
    `SELECT a.article_id AS id, ${MARKED} FROM article a WHERE a.article_id = ?`,
  );
  const known = new Map<string, MarkedText>();
  return {
    of: (id) => {
      const marked = known.get(id) ?? markedRow.parse(select.get(id));
      known.set(id, marked);
      return marked;
    },
    forget: () => {
      known.clear();
    },
  };
}

function without(all: ReadonlySet<number>, those: ReadonlySet<number>): readonly number[] {
  return [...all].filter((one) => !those.has(one));
}

const MANY = 250_000;

/** In the order of the table, and the index behind it: in the order of the articles it takes several times as long. */
function firstMarks(
  db: Database.Database,
): (
  all: Parameters<TextTables["addMarks"]>[0],
  noteLength: (id: string, marks: number) => void,
) => void {
  const add = db.prepare("INSERT INTO text_mark VALUES (?, ?)");
  const write = (rows: { readonly mark: number; readonly id: string }[]): void => {
    rows.sort((a, b) => a.mark - b.mark || (a.id < b.id ? -1 : 1));
    for (const { mark, id } of rows) add.run(mark, id);
    rows.length = 0;
  };
  return (all, noteLength) => {
    const rows: { readonly mark: number; readonly id: string }[] = [];
    db.exec("DROP INDEX text_mark_article");
    for (const [id, marks] of all) {
      noteLength(id, marks.length);
      for (const mark of marks) rows.push({ mark, id });
      if (rows.length > MANY) write(rows);
    }
    write(rows);
    db.exec("CREATE INDEX text_mark_article ON text_mark (article_id)");
  };
}

function copyTables(db: Database.Database): Pick<TextTables, "copiesOf" | "setCopies"> {
  const copies = db
    .prepare("SELECT other_id FROM copy_pair WHERE article_id = ? ORDER BY other_id")
    .pluck();
  const dropPair = db.prepare("DELETE FROM copy_pair WHERE article_id = ? AND other_id = ?");
  const addPair = db.prepare("INSERT OR IGNORE INTO copy_pair VALUES (?, ?)");
  const copiesOf = (id: string): readonly string[] => texts.parse(copies.all(id));
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
