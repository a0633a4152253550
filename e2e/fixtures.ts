import { readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { test as base } from "@playwright/test";
import { connect, type Db, disconnect } from "@/db/client";

interface WorkerFixtures {
  /** The database behind the pages, for what a journey needs before it begins. */
  db: Db;
}

/** A journey's `test`: Playwright's, with the server's database. */
export const test = base.extend<object, WorkerFixtures>({
  db: [
    async ({}, use) => {
      const dir = process.env.STORELINE_E2E_DIR ?? "";
      const { databaseUrl } = JSON.parse(readFileSync(path.join(dir, "server.json"), "utf8"));
      const db = connect(databaseUrl, 4);
      await use(db);
      await disconnect(db);
    },
    { scope: "worker" },
  ],
});

export { expect } from "@playwright/test";
