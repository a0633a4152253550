import { afterAll, expect, test } from "vitest";
import { createUser, sessionCookieName, signIn, systemActor } from "@/server/auth";
import { freshDatabase } from "@/server/testing/test-database";
import { createContext } from "@/server/trpc/context";
import { createCallerFactory } from "@/server/trpc/init";
import { appRouter } from "@/server/trpc/root";

const { db, close } = await freshDatabase();
afterAll(close);

const password = "correct horse battery";

async function signedIn(role: "hq" | "owner") {
  await createUser(db, systemActor, { login: role, name: role, role, password }, new Date());
  const { sessionToken } = await signIn(db, { login: role, password, ip: "10.0.0.1" }, new Date());
  const headers = new Headers({ cookie: `${sessionCookieName}=${sessionToken}` });
  return createCallerFactory(appRouter)(await createContext(headers, db)).import;
}

const file = (text: string) => ({
  kind: "dcs" as const,
  format: "csv" as const,
  content: Buffer.from(text).toString("base64"),
});

/** Every call of a screen has an id of its own. */
const asked = <Form extends object>(form: Form) => ({ requestId: crypto.randomUUID(), ...form });

const hq = await signedIn("hq");

test("HQ checks a file and applies it, once per wish", async () => {
  const good = file("code,name\n0001,常温仓\n");
  expect(await hq.checkFile(asked(good))).toMatchObject({ rows: 1, created: 1 });
  const wish = { requestId: crypto.randomUUID(), ...good };
  expect(await hq.applyFile(wish)).toMatchObject({ created: 1 });
  expect(await hq.applyFile(wish)).toMatchObject({ created: 1 });
  expect(await hq.checkFile(asked(good))).toMatchObject({ created: 0, unchanged: 1 });
});

test("bad rows reach the page with both sentences; others may not import", async () => {
  const owner = await signedIn("owner");
  const bad = file("code,name,zone\n0001,,hot\n");
  await expect(owner.checkFile(asked(bad))).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(hq.checkFile(asked(bad))).rejects.toMatchObject({
    message: "import/rows-refused",
    cause: {
      details: {
        errors: [{ row: 2, column: "name", sentence: { zh: "name 为空，必须填写。" } }, { column: "zone" }],
      },
    },
  });
});
