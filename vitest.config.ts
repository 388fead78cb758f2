import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/globalSetup.ts"],
    testTimeout: 60_000,
    // Files that share a worker share what was compiled: most of a run's time on two cores.
    isolate: false,
  },
});
