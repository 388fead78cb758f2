#!/usr/bin/env node
// Starts the command line from V8's code cache, which saves half of the time a run takes to start. The program comes in
// pieces (scripts/pieces.js), each loaded when it is first required, with its cache beside it. The build makes the caches
// for its own version of Node; under any other V8 refuses them, and Node loads the pieces as usual (one that can keep a
// cache itself is asked to).
"use strict";
const { readFileSync, writeFileSync } = require("node:fs");
const { setFlagsFromString } = require("node:v8");
const { Script } = require("node:vm");

// V8 begins to optimise code within the first milliseconds, in threads that take the processor from the run itself; most
// runs have ended before that pays. These budgets let it begin after about a megabyte of source for the parser, which is
// WebAssembly, and after four times the usual work for everything else. Likewise old memory is collected when it is full,
// not beforehand in small steps.
setFlagsFromString("--wasm-tiering-budget=500000000");
setFlagsFromString("--interrupt-budget=500000");
setFlagsFromString("--no-incremental-marking");

/** The build runs numel with this set: pieces that are loaded and have no cache yet get one. */
const isWriting = process.env.NUMEL_WRITE_CODE_CACHE === "1";
const loaded = new Map();

/** A piece's script, with the code from its cache unless there is none or V8 refuses it. */
function compile(name) {
  const filename = `${__dirname}/${name}`;
  // The build escapes what is not ASCII, so that the text needs no decoding.
  const text = readFileSync(filename, "latin1");
  return new Script(text, { filename, cachedData: readCache(name) });
}

function readCache(name) {
  try {
    return readFileSync(`${__dirname}/${name}.cache`);
  } catch {
    return undefined;
  }
}

function load(name, script = compile(name)) {
  const piece = { exports: {} };
  loaded.set(name, piece);
  const run = script.runInThisContext();
  run(
    piece.exports,
    requireFromPiece,
    piece,
    `${__dirname}/${name}`,
    __dirname,
  );
  if (isWriting && script.cachedDataRejected === undefined) {
    process.setMaxListeners(0);
    // At the end of a real run, so that what a run needs is compiled and in it.
    process.once("exit", () =>
      writeFileSync(`${__dirname}/${name}.cache`, script.createCachedData()),
    );
  }
  return piece.exports;
}

function requireFromPiece(name) {
  if (!name.startsWith("./")) return require(name);
  return (loaded.get(name.slice(2)) ?? { exports: load(name.slice(2)) })
    .exports;
}

/** Runs the piece that a process or a thread begins with. */
function start(first) {
  const script = compile(first);
  if (script.cachedDataRejected !== true) load(first, script);
  else {
    require("node:module").enableCompileCache?.();
    require(`./${first}`);
  }
}

exports.start = start;
if (require.main === module) start("main.cjs");
