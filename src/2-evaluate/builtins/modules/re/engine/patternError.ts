/** What is wrong with a pattern: becomes `re.error`. */

export class PatternError extends Error {
  constructor(
    message: string,
    /** In code points; null where no place is named. */
    readonly position: number | null,
  ) {
    super(message);
  }
}
