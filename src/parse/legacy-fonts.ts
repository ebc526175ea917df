/** The two encodings by fonts in which Vietnamese was written before Unicode. */
export type LegacyFont = "tcvn3" | "vni";

/** TCVN 5712:1993 (ABC fonts), from 0xA1 on: what the fonts draw in place of the Latin-1 character. "·" stands for no letter. */
const TCVN3 = new Map<string, string>(
  [..."ĂÂÊÔƠƯĐăâêôơưđ"]
    .map((letter, i) => [String.fromCharCode(0xa1 + i), letter] as const)
    .concat(
      (
        [
          [0xb5, "àảãáạ"],
          [0xbb, "ằẳẵắ"],
          [0xc6, "ặầẩẫấậè"],
          [0xce, "ẻẽéẹềểễếệìỉ"],
          [0xdc, "ĩíịò"],
          [0xe1, "ỏõóọồổỗốộờởỡớợù"],
          [0xf1, "ủũúụừửữứựỳỷỹýỵ"],
        ] as const
      ).flatMap(([from, letters]) =>
        [...letters].map((letter, i) => [String.fromCharCode(from + i), letter] as const),
      ),
    ),
);

/** VNI: a vowel and a mark behind it. The marks that change the vowel carry its tone too. */
const VNI_TONES = "ùøûõï";
const VNI_CIRCUMFLEX = "âáàåãä";
const VNI_BREVE = "êéèúüë";
const TONES = ["\u0301", "\u0300", "\u0309", "\u0303", "\u0323"];
const VNI_SINGLE: Readonly<Record<string, string>> = {
  ì: "ì",
  í: "í",
  æ: "ỉ",
  ó: "ĩ",
  ò: "ị",
  ô: "ơ",
  ö: "ư",
  î: "ỵ",
  ñ: "đ",
};

const VNI: ReadonlyMap<string, string> = new Map(vniPairs());

function vniPairs(): readonly (readonly [string, string])[] {
  const pairs: (readonly [string, string])[] = [];
  const add = (base: string, letter: string, marks: string, tones: readonly string[]): void => {
    for (const [i, mark] of [...marks].entries()) {
      const made = `${letter}${tones[i] ?? ""}`.normalize("NFC");
      pairs.push([`${base}${mark}`, made]);
      pairs.push([`${base.toUpperCase()}${mark.toUpperCase()}`, made.toUpperCase()]);
    }
  };
  for (const base of ["a", "e", "o", "u", "y"]) add(base, base, VNI_TONES, TONES);
  for (const [base, letter] of [
    ["ô", "ơ"],
    ["ö", "ư"],
  ] as const)
    add(base, letter, VNI_TONES, TONES);
  for (const base of ["a", "e", "o"])
    add(base, `${base}\u0302`.normalize("NFC"), VNI_CIRCUMFLEX, ["", ...TONES]);
  add("a", "ă", VNI_BREVE, ["", ...TONES]);
  for (const [sign, letter] of Object.entries(VNI_SINGLE)) {
    pairs.push([sign, letter]);
    pairs.push([sign.toUpperCase(), letter.toUpperCase()]);
  }
  return pairs;
}

const LATIN_1 = /[\u0080-\u00FF]/gu;
const VNI_SIGN = new RegExp(
  [...VNI.keys()].toSorted((a, b) => b.length - a.length).join("|"),
  "gu",
);

/** Text that was typed for such fonts, in Unicode. */
export function convertLegacy(text: string, font: LegacyFont): string {
  return font === "tcvn3"
    ? text.replace(LATIN_1, (sign) => TCVN3.get(sign) ?? sign)
    : text.replace(VNI_SIGN, (sign) => VNI.get(sign) ?? sign);
}
