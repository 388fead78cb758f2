import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/globalSetup.ts"],
    testTimeout: 60_000,
    // A process for each file: what the many evaluators of one file leave behind ends with it.
    maxWorkers: 2,
  },
});
