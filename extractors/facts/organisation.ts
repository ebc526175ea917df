import { isKind } from "../mention.ts";
import type { Reading, Sentence } from "../reading.ts";
import type { SubjectFact } from "./subject.ts";

const OWN_REVIEW =
  /^[^\uE001]{0,30}\uE001 ?(?:,[^,]{0,40}, ?)?(?::|(?:đã |vừa )*(?:tổ chức )?)[^.;]{0,40}(?:tổng kết|sơ kết|triển khai nhiệm vụ)/iu;
const EMULATION = /(?:thi đua|khen thưởng|bằng khen|giấy khen)/iu;
const ABOUT_GROUPS = /(?:quy chế|quy định|hướng dẫn|dự thảo)[^.;]{0,60}(?:cụm|khối)/iu;

/** An organisation whose own review or awards the title or lead reports; undefined where neither says so. */
export function findOrganisation(reading: Reading): SubjectFact | undefined {
  const title = reading.sentences.filter(({ zone }) => zone === "title");
  const opening = [
    ...title,
    ...reading.sentences.filter(({ zone }) => zone !== "title").slice(0, 2),
  ];
  if (
    !reading.sentences.some(({ text }) => EMULATION.test(text)) ||
    title.some(({ text }) => ABOUT_GROUPS.test(text))
  )
    return undefined;
  const [own] = opening.filter((sentence) => OWN_REVIEW.test(sentence.text));
  return own === undefined ? undefined : subjectOf(own);
}

function subjectOf(sentence: Sentence): SubjectFact | undefined {
  const unit = sentence.mentions.find((mention) => isKind(mention, "unit"));
  if (unit === undefined || !isKind(unit, "unit")) return undefined;
  return {
    subject: {
      form: "organisation",
      number: null,
      name: unit.value.name,
      sector: null,
      region: null,
      province: null,
    },
    spans: [unit.span],
    rule: "subject/organisation",
    memberBody: undefined,
    memberCount: undefined,
  };
}
