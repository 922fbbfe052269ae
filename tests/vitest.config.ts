import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL("..", import.meta.url));

export default defineConfig({
  test: {
    projects: [
      {
        test: { name: "unit", root, include: ["tests/**/*.test.ts"], exclude: ["tests/e2e/**"], testTimeout: 20_000 },
      },
      {
        test: {
          name: "e2e",
          root,
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["tests/e2e/setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          fileParallelism: false,
          // A busy machine may let a page wait too long once; a fault shows twice.
          retry: 1,
        },
      },
    ],
  },
});
