/** Why a pattern could not be read. */

/** Something is wrong with it: becomes `re.error`. */
export class PatternError extends Error {
  constructor(
    message: string,
    /** In code points; null where no place is named. */
    readonly position: number | null,
  ) {
    super(message);
  }
}

/** Python would take it, numel does not. */
export class UnsupportedPattern extends Error {}

/** It switches verbose mode on from within: the whole is to be read again, in verbose mode from the start. */
export class BecomesVerbose extends Error {}
