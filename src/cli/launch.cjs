#!/usr/bin/env node
// Starts the bundle from V8's code cache, which saves half of the time a run takes to start. The cache is made by the
// build for its own version of Node; V8 refuses it under any other and compiles as usual, and a Node that can keep a
// cache itself is asked to.
"use strict";
const { readFileSync, writeFileSync } = require("node:fs");
const nodeModule = require("node:module");
const { Script } = require("node:vm");

const bundle = `${__dirname}/numel.cjs`;
const cacheFile = `${__dirname}/numel.cache`;
const isWriting = process.env.NUMEL_WRITE_CODE_CACHE === "1";

function readCache() {
  try {
    return readFileSync(cacheFile);
  } catch {
    return undefined;
  }
}

const cachedData = isWriting ? undefined : readCache();
const script = new Script(nodeModule.wrap(readFileSync(bundle, "latin1")), {
  filename: bundle,
  cachedData,
});
if (script.cachedDataRejected) {
  nodeModule.enableCompileCache?.();
  require(bundle);
} else {
  const bundleRequire = nodeModule.createRequire(bundle);
  script.runInThisContext()(exports, bundleRequire, module, bundle, __dirname);
}
if (isWriting) {
  // At the end of a real run, so that what a run needs is compiled and in it.
  process.once("exit", () =>
    writeFileSync(cacheFile, script.createCachedData()),
  );
}
