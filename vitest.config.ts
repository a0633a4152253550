import path from "node:path";
import { defineConfig } from "vitest/config";

const alias = { "@": path.resolve(import.meta.dirname) };

/** Tests under these paths run on a real PostgreSQL; every other `*.test.ts` is a rule test that knows values only. */
const onPostgres = [
  "server/**/book/**/*.test.ts",
  "server/**/commands/**/*.test.ts",
  "server/**/queries/**/*.test.ts",
  "server/{testing,rest,proof,trpc,jobs}/**/*.test.ts",
  "server/pos/reference-client/*.test.ts",
  "db/**/*.test.ts",
  "bench/limit/*.test.ts",
  "app/**/agrees-with-server.test.ts",
  "app/**/not-orderable.test.ts",
];
const never = ["**/node_modules/**", ".next/**", ".data/**", "e2e/**"];

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "rules",
          include: ["**/*.test.{ts,tsx,mjs}"],
          exclude: [...never, ...onPostgres],
          // Values only: nothing that one file leaves behind could reach another, so modules are loaded once.
          isolate: false,
          // As many as of the others, or the two kinds cannot run side by side.
          maxWorkers: 2,
          // Shared machines are slow at times: no test is about time.
          testTimeout: 30_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: "commands",
          include: onPostgres,
          exclude: never,
          globalSetup: ["server/testing/test-cluster.ts"],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
