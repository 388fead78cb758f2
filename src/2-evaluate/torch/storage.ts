/** The memory behind tensors: values while they are known and few, shared by every view of it. */

/** Above this many elements a tensor has a shape but no values. */
export const VALUE_LIMIT = 65_536;

/**
 * Elements of one storage. Three states: every element is known (`#data`), all of them are the same number (`#fill`,
 * so that `zeros(4096, 4096)` costs nothing), or nothing is known. A write that is not modelled calls `forget`, and
 * with it every view of the storage loses its values.
 */
export class Storage {
  #data: Float64Array | null;
  #fill: number | null;
  /** How far elements may be from what PyTorch computes (see exactness.ts); 0: they are exactly that. */
  error: number;

  /** The object by which deep copies remember that they have copied this storage. */
  holder: object | null = null;

  private constructor(
    /** Number of elements; beyond 2⁵³ approximate, which nothing depends on. */
    readonly size: number,
    data: Float64Array | null,
    fill: number | null,
    error: number,
  ) {
    this.#data = data;
    this.#fill = fill;
    this.error = error;
  }

  static unknown(size: number): Storage {
    return new Storage(size, null, null, 0);
  }

  /** Takes possession of `data`. */
  static of(data: Float64Array, error = 0): Storage {
    return new Storage(data.length, data, null, error);
  }

  static filled(size: number, value: number, error = 0): Storage {
    return new Storage(size, null, value, error);
  }

  get isKnown(): boolean {
    return this.#data !== null || this.#fill !== null;
  }

  /** The one value of all elements, if it is kept that way. */
  get fill(): number | null {
    return this.#fill;
  }

  /** All elements, not to be written to; null where they are not known or too many. */
  read(): Float64Array | null {
    if (this.#data === null && this.#fill !== null) {
      if (this.size > VALUE_LIMIT) return null;
      this.#data = new Float64Array(this.size);
      if (this.#fill !== 0) this.#data.fill(this.#fill);
      this.#fill = null;
    }
    return this.#data;
  }

  /** Replaces every element; takes possession of `data`. */
  replace(data: Float64Array, error: number): void {
    this.#data = data;
    this.#fill = null;
    this.error = error;
  }

  setFill(value: number, error: number): void {
    this.#data = null;
    this.#fill = value;
    this.error = error;
  }

  /** The values are no longer known. */
  forget(): void {
    this.#data = null;
    this.#fill = null;
    this.error = 0;
  }

  copy(): Storage {
    return new Storage(
      this.size,
      this.#data === null ? null : this.#data.slice(),
      this.#fill,
      this.error,
    );
  }
}
