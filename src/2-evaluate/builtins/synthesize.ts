/**
 * Python functions with a body written in TypeScript: `__init__` of a dataclass, `__new__` of a namedtuple. Being real
 * functions, they bind arguments, raise TypeErrors and show their signature as the ones that CPython generates do.
 */
import type { Expression, Parameter, Statement } from "../../1-parse/ast.js";
import { Source } from "../../source.js";
import { PyBuiltin, PyFunction, type Native } from "../values/functions.js";
import { PyModule } from "../values/module.js";
import type { Value } from "../values/value.js";
import type { Vm } from "../vm.js";

export interface SynthesizedParameter {
  name: string;
  kind: Parameter["kind"];
  default?: Value | undefined;
}

/** @param native receives one value per parameter, in order */
export function synthesize(
  vm: Vm,
  options: {
    name: string;
    qualname: string;
    parameters: readonly SynthesizedParameter[];
    native: Native;
  },
): PyFunction {
  const { name, qualname, native } = options;
  const at = { start: 0, end: 0 };
  const parameters = options.parameters.map((parameter): Parameter => ({
    ...at,
    name: parameter.name,
    kind: parameter.kind,
    default: null,
    annotation: null,
  }));
  // One plain parameter per argument: calls need no binding a second time.
  const signature = parameters.map((_, i) => `argument${i}`).join(", ");
  const callee = new PyBuiltin(name, signature, native, false, null, true);
  const call: Expression = {
    ...at,
    kind: "Call",
    // The evaluator gives a literal's value as it is, whatever it is.
    callee: { ...at, kind: "Literal", value: callee as unknown as null },
    args: parameters.map((parameter, slot) => ({
      ...at,
      kind: "Name",
      id: parameter.name,
      scope: "local",
      hops: 0,
      slot,
    })),
    keywords: [],
  };
  const body: Statement[] = [{ ...at, kind: "Return", value: call }];
  const code = {
    locals: parameters.map((parameter) => parameter.name),
    body,
    isGenerator: false,
    isAsync: false,
  };
  return new PyFunction({
    name,
    qualname,
    parameters,
    code: () => code,
    defaults: options.parameters.map((parameter) => parameter.default),
    closure: null,
    module: vm.frame?.module ?? new PyModule("builtins", null),
    // A stub's frame is never blamed: messages point at the caller.
    source: new Source("<generated>", "", true),
    classCell: null,
    isAsync: false,
    doc: null,
    ...at,
    isLambda: false,
  });
}
