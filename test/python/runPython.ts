/** Runs a program of this folder through the evaluator and collects what its checks say. */
import { readFileSync } from "node:fs";
import { runModule } from "../../src/2-evaluate/runModule.js";
import { repr, str } from "../../src/2-evaluate/operations/text.js";
import { typeName } from "../../src/2-evaluate/operations/typeOf.js";
import { Raised } from "../../src/2-evaluate/values/exceptions.js";
import { PyBuiltin } from "../../src/2-evaluate/values/functions.js";
import { PyModule } from "../../src/2-evaluate/values/module.js";
import type { Value } from "../../src/2-evaluate/values/value.js";
import type { Vm } from "../../src/2-evaluate/vm.js";
import { diskFiles } from "../../src/files.js";
import { Session } from "../../src/session.js";
import { Source } from "../../src/source.js";

/** What `repr` of each checked value gives, or `Type: message` of what was raised, by label. */
export async function runPython(path: string): Promise<Record<string, string>> {
  const session = await Session.create({
    files: diskFiles,
    pythonPath: [],
    sitePackages: [],
    limits: { milliseconds: 120_000 },
  });
  const vm = session.evaluator([]);
  const source = new Source(path, readFileSync(path, "utf8"));
  const module = new PyModule("__main__", source);
  const results: Record<string, string> = {};
  const define = (
    name: string,
    native: (vm: Vm, label: string, value: Value) => string,
  ) =>
    module.namespace.set(
      name,
      new PyBuiltin(
        name,
        "label, value, /",
        (machine, label: string, value: Value) => {
          results[label] = native(machine, label, value);
          return null;
        },
        false,
        null,
        true,
      ),
    );
  module.namespace.set("__name__", "__main__");
  define("check", (machine, _label, value) => repr(machine, value));
  define("check_raises", (machine, _label, callee) => {
    try {
      return `no exception but ${repr(machine, machine.call(callee, []))}`;
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      const { exception } = error;
      return `${typeName(exception)}: ${str(machine, exception)}`;
    }
  });
  runModule(vm, module, source, session.parser.parseModule(source));
  return results;
}
