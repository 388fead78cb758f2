/** A target of the fixtures read and counted once with its arguments left open, its IR beside the report. */
import { countModel } from "../../src/4-count/count.js";
import type { CountedModel } from "../../src/4-count/counted.js";
import type { ModelIr } from "../../src/3-layers/ir.js";
import { diskFiles } from "../../src/files.js";
import { modelIr } from "../../src/modelIr.js";
import { offeringOf } from "../../src/offers.js";
import { openModule } from "../../src/openModule.js";
import type { CountOptions } from "../../src/pipeline.js";
import { Session } from "../../src/session.js";
import { parseTarget } from "../../src/targets.js";

export interface SymbolicModel {
  ir: ModelIr;
  counted: CountedModel;
}

/** @param name the absolute path of a file, with `::` and a class or call */
export async function symbolicModel(
  name: string,
  options: Partial<CountOptions> = {},
): Promise<SymbolicModel> {
  const session = await Session.create({
    files: options.files ?? diskFiles,
    pythonPath: [],
    sitePackages: [],
  });
  return modelIn(session, name, options);
}

/** As `symbolicModel`, in a session that is there already. */
export function modelIn(
  session: Session,
  name: string,
  options: Partial<CountOptions> = {},
): SymbolicModel {
  const all: CountOptions = {
    files: session.options.files,
    set: [],
    symbolic: [],
    all: false,
    pythonPath: [],
    sitePackages: [],
    cwd: "/",
    ...options,
  };
  const target = parseTarget(name);
  const opened = openModule(
    session,
    { kind: "file", name: name.split("::")[0] as string },
    all,
  );
  if ("message" in opened) throw new Error(opened.message);
  const offered = offeringOf(opened, target, all);
  if ("message" in offered) throw new Error(offered.message);
  const [offer] = offered.build(0);
  if (offer === undefined) throw new Error(`${name} offers nothing`);
  const ir = modelIr(opened, offer, all);
  return { ir, counted: countModel(ir) };
}
