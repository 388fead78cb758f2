/** A shard's outcomes inside its JSON report, whole, so that the merged report is drawn as the whole would have been. */
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { ShardReport } from "../5-report/report.js";
import type { Failure } from "../failure.js";
import { errors } from "../messages.js";
import type { Outcome, PlacedOutcome } from "../pipeline.js";
import { decode, encode } from "./codec.js";
import type { Shard } from "./shard.js";

export function shardReport(
  { index, of }: Shard,
  outcomes: readonly PlacedOutcome[],
  plan: string,
): ShardReport {
  const data = deflateRawSync(encode(outcomes.map(plain)), { level: 6 });
  return { index, of, plan, outcomes: data.toString("base64") };
}

/** Only what stands in it: a model that was read from bytes reads its layers when they are asked for. */
function plain({ position, outcome }: PlacedOutcome): PlacedOutcome {
  return {
    position,
    outcome: "model" in outcome ? { model: { ...outcome.model } } : outcome,
  };
}

/** A report file, by its name. */
export interface ShardFile {
  file: string;
  numel: string;
  shard: ShardReport;
}

/** The outcomes of all shards in the order of the whole; or what is wrong with them. */
export function joinShards(
  files: readonly ShardFile[],
): { outcomes: Outcome[] } | Failure {
  const [first] = files;
  if (first === undefined) throw new Error("internal: no shards");
  const { of, plan } = first.shard;
  const byIndex = new Map<number, ShardFile>();
  for (const one of files) {
    const { file, numel, shard } = one;
    const failure = (message: string): Failure => ({ target: file, message });
    if (numel !== first.numel) {
      return failure(errors.otherVersion(file, numel, first.file, first.numel));
    }
    if (shard.of !== of || shard.plan !== plan) {
      return failure(errors.otherShards(file, first.file));
    }
    const twin = byIndex.get(shard.index);
    if (twin !== undefined) {
      return failure(errors.twiceTheShard(shard.index, of, file, twin.file));
    }
    byIndex.set(shard.index, one);
  }
  for (let index = 1; index <= of; index++) {
    if (!byIndex.has(index)) {
      return { target: first.file, message: errors.noShard(index, of) };
    }
  }
  const placed = files.flatMap(({ shard }) => {
    const data = inflateRawSync(Buffer.from(shard.outcomes, "base64"));
    return decode(data) as PlacedOutcome[];
  });
  placed.sort((a, b) => a.position - b.position);
  return { outcomes: placed.map(({ outcome }) => outcome) };
}
