const CP1252 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";
const BYTES: ReadonlyMap<string, number> = new Map(
  [...CP1252].map((sign, i) => [sign, 0x80 + i] as const),
);
const SIGNS = [...CP1252].join("");
/** Runs that UTF-8 read as windows-1252 leaves: signs of that code page beyond ASCII, two or more. */
const RUN = new RegExp(`[\\u0080-\\u00FF${SIGNS}]{2,}`, "gu");
const MARKS = ["á»", "áº", "Ä‘", "Ä\u0091", "Æ°"];
const LETTERS = /^[\p{Script=Latin}\p{P}\p{Zs}\p{Sm}\p{So}\p{Sc}\uFEFF]+$/u;
const MIN_RUNS = 3;
const CERTAIN = 0.95;

export interface Repaired {
  readonly text: string;
  /** How many runs looked like UTF-8 read as windows-1252, and how many of them could not be read back. */
  readonly runs: number;
  readonly lost: number;
}

/** Reads back UTF-8 that was read as windows-1252, where nearly all such runs can be; else the text stays as it is. */
export function repairMojibake(text: string): Repaired {
  if (!MARKS.some((mark) => text.includes(mark))) return { text, runs: 0, lost: 0 };
  let runs = 0;
  let lost = 0;
  const repaired = text.replace(RUN, (run) => {
    const back = readBack(run);
    runs += 1;
    if (back === undefined) lost += 1;
    return back ?? run;
  });
  const isCertain = runs >= MIN_RUNS && runs - lost >= runs * CERTAIN;
  return isCertain ? { text: repaired, runs, lost } : { text, runs, lost: runs };
}

const decoder = new TextDecoder("utf-8", { fatal: true });

function readBack(run: string): string | undefined {
  const bytes = Uint8Array.from([...run].map((sign) => BYTES.get(sign) ?? sign.charCodeAt(0)));
  try {
    const text = decoder.decode(bytes);
    return LETTERS.test(text) ? text : undefined;
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return undefined;
  }
}
