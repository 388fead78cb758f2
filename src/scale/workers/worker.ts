/** A counting thread: takes chunks, counts them as the main thread would, and gives packed results back. */
import { parentPort, workerData } from "node:worker_threads";
import { CountCache } from "../../cache/countCache.js";
import { defaultLimits } from "../../2-evaluate/budget.js";
import { diskFiles } from "../../files.js";
import { LocalCounter } from "../localCounter.js";
import { pack } from "../packed.js";
import type { Message, Order, WorkerData } from "./protocol.js";

const { cache, jobs, ...data } = workerData as WorkerData;
let index = 0;
const send = (message: Message): void => parentPort?.postMessage(message);
const hasOwnClock = "threadCpuUsage" in process;
const counter = LocalCounter.create({
  ...data,
  set: [],
  all: false,
  files: diskFiles,
  cache: cache === null ? null : new CountCache(cache),
  limits: {
    milliseconds: defaultLimits.milliseconds * (hasOwnClock ? 1 : jobs),
  },
  onFile: (path) => send({ kind: "started", path, index: index++ }),
});

parentPort?.on("message", (order: Order) => {
  void counter.then((ready) => {
    index = 0;
    const results = ready.countNow(order).map(pack);
    send({ kind: "counted", results });
  });
});
