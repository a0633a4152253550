import { mkdtempSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { defineConfig, devices } from "@playwright/test";

// The main process chooses once; the workers and the server inherit the choice.
process.env.STORELINE_E2E_DIR ??= mkdtempSync(path.join(os.tmpdir(), "storeline-e2e-"));
process.env.STORELINE_E2E_PORT ??= String(20_000 + (process.pid % 10_000));
const url = `http://localhost:${process.env.STORELINE_E2E_PORT}`;
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results/journeys",
  fullyParallel: false,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // Shared machines are slow at times: no journey is about time.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: "list",
  use: {
    baseURL: url,
    locale: "zh-CN",
    timezoneId: "Asia/Shanghai",
    actionTimeout: 30_000,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      ...(process.env.CHROMIUM_PATH && { executablePath: process.env.CHROMIUM_PATH }),
      args: ["--disable-dev-shm-usage", ...(isRoot ? ["--no-sandbox"] : [])],
    },
  },
  projects: [{ name: "chromium", use: { ...devices["Desktop Chrome"] } }],
  webServer: {
    command: `${JSON.stringify(process.execPath)} --import tsx scripts/e2e-server.ts`,
    url: `${url}/healthz`,
    timeout: 10 * 60_000,
    stdout: "pipe",
    stderr: "pipe",
    gracefulShutdown: { signal: "SIGTERM", timeout: 20_000 },
  },
});
