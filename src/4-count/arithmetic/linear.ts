/** Linear and Bilinear: `400·120 + 120`, inputs first. */
import type { Sum } from "./expression.js";
import { biasOf, weightOf, type Rule } from "./rule.js";

/**
 * weight `[out, in]` (Bilinear: `[out, in1, in2]`), bias `[out]`:
 * https://docs.pytorch.org/docs/stable/generated/torch.nn.Linear.html
 */
export const linear: Rule = (parameters) => {
  const weight = weightOf(parameters);
  const [out, ...inputs] = weight?.shape ?? [];
  if (!weight || out === undefined || inputs.length === 0) return null;
  const bias = biasOf(parameters, out);
  const product: Sum = [[...inputs, out]];
  return bias
    ? { sum: [...product, [out]], names: [weight.name, bias.name] }
    : { sum: product, names: [weight.name] };
};
