/** `match` (https://docs.python.org/3.11/reference/compound_stmts.html#the-match-statement). */
import type {
  Match,
  MatchClass,
  MatchMapping,
  MatchSequence,
  Name,
  Pattern,
  Statement,
} from "../../1-parse/ast.js";
import type { Frame } from "../frame.js";
import { assignName } from "../expressions/name.js";
import { findAttribute } from "../operations/attribute.js";
import { equals } from "../operations/equality.js";
import { dictDelete, dictHas } from "../operations/hash.js";
import { toArray } from "../operations/iterate.js";
import { raiseTypeError } from "../operations/raise.js";
import { getItem } from "../operations/subscript.js";
import { truthy } from "../operations/truth.js";
import { isInstance, typeOf } from "../operations/typeOf.js";
import {
  boolType,
  bytesType,
  dictType,
  floatType,
  frozensetType,
  intType,
  listType,
  setType,
  strType,
  tupleType,
} from "../values/basicTypes.js";
import { PyList, PyTuple } from "../values/containers.js";
import { PyDict } from "../values/dict.js";
import { PyRange } from "../values/simple.js";
import { PyType } from "../values/type.js";
import { PyUnknown } from "../values/unknown.js";
import type { Value } from "../values/value.js";
import type { Compiler, Execute, Vm } from "../vm.js";

/** Names that a pattern binds; assigned only when the whole pattern fits. */
type Bindings = [Name, Value][];

export function compileMatch(c: Compiler, node: Match): Execute {
  const subject = c.expression(node.subject);
  const bodies = new Map(node.cases.map(({ body }) => [body, c.block(body)]));
  return (vm, frame) => {
    const body = chooseCase(vm, node, subject(vm, frame), frame);
    return bodies.get(body as Statement[])?.(vm, frame);
  };
}

/** The body of the first case that fits, its names bound; empty where none does. */
export function chooseCase(
  vm: Vm,
  node: Match,
  subject: Value,
  frame: Frame,
): readonly Statement[] {
  for (const { pattern, guard, body } of node.cases) {
    const bindings: Bindings = [];
    if (!fits(vm, pattern, subject, bindings, frame)) continue;
    for (const [name, value] of bindings) assignName(vm, name, value, frame);
    if (guard !== null && !truthy(vm, vm.expression(guard)(vm, frame)))
      continue;
    return body;
  }
  return [];
}

function fits(
  vm: Vm,
  pattern: Pattern,
  subject: Value,
  bindings: Bindings,
  frame: Frame,
): boolean {
  const isCapture = pattern.kind === "MatchAs" && pattern.pattern === null;
  if (subject instanceof PyUnknown && !isCapture) {
    return vm.choices.decide(vm, subject);
  }
  switch (pattern.kind) {
    case "MatchValue":
      return equals(vm, subject, vm.expression(pattern.value)(vm, frame));
    case "MatchSingleton":
      return subject === pattern.value;
    case "MatchAs":
      if (
        pattern.pattern !== null &&
        !fits(vm, pattern.pattern, subject, bindings, frame)
      ) {
        return false;
      }
      if (pattern.name !== null) bindings.push([pattern.name, subject]);
      return true;
    case "MatchOr":
      return pattern.patterns.some((choice) => {
        const own: Bindings = [];
        if (!fits(vm, choice, subject, own, frame)) return false;
        bindings.push(...own);
        return true;
      });
    case "MatchSequence":
      return fitsSequence(vm, pattern, subject, bindings, frame);
    case "MatchMapping":
      return fitsMapping(vm, pattern, subject, bindings, frame);
    case "MatchClass":
      return fitsClass(vm, pattern, subject, bindings, frame);
    case "MatchStar":
      throw new Error("a star pattern stands outside a sequence pattern");
  }
}

function fitsSequence(
  vm: Vm,
  pattern: MatchSequence,
  subject: Value,
  bindings: Bindings,
  frame: Frame,
): boolean {
  const isSequence =
    subject instanceof PyList ||
    subject instanceof PyTuple ||
    subject instanceof PyRange;
  if (!isSequence) return false;
  const items = toArray(vm, subject);
  const star = pattern.patterns.findIndex(({ kind }) => kind === "MatchStar");
  const fixed = pattern.patterns.length - (star < 0 ? 0 : 1);
  if (star < 0 ? items.length !== fixed : items.length < fixed) return false;
  const after = star < 0 ? 0 : pattern.patterns.length - star - 1;
  return pattern.patterns.every((part, i) => {
    if (part.kind === "MatchStar") {
      const rest = new PyList(items.slice(star, items.length - after));
      if (part.name !== null) bindings.push([part.name, rest]);
      return true;
    }
    const place =
      star >= 0 && i > star ? items.length - (pattern.patterns.length - i) : i;
    return fits(vm, part, items[place] as Value, bindings, frame);
  });
}

function fitsMapping(
  vm: Vm,
  pattern: MatchMapping,
  subject: Value,
  bindings: Bindings,
  frame: Frame,
): boolean {
  if (!(subject instanceof PyDict)) return false;
  const keys = pattern.keys.map((key) => vm.expression(key)(vm, frame));
  const fitsAll = keys.every(
    (key, i) =>
      dictHas(vm, subject, key) &&
      fits(
        vm,
        pattern.patterns[i] as Pattern,
        getItem(vm, subject, key),
        bindings,
        frame,
      ),
  );
  if (fitsAll && pattern.rest !== null) {
    const rest = new PyDict(new Map(subject.map));
    rest.originals = subject.originals && new Map(subject.originals);
    for (const key of keys) dictDelete(vm, rest, key);
    bindings.push([pattern.rest, rest]);
  }
  return fitsAll;
}

/** Classes whose one positional pattern is matched against the whole subject. */
const selfMatching = [
  boolType,
  bytesType,
  dictType,
  floatType,
  frozensetType,
  intType,
  listType,
  setType,
  strType,
  tupleType,
];

function fitsClass(
  vm: Vm,
  pattern: MatchClass,
  subject: Value,
  bindings: Bindings,
  frame: Frame,
): boolean {
  const type = vm.expression(pattern.class)(vm, frame);
  if (type instanceof PyUnknown) return vm.choices.decide(vm, type);
  if (!(type instanceof PyType)) {
    raiseTypeError("called match pattern must be a class");
  }
  const isInstanceOf = vm.builtins.get("isinstance") as Value;
  if (
    !isInstance(subject, type) &&
    !truthy(vm, vm.call(isInstanceOf, [subject, type]))
  ) {
    return false;
  }
  const { patterns } = pattern;
  if (
    patterns.length === 1 &&
    selfMatching.some((base) => typeOf(subject).isSubtypeOf(base)) &&
    type.lookup("__match_args__") === undefined
  ) {
    return fits(vm, patterns[0] as Pattern, subject, bindings, frame);
  }
  const names = matchArgs(vm, type, patterns.length);
  const parts = [
    ...patterns.map((part, i) => ({ name: names[i] as string, pattern: part })),
    ...pattern.keywords,
  ];
  return parts.every(({ name, pattern: part }) => {
    const value = findAttribute(vm, subject, name);
    return value !== undefined && fits(vm, part, value, bindings, frame);
  });
}

function matchArgs(vm: Vm, type: PyType, count: number): string[] {
  if (count === 0) return [];
  const args = type.lookup("__match_args__");
  const names = args === undefined ? [] : (toArray(vm, args) as string[]);
  if (names.length < count) {
    raiseTypeError(
      `${type.name}() accepts ${names.length} positional sub-pattern${names.length === 1 ? "" : "s"} (${count} given)`,
    );
  }
  return names;
}
