/** `--explain`: each layer with its call, arguments and shapes, and every sum written out. */
import { expect, test } from "vitest";
import { explain } from "../../src/5-report/explain.js";
import { empty, failed, gpt, lenet, partial } from "../4-count/models.js";
import { odd, say } from "./models.js";

test("LeNet", () => {
  expect(say(explain, lenet())).toBe(
    `
Net  fixtures/lenet.py:4

  conv1   Conv2d(1, 6, 5)   fixtures/lenet.py:7
    in_channels=1, out_channels=6, kernel_size=5
    weight [6, 1, 5, 5]   bias [6]
    (5·5·1 + 1)·6 = 156

  conv2   Conv2d(6, 16, 5)   fixtures/lenet.py:8
    weight [16, 6, 5, 5]   bias [16]
    (5·5·6 + 1)·16 = 2,416

  fc1   Linear(400, 120)   fixtures/lenet.py:9
    weight [120, 400]   bias [120]
    400·120 + 120 = 48,120

  fc2   Linear(120, 84)   fixtures/lenet.py:10
    weight [84, 120]   bias [84]
    120·84 + 84 = 10,164

  fc3   Linear(84, 10)   fixtures/lenet.py:11
    weight [10, 84]   bias [10]
    84·10 + 10 = 850

  Conv2d  156 + 2,416 = 2,572
  Linear  48,120 + 10,164 + 850 = 59,134
  total   2,572 + 59,134 = 61,706   all trainable · 246.8 kB fp32
`.slice(1),
  );
});

test("nothing is folded; equal addends are", () => {
  const text = say(explain, gpt());
  expect(text).toContain(
    "transformer.h.11.mlp.c_proj   Linear(3072, 768)   model.py:84\n",
  );
  expect(text).toContain("LayerNorm              25 · 1,536 = 38,400\n");
  expect(text).toContain(
    "    weight [50304, 768] = transformer.wte.weight, counted there\n",
  );
  expect(text).toMatch(/no parameters in transformer.drop Dropout, /);
});

test("shared modules, frozen parts, ties in part", () => {
  const text = say(explain, odd());
  expect(text).toContain("    the same module as a, counted there\n");
  expect(text).toContain("    weight [8, 8]   bias [8] frozen\n");
  expect(text).toContain(
    "    weight [100, 8] = emb.weight, counted there   bias [100]\n    100\n",
  );
});

test("what is not known", () => {
  const text = say(explain, partial());
  expect(text).toContain(
    '    backbone = timm.create_model("resnet50", num_classes=0): not known\n',
  );
  expect(text).toContain("    weight lazy   bias lazy\n");
  expect(text).toContain("  total   ≥ 5,130   lower bound");
  expect(say(explain, failed())).toContain("AttributeError");
  expect(say(explain, empty())).toContain("  total  0   no parameters\n");
});
