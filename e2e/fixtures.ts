import { readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import { type BrowserContextOptions, test as base, type Page } from "@playwright/test";
import { connect, type Db, disconnect } from "@/db/client";
import { signIn } from "./people";

interface WorkerFixtures {
  /** The database behind the pages, for what a journey needs before it begins. */
  db: Db;
}

interface Fixtures {
  /** Signs somebody in on a device of their own, for journeys in which several people take part. */
  enter: (login: string, device?: BrowserContextOptions) => Promise<Page>;
}

/** A phone as a shop or a picker holds it. */
export const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

/** A journey's `test`: Playwright's, with the server's database. */
export const test = base.extend<Fixtures, WorkerFixtures>({
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
  enter: async ({ browser }, use) => {
    const pages: Page[] = [];
    await use(async (login, device) => {
      const page = await (await browser.newContext(device)).newPage();
      pages.push(page);
      await signIn(page, login);
      return page;
    });
    await Promise.all(pages.map((page) => page.context().close()));
  },
});

export { expect } from "@playwright/test";
