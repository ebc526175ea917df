import type Database from "better-sqlite3";
import { z } from "zod";

/** An article as far as copies of it are looked for. */
export interface DatedArticle {
  readonly id: string;
  readonly day: string | undefined;
  readonly title: string;
  readonly text: string;
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
  readonly marksOf: (id: string) => ReadonlySet<number>;
  /** Gives an article its marks, without those that are common. */
  readonly setMarks: (id: string, marks: readonly number[]) => void;
  /** Other articles that share at least so many marks with an article. */
  readonly sharing: (id: string, atLeast: number) => readonly string[];
  /** The marks of an article that stand in more articles than this, each with the articles. */
  readonly crowdedMarks: (id: string, most: number) => ReadonlyMap<number, readonly string[]>;
  /** What stands in too many articles is a mark of none from now on. */
  readonly makeCommon: (mark: number) => void;
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
    title: z.string(),
    text: z.string(),
  })
  .transform(({ day, ...rest }): DatedArticle => ({ ...rest, day: day ?? undefined }));
const names = z.array(z.string());
const DAY =
  "SELECT article_id AS id, substr(published_at, 1, 10) AS day, title, text FROM article WHERE article_id = ? AND superseded_by IS NULL AND relevant = 1";

export function textTables(db: Database.Database): TextTables {
  const marks = markTables(db);
  const copies = copyTables(db);
  const article = db.prepare(DAY);
  const textOf = db.prepare("SELECT text_id FROM text_member WHERE article_id = ?").pluck();
  const setRole = db.prepare(
    "INSERT OR REPLACE INTO text_member VALUES (@id, @textId, @role, @share)",
  );
  const dropText = db.prepare("DELETE FROM text_member WHERE article_id = ?");
  return {
    ...marks,
    ...copies,
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

type MarkMethods = "marksOf" | "setMarks" | "sharing" | "crowdedMarks" | "makeCommon";

const SHARING = `SELECT article_id FROM text_mark WHERE mark IN (SELECT mark FROM text_mark WHERE article_id = @id) AND article_id <> @id
  GROUP BY article_id HAVING count(*) >= @atLeast ORDER BY article_id`;
const CROWDED = `SELECT mark, json_group_array(article_id) AS ids FROM text_mark WHERE mark IN (SELECT mark FROM text_mark WHERE article_id = @id)
  GROUP BY mark HAVING count(*) > @most`;
const crowdedRow = z.object({
  mark: z.number(),
  ids: z.string().transform((json) => names.parse(JSON.parse(json))),
});

function markTables(db: Database.Database): Pick<TextTables, MarkMethods> {
  const marks = db.prepare("SELECT mark FROM text_mark WHERE article_id = ?").pluck();
  const isCommon = db.prepare("SELECT 1 FROM common_mark WHERE mark = ?").pluck();
  const addMark = db.prepare("INSERT OR IGNORE INTO text_mark VALUES (?, ?)");
  const dropMarks = db.prepare("DELETE FROM text_mark WHERE article_id = ?");
  const sharing = db.prepare(SHARING).pluck();
  const crowded = db.prepare(CROWDED);
  const dropMark = db.prepare("DELETE FROM text_mark WHERE mark = ?");
  const addCommon = db.prepare("INSERT OR IGNORE INTO common_mark VALUES (?)");
  return {
    marksOf: (id) => new Set(z.array(z.number()).parse(marks.all(id))),
    setMarks: (id, all) => {
      dropMarks.run(id);
      for (const mark of all) if (isCommon.get(mark) === undefined) addMark.run(mark, id);
    },
    sharing: (id, atLeast) => names.parse(sharing.all({ id, atLeast })),
    crowdedMarks: (id, most) =>
      new Map(
        z
          .array(crowdedRow)
          .parse(crowded.all({ id, most }))
          .map(({ mark, ids }) => [mark, ids]),
      ),
    makeCommon: (mark) => {
      dropMark.run(mark);
      addCommon.run(mark);
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
