/** Formulas are written as people write them, and what is written in Python reads back as the same formula. */
import { expect, test } from "vitest";
import { parse, parseQuantity } from "../../src/algebra/parse.js";
import { toText } from "../../src/algebra/toText.js";

const cases: [python: string, text: string, order?: string[]][] = [
  [
    "V*d + T*d + L*(12*d**2 + 13*d) + 2*d",
    "V·d + T·d + L·(12·d² + 13·d) + 2·d",
    ["V", "T", "L", "d"],
  ],
  ["9*in_channels*width + width", "9·in_channels·width + width"],
  ["heads*(dim//heads)", "heads·(dim // heads)"],
  ["-(-a//b)", "ceil(a / b)"],
  ["-(a//b)", "−(a // b)"],
  ["a - 3*b", "a − 3·b"],
  ["n*(n + 1)//2", "n·(n + 1)/2"],
  ["2**(n - 1)", "2^(n − 1)"],
  ["max(1, n//4)", "max(1, n // 4)"],
  ["int(x*0.3)", "int(x·0.3)"],
  ["64*a + 64*b", "64·(a + b)"],
  // A mixture of experts, a vision transformer, an encoder, a bottleneck: as papers write them.
  [
    "depth*(experts*(3*dim*hidden) + dim*experts + 4*dim**2 + 2*dim) + 2*vocab*dim + dim",
    "2·vocab·dim + depth·(experts·(3·dim·hidden + dim) + 4·dim² + 2·dim) + dim",
    ["vocab", "depth", "experts", "dim", "hidden"],
  ],
  [
    "(img//patch)**2*dim + 3*patch**2*dim + depth*(4*dim**2 + 2*dim*mlp + mlp + 9*dim) + classes*dim + classes + 5*dim",
    "depth·(4·dim² + 2·dim·mlp + 9·dim + mlp) + dim·classes + 3·dim·patch² + dim·(img // patch)² + 5·dim + classes",
    ["dim", "depth", "mlp", "classes"],
  ],
  [
    "784*h + h + h*latent*2 + 2*latent + latent*h + h + h*784 + 784",
    "h·(3·latent + 1570) + 2·latent + 784",
    ["h", "latent"],
  ],
  [
    "(c//4)*c*2 + 9*(c//4)**2 + 4*(c//4) + 2*c",
    "2·c·(c // 4) + 2·c + 9·(c // 4)² + 4·(c // 4)",
  ],
  [
    "config.d*config.v + config.n*(4*config.d**2 + config.d)",
    "config.n·(4·config.d² + config.d) + config.d·config.v",
    ["config.n"],
  ],
  ["c - 12*a*b", "−12·a·b + c"],
  ["(a + b)*0", "0"],
  ["0", "0"],
  ["sum(c//2**i for i in range(n))", "Σ[i = 0 … n − 1](c // 2^i)"],
];

test.each(cases)("%s", (python, text, order) => {
  const formula = parse(python);
  expect(toText(formula, { style: "text", order })).toBe(text);
  const again = parseQuantity(toText(formula, { style: "python", order }));
  expect(again.key).toBe(formula.key);
});
