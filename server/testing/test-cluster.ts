import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import postgres from "postgres";
import type { TestProject } from "vitest/node";
import { startEmbedded } from "@/db/embedded";
import { endLeftover } from "@/db/embedded/leftover";
import { migrateDatabase } from "@/db/migrate";
import { TEMPLATE } from "./template-name";

declare module "vitest" {
  interface ProvidedContext {
    /** Connection string of the run's cluster; its path is the database to connect to. */
    testClusterUrl: string;
  }
}

const PREFIX = "storeline-test-";

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** Ends and removes the clusters of runs that were killed before they could clean up. */
async function sweep(): Promise<void> {
  for (const name of readdirSync(os.tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const dir = path.join(os.tmpdir(), name);
    try {
      if (isAlive(Number(readFileSync(path.join(dir, "owner"), "utf8")))) continue;
      await endLeftover(path.join(dir, "postgres"));
      rmSync(dir, { recursive: true, force: true });
    } catch {
      // Another user's, or one that is just being made.
    }
  }
}

/** Vitest's global set-up of the project `commands`: one throw-away PostgreSQL with a migrated template database. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweep();
  const dir = mkdtempSync(path.join(os.tmpdir(), PREFIX));
  writeFileSync(path.join(dir, "owner"), String(process.pid));
  const server = await startEmbedded({ dir, purpose: "throwaway" });
  const template = new URL(server.url);
  template.pathname = `/${TEMPLATE}`;
  const sql = postgres(server.url, { max: 1, onnotice: () => {} });
  await sql`create database ${sql(TEMPLATE)}`;
  await sql.end();
  await migrateDatabase(template.href);
  project.provide("testClusterUrl", server.url);
  return async () => {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  };
}
