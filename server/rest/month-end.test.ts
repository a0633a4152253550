import { afterAll, beforeAll, expect, test } from "vitest";
import { periodEndpoints } from "@/server/rest/endpoints/period";
import { statementEndpoints } from "@/server/rest/endpoints/statement";
import { startRest, tokenOf } from "@/server/rest/test-server";
import { buildStatements } from "@/server/statement";
import { givenChain } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase();
const rest = await startRest(db, [...periodEndpoints, ...statementEndpoints], {
  NODE_ENV: "test",
  ALLOW_TIME_TRAVEL: "1",
});
afterAll(async () => {
  await rest.close();
  await close();
});
beforeAll(() => givenChain(db, ["prepaid"]));

const owner = await tokenOf(db, "owner");
const finance = await tokenOf(db, "finance");
const supervisor = await tokenOf(db, "finance-supervisor");
const headers = { "x-now": "2026-04-01T09:00:00+08:00" };
const say = (path: string, token: string, body: object, key: string = crypto.randomUUID()) =>
  rest.call(path, { token, key, headers, body });

test("a month is closed once, by a supervisor, and its statements are read, disputed and answered", async () => {
  const open = await rest.call("/periods", { token: finance, headers });
  expect(open.body).toMatchObject({ next: { month: "2026-03", isOver: true }, closed: [] });
  expect(await say("/periods/2026-03/close", finance, {})).toMatchObject({ status: 403 });
  expect(await say("/periods/2026-13/close", supervisor, {})).toMatchObject({ status: 400 });
  expect(await say("/periods/2026-04/close", supervisor, {})).toMatchObject({
    status: 409,
    body: { code: "period/not-next" },
  });
  const key = crypto.randomUUID();
  const first = await say("/periods/2026-03/close", supervisor, {}, key);
  expect(first).toMatchObject({ status: 200, body: { month: "2026-03", overrideReason: null } });
  expect((await say("/periods/2026-03/close", supervisor, {}, key)).text).toBe(first.text);
  expect((await say("/periods/2026-03/close", supervisor, {})).text).toBe(first.text);

  await buildStatements(db, new Date(headers["x-now"]));
  const list = await rest.call("/statements?month=2026-03", { token: owner, headers });
  expect(list.body).toMatchObject({
    rows: [{ statement: "ST2603-A0", opening: "0.00", closing: "10000.00", status: "issued" }],
    nextCursor: null,
  });
  expect(await say("/statements/ST2603-A0/dispute", owner, {})).toMatchObject({ status: 400 });
  expect(await say("/statements/ST2603-A0/dispute", owner, { reason: "too little" })).toMatchObject({
    status: 200,
    body: { status: "disputed" },
  });
  expect(await say("/statements/ST2603-A0/answer", finance, { answer: "as agreed" })).toMatchObject({
    status: 200,
    body: { status: "answered" },
  });
  expect(await say("/statements/ST2603-A0/accept", owner, {})).toMatchObject({
    status: 200,
    body: { status: "accepted" },
  });
  const one = await rest.call("/statements/ST2603-A0", { token: owner, headers });
  expect(one.body).toMatchObject({ status: "accepted", content: { closing: "10000.00" } });
  expect(await rest.call("/statements/ST2603-XX", { token: owner, headers })).toMatchObject({ status: 404 });
});
