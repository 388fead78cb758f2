/** `numel merge`: the reports of all shards as the one that the whole would have given. */
import { readFileSync } from "node:fs";
import type { Report } from "../5-report/report.js";
import { errors } from "../messages.js";
import { joinShards, type ShardFile } from "../scale/shardReport.js";
import { report } from "./count.js";
import type { MergeCommandOptions } from "./commands/merge.js";
import { complain } from "./output.js";
import { projectOf } from "./project.js";

/** @returns the exit code that the whole would have had */
export async function merge(
  names: readonly string[],
  options: MergeCommandOptions,
): Promise<number> {
  const project = await projectOf(options, process.cwd());
  if (project === null) return 2;
  const shards: ShardFile[] = [];
  for (const file of names) {
    const read = readShard(file);
    if ("message" in read) return refuse(read.message);
    shards.push(read);
  }
  const joined = joinShards(shards);
  if ("message" in joined) return refuse(joined.message);
  const { outcomes } = joined;
  if (outcomes.length === 0) return refuse(errors.noModels(names.join(", ")));
  return report(outcomes, project, { ...options, set: [], symbolic: [] }, null);
}

function readShard(file: string): ShardFile | { message: string } {
  let data: Partial<Report>;
  try {
    data = JSON.parse(readFileSync(file, "utf8")) as Partial<Report>;
  } catch {
    return { message: errors.noReport(file) };
  }
  const { schemaVersion, numel, shard } = data;
  if (schemaVersion !== 1 || numel === undefined) {
    return { message: errors.noReport(file) };
  }
  return shard === undefined
    ? { message: errors.wholeReport(file) }
    : { file, numel, shard };
}

function refuse(message: string): 2 {
  complain(`numel: ${message}\n`);
  return 2;
}
