/** What numel answers to a recorded line, in the form that `record_torch.py` writes. */
import { repr } from "../../../src/2-evaluate/operations/text.js";
import { PyTensor } from "../../../src/2-evaluate/torch/tensor.js";
import { PyList, PyTuple } from "../../../src/2-evaluate/values/containers.js";
import { PyDict } from "../../../src/2-evaluate/values/dict.js";
import { Raised } from "../../../src/2-evaluate/values/exceptions.js";
import { PyFloat } from "../../../src/2-evaluate/values/simple.js";
import { PyUnknown } from "../../../src/2-evaluate/values/unknown.js";
import { typeName } from "../../../src/2-evaluate/operations/typeOf.js";
import type { Value } from "../../../src/2-evaluate/values/value.js";
import type { Vm } from "../../../src/2-evaluate/vm.js";
import { python } from "../../support/evaluate.js";

export type Answer =
  | {
      shape: number[];
      dtype: string;
      grad: boolean;
      class: string;
      /** null: not recorded, or not known. */
      values: (number | boolean | string)[] | null;
    }
  | { items: Answer[] }
  | { float: number | string }
  | { repr: string }
  | { error: string }
  | { unknown: string };

const names = ["torch", "nn", "F", "math", "copy"];
const setup =
  "import torch, math, copy\nimport torch.nn.functional as F\nfrom torch import nn\n";

/** One evaluator for all lines; every line gets a namespace of its own. */
export function answering(): (line: string) => Answer {
  const { vm, exec, eval: evaluate } = python();
  exec(setup);
  const shared = names.map((name) => [name, evaluate(name)] as const);
  return (line) => {
    const namespace = new PyDict();
    for (const [name, value] of shared) namespace.map.set(name, value);
    const parts = line.split(" ;; ");
    const expression = parts.pop() as string;
    vm.budget.reset();
    try {
      for (const statement of parts) {
        vm.run(statement, "exec", namespace, namespace, "<line>");
      }
      return answer(
        vm,
        vm.run(expression, "eval", namespace, namespace, "<line>"),
      );
    } catch (error) {
      if (error instanceof Raised) return { error: error.exception.type.name };
      throw error;
    }
  };
}

export function answer(vm: Vm, value: Value): Answer {
  if (value instanceof PyUnknown) {
    return { unknown: value.reasons.map(({ message }) => message).join("; ") };
  }
  if (value instanceof PyTensor) {
    return {
      shape: [...value.shape],
      dtype: value.dtype.name,
      grad: value.requiresGrad,
      class: typeName(value),
      values: elements(value),
    };
  }
  const isSequence = value instanceof PyTuple || value instanceof PyList;
  if (isSequence && value.items.some((item) => item instanceof PyTensor)) {
    return { items: value.items.map((item) => answer(vm, item)) };
  }
  if (value instanceof PyFloat) return { float: number(value.value) };
  return { repr: repr(vm, value) };
}

function elements(tensor: PyTensor): (number | boolean | string)[] | null {
  const values = tensor.values();
  if (values === null) return null;
  return Array.from(values, (x) =>
    tensor.dtype.kind === "bool" ? x !== 0 : number(x),
  );
}

function number(x: number): number | string {
  if (Number.isNaN(x)) return "nan";
  return Number.isFinite(x) ? x : x > 0 ? "inf" : "-inf";
}
