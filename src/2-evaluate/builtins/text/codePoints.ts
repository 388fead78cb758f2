/**
 * Python counts code points where JavaScript counts UTF-16 units; the two agree in a string without surrogate pairs,
 * which is nearly every string.
 */

/** Whether `text` holds characters that take two units. */
export function isAstral(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit <= 0xdbff && isLowSurrogate(text, i + 1)) {
      return true;
    }
  }
  return false;
}

function isLowSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

/** `len(text)` */
export function pointCount(text: string): number {
  if (!isAstral(text)) return text.length;
  let count = 0;
  // eslint-disable-next-line @typescript-eslint/no-unused-vars -- only counted
  for (const _ of text) count++;
  return count;
}

/** The characters of `text`, one string each. */
export function points(text: string): string[] {
  return isAstral(text) ? [...text] : text.split("");
}

/** `text[start:stop]` for 0 ≤ start ≤ stop ≤ len(text). */
export function pointSlice(text: string, start: number, stop: number): string {
  return isAstral(text)
    ? points(text).slice(start, stop).join("")
    : text.slice(start, stop);
}

/** The UTF-16 index of the character at code point index `index`. */
export function toUnitIndex(text: string, index: number): number {
  if (!isAstral(text)) return index;
  let unit = 0;
  for (let i = 0; i < index && unit < text.length; i++) {
    unit += (text.codePointAt(unit) as number) > 0xffff ? 2 : 1;
  }
  return unit;
}

/** The code point index of the character at UTF-16 index `unit`. */
export function toPointIndex(text: string, unit: number): number {
  return isAstral(text) ? pointCount(text.slice(0, unit)) : unit;
}

/** Order by code points; `<` of JavaScript orders by units, which puts U+FFxx behind the astral characters. */
export function comparePoints(left: string, right: string): number {
  if (left === right) return 0;
  const length = Math.min(left.length, right.length);
  for (let i = 0; i < length; i++) {
    if (left.charCodeAt(i) !== right.charCodeAt(i)) {
      return pointAround(left, i) - pointAround(right, i);
    }
  }
  return left.length - right.length;
}

/** The code point that the unit at `index` belongs to. */
function pointAround(text: string, index: number): number {
  const before = index === 0 ? 0 : text.charCodeAt(index - 1);
  const isSecondHalf =
    before >= 0xd800 && before <= 0xdbff && isLowSurrogate(text, index);
  return text.codePointAt(isSecondHalf ? index - 1 : index) as number;
}
