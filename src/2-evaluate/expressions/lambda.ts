/** Functions as values: what `def` and `lambda` have in common. */
import type {
  Expression,
  FunctionDef,
  Lambda,
  Parameter,
} from "../../1-parse/ast.js";
import type { Frame } from "../frame.js";
import { dictSet } from "../operations/hash.js";
import { PyDict } from "../values/dict.js";
import { PyFunction } from "../values/functions.js";
import type { Value } from "../values/value.js";
import type { Compiler, Vm } from "../vm.js";
import { isLexicalParent } from "./comprehension.js";

/** Makes the function; defaults are evaluated when it is made, annotations when someone asks. */
export function compileFunction(
  c: Compiler,
  node: FunctionDef | Lambda,
): (vm: Vm, frame: Frame) => PyFunction {
  const isLambda = node.kind === "Lambda";
  const name = isLambda ? "<lambda>" : node.name.id;
  const defaults = node.parameters.map((parameter) =>
    parameter.default === null ? undefined : c.expression(parameter.default),
  );
  const { parameters, code, start, end } = node;
  const doc = isLambda ? null : node.doc;
  const isAsync = !isLambda && node.isAsync;
  return (vm, frame) => {
    const made = new PyFunction({
      name,
      qualname: qualifiedName(frame, name),
      parameters,
      code,
      defaults: defaults.map((value) => value?.(vm, frame)),
      closure: isLexicalParent(frame) ? frame : frame.parent,
      module: frame.module,
      source: frame.source,
      classCell: frame.classCell,
      isAsync,
      doc,
      start,
      end,
      isLambda,
    });
    if (!isLambda) made.annotations = () => annotationsOf(vm, node, frame);
    return made;
  };
}

/** `Outer.method.<locals>.inner` (https://docs.python.org/3.11/glossary.html#term-qualified-name) */
export function qualifiedName(frame: Frame, name: string): string {
  if (frame.name === "<module>") return name;
  return frame.function === null
    ? `${frame.name}.${name}`
    : `${frame.name}.<locals>.${name}`;
}

function annotationsOf(vm: Vm, node: FunctionDef, frame: Frame): Value {
  const dict = new PyDict();
  // Postponed ones (PEP 563) stay text.
  const valueOf = (annotation: Expression): Value =>
    frame.module.postponesAnnotations
      ? frame.source.text.slice(annotation.start, annotation.end)
      : vm.expression(annotation)(vm, frame);
  for (const { name, annotation } of node.parameters as Parameter[]) {
    if (annotation !== null) dictSet(vm, dict, name, valueOf(annotation));
  }
  if (node.returns !== null) {
    dictSet(vm, dict, "return", valueOf(node.returns));
  }
  return dict;
}
