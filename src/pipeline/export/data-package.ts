import type { Column } from "../../../db/columns.ts";
import type { ReleaseTable } from "../../../db/release-file.ts";
import { DELETIONS } from "./changes.ts";
import type { Release, ReleasedFile } from "./described.ts";
import { ABOUT, TITLE } from "./described.ts";

const PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json";
const MEDIA: Readonly<Record<string, string>> = {
  csv: "text/csv",
  ndjson: "application/x-ndjson",
  parquet: "application/vnd.apache.parquet",
  sqlite: "application/vnd.sqlite3",
  md: "text/markdown",
};
/** Which table a column points to. */
const POINTS: Readonly<Record<string, string>> = {
  article_id: "articles",
  group_id: "groups",
  unit_id: "units",
  province_id: "provinces",
};
/** Their articles and statements may be superseded. */
const UNTIED: ReadonlySet<string> = new Set(["decisions"]);

/** The descriptor of a release: Data Package 2.0. */
export function dataPackage(release: Release, files: readonly ReleasedFile[]): object {
  const { version, day, authors, program, tables } = release;
  return {
    $schema: PROFILE,
    name: "thidua",
    title: TITLE,
    description: ABOUT,
    version,
    created: `${day}T00:00:00Z`,
    keywords: ["Vietnam", "Communist Party of Vietnam", "emulation", "thi đua", "news"],
    licenses: [
      {
        name: "CC-BY-4.0",
        path: "https://creativecommons.org/licenses/by/4.0/",
        title: "Creative Commons Attribution 4.0",
      },
    ],
    contributors: [
      ...authors.map((title) => ({ title, roles: ["creator"] })),
      { title: `thidua ${program}`, roles: ["tool"] },
    ],
    resources: files.flatMap((file) => resourceOf(file, [...tables, DELETIONS])),
  };
}

function resourceOf(file: ReleasedFile, tables: readonly ReleaseTable[]): readonly object[] {
  const { path, bytes, sha256 } = file;
  const name = path.split("/").at(-1) ?? path;
  const [stem = "", format = ""] = name.split(".");
  const mediatype = MEDIA[format];
  if (mediatype === undefined) return [];
  const table = path.startsWith("data/") ? tables.find((one) => one.name === stem) : undefined;
  const common = { path, format, mediatype, encoding: "utf-8", bytes, hash: `sha256:${sha256}` };
  if (format !== "csv" || table === undefined)
    return [{ name: name.replaceAll(".", "-").toLowerCase(), ...common }];
  const dialect = {
    delimiter: ",",
    lineTerminator: "\n",
    quoteChar: '"',
    doubleQuote: true,
    header: true,
  };
  const { doc: description } = table;
  return [{ name: stem, type: "table", description, ...common, dialect, schema: schemaOf(table) }];
}

function schemaOf({ name, columns, key, isUnique }: ReleaseTable): object {
  const foreignKeys = UNTIED.has(name)
    ? []
    : columns.flatMap((column) => {
        const resource = POINTS[column.name];
        if (resource === undefined || resource === name) return [];
        return [{ fields: [column.name], reference: { resource, fields: [column.name] } }];
      });
  return {
    fields: columns.map((column) => fieldOf(column, isUnique && key.includes(column.name))),
    missingValues: [""],
    ...(isUnique ? { primaryKey: key } : {}),
    ...(foreignKeys.length === 0 ? {} : { foreignKeys }),
  };
}

/** A day or a moment is text: no type of the standard is both. */
function fieldOf({ name, type, meaning, values }: Column, isRequired: boolean): object {
  const constraints = {
    ...(isRequired ? { required: true } : {}),
    ...(values.length === 0 ? {} : { enum: values }),
  };
  return {
    name,
    type: type === "json" ? "string" : type,
    description: meaning,
    ...(type === "boolean" ? { trueValues: ["1"], falseValues: ["0"] } : {}),
    ...(Object.keys(constraints).length === 0 ? {} : { constraints }),
  };
}
