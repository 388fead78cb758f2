/** Which characters are the same when case is ignored: those whose lower case, or its upper case, is the same. */

/** Lower-case letters that share an upper-case one. */
const sharedUpper = [
  "iı",
  "sſ",
  "µμ",
  "\u0345ι\u1fbe",
  "\u0390\u1fd3",
  "βϐ",
  "εϵ",
  "θϑ",
  "κϰ",
  "πϖ",
  "ρϱ",
  "ςσ",
  "φϕ",
  "\u03b0\u1fe3",
  "вᲀ",
  "дᲁ",
  "оᲂ",
  "сᲃ",
  "тᲄᲅ",
  "ъᲆ",
  "ѣᲇ",
  "ᲈꙋ",
  "ṡẛ",
  "ﬅﬆ",
];

/** Pairs of a lower-case letter and a character that it is the lower case of, besides its own upper case. */
const otherUpper =
  "iİk\u212aå\u212bßẞǆǅǉǈǌǋǳǲθϴω\u2126ᾀᾈᾁᾉᾂᾊᾃᾋᾄᾌᾅᾍᾆᾎᾇᾏᾐᾘᾑᾙᾒᾚᾓᾛᾔᾜᾕᾝᾖᾞᾗᾟᾠᾨᾡᾩᾢᾪᾣᾫᾤᾬᾥᾭᾦᾮᾧᾯᾳᾼῃῌῳῼ";

/** The lower case of one character, itself one character. */
export function simpleLower(code: number): number {
  if (code < 0x80) return code >= 65 && code <= 90 ? code + 32 : code;
  if (code === 0x130) return 0x69;
  return String.fromCodePoint(code).toLowerCase().codePointAt(0) as number;
}

export function asciiLower(code: number): number {
  return code >= 65 && code <= 90 ? code + 32 : code;
}

/** The characters that are taken for `code`, itself among them. */
export function caseVariants(code: number, isAscii: boolean): number[] {
  if (isAscii) {
    const lower = asciiLower(code);
    return lower >= 97 && lower <= 122 ? [lower, lower - 32] : [code];
  }
  const lower = String.fromCodePoint(simpleLower(code));
  const lowers = sharedUpper.find((group) => group.includes(lower)) ?? lower;
  const variants = new Set<number>();
  for (const letter of lowers) {
    variants.add(letter.codePointAt(0) as number);
    const upper = letter.toUpperCase();
    if ([...upper].length === 1) variants.add(upper.codePointAt(0) as number);
    const at = otherUpper.indexOf(letter);
    if (at >= 0 && at % 2 === 0) variants.add(otherUpper.charCodeAt(at + 1));
  }
  return [...variants];
}

/** Whether two characters are the same, case ignored. */
export function sameIgnoringCase(
  a: number,
  b: number,
  isAscii: boolean,
): boolean {
  return a === b || caseVariants(a, isAscii).includes(b);
}
