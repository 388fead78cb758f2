#!/usr/bin/env node
// tree-sitter-python's install step would load or compile its native binding. numel uses the .wasm beside it
// (package.json "overrides" puts this package in node-gyp-build's place), so the step has nothing to do.
