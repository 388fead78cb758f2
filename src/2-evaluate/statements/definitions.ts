/** `def` and `class` (https://docs.python.org/3.11/reference/compound_stmts.html#class-definitions). */
import type { ClassDef, Expression, FunctionDef } from "../../1-parse/ast.js";
import { buildClass } from "../calls/buildClass.js";
import { evaluateElements } from "../expressions/displays.js";
import { makeFunction, qualifiedName } from "../expressions/lambda.js";
import { assignName } from "../expressions/name.js";
import { Frame } from "../frame.js";
import { toArray } from "../operations/iterate.js";
import { getItem } from "../operations/subscript.js";
import { findMethod } from "../operations/attribute.js";
import type { ClassCell } from "../values/functions.js";
import { PyUnknown } from "../values/unknown.js";
import type { Namespace, Value } from "../values/value.js";
import type { Keywords, Vm } from "../vm.js";
import type { PyDict } from "../values/dict.js";
import { isLexicalParent } from "../expressions/comprehension.js";

export function executeFunctionDef(
  vm: Vm,
  node: FunctionDef,
  frame: Frame,
): void {
  const decorators = node.decorators.map((one) => vm.evaluate(one, frame));
  const made = makeFunction(vm, node, frame);
  assignName(vm, node.name, decorate(vm, decorators, made, node, frame), frame);
}

/** Applies decorators, the innermost (last) first. */
function decorate(
  vm: Vm,
  decorators: Value[],
  value: Value,
  node: FunctionDef | ClassDef,
  frame: Frame,
): Value {
  return decorators.reduceRight((decorated, decorator, i) => {
    frame.at = node.decorators[i] as Expression;
    return vm.call(decorator, [decorated]);
  }, value);
}

export function executeClassDef(vm: Vm, node: ClassDef, frame: Frame): void {
  const decorators = node.decorators.map((one) => vm.evaluate(one, frame));
  const bases = evaluateElements(vm, node.bases, frame);
  const keywords: Keywords = new Map();
  for (const { name, value } of node.keywords) {
    const evaluated = vm.evaluate(value, frame);
    if (name !== null) keywords.set(name, evaluated);
    else addAll(vm, keywords, evaluated);
  }
  frame.at = node;
  const qualname = qualifiedName(frame, node.name.id);
  const made = buildClass(vm, {
    name: node.name.id,
    qualname,
    module: frame.module.name,
    doc: node.doc,
    source: { source: frame.source, start: node.start, end: node.end },
    bases: bases instanceof PyUnknown ? [bases] : bases,
    keywords,
    run: (namespace, mapping, classCell) =>
      runBody(vm, node, frame, qualname, namespace, mapping, classCell),
  });
  assignName(vm, node.name, decorate(vm, decorators, made, node, frame), frame);
}

function addAll(vm: Vm, keywords: Keywords, mapping: Value): void {
  const keys = findMethod(vm, mapping, "keys");
  if (keys === undefined) return;
  for (const key of toArray(vm, vm.call(keys, []))) {
    keywords.set(String(key), getItem(vm, mapping, key));
  }
}

function runBody(
  vm: Vm,
  node: ClassDef,
  outer: Frame,
  qualname: string,
  names: Namespace,
  mapping: PyDict | null,
  classCell: ClassCell,
): void {
  const frame = new Frame({
    slots: [],
    parent: isLexicalParent(outer) ? outer : outer.parent,
    module: outer.module,
    source: outer.source,
    names,
    classCell,
    function: null,
    locals: [],
    at: node,
    name: qualname,
  });
  frame.mapping = mapping;
  frame.caller = outer;
  vm.frame = frame;
  try {
    vm.execute(node.body(), frame);
  } finally {
    vm.frame = outer;
  }
}
