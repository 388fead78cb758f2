/** What could not be done at all, in words for a person. */
export interface Failure {
  /** The target, or the file of a folder, that it is about. */
  target: string;
  message: string;
  /** Where it is, if it is at a place in a file. */
  file?: string;
  line?: number;
}
