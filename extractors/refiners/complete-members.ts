import type { Unit } from "../../src/model/unit.ts";
import { nameKey } from "../../src/text/fold.ts";
import { countOfList } from "../facts/member-count.ts";
import type { MemberFact, MembersFact } from "../facts/members.ts";
import { slotPattern } from "../pattern.ts";
import type { Sentence } from "../reading.ts";
import type { ChairFact } from "./merge-chairs.ts";

/**
 * The members with those that the list leaves out because they were named before it: "các thành viên còn lại gồm …" tells who is there beside
 * the holders of the roles. A list that does not say so is only filled up where it then has as many as the group is said to have.
 */
export function completeMembers(
  members: MembersFact,
  chairs: readonly ChairFact[],
  sentences: readonly Sentence[],
): MembersFact {
  if (members.units.length === 0) return members;
  const leaders = others(members, chairs.flatMap(asMember));
  const hosts = others(
    { units: [...members.units, ...leaders] },
    sentences.flatMap((sentence) => hostsIn(sentence, members.units)),
  );
  const lacks = (members.stated ?? members.units.length) - members.units.length;
  if (hosts.length > 0 && lacks === leaders.length + hosts.length)
    return withAll(members, [...leaders, ...hosts], sentences);
  return leaders.length > 0 && (lacks === leaders.length || members.isRest)
    ? withAll(members, leaders, sentences)
    : members;
}

/** Who held a role once may be a member no more. */
function asMember({ chair, unit, spans: [span], rule }: ChairFact): readonly MemberFact[] {
  return span === undefined || chair.status === "former" ? [] : [{ unit, span, rule }];
}

const HOST = slotPattern("UNIT#host (?:là đơn vị )?đăng cai(?! [^.;,]{0,20} (?:sau|tới))");

/** "Năm nay <U> đăng cai": who receives the others. */
function hostsIn(sentence: Sentence, [first]: readonly MemberFact[]): readonly MemberFact[] {
  return sentence.findAll(HOST).flatMap(({ index }) => {
    const mention = sentence.at(index);
    return mention?.kind === "unit" && first !== undefined
      ? [{ unit: asUnit(mention.value), span: mention.span, rule: first.rule }]
      : [];
  });
}

function asUnit({ name, body, place }: Unit): Unit {
  return { name, body, place };
}

/** Those of the same kind as the members that are not among them, each once. */
function others(
  { units }: { readonly units: readonly MemberFact[] },
  found: readonly MemberFact[],
): readonly MemberFact[] {
  const known = new Set(units.map(({ unit }) => nameKey(unit.name)));
  const bodies = new Set(units.map(({ unit }) => nameKey(unit.body ?? "")));
  const isOfKind = ({ body }: Unit): boolean => bodies.size > 1 || bodies.has(nameKey(body ?? ""));
  return found.filter(({ unit }) => {
    const key = nameKey(unit.name);
    if (known.has(key) || !isOfKind(unit)) return false;
    known.add(key);
    return true;
  });
}

function withAll(
  members: MembersFact,
  more: readonly MemberFact[],
  sentences: readonly Sentence[],
): MembersFact {
  const units = [...more, ...members.units];
  const counted =
    members.stated === undefined ? countOfList(sentences, { units, isOpen: false }) : undefined;
  const stated = members.stated ?? counted?.count;
  const isWhole = members.isClosed || stated !== undefined;
  return {
    ...members,
    units,
    stated,
    complete: isWhole && (stated === undefined || stated === units.length),
    spans: [...members.spans, ...(counted === undefined ? [] : [counted.span])],
  };
}
