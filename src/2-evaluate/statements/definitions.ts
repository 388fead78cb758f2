/** `def` and `class` (https://docs.python.org/3.11/reference/compound_stmts.html#class-definitions). */
import type { ClassDef, Expression, FunctionDef } from "../../1-parse/ast.js";
import { buildClass } from "../calls/buildClass.js";
import { compileElements } from "../expressions/displays.js";
import { compileFunction, qualifiedName } from "../expressions/lambda.js";
import { Frame } from "../frame.js";
import { toArray } from "../operations/iterate.js";
import { getItem } from "../operations/subscript.js";
import { findMethod } from "../operations/attribute.js";
import type { ClassCell } from "../values/functions.js";
import { PyUnknown } from "../values/unknown.js";
import type { Namespace, Value } from "../values/value.js";
import type { Compiler, Execute, Keywords, Vm } from "../vm.js";
import type { PyDict } from "../values/dict.js";
import { isLexicalParent } from "../expressions/comprehension.js";

export function compileFunctionDef(c: Compiler, node: FunctionDef): Execute {
  const decorators = node.decorators.map((one) => c.expression(one));
  const make = compileFunction(c, node);
  const bind = c.target(node.name);
  return (vm, frame) => {
    const evaluated = decorators.map((one) => one(vm, frame));
    bind(vm, frame, decorate(vm, evaluated, make(vm, frame), node, frame));
    return undefined;
  };
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

export function compileClassDef(c: Compiler, node: ClassDef): Execute {
  const decorators = node.decorators.map((one) => c.expression(one));
  const elements = compileElements(c, node.bases);
  const named = node.keywords.map(({ name, value }) => ({
    name,
    evaluate: c.expression(value),
  }));
  const bind = c.target(node.name);
  return (vm, frame) => {
    const evaluated = decorators.map((one) => one(vm, frame));
    const bases = elements(vm, frame);
    const keywords: Keywords = new Map();
    for (const { name, evaluate } of named) {
      const value = evaluate(vm, frame);
      if (name !== null) keywords.set(name, value);
      else addAll(vm, keywords, value);
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
        runBody(vm, c, node, frame, qualname, namespace, mapping, classCell),
    });
    bind(vm, frame, decorate(vm, evaluated, made, node, frame));
    return undefined;
  };
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
  c: Compiler,
  node: ClassDef,
  outer: Frame,
  qualname: string,
  names: Namespace,
  mapping: PyDict | null,
  classCell: ClassCell,
): void {
  const frame = new Frame(
    {
      parent: isLexicalParent(outer) ? outer : outer.parent,
      module: outer.module,
      source: outer.source,
      names,
      classCell,
      function: null,
      locals: [],
      name: qualname,
    },
    [],
    node,
  );
  frame.mapping = mapping;
  frame.caller = outer;
  vm.frame = frame;
  try {
    c.block(node.body())(vm, frame);
  } finally {
    vm.frame = outer;
  }
}
