/**
 * The order in which CPython 3.11 iterates a set, as far as it is determined: elements stand in a hash table of 2ⁿ slots,
 * and a loop visits the slots in turn. Python promises no order, but programs over sets of ints see the same one on every
 * run, so that widths taken from `set([64, 128])` must come out as they do there.
 *
 * Observed behaviour that is modelled: 8 slots at first; a short linear run of probes, then a jump that mixes in the
 * hash's higher bits; removed elements leave their slot occupied; the table grows to the next power of two above 4 times the
 * elements (2 times above 50,000) once 3/5 of it are occupied. test/python/sets.py holds it to CPython over
 * random sequences.
 */
import type { HashKey } from "./hashKey.js";

/** A hash as two's complement of 64 bits. */
export interface Hash64 {
  /** Upper and lower 32 bits, unsigned. */
  readonly high: number;
  readonly low: number;
}

const EMPTY: unique symbol = Symbol("empty");
const REMOVED: unique symbol = Symbol("removed");
type Slot = HashKey | typeof EMPTY | typeof REMOVED;

const SMALLEST = 8;
/** How many neighbours are tried before jumping. */
const NEIGHBOURS = 9;
const SHIFT = 5;
const LARGE = 50_000;

export class SetTable {
  #slots: Slot[] = new Array<Slot>(SMALLEST).fill(EMPTY);
  #hashes: (Hash64 | undefined)[] = [];
  /** Slots that are not empty, removed ones included. */
  #occupied = 0;
  #used = 0;
  /** Where `pop` goes on looking. */
  #finger = 0;

  get size(): number {
    return this.#used;
  }

  /** The keys in the order of iteration. */
  keys(): HashKey[] {
    return this.#slots.filter(
      (slot): slot is HashKey => slot !== EMPTY && slot !== REMOVED,
    );
  }

  /** Adds a key that is not in the table: to the last slot on its way that was freed, or to the empty one at its end. */
  add(key: HashKey, hash: Hash64): void {
    let freed = -1;
    const empty = this.#find(hash, (slot, at) => {
      if (slot === REMOVED) freed = at;
      return slot === EMPTY;
    });
    this.#put(freed < 0 ? empty : freed, key, hash);
    this.#used++;
    if (freed >= 0) return;
    this.#occupied++;
    if (this.#occupied * 5 >= this.#mask * 3) this.#grow();
  }

  /** Removes a key that is in the table. */
  remove(key: HashKey, hash: Hash64): void {
    const index = this.#find(hash, (slot) => slot === key);
    this.#slots[index] = REMOVED;
    this.#hashes[index] = undefined;
    this.#used--;
  }

  /** The key that `set.pop` takes, still in the table. */
  next(): HashKey {
    let index = this.#finger & this.#mask;
    for (;;) {
      const slot = this.#slots[index] as Slot;
      index = index === this.#mask ? 0 : index + 1;
      if (slot !== EMPTY && slot !== REMOVED) {
        this.#finger = index;
        return slot;
      }
    }
  }

  /** What a set does before it takes in all of another set or dict: one resize instead of many. */
  reserve(more: number): void {
    if ((this.#occupied + more) * 5 >= this.#mask * 3) {
      this.#resize((this.#used + more) * 2);
    }
  }

  /** Takes in the elements of `other`, none of which is in this table, as long as this one is empty. */
  fill(other: SetTable): void {
    this.reserve(other.#used);
    if (this.#mask === other.#mask && other.#occupied === other.#used) {
      this.#slots = [...other.#slots];
      this.#hashes = [...other.#hashes];
    } else {
      other.each((key, hash) => this.#place(key, hash));
    }
    this.#occupied = this.#used = other.#used;
  }

  /** Slot by slot the same. */
  copy(): SetTable {
    const copy = new SetTable();
    copy.#slots = [...this.#slots];
    copy.#hashes = [...this.#hashes];
    copy.#occupied = this.#occupied;
    copy.#used = this.#used;
    copy.#finger = this.#finger;
    return copy;
  }

  /** Whether nothing was ever put into it since it was made, cleared or resized. */
  get isPristine(): boolean {
    return this.#occupied === 0;
  }

  /** After removing many at once: resizes where more than a quarter of the slots are held by removed ones. */
  tidy(): void {
    if (this.#occupied - this.#used > Math.floor(this.#mask / 4)) this.#grow();
  }

  get #mask(): number {
    return this.#slots.length - 1;
  }

  #place(key: HashKey, hash: Hash64): void {
    this.#put(
      this.#find(hash, (slot) => slot === EMPTY),
      key,
      hash,
    );
  }

  #put(index: number, key: HashKey, hash: Hash64): void {
    this.#slots[index] = key;
    this.#hashes[index] = hash;
  }

  /** The first slot on the hash's path that `accepts`. */
  #find(hash: Hash64, accepts: (slot: Slot, at: number) => boolean): number {
    const mask = this.#mask;
    let { high, low } = hash;
    let index = low & mask;
    for (;;) {
      const last = index + NEIGHBOURS <= mask ? index + NEIGHBOURS : index;
      for (let at = index; at <= last; at++) {
        if (accepts(this.#slots[at] as Slot, at)) return at;
      }
      low = ((low >>> SHIFT) | (high << (32 - SHIFT))) >>> 0;
      high >>>= SHIFT;
      index = (index * 5 + 1 + low) & mask;
    }
  }

  #grow(): void {
    this.#resize(this.#used > LARGE ? this.#used * 2 : this.#used * 4);
  }

  #resize(minimum: number): void {
    let length = SMALLEST;
    while (length <= minimum) length *= 2;
    const kept: [HashKey, Hash64][] = [];
    this.each((key, hash) => kept.push([key, hash]));
    this.#slots = new Array<Slot>(length).fill(EMPTY);
    this.#hashes = [];
    for (const [key, hash] of kept) this.#place(key, hash);
    this.#occupied = this.#used;
  }

  /** Visits keys with their hashes in the order of iteration. */
  each(visit: (key: HashKey, hash: Hash64) => void): void {
    this.#slots.forEach((slot, index) => {
      if (slot !== EMPTY && slot !== REMOVED) {
        visit(slot, this.#hashes[index] as Hash64);
      }
    });
  }
}
