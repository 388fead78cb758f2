// Starts a counting thread, from V8's code cache as launch.cjs starts the command line.
"use strict";
require("./launch.cjs").start("worker.cjs");
