/** What was asked of the disk, with the answers: an answer of numel's holds as long as these do. */

/** A question and its answer, as text: `kind /a/b.py` → `file`; `read …` → the content's hash; `list …` → a hash of the names. */
export type Answers = ReadonlyMap<string, string>;

export interface Questions {
  readonly own: Answers;
  /** Questions shared with others: those of the packages that a file lies in. */
  readonly shared: readonly Questions[];
}
