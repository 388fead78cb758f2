/** How a layer's own count comes about, in the form people write by hand; by the kind of layer, else from the shapes. */
import type { Dimension } from "../../3-layers/ir.js";
import { numel } from "../numel.js";
import { attention } from "./attention.js";
import { convolution, transposedConvolution } from "./convolution.js";
import { evaluate, render, type Sum } from "./expression.js";
import { generic } from "./generic.js";
import { linear } from "./linear.js";
import { recurrent } from "./recurrent.js";
import type { Rule, Written } from "./rule.js";

/**
 * By class of torch.nn, without the prefix. What is not here (norms, embeddings, PReLU, bare parameters) reads well from
 * its shapes alone: `768 + 768`, `50304·768`.
 */
const rules: ReadonlyMap<string, Rule> = new Map([
  ["Conv1d", convolution],
  ["Conv2d", convolution],
  ["Conv3d", convolution],
  ["LazyConv1d", convolution],
  ["LazyConv2d", convolution],
  ["LazyConv3d", convolution],
  ["ConvTranspose1d", transposedConvolution],
  ["ConvTranspose2d", transposedConvolution],
  ["ConvTranspose3d", transposedConvolution],
  ["LazyConvTranspose1d", transposedConvolution],
  ["LazyConvTranspose2d", transposedConvolution],
  ["LazyConvTranspose3d", transposedConvolution],
  ["Linear", linear],
  ["LazyLinear", linear],
  ["NonDynamicallyQuantizableLinear", linear],
  ["Bilinear", linear],
  ["RNNBase", recurrent],
  ["RNN", recurrent],
  ["LSTM", recurrent],
  ["GRU", recurrent],
  ["RNNCellBase", recurrent],
  ["RNNCell", recurrent],
  ["LSTMCell", recurrent],
  ["GRUCell", recurrent],
  ["MultiheadAttention", attention],
]);

/**
 * The arithmetic of some parameters of one layer, as text: digits, `·`, `+` and parentheses, whose value is exactly the
 * number of their elements.
 *
 * @param parameters without symbols in their shapes
 * @param kind the class of torch.nn that the layer is an instance of (`torch.nn.Conv2d`), or null
 */
export function arithmetic(
  kind: string | null,
  parameters: readonly { name: string; shape: readonly Dimension[] }[],
): string {
  const written = parameters.map(({ name, shape }) => ({
    name,
    shape: shape.map((size) => BigInt(size as bigint)),
  }));
  const total = parameters.reduce((sum, { shape }) => sum + numel(shape), 0n);
  const sum = byKind(kind, written);
  // A rule that does not add up (a subclass with other shapes under the same names) is not used.
  return render(sum && evaluate(sum) === total ? sum : generic(written));
}

/** As the kind of layer is written, whether or not that adds up; null: not known by its kind. */
export function byKind(
  kind: string | null,
  written: readonly Written[],
): Sum | null {
  const rule = ruleFor(kind, written);
  const known = rule?.(new Map(written.map((item) => [item.name, item])));
  if (!known) return null;
  const rest = written.filter(({ name }) => !known.names.includes(name));
  return [...known.sum, ...generic(rest)];
}

function ruleFor(
  kind: string | null,
  written: readonly Written[],
): Rule | undefined {
  const named = kind?.startsWith("torch.nn.")
    ? rules.get(kind.slice(kind.lastIndexOf(".") + 1))
    : undefined;
  return named ?? (looksLinear(written) ? linear : undefined);
}

/** A layer that somebody wrote themselves with a Linear's two parameters is read as one. */
function looksLinear(written: readonly Written[]): boolean {
  const [weight, bias] = written;
  return (
    written.length === 2 &&
    weight?.name === "weight" &&
    bias?.name === "bias" &&
    weight.shape.length === 2 &&
    bias.shape.length === 1 &&
    bias.shape[0] === weight.shape[0]
  );
}
