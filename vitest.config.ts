import { availableParallelism } from "node:os";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    // Many tests wait for a process of their own: with two cores, one worker would leave half of the time unused.
    maxWorkers: Math.max(2, availableParallelism() - 1),
  },
});
