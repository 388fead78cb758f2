/** Convolutions: `(5·5·1 + 1)·6`, kernel first, then input channels per group, 1 for the bias, times output channels. */
import type { Term } from "./expression.js";
import { biasOf, weightOf, type Rule } from "./rule.js";

/** weight `[out, in/groups, *kernel]`: https://docs.pytorch.org/docs/stable/generated/torch.nn.Conv2d.html */
export const convolution: Rule = (parameters) => {
  const weight = weightOf(parameters);
  const [out, perGroup, ...kernel] = weight?.shape ?? [];
  if (!weight || out === undefined || perGroup === undefined) return null;
  const bias = biasOf(parameters, out);
  return {
    sum: [filters([...kernel, perGroup], out, bias !== undefined)],
    names: bias ? [weight.name, bias.name] : [weight.name],
  };
};

/**
 * weight `[in, out/groups, *kernel]`: https://docs.pytorch.org/docs/stable/generated/torch.nn.ConvTranspose2d.html.
 * The number of groups shows only in the bias; `in·(out/groups)` is then written as `(in/groups)·out`, which is the same.
 */
export const transposedConvolution: Rule = (parameters) => {
  const weight = weightOf(parameters);
  const [input, perGroup, ...kernel] = weight?.shape ?? [];
  if (!weight || input === undefined || perGroup === undefined) return null;
  const size = parameters.get("bias")?.shape[0];
  const groups =
    size && perGroup && size % perGroup === 0n ? size / perGroup : 0n;
  const bias = size === undefined ? undefined : biasOf(parameters, size);
  if (size !== undefined && bias && groups > 0n && input % groups === 0n) {
    return {
      sum: [filters([...kernel, input / groups], size, true)],
      names: [weight.name, bias.name],
    };
  }
  return {
    sum: [[...kernel, input, perGroup]],
    names: [weight.name],
  };
};

function filters(one: readonly bigint[], out: bigint, hasBias: boolean): Term {
  return hasBias ? [[one, [1n]], out] : [...one, out];
}
