/** Match objects (https://docs.python.org/3.11/library/re.html#match-objects). */
import { asInteger } from "../../../operations/index.js";
import { raise } from "../../../operations/raise.js";
import { repr } from "../../../operations/text.js";
import { typeOf } from "../../../operations/typeOf.js";
import { builtinType, objectType } from "../../../values/basicTypes.js";
import { PyTuple } from "../../../values/containers.js";
import { PyDict } from "../../../values/dict.js";
import { indexErrorType } from "../../../values/exceptionTypes.js";
import { PyObject, type Value } from "../../../values/value.js";
import type { Vm } from "../../../vm.js";
import { classGetItem } from "../../genericAlias.js";
import {
  addClassMethods,
  addGetters,
  addMethods,
  type Table,
} from "../../table.js";
import { stringOf } from "../../text/textOf.js";
import type { Found } from "./engine/matcher.js";
import type { PyPattern } from "./pattern.js";
import type { Subject } from "./subject.js";
import { expandTemplate, readTemplate } from "./template.js";

export const matchType = builtinType("Match", [objectType], "re");

export class PyMatch extends PyObject {
  constructor(
    readonly pattern: PyPattern,
    readonly subject: Subject,
    readonly found: Found,
    readonly position: number,
    readonly endPosition: number,
  ) {
    super(matchType);
  }

  get groupCount(): number {
    return this.pattern.program.regex.groupCount;
  }

  /** Start and end of a group; both −1 where it did not take part. */
  span(group: number): [number, number] {
    const { start, end, slots } = this.found;
    if (group === 0) return [start, end];
    const [from, to] = [slots[2 * group], slots[2 * group + 1]] as number[];
    return (from as number) < 0 || (to as number) < 0
      ? [-1, -1]
      : [from as number, to as number];
  }

  /** The text of a group; `absent` where it did not take part. */
  group(group: number, absent: Value = null): Value {
    const [start, end] = this.span(group);
    return start < 0 ? absent : this.subject.slice(start, end);
  }
}

/** The number of a group given by number or name. */
function groupNumber(vm: Vm, match: PyMatch, group: Value): number {
  const name = stringOf(group);
  let number: number | bigint | undefined;
  if (name !== undefined) {
    number = match.pattern.program.regex.groupNames.get(name);
  } else if (typeOf(group).lookup("__index__") !== undefined) {
    number = asInteger(vm, group);
  }
  if (number === undefined || number < 0 || number > match.groupCount) {
    raise(indexErrorType, "no such group");
  }
  return Number(number);
}

const numbersOf = (match: PyMatch) =>
  Array.from({ length: match.groupCount }, (_, i) => i + 1);

const bound =
  (part: (span: [number, number]) => Value) =>
  (vm: Vm, self: PyMatch, group: Value): Value =>
    part(self.span(groupNumber(vm, self, group)));

const methods: Table = {
  "group(self, /, *args)": (vm, self: PyMatch, args: PyTuple) => {
    const groups = args.items.map((group) =>
      self.group(groupNumber(vm, self, group)),
    );
    if (groups.length === 0) return self.group(0);
    return groups.length === 1 ? (groups[0] as Value) : new PyTuple(groups);
  },
  "__getitem__(self, key, /)": (vm, self: PyMatch, group) =>
    self.group(groupNumber(vm, self, group)),
  "groups(self, /, default=None)": (_, self: PyMatch, absent) =>
    new PyTuple(numbersOf(self).map((group) => self.group(group, absent))),
  "groupdict(self, /, default=None)": (_, self: PyMatch, absent) => {
    const result = new PyDict();
    for (const [name, group] of self.pattern.program.regex.groupNames) {
      result.map.set(name, self.group(group, absent));
    }
    return result;
  },
  "start(self, group=0, /)": bound(([start]) => start),
  "end(self, group=0, /)": bound(([, end]) => end),
  "span(self, group=0, /)": bound((span) => new PyTuple(span)),
  "expand(self, /, template)": (_, self: PyMatch, template) =>
    expandTemplate(readTemplate(template, self.pattern), self),
  "__repr__(self, /)": (vm, self: PyMatch) => {
    const [start, end] = self.span(0);
    const text = repr(vm, self.group(0)).slice(0, 50);
    return `<re.Match object; span=(${start}, ${end}), match=${text}>`;
  },
  "__copy__(self, /)": (_, self) => self,
  "__deepcopy__(self, memo, /)": (_, self) => self,
};

/** Puts the rows on the type. */
export function installMatch(): void {
  addMethods(matchType, methods);
  addClassMethods(matchType, classGetItem);
  addGetters(matchType, {
    string: (_, self: PyMatch) => self.subject.value,
    re: (_, self: PyMatch) => self.pattern,
    pos: (_, self: PyMatch) => self.position,
    endpos: (_, self: PyMatch) => self.endPosition,
    lastindex: (_, self: PyMatch) => self.found.lastGroup,
    lastgroup: (_, self: PyMatch) => {
      for (const [name, group] of self.pattern.program.regex.groupNames) {
        if (group === self.found.lastGroup) return name;
      }
      return null;
    },
    regs: (_, self: PyMatch) =>
      new PyTuple(
        [0, ...numbersOf(self)].map((group) => new PyTuple(self.span(group))),
      ),
  });
}
