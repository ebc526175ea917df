import { sayRotation } from "../../analysis/words/words.ts";
import type { GroupRotation, RotationTerm } from "../../pipeline/rotation.ts";
import { rotationOf } from "../../pipeline/rotation.ts";
import { timeline } from "../charts/timeline.ts";
import type { Html, Page, Table } from "../html.ts";
import { EMPTY, foldedTable, foreign, html, link, tableOf } from "../html.ts";
import type { Visit } from "../visit.ts";
import type { GroupRecord } from "./group-data.ts";
import { groupRecord } from "./group-data.ts";
import { statisticsOf } from "./group-statistics.ts";
import { dayOf, groupLink, proofHref, supportBadge, unitLink } from "./parts.ts";

/** One group: who chaired it year by year with every sentence, members, awards, meetings, and how the chair rotates. */
export function groupPage(visit: Visit): Page | undefined {
  const { store, words } = visit;
  const [known] = rotationOf(store, visit.part);
  const rotation = visit.rotation(visit.part);
  if (known === undefined || rotation === undefined) return undefined;
  const record = groupRecord(visit, visit.part);
  const { series, names, report } = rotation;
  const chart = timeline(
    {
      title: known.group.label,
      series,
      names,
      support: new Map(known.terms.map(({ year, support }) => [year, support])),
      coverage: known.coverage,
      forecast: report.forecast,
    },
    words,
  );
  const chairs = chairsTable(known, record);
  const said = sayRotation(report, names, visit.language);
  const body = html`<p class="lead">${said.find(({ topic }) => topic === "turns")?.text ?? ""} ${said.find(({ topic }) => topic === "next")?.text ?? ""}</p>
<div class="scroll latest" tabindex="0" role="region" aria-label="${words.group.chairs}">${chart}</div>
<p class="note">${words.group.chart}</p>
${foldedTable(words.table.show, chairs)}
<h2>${words.group.chairs}</h2>
${yearsTable(visit, known, record)}
${statisticsOf(visit, rotation, said)}
${membersTable(visit, record)}
${awardsTable(visit, record)}
${meetingsTable(visit, record)}
${namesList(visit, record)}`;
  return {
    title: known.group.label,
    body,
    chart,
    tables: [chairs, evidenceTable(record), membersExport(record), awardsExport(record)],
  };
}

function chairsTable(
  { terms, deputies, coverage }: GroupRotation,
  { evidence }: GroupRecord,
): Table {
  const years = [...coverage.keys()].sort((a, b) => a - b);
  return {
    name: "chairs",
    columns: [
      "year",
      "chair",
      "successor",
      "support",
      "resolution",
      "texts_for_it",
      "texts_of_the_year",
      "others",
      "deputies",
      "quote",
      "article_id",
      "title",
      "published_at",
    ],
    rows: years.map((year) => {
      const term = terms.find((one) => one.year === year);
      const proof = evidence.find(
        (one) => one.year === year && one.role === "chair" && one.is_chosen === 1,
      );
      return [
        year,
        term?.holder?.unit ?? null,
        term?.successor?.unit ?? null,
        term?.support ?? null,
        term?.resolution ?? null,
        term?.texts ?? 0,
        coverage.get(year) ?? 0,
        (term?.others ?? []).map(({ unit }) => unit).join("; "),
        (deputies.get(year) ?? []).join("; "),
        proof?.quote ?? null,
        proof?.article_id ?? null,
        proof?.title ?? null,
        proof?.published_at ?? null,
      ];
    }),
  };
}

/** A row a year, with an anchor, the chair, how well that is supported, and the sentences. */
function yearsTable(
  visit: Visit,
  { terms, coverage, deputies }: GroupRotation,
  record: GroupRecord,
): Html {
  const { words } = visit;
  const years = [...new Set([...coverage.keys(), ...terms.map(({ year }) => year)])].sort(
    (a, b) => b - a,
  );
  const head = [words.group.year, words.group.chair, words.group.deputies, words.group.said];
  // On a phone a row is a card: what is laid out as blocks keeps its roles by name only.
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${words.group.said}"><table class="cards" role="table">
<caption>${words.group.chairs}</caption>
<thead role="rowgroup"><tr role="row">${head.map((cell) => html`<th scope="col" role="columnheader">${cell}</th>`)}</tr></thead>
<tbody role="rowgroup">${years.map((year) => {
    const term = terms.find((one) => one.year === year);
    const who =
      term === undefined
        ? html`<span class="meta">${(coverage.get(year) ?? 0) > 0 ? words.group.noChair : words.group.noArticle}</span>`
        : chairOf(visit, term, record);
    const seconds = deputies.get(year) ?? [];
    return html`<tr id="y${year}" role="row"><th scope="row" role="rowheader">${year}</th><td role="cell">${who}</td><td role="cell" data-label="${seconds.length === 0 ? "" : words.group.deputies}">${seconds.map((unit) => html`<span class="line">${foreign(unit)}</span>`)}</td><td role="cell">${sentencesOf(visit, year, record)}</td></tr>`;
  })}</tbody></table></div>`;
}

function chairOf(visit: Visit, term: RotationTerm, { evidence }: GroupRecord): Html {
  const { words } = visit;
  const named = (unit: string): Html => {
    const id = evidence.find((one) => one.unit === unit && one.year === term.year)?.unit_id;
    return id === undefined ? foreign(unit) : unitLink(visit, id, unit);
  };
  const badge = supportBadge(visit, term.support);
  if (term.holder === undefined)
    return html`${term.others.map(({ unit }, i) => html`${i > 0 ? ` ${words.group.or} ` : ""}${named(unit)}`)} ${badge}`;
  const then =
    term.successor === undefined
      ? EMPTY
      : html`, ${words.group.thereafter} ${named(term.successor.unit)}`;
  const settled =
    term.others.length === 0
      ? EMPTY
      : html` <span class="meta">${words.resolutions[term.resolution]}</span>`;
  return html`${named(term.holder.unit)}${then} ${badge}${settled}`;
}

const SHOWN = 2;

function sentencesOf(visit: Visit, year: number, { evidence }: GroupRecord): Html {
  const { words } = visit;
  const said = evidence.filter((one) => one.year === year && one.role === "chair");
  // What a copy repeats comes behind what independent texts say.
  const isOriginal = (one: GroupRecord["evidence"][number]): boolean =>
    one.text_role === "original";
  const own = [...said.filter(isOriginal), ...said.filter((one) => !isOriginal(one))];
  const line = (one: GroupRecord["evidence"][number]): Html =>
    html`<p class="quote"><a href="${proofHref(visit, one.article_id, one.statement_id)}">“${foreign(one.quote ?? "")}”</a> <span class="meta">${one.is_chosen === 0 ? html`<b>${foreign(one.unit)}</b>, ` : ""}${words.status[one.status]}, ${dayOf(one.published_at)}${one.text_role === "original" ? "" : `, ${words.article.copyOf}…`}</span></p>`;
  const [first, rest] = [own.slice(0, SHOWN), own.slice(SHOWN)];
  const more =
    rest.length === 0
      ? EMPTY
      : html`<details><summary>+${rest.length}</summary>${rest.map(line)}</details>`;
  return html`${first.map(line)}${more}`;
}

function membersTable({ words }: Visit, { members }: GroupRecord): Html {
  if (members.length === 0) return EMPTY;
  const years = [...new Set(members.map(({ year }) => year))].sort((a, b) => a - b);
  const units = [...new Map(members.map((one) => [one.unit_id, one.unit]))];
  const told = new Set(members.map(({ unit_id, year }) => `${unit_id} ${year}`));
  return html`<h2>${words.group.members}</h2><p class="note">${words.group.membersNote}</p>
${tableOf(
  words.group.members,
  [words.group.unit, ...years.map(String)],
  units.map(([id, name]) => [
    foreign(name),
    ...years.map((year) => (told.has(`${id} ${year}`) ? "●" : "")),
  ]),
)}`;
}

function awardsTable({ words }: Visit, { awards }: GroupRecord): Html {
  if (awards.length === 0) return EMPTY;
  const { period, status, count, collectives, individuals } = words.group;
  return html`<h2>${words.group.awards}</h2>${tableOf(
    words.group.awards,
    [period, status, count, collectives, individuals],
    awards.map((one) => [
      foreign(one.period),
      words.awards[one.status],
      one.reports,
      one.collectives,
      one.individuals,
    ]),
  )}`;
}

function meetingsTable(visit: Visit, { meetings }: GroupRecord): Html {
  const { words } = visit;
  if (meetings.length === 0) return EMPTY;
  return html`<h2>${words.group.meetings}</h2>${tableOf(
    words.group.meetings,
    [words.group.day, words.group.year, words.group.place, words.group.article],
    meetings.map((one) => [
      one.from_day ?? "",
      one.emulation_year ?? "",
      foreign(one.place ?? ""),
      link(visit.to(`/articles/${one.article_id}`), one.title),
    ]),
  )}`;
}

function namesList(visit: Visit, { names, lineage }: GroupRecord): Html {
  const { words } = visit;
  const lines = lineage.map(
    (one) =>
      html`<li>${one.is_after === 1 ? words.group.lineage : words.group.cameFrom}: ${groupLink(visit, one.group_id, one.label)} (${one.year})</li>`,
  );
  return html`<h2>${words.group.names}</h2><ul>${names.map(({ name, reports }) => html`<li>${foreign(name)} <span class="meta">${reports}</span></li>`)}${lines}</ul>`;
}

function evidenceTable({ evidence }: GroupRecord): Table {
  const columns = [
    "year",
    "role",
    "unit_id",
    "unit",
    "is_chosen",
    "standing",
    "status",
    "statement_id",
    "article_id",
    "published_at",
    "title",
    "quote",
  ] as const;
  return {
    name: "evidence",
    columns,
    rows: evidence.map((one) => columns.map((name) => one[name])),
  };
}

function membersExport({ members }: GroupRecord): Table {
  const columns = ["unit_id", "unit", "year", "texts"] as const;
  return { name: "members", columns, rows: members.map((one) => columns.map((name) => one[name])) };
}

function awardsExport({ awards }: GroupRecord): Table {
  const columns = ["period", "status", "reports", "collectives", "individuals"] as const;
  return { name: "awards", columns, rows: awards.map((one) => columns.map((name) => one[name])) };
}
