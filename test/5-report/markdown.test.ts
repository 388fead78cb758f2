/** Markdown, and that nothing from a user's file is taken for markup. */
import { expect, test } from "vitest";
import { markdown } from "../../src/5-report/markdown.js";
import { cell, code, plain } from "../../src/5-report/markdownText.js";
import { failed, gpt, lenet, partial, resnet50 } from "../4-count/models.js";
import { say } from "./models.js";

test("LeNet", () => {
  expect(say(markdown, lenet())).toBe(
    `
### \`Net\`: 61,706 parameters

\`fixtures/lenet.py:4\`

| Module | Type | Parameters | % | Arithmetic |
|:--|:--|--:|--:|:--|
| \`conv1\` | Conv2d | 156 | 0.3 | \`(5·5·1 + 1)·6\` |
| \`conv2\` | Conv2d | 2,416 | 3.9 | \`(5·5·6 + 1)·16\` |
| \`fc1\` | Linear | 48,120 | 78.0 | \`400·120 + 120\` |
| \`fc2\` | Linear | 10,164 | 16.5 | \`120·84 + 84\` |
| \`fc3\` | Linear | 850 | 1.4 | \`84·10 + 10\` |
| Conv2d | | 2,572 | 4.2 | 2 layers |
| Linear | | 59,134 | 95.8 | 3 layers |
| **total** | | **61,706** | | all trainable · 246.8 kB fp32 |
`.slice(1),
  );
});

test("large totals rounded beside the exact ones, blocks indented", () => {
  const text = say(markdown, gpt());
  expect(text).toContain("### `GPT`: 124,475,904 parameters (124.5 M)\n");
  expect(text).toContain(
    "| `transformer.h[0..11]` | Block ×12 | 85,054,464 | 68.3 | `12 · 7,087,872` |\n",
  );
  expect(text).toContain(
    "| &nbsp;&nbsp;&nbsp;`ln_1, ln_2` | LayerNorm | 3,072 | | `2·(768 + 768)` |\n",
  );
});

test("partial and failed", () => {
  const text = say(markdown, partial());
  expect(text).toContain(
    "### `Net`: ≥ 5,130 parameters, partial: some of it is not known\n",
  );
  expect(text).toContain(
    "- **external**: module 'timm' is not here (`partial.py:3`): `backbone`. Fix: install timm",
  );
  expect(say(markdown, failed())).toContain("### `Broken`: failed\n");
  expect(say(markdown, failed())).toContain(
    "Module.\\_\\_init\\_\\_() call (`broken.py:7`)\n",
  );
});

test("many models", () => {
  const text = say(markdown, [lenet(), gpt(), resnet50(), partial(), failed()]);
  expect(text).toContain("### 5 models · 3 exact · 1 partial · 1 failed\n");
  expect(text).toContain("| `fixtures/lenet.py::Net` | 61,706 | all | |\n");
  expect(text).toContain(
    "| `partial.py::Net` | ≥ 5,130 | ≥ 5,130 | partial: module 'timm' is not here (partial.py:3) and 1 more |\n",
  );
});

test("escapes", () => {
  expect(plain("a|b *c* <img> _d_ @me")).toBe(
    "a\\|b \\*c\\* &lt;img\\> \\_d\\_ \\@me",
  );
  expect(code("f(`x`)")).toBe("``f(`x`)``");
  expect(code("`x`")).toBe("`` `x` ``");
  expect(cell(code("a | b"))).toBe("`a \\| b`");
});
