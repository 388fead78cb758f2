/** `repr(tensor)`: as PyTorch prints it for integers, bools and single numbers; elsewhere shape instead of values. */
import { repr } from "../operations/text.js";
import { PyFloat } from "../values/simple.js";
import type { Vm } from "../vm.js";
import { bool, float32, float64, int64 } from "./dtype.js";
import { torchState } from "./state.js";
import type { PyTensor } from "./tensor.js";
import { parameterType } from "./types.js";

/** More elements than this are not printed. */
const SHOWN = 100;

/** The text of a tensor; a Parameter's says so. */
export function tensorText(vm: Vm, self: PyTensor): string {
  const text =
    self.pending === null ? plainText(vm, self) : "<UninitializedParameter>";
  return self.type.isSubtypeOf(parameterType)
    ? `Parameter containing:\n${text}`
    : text;
}

function plainText(vm: Vm, self: PyTensor): string {
  const body = contentText(vm, self);
  const notes = [body ?? "..."];
  if (body === null)
    notes.push(`size=(${self.shape.join(", ")}${self.rank === 1 ? "," : ""})`);
  const isUsual =
    self.dtype === torchState(vm).defaultDType ||
    self.dtype === int64 ||
    self.dtype === bool;
  if (!isUsual || self.count === 0)
    notes.push(`dtype=torch.${self.dtype.name}`);
  if (self.requiresGrad)
    notes.push(self.isLeaf ? "requires_grad=True" : "grad_fn=<NotImplemented>");
  return `tensor(${notes.join(", ")})`;
}

/** null: values are not known, or printed with PyTorch's own choice of digits. */
function contentText(vm: Vm, self: PyTensor): string | null {
  const values = self.count <= SHOWN ? self.values() : null;
  if (values === null) return null;
  if (self.count === 0 && self.rank === 1) return "[]";
  if (self.rank > 1) return null;
  const texts =
    self.dtype.kind === "float"
      ? floatTexts(vm, self, values)
      : Array.from(values, (x) => integerText(self, x));
  if (texts === null) return null;
  if (self.rank === 0) return texts[0] as string;
  const width = Math.max(...texts.map((text) => text.length));
  return `[${texts.map((text) => text.padStart(width)).join(", ")}]`;
}

function integerText(self: PyTensor, value: number): string {
  return self.dtype === bool ? (value === 0 ? "False" : "True") : String(value);
}

/** Four digits after the point, or none where all are integers. */
function floatTexts(
  vm: Vm,
  self: PyTensor,
  values: Float64Array,
): string[] | null {
  if (self.dtype !== float32 && self.dtype !== float64) return null;
  const sizes = Array.from(values, Math.abs).filter((x) => x !== 0);
  if (sizes.some((x) => !Number.isFinite(x))) return null;
  if (values.every((x) => Number.isInteger(x))) {
    return sizes.every((x) => x < 1e8)
      ? Array.from(
          values,
          (x) => `${repr(vm, new PyFloat(x)).replace(/\.0$/, "")}.`,
        )
      : null;
  }
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  if (most / least > 1000 || most > 1e8 || least < 1e-4) return null;
  return Array.from(values, (x) => x.toFixed(4));
}
