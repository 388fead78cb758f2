/** str methods about letters: case, and the kinds of characters in a text. */
import type { Value } from "../values/value.js";
import type { Table } from "./table.js";
import { capitalize, caseFold, swapCase, titleCase } from "./text/case.js";
import {
  isAlphabetic,
  isAlphanumeric,
  isCased,
  isDecimal,
  isDigit,
  isLower,
  isNumeric,
  isPrintable,
  isSpace,
  isTitle,
  isUpper,
} from "./text/characters.js";
import { selfText } from "./text/textOf.js";

/** True for a text that is not empty and whose characters are all of a kind. */
const every =
  (isKind: (char: string) => boolean) =>
  (_: unknown, self: Value): boolean => {
    const text = selfText(self);
    if (text === "") return false;
    for (const char of text) if (!isKind(char)) return false;
    return true;
  };

/** True where there is a cased character and all of them are of the wanted case. */
const everyCased =
  (isWanted: (char: string) => boolean) =>
  (_: unknown, self: Value): boolean => {
    let found = false;
    for (const char of selfText(self)) {
      if (isWanted(char)) found = true;
      else if (isCased(char)) return false;
    }
    return found;
  };

function isTitled(text: string): boolean {
  let found = false;
  let previousIsCased = false;
  for (const char of text) {
    if (isUpper(char) || isTitle(char)) {
      if (previousIsCased) return false;
      found = previousIsCased = true;
    } else if (isLower(char)) {
      if (!previousIsCased) return false;
      found = true;
    } else {
      previousIsCased = false;
    }
  }
  return found;
}

export function isIdentifier(text: string): boolean {
  return /^[\p{XID_Start}_]\p{XID_Continue}*$/u.test(text);
}

export const strCaseMethods: Table = {
  "upper(self, /)": (_, self) => selfText(self).toUpperCase(),
  "lower(self, /)": (_, self) => selfText(self).toLowerCase(),
  "casefold(self, /)": (_, self) => caseFold(selfText(self)),
  "title(self, /)": (_, self) => titleCase(selfText(self)),
  "capitalize(self, /)": (_, self) => capitalize(selfText(self)),
  "swapcase(self, /)": (_, self) => swapCase(selfText(self)),
  "isalpha(self, /)": every(isAlphabetic),
  "isalnum(self, /)": every(isAlphanumeric),
  "isdecimal(self, /)": every(isDecimal),
  "isdigit(self, /)": every(isDigit),
  "isnumeric(self, /)": every(isNumeric),
  "isspace(self, /)": every(isSpace),
  "isprintable(self, /)": (vm, self) =>
    selfText(self) === "" || every(isPrintable)(vm, self),
  "isascii(self, /)": (_, self) =>
    // eslint-disable-next-line no-control-regex -- all of ASCII
    /^[\x00-\x7f]*$/.test(selfText(self)),
  "isidentifier(self, /)": (_, self) => isIdentifier(selfText(self)),
  "islower(self, /)": everyCased(isLower),
  "isupper(self, /)": everyCased(isUpper),
  "istitle(self, /)": (_, self) => isTitled(selfText(self)),
};
