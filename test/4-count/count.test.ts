/** Totals, ties, sharing, buffers, state_dict and digest; expected values from paper and from COUNTING.md. */
import { describe, expect, test } from "vitest";
import { countModel } from "../../src/4-count/count.js";
import type { CountedModel } from "../../src/4-count/counted.js";
import {
  batchNorm,
  build,
  conv2d,
  embedding,
  layer,
  linear,
  moduleList,
  nn,
  sequential,
  type L,
  pathOf,
} from "./build.js";
import { empty, failed, gpt, lenet, partial, resnet50 } from "./models.js";

const count = (root: L): CountedModel => countModel(build(root));
const net = (layers: Record<string, L>, rest: Partial<L> = {}): L =>
  layer("m.Net", { layers, ...rest });

describe("whole models", () => {
  test("LeNet", () => {
    const model = countModel(lenet());
    // (5·5·1+1)·6 = 156, (5·5·6+1)·16 = 2416; 400·120+120 = 48120, 120·84+84 = 10164, 84·10+10 = 850
    expect(model.status).toBe("exact");
    expect(model.counts).toEqual({
      total: 61_706n,
      trainable: 61_706n,
      frozen: 0n,
      buffers: 0n,
    });
    expect(model.modules).toBe(6);
    expect(model.stored).toEqual({ parameters: 61_706n, buffers: 0n });
    expect(model.digest).toBe("c56bdd6d968ac3a2");
    expect(model.byType).toEqual([
      { type: "Conv2d", total: 2_572n, layers: 2 },
      { type: "Linear", total: 59_134n, layers: 3 },
    ]);
    expect(model.bytes).toEqual([
      { dtype: "float32", elements: 61_706n, bytes: 246_824n },
    ]);
    expect(model.root?.layers.map((one) => one.arithmetic)).toEqual([
      "(5·5·1 + 1)·6",
      "(5·5·6 + 1)·16",
      "400·120 + 120",
      "120·84 + 84",
      "84·10 + 10",
    ]);
  });

  test("a GPT with its head tied to the embedding", () => {
    const model = countModel(gpt());
    // Per block 2·(768+768) + 768·2304+2304 + 768·768+768 + 768·3072+3072 + 3072·768+768 = 7,087,872
    // 50304·768 + 1024·768 + 12·7,087,872 + 2·768
    expect(model.counts.total).toBe(124_475_904n);
    expect(model.embedding).toBe(38_633_472n + 786_432n);
    expect(model.other).toBe(85_056_000n);
    expect(model.stored?.parameters).toBe(163_109_376n);
    expect(model.ties).toEqual([
      { path: "lm_head.weight", owner: "transformer.wte.weight" },
    ]);
    expect(model.parameters.map(({ path }) => path)).not.toContain(
      "lm_head.weight",
    );
  });

  test("a ResNet-50", () => {
    const model = countModel(resnet50());
    expect(model.counts.total).toBe(25_557_032n);
    // 53 batch norms with 26,560 channels: 2·26,560 + 53
    expect(model.counts.buffers).toBe(53_173n);
    expect(model.modules).toBe(151);
    // What PyTorch's own resnet50 has
    expect(model.digest).toBe("7b4f575ef0881925");
    expect(model.stored).toEqual({
      parameters: 25_557_032n,
      buffers: 53_173n,
    });
  });

  test("nothing in it", () => {
    const model = countModel(empty());
    expect(model.status).toBe("exact");
    expect(model.counts.total).toBe(0n);
    expect(model.modules).toBe(1);
    // sha256 of nothing
    expect(model.digest).toBe("e3b0c44298fc1c14");
  });

  test("partial: what is known is a lower bound, and each root reason stands once", () => {
    const model = countModel(partial());
    expect(model.status).toBe("partial");
    expect(model.counts.total).toBe(5_130n);
    expect(model.digest).toBeNull();
    expect(
      model.reasons.map(({ reason, affects }) => [
        reason.code,
        reason.line,
        affects.map(({ path }) => path),
      ]),
    ).toEqual([
      ["external", 3, ["backbone"]],
      ["runtime", 15, []],
    ]);
    expect(model.root?.isComplete).toBe(false);
    expect(model.root?.layers.map(({ isComplete }) => isComplete)).toEqual([
      false,
      true,
    ]);
  });

  test("a reason without a place makes it partial too", () => {
    const [reason] = pathOf(partial()).reasons;
    const model = countModel(
      build(net({ fc: linear(4, 4) }), { reasons: [reason!] }),
    );
    expect(model.status).toBe("partial");
  });

  test("failed", () => {
    const model = countModel(failed());
    expect(model.status).toBe("failed");
    expect(model.root).toBeNull();
    expect(model.counts.total).toBe(0n);
    expect(model.stored).toBeNull();
    expect(model.digest).toBeNull();
  });
});

describe("COUNTING.md", () => {
  test("1: b.weight = a.weight counts 24: 4·4 + 4 + 4", () => {
    const a = linear(4, 4);
    const b = linear(4, 4);
    b.parameters[0] = a.parameters[0]!;
    const model = count(net({ a, b }));
    expect(model.counts.total).toBe(24n);
    expect(model.stored?.parameters).toBe(40n);
    expect(model.ties).toEqual([{ path: "b.weight", owner: "a.weight" }]);
    expect(model.root?.layers[1]?.arithmetic).toBe("4");
  });

  test("3: [layer]*3 counts 20 once, a comprehension 60", () => {
    const one = linear(4, 4);
    const shared = count(net({ list: moduleList([one, one, one]) }));
    expect(shared.counts.total).toBe(20n);
    expect(shared.modules).toBe(3);
    expect(shared.stored?.parameters).toBe(60n);
    expect(shared.ties).toEqual([]);
    expect(shared.root?.layers[0]?.layers[2]?.sharedWith).toBe("list.0");
    const copies = [linear(4, 4), linear(4, 4), linear(4, 4)];
    expect(count(net({ list: moduleList(copies) })).counts.total).toBe(60n);
  });

  test("5: a parameter beside the layers, of no dimension", () => {
    const model = count(
      net({}, { parameters: [{ name: "scale", shape: [] }] }),
    );
    expect(model.counts.total).toBe(1n);
    expect(model.byType).toEqual([{ type: "Parameter", total: 1n, layers: 1 }]);
  });

  test("13: batch norm's statistics are buffers: 2·8 and 2·8 + 1", () => {
    const model = count(net({ bn: batchNorm(8) }));
    expect(model.counts.total).toBe(16n);
    expect(model.counts.buffers).toBe(17n);
    expect(model.stored).toEqual({ parameters: 16n, buffers: 17n });
  });

  test("18: trainable and frozen apart: 68 = 4·16 + 4 of 340 = 68 + 16·16 + 16", () => {
    const body = linear(16, 16);
    for (const parameter of body.parameters) parameter.trainable = false;
    const model = count(net({ body, head: linear(16, 4) }));
    expect(model.counts).toMatchObject({
      total: 340n,
      trainable: 68n,
      frozen: 272n,
    });
  });
});

describe("order and identity", () => {
  test("a module's own parameters come before its children's", () => {
    const shared = { name: "weight", shape: [3, 3] };
    const model = count(
      net(
        { child: layer("torch.nn.Linear", { parameters: [shared] }) },
        { parameters: [shared] },
      ),
    );
    expect(model.ties).toEqual([{ path: "child.weight", owner: "weight" }]);
  });

  test("one parameter under two names of one module", () => {
    const shared = { name: "a", shape: [5] };
    const ir = build(net({}, { parameters: [shared, shared] }));
    pathOf(ir).root!.parameters[1]!.name = "b";
    const model = countModel(ir);
    expect(model.counts.total).toBe(5n);
    expect(model.ties).toEqual([{ path: "b", owner: "a" }]);
  });

  test("non-persistent buffers count as buffers and are not stored; a buffer in two places counts once", () => {
    const mask = { name: "mask", shape: [4, 4], isPersistent: false };
    const table = { name: "table", shape: [10] };
    const model = count(
      net({
        a: layer("m.A", { buffers: [mask, table] }),
        b: layer("m.B", { buffers: [table] }),
      }),
    );
    expect(model.counts.buffers).toBe(26n);
    expect(model.stored?.buffers).toBe(20n);
  });

  test("a shared subtree is stored again as a whole", () => {
    const body = sequential(linear(2, 2), batchNorm(2));
    const model = count(net({ a: body, b: body }));
    // 2·2 + 2 + 2·2 = 10 parameters and 2·2 + 1 = 5 buffers, twice
    expect(model.counts.total).toBe(10n);
    expect(model.stored).toEqual({ parameters: 20n, buffers: 10n });
  });

  test("a module inside itself is counted once and cannot be stored", () => {
    const loop = net({ fc: linear(2, 2) });
    loop.layers.self = loop;
    const model = count(loop);
    expect(model.status).toBe("exact");
    expect(model.counts.total).toBe(6n);
    expect(model.modules).toBe(2);
    expect(model.stored).toBeNull();
  });

  test("embedding and other: the owner decides", () => {
    const emb = embedding(10, 4);
    const head = linear(4, 10);
    head.parameters[0] = emb.parameters[0]!;
    const model = count(net({ emb, head }));
    expect([model.embedding, model.other]).toEqual([40n, 10n]);
  });

  test("integers stay exact beyond 2^53", () => {
    const big = nn("Linear", "", [3037000507, 3037000507], null);
    // 3037000507² from Python
    expect(count(net({ big })).counts.total).toBe(9_223_372_079_518_257_049n);
  });

  test("bytes by dtype", () => {
    const half = linear(3, 2);
    for (const parameter of half.parameters) parameter.dtype = "float16";
    const odd = nn("Linear", "", [2, 2], null);
    odd.parameters[0]!.dtype = "float4_e2m1fn_x2";
    expect(count(net({ a: conv2d(1, 1, 1), half, odd })).bytes).toEqual([
      { dtype: "float32", elements: 2n, bytes: 8n },
      { dtype: "float16", elements: 8n, bytes: 16n },
      { dtype: "float4_e2m1fn_x2", elements: 4n, bytes: null },
    ]);
  });

  test("rows add up: own over all layers, and subtree at every layer", () => {
    for (const ir of [lenet(), gpt(), resnet50(), partial()]) {
      const model = countModel(ir);
      const check = (one: NonNullable<CountedModel["root"]>): void => {
        const below = one.layers.reduce((s, l) => s + l.subtree.total, 0n);
        expect(one.subtree.total).toBe(one.own.total + below);
        one.layers.forEach(check);
      };
      check(model.root!);
      const byType = model.byType.reduce((sum, { total }) => sum + total, 0n);
      expect(byType).toBe(model.counts.total);
    }
  });
});
