/** Of generated models, the formula at random arguments is the count of the model built with them, all parameters alike. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { evaluate } from "../../src/algebra/evaluate.js";
import { diskFiles } from "../../src/files.js";
import { Session } from "../../src/session.js";
import { conditionHolds, numbers } from "./conditionHolds.js";
import { argumentsOf, source } from "./generated.js";
import { pythonText } from "./recorded.js";
import { shapesOf } from "./shapesOf.js";
import { modelIn } from "./symbolicModel.js";

/** `n − 1 >= 1`: where a loop has fewer rounds than the formula is for. */
const ROUNDS = / >= [0-9]/u;

test("formulas and variants hold at every binding", async () => {
  let path = "";
  let text = "";
  const files = {
    ...diskFiles,
    read: (name: string) =>
      name === path ? Buffer.from(text) : diskFiles.read(name),
    kind: (name: string) =>
      name === path ? ("file" as const) : diskFiles.kind(name),
    size: (name: string) =>
      name === path ? text.length : diskFiles.size(name),
  };
  const first = await Session.create({
    files,
    pythonPath: [],
    sitePackages: [],
  });
  let known = 0;
  let all = 0;
  fc.assert(
    fc.property(
      source,
      fc.array(argumentsOf, { minLength: 3, maxLength: 3 }),
      (generated, bindings) => {
        path = `/generated/model${all++}.py`;
        text = generated;
        const session = first.over(files);
        const name = `${path}::GENERATED`;
        const { ir, counted } = modelIn(session, name);
        if (["symbolic", "variants", "exact"].includes(counted.status)) known++;
        else return;
        for (const values of bindings) {
          const set = { ...values };
          const fitting = ir.paths.filter(({ decisions }) =>
            decisions.every(
              ({ text: when, isAssumed }) =>
                isAssumed || conditionHolds(when, set),
            ),
          );
          expect(fitting).toHaveLength(1);
          const [{ decisions, root }] = fitting as [(typeof fitting)[0]];
          const broken = decisions.filter(
            ({ text: when }) => !conditionHolds(when, set),
          );
          expect(broken.filter(({ text: when }) => !ROUNDS.test(when))).toEqual(
            [],
          );
          if (broken.length > 0) continue;
          const built = modelIn(session, name, {
            set: Object.entries(set).map(
              ([key, value]) => `${key}=${pythonText(value)}`,
            ),
          });
          expect(built.counted.status).toBe("exact");
          const shapes = shapesOf(root!, numbers(set));
          expect(shapes).toEqual(shapesOf(built.ir.paths[0]!.root!, new Map()));
          const variants = counted.variants.filter(({ when }) =>
            conditionHolds(when, set),
          );
          if (counted.variants.length > 0) expect(variants).toHaveLength(1);
          const { formulas, counts } = variants[0]?.model ?? counted;
          const value = (which: "total" | "trainable" | "buffers") =>
            formulas ? evaluate(formulas[which], numbers(set)) : counts[which];
          expect([
            value("total"),
            value("trainable"),
            value("buffers"),
          ]).toEqual([
            built.counted.counts.total,
            built.counted.counts.trainable,
            built.counted.counts.buffers,
          ]);
        }
      },
    ),
    { numRuns: Number(process.env.RUNS ?? 60) },
  );
  expect(known).toBeGreaterThan(all / 2);
}, 60_000);
