/** Copies of what mutable objects hold, one level deep: to tell whether they changed, and to put it back. */

/** Objects of one class, and the fields of it that may change. */
interface Group {
  readonly fields: readonly string[];
  readonly objects: Record<string, unknown>[];
  /** Field after field, object after object. */
  readonly saved: unknown[];
}

/** Which additions stay: what numel's own library loads when it is first asked for. */
export type Stays = (value: unknown) => boolean;

interface Listed<T> {
  readonly object: T;
  /** Of a map: key, value, key, value. */
  copy: readonly unknown[];
  readonly stays: Stays | null;
}

/** Something that changed: the object as it was handed to `Records`, and how to bring back what it held. */
export type OnChange = (object: object, restore: () => void) => void;

export class Records {
  readonly #arrays: Listed<unknown[]>[] = [];
  readonly #maps: Listed<Map<unknown, unknown>>[] = [];
  readonly #sets: Listed<Set<unknown>>[] = [];
  readonly #groups = new Map<object, Group>();

  addArray(object: unknown[], stays: Stays | null = null): void {
    this.#arrays.push({ object, copy: object.slice(), stays });
  }

  addMap(object: Map<unknown, unknown>, stays: Stays | null = null): void {
    this.#maps.push({ object, copy: entriesOf(object), stays });
  }

  addSet(object: Set<unknown>, stays: Stays | null = null): void {
    this.#sets.push({ object, copy: [...object], stays });
  }

  /** @param fields those that may change; the same for every object of a `shape` */
  addObject(object: object, shape: object, fields: readonly string[]): void {
    let group = this.#groups.get(shape);
    if (group === undefined) {
      this.#groups.set(shape, (group = { fields, objects: [], saved: [] }));
    }
    const record = object as Record<string, unknown>;
    group.objects.push(record);
    for (const field of group.fields) group.saved.push(fieldOf(record, field));
  }

  /** Takes what an array holds now for what it held. */
  acceptArray(array: unknown[]): void {
    for (const listed of this.#arrays) {
      if (listed.object === array) listed.copy = [...array];
    }
  }

  /** Tells of every object that does not hold any more what it held when it was added, but for additions that stay. */
  changed(tell: OnChange): void {
    for (const listed of this.#arrays) {
      const { object, copy, stays } = listed;
      if (sameElements(object, copy)) continue;
      const rest = stays === null ? object : withoutAdded(object, copy, stays);
      if (rest !== object && sameElements(rest, copy))
        listed.copy = [...object];
      else {
        const added = stays === null ? [] : object.filter(isAdded(copy, stays));
        tell(object, () => object.splice(0, object.length, ...copy, ...added));
      }
    }
    for (const listed of this.#maps) {
      if (sameEntries(listed.object, listed.copy)) continue;
      changedMap(listed, tell);
    }
    for (const listed of this.#sets) {
      const { object, copy, stays } = listed;
      const now = [...object];
      if (sameElements(now, copy)) continue;
      const added = stays === null ? [] : now.filter(isAdded(copy, stays));
      if (added.length > 0 && added.length + copy.length === now.length) {
        listed.copy = now;
        continue;
      }
      tell(object, () => {
        object.clear();
        for (const element of [...copy, ...added]) object.add(element);
      });
    }
    for (const group of this.#groups.values()) changedObjects(group, tell);
  }
}

function changedMap(
  listed: Listed<Map<unknown, unknown>>,
  tell: OnChange,
): void {
  const { object, copy, stays } = listed;
  const added = new Map<unknown, unknown>();
  if (stays !== null) {
    const known = new Set(copy.filter((_, i) => i % 2 === 0));
    for (const [key, value] of object) {
      if (!known.has(key) && stays(value)) added.set(key, value);
    }
    const rest = new Map([...object].filter(([key]) => !added.has(key)));
    if (sameEntries(rest, copy)) {
      listed.copy = entriesOf(object);
      return;
    }
  }
  tell(object, () => {
    object.clear();
    for (let i = 0; i < copy.length; i += 2) object.set(copy[i], copy[i + 1]);
    for (const [key, value] of added) object.set(key, value);
  });
}

function changedObjects(group: Group, tell: OnChange): void {
  const { fields, objects, saved } = group;
  const { length } = fields;
  for (let i = 0, at = 0; i < objects.length; i++, at += length) {
    const object = objects[i] as Record<string, unknown>;
    for (let field = 0; field < length; field++) {
      const now = fieldOf(object, fields[field] as string);
      if (now === saved[at + field]) continue;
      const start = at;
      tell(object, () => {
        fields.forEach((name, f) => (object[name] = saved[start + f]));
      });
      break;
    }
  }
}

const refused = Symbol("refused");

/** A list that has become one of symbolic length refuses to tell its items. */
export function fieldOf(
  object: Readonly<Record<string, unknown>>,
  field: string,
): unknown {
  try {
    return object[field];
  } catch {
    return refused;
  }
}

const isAdded =
  (copy: readonly unknown[], stays: Stays) =>
  (value: unknown): boolean =>
    stays(value) && !copy.includes(value);

function withoutAdded(
  array: readonly unknown[],
  copy: readonly unknown[],
  stays: Stays,
): unknown[] {
  const added = isAdded(copy, stays);
  return array.filter((value) => !added(value));
}

function entriesOf(map: ReadonlyMap<unknown, unknown>): unknown[] {
  const entries: unknown[] = [];
  for (const [key, value] of map) entries.push(key, value);
  return entries;
}

function sameElements(
  array: readonly unknown[],
  copy: readonly unknown[],
): boolean {
  if (array.length !== copy.length) return false;
  for (let i = 0; i < copy.length; i++) {
    if (array[i] !== copy[i]) return false;
  }
  return true;
}

/** Order counts, too: Python's dicts keep it. */
function sameEntries(
  map: ReadonlyMap<unknown, unknown>,
  copy: readonly unknown[],
): boolean {
  if (map.size * 2 !== copy.length) return false;
  let i = 0;
  for (const entry of map) {
    if (entry[0] !== copy[i] || entry[1] !== copy[i + 1]) return false;
    i += 2;
  }
  return true;
}
