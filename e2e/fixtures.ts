import { readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";
import {
  type BrowserContext,
  type BrowserContextOptions,
  test as base,
  expect,
  type Page,
} from "@playwright/test";
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
  context: async ({ context }, use) => {
    const failures = failuresIn(context);
    await use(context);
    expect(failures).toEqual([]);
  },
  enter: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    const failures: string[][] = [];
    await use(async (login, device) => {
      const context = await browser.newContext(device);
      contexts.push(context);
      failures.push(failuresIn(context));
      const page = await context.newPage();
      await signIn(page, login);
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
    expect(failures.flat()).toEqual([]);
  },
});

/**
 * What the server failed to answer while a journey went on; it fails the journey, also where the page got over it. The service
 * worker's own page for a lost network is no failure.
 */
function failuresIn(context: BrowserContext): string[] {
  const failures: string[] = [];
  context.on("response", (response) => {
    if (response.status() >= 500 && response.headers()["x-no-network"] === undefined)
      failures.push(`${response.status()} ${response.request().method()} ${response.url()}`);
  });
  return failures;
}

export { expect };
