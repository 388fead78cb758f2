/**
 * MultiheadAttention's own parameters (`out_proj` is a layer of its own): `3·(512·512 + 512)`. The number of heads does
 * not matter.
 */
import type { Sum } from "./expression.js";
import type { Rule } from "./rule.js";

const separate = ["q_proj_weight", "k_proj_weight", "v_proj_weight"];

/**
 * `in_proj_weight [3E, E]`, or with kdim/vdim `{q,k,v}_proj_weight [E, in]`; `in_proj_bias [3E]`; `bias_k`, `bias_v [1, 1, E]`:
 * https://docs.pytorch.org/docs/stable/generated/torch.nn.MultiheadAttention.html
 */
export const attention: Rule = (parameters) => {
  const packed = parameters.get("in_proj_weight")?.shape;
  const embed = packed?.[1] ?? parameters.get("q_proj_weight")?.shape[0];
  if (embed === undefined || embed === 0n) return null;
  const bias = parameters.get("in_proj_bias");
  const hasBias = bias?.shape[0] === 3n * embed;
  const names = hasBias ? ["in_proj_bias"] : [];
  if (packed) {
    if (packed[0] !== 3n * embed) return null;
    const one: Sum = [[embed, embed]];
    return {
      sum: hasBias ? [[3n, [...one, [embed]]]] : [[3n, embed, embed]],
      names: ["in_proj_weight", ...names],
    };
  }
  const projections = separate.flatMap((name) => {
    const [out, input] = parameters.get(name)?.shape ?? [];
    return out === undefined || input === undefined ? [] : [[input, out]];
  });
  if (projections.length !== separate.length) return null;
  return {
    sum: hasBias ? [...projections, [3n, embed]] : projections,
    names: [...separate, ...names],
  };
};
