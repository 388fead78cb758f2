/** The flags of regular expressions (https://docs.python.org/3.11/library/re.html#flags), with Python's values. */

export const TEMPLATE = 1;
export const IGNORECASE = 2;
export const LOCALE = 4;
export const MULTILINE = 8;
export const DOTALL = 16;
export const UNICODE = 32;
export const VERBOSE = 64;
export const DEBUG = 128;
export const ASCII = 256;

/** By the letter that sets them inside a pattern. */
export const flagLetters: Record<string, number> = {
  a: ASCII,
  i: IGNORECASE,
  L: LOCALE,
  m: MULTILINE,
  s: DOTALL,
  u: UNICODE,
  x: VERBOSE,
};

/** Of these, a pattern has one. */
export const KINDS = ASCII | LOCALE | UNICODE;
