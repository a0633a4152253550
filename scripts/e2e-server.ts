// The server of the journeys: the production build on a throw-away PostgreSQL with the demo chain. Playwright starts
// and stops it; e2e/fixtures.ts reads where it is.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { startEmbedded } from "@/db/embedded";
import { explain } from "./bootstrap/say.mjs";
import { ensureBuilt } from "./serve/build";
import { fillDatabase } from "./serve/seed";
import { type Supervised, supervise } from "./serve/supervise";

const root = path.resolve(import.meta.dirname, "..");
const dir = process.env.STORELINE_E2E_DIR ?? path.join(root, ".data", "e2e");
const port = process.env.STORELINE_E2E_PORT ?? "3199";

const stopAsked = new Promise<void>((resolve) => {
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(name, () => resolve());
});

async function main(): Promise<number> {
  await ensureBuilt(root);
  mkdirSync(dir, { recursive: true });
  process.env.STORELINE_PHOTO_DIR = path.join(dir, "photos");
  const server = await startEmbedded({ dir, purpose: "throwaway" });
  const children: Supervised[] = [];
  try {
    await fillDatabase(server.url);
    const environment = {
      ...process.env,
      NODE_ENV: "production",
      DATABASE_URL: server.url,
      PORT: port,
      ALLOW_TIME_TRAVEL: "1",
      STORELINE_REHEARSAL: "1",
    } as NodeJS.ProcessEnv;
    const failed = new Promise<never>((_, gaveUp) => {
      for (const name of ["web", "worker"] as const) {
        children.push(supervise({ root, dir, name, isDev: false, environment, changed: () => {}, gaveUp }));
      }
    });
    writeFileSync(path.join(dir, "server.json"), JSON.stringify({ databaseUrl: server.url }));
    await Promise.race([stopAsked, failed]);
    return 0;
  } finally {
    await Promise.all(children.map((child) => child.stop()));
    await server.stop();
    keepLogs();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** The logs of the last journeys stay where failures are looked at. */
function keepLogs(): void {
  const target = path.join(root, "test-results", "server-log");
  mkdirSync(target, { recursive: true });
  for (const name of ["web.log", "worker.log", "postgres.log"]) {
    const file = path.join(dir, "log", name);
    if (existsSync(file)) writeFileSync(path.join(target, name), readFileSync(file));
  }
}

process.exit(await main().catch(explain));
