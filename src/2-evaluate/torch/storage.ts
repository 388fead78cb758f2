/** The memory behind tensors: values while they are known and few, shared by every view of it. */

/** Above this many elements a tensor has a shape but no values. */
export const VALUE_LIMIT = 65_536;

/** Values that were put off are worked out at once where they wait for so many others, one behind the other. */
const LONGEST_CHAIN = 64;

/**
 * What stands in a storage at one time. Storages may share it (`copy`), and are then given another one before they
 * are written to.
 */
interface Content {
  /** Every element; null: not known, or all the same number (`fill`). */
  data: Float64Array | null;
  fill: number | null;
  /** How far elements may be from what PyTorch computes (see exactness.ts); 0: they are exactly that. */
  error: number;
  /** Works the content out, which nobody has asked for so far; null: it stands here. */
  later: (() => Storage) | null;
  /** How many contents wait for one another here, this one included. */
  chain: number;
  isShared: boolean;
}

const unknown: Content = Object.freeze({
  data: null,
  fill: null,
  error: 0,
  later: null,
  chain: 0,
  isShared: true,
});

/**
 * Elements of one storage: every one is known (`data`), all of them are the same number (`fill`, so that
 * `zeros(4096, 4096)` costs nothing), nothing is known, or they are worked out when somebody asks (`defer`). A write that
 * is not modelled calls `forget`, and with it every view of the storage loses its values.
 */
export class Storage {
  #content: Content;

  /** The object by which deep copies remember that they have copied this storage. */
  holder: object | null = null;

  private constructor(
    /** Number of elements; beyond 2⁵³ approximate, which nothing depends on. */
    readonly size: number,
    content: Content,
  ) {
    this.#content = content;
  }

  static unknown(size: number): Storage {
    return new Storage(size, unknown);
  }

  /** Takes possession of `data`. */
  static of(data: Float64Array, error = 0): Storage {
    return new Storage(data.length, contentOf(data, null, error));
  }

  static filled(size: number, value: number, error = 0): Storage {
    return new Storage(size, contentOf(null, value, error));
  }

  /** Certainly without values. False does not say that there are any: finding out may mean to work them out. */
  get isCertainlyUnknown(): boolean {
    return this.#content === unknown;
  }

  get isKnown(): boolean {
    const { data, fill } = this.#settled();
    return data !== null || fill !== null;
  }

  /** The one value of all elements, if it is kept that way. */
  get fill(): number | null {
    return this.#settled().fill;
  }

  get error(): number {
    return this.#settled().error;
  }

  set error(error: number) {
    if (error !== this.error) this.#own().error = error;
  }

  /** All elements, not to be written to; null where they are not known or too many. */
  read(): Float64Array | null {
    const content = this.#settled();
    if (content.data === null && content.fill !== null) {
      if (this.size > VALUE_LIMIT) return null;
      content.data = new Float64Array(this.size);
      if (content.fill !== 0) content.data.fill(content.fill);
      content.fill = null;
    }
    return content.data;
  }

  /** As `read`, to be written to. */
  write(): Float64Array | null {
    return this.read() === null ? null : this.#own().data;
  }

  /** Replaces every element; takes possession of `data`. */
  replace(data: Float64Array, error: number): void {
    this.#content = contentOf(data, null, error);
  }

  setFill(value: number, error: number): void {
    this.#content = contentOf(null, value, error);
  }

  /** What it holds, as one value: to see whether that changed, and to put it back. From now on writes go to a copy. */
  get contents(): object {
    if (!this.#content.isShared) this.#content.isShared = true;
    return this.#content;
  }

  set contents(contents: object) {
    this.#content = contents as Content;
  }

  /** The values are no longer known. */
  forget(): void {
    this.#content = unknown;
  }

  /** Takes over the values of another storage of the same size, however they came about. */
  become(other: Storage): void {
    this.#content = other.copy().#content;
  }

  /** A storage with the same values, whatever becomes of this one. */
  copy(): Storage {
    if (this.#content !== unknown) this.#content.isShared = true;
    return new Storage(this.size, this.#content);
  }

  /**
   * From here on the values are those that `later` gives, which is asked when somebody wants them.
   * @param after the storages that `later` reads
   */
  defer(later: () => Storage, after: readonly Storage[]): void {
    let chain = 0;
    for (const storage of after)
      chain = Math.max(chain, storage.#content.chain);
    this.#content = { ...unknown, later, chain: chain + 1, isShared: false };
    if (chain >= LONGEST_CHAIN) this.#settled();
  }

  /** The content, worked out if need be: once, for all who share it. */
  #settled(): Content {
    const content = this.#content;
    const { later } = content;
    if (later === null) return content;
    content.later = null;
    content.chain = 0;
    const made = later().#settled();
    content.data = made.data;
    content.fill = made.fill;
    content.error = made.error;
    // The elements are in two contents now; unless others hold them too, the second one is forgotten at once.
    if (made.isShared) content.isShared = true;
    return content;
  }

  /** The content for writing: nobody else's. */
  #own(): Content {
    const { data, fill, error, isShared } = this.#settled();
    if (isShared) {
      this.#content = contentOf(
        data === null ? null : data.slice(),
        fill,
        error,
      );
    }
    return this.#content;
  }
}

function contentOf(
  data: Float64Array | null,
  fill: number | null,
  error: number,
): Content {
  return { data, fill, error, later: null, chain: 0, isShared: false };
}
