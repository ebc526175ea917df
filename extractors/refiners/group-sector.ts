import type { Subject } from "../../src/model/extraction.ts";
import type { Unit } from "../../src/model/unit.ts";
import { canonicalText } from "../../src/text/canonical.ts";
import { nameKey } from "../../src/text/fold.ts";
import type { Lexicon } from "../lexicon/lexicon.ts";
import { isKind } from "../mention.ts";
import type { Reading } from "../reading.ts";

/** The units that the article shows to belong to the group: its members and those in its roles. */
export interface GroupUnits {
  readonly members: readonly Unit[];
  readonly holders: readonly Unit[];
}

/**
 * Fills what a group's name leaves open from its units: the sector where all known members are bodies of one kind, the
 * province where they are bodies of one province.
 */
export function refineSubject(
  subject: Subject,
  units: GroupUnits,
  context: { readonly lexicon: Lexicon; readonly reading: Reading },
): Subject {
  if (subject.form === "organisation") return subject;
  return {
    ...subject,
    sector:
      subject.sector ??
      sectorOf(subject, units, context.lexicon) ??
      shared("sector", context.reading),
    province:
      subject.province ??
      ofDecision(subject, context) ??
      provinceOf(subject, units, context) ??
      shared("province", context.reading),
  };
}

/** What the article says of all groups at once: "các cụm thi đua của Hội Nông dân tỉnh Thanh Hóa". */
function shared(key: "sector" | "province", { sentences }: Reading): string | null {
  for (const { mentions } of sentences)
    for (const mention of mentions)
      if (isKind(mention, "group") && mention.finder === "group/plural")
        if (mention.value[key] !== undefined) return mention.value[key];
  return null;
}

function sectorOf({ form }: Subject, units: GroupUnits, lexicon: Lexicon): string | undefined {
  // A list of bare places leaves out what bodies they are.
  const known = [...units.members, ...units.holders].filter(({ body }) => body !== null);
  const sectors = new Set(known.map((unit) => sectorOfUnit(unit, lexicon)));
  const [only] = sectors;
  // A bloc brings bodies of several kinds together: one of them says nothing of the others.
  const isSeen = form !== "bloc" || known.length >= SEVERAL;
  return sectors.size === 1 && isSeen ? only : undefined;
}

const SEVERAL = 2;

function sectorOfUnit(unit: Unit, lexicon: Lexicon): string | undefined {
  const sector = lexicon.bodies.matchAt(canonicalText(unit.body ?? ""), 0)?.value.sector;
  return LOCAL_OFFICE.test(unit.body ?? "") ? OFFICES : sector;
}

/** "Văn phòng Huyện ủy", "Văn phòng Đảng ủy": offices below those of the provinces. */
const LOCAL_OFFICE = /^Văn phòng (?:Đảng|Huyện|Quận|Thị) ủy$/u;
const OFFICES = "Văn phòng cấp ủy";

const CENTRAL = /Trung ương/iu;
/** "Khối thi đua Bộ CHQS 12 tỉnh, thành phố": the group of several provinces. */
const OF_PROVINCES = /(?:các|\d{1,2}) (?:tỉnh|thành phố)(?![\p{L}])/iu;
const TITLE_PROVINCE = /(?:tỉnh|thành phố|TP\.?|(?:tỉnh|thành) ủy)\s+$/iu;

/** A group of one province: a bloc, or a cluster none of whose members is a body of another province. */
function provinceOf(
  subject: Subject,
  units: GroupUnits,
  context: { readonly lexicon: Lexicon; readonly reading: Reading },
): string | undefined {
  const { lexicon, reading } = context;
  const places = [...units.members, ...units.holders].flatMap(({ name, place }) =>
    place === null ||
    LOCAL_PLACE.test(name) ||
    lexicon.provinces.resolve(place, undefined) === undefined
      ? []
      : [place],
  );
  const distinct = new Set(places.map(nameKey));
  const isOfSeveral = CENTRAL.test(subject.name) || OF_PROVINCES.test(subject.name);
  if (distinct.size > 1 || subject.region !== null || isOfSeveral) return undefined;
  if (distinct.size === 1) return isLocal(subject, units) ? places[0] : undefined;
  return isLocal(subject, units) ? mostNamed(reading, lexicon) : undefined;
}

function isLocal(subject: Subject, units: GroupUnits): boolean {
  return (
    subject.form === "bloc" ||
    [...units.members, ...units.holders].some(
      ({ place, name }) => place === null || LOCAL_LEVEL.test(name),
    )
  );
}

/** A level below the province; "Bảo hiểm xã hội" has none. */
const LOCAL_LEVEL = /(?:huyện|quận|thị xã|phường|(?<![\p{L}])xã(?! hội))\s/iu;
/** "phường Hòa Bình": a place of such a level is no province of that name. */
const LOCAL_PLACE = /(?<![\p{L}])(?:[Hh]uyện|[Qq]uận|[Tt]hị xã|[Pp]hường|[Xx]ã) (?=[\p{Lu}\d])/u;

const DECIDES =
  /^(?:\([^()]{2,20}\)\s*-?\s*)?(?:Ban Thường vụ |Thường trực )?(?:Tỉnh ủy|Thành ủy|Chủ tịch UBND tỉnh|UBND tỉnh|Ủy ban nhân dân tỉnh) (?=\p{Lu})/u;
const ON_GROUPS = /(?:quyết định|thông báo|kế hoạch)[^.;]{0,160}(?:cụm|khối)(?:, khối)? thi đua/iu;

/** "Ban Thường vụ Tỉnh ủy Sơn La vừa ban hành Quyết định … kiện toàn các cụm thi đua": the groups are the province's. */
function ofDecision(
  { region, name }: Subject,
  { lexicon, reading }: { readonly lexicon: Lexicon; readonly reading: Reading },
): string | undefined {
  if (region !== null || CENTRAL.test(name) || OF_PROVINCES.test(name)) return undefined;
  for (const { span, zone } of reading.sentences.slice(0, FIRST_SENTENCES)) {
    const text = reading.canonical.slice(span.start, span.end);
    const decider = zone === "quote" ? null : DECIDES.exec(text);
    const at = decider?.[0].length ?? 0;
    const province = decider === null ? undefined : lexicon.provinces.names.matchAt(text, at);
    if (province !== undefined && ON_GROUPS.test(text))
      return reading.article.text.slice(span.start + province.start, span.start + province.end);
  }
  return undefined;
}

const FIRST_SENTENCES = 4;

/** "Sóc Trăng: Các khối thi đua … tổng kết", "Tịnh Biên (An Giang): Khối thi đua …". */
const HEADING_BEFORE = /^(?:\p{Lu}[\p{L} ]{1,25} \()?$/u;
const HEADING = /^\)?\s?:/u;
/** Where a meeting is held says nothing of whose the group is. */
const AT_PLACE = /(?<![\p{L}])tại\s+(?:tỉnh|thành phố|TP\.?)\s+$/iu;

/** The province that title, lead or a sentence about the group names most; none for groups of the centre. */
function mostNamed(reading: Reading, lexicon: Lexicon): string | undefined {
  const near = reading.sentences.filter(
    ({ zone, mentions }) => zone !== "body" || mentions.some(({ kind }) => kind === "group"),
  );
  return mostIn(reading, near, lexicon) ?? mostIn(reading, reading.sentences, lexicon);
}

function mostIn(
  reading: Reading,
  sentences: Reading["sentences"],
  lexicon: Lexicon,
): string | undefined {
  const counts = new Map<string, number>();
  for (const { span } of sentences) {
    const text = reading.canonical.slice(span.start, span.end);
    for (const { start, end } of lexicon.provinces.names.findAll(text)) {
      const before = text.slice(Math.max(0, start - 16), start);
      const isHeading = HEADING_BEFORE.test(text.slice(0, start)) && HEADING.test(text.slice(end));
      if (!isHeading && (!TITLE_PROVINCE.test(before) || AT_PLACE.test(before))) continue;
      const name = reading.article.text.slice(span.start + start, span.start + end);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
