import { afterAll, beforeAll, expect, test } from "vitest";
import { accountEndpoints } from "@/server/rest/endpoints/account";
import { bankEndpoints } from "@/server/rest/endpoints/bank";
import { startRest, tokenOf } from "@/server/rest/test-server";
import { givenChain } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase();
const rest = await startRest(db, [...bankEndpoints, ...accountEndpoints], {
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
const at = { "x-now": "2026-03-10T09:00:00+08:00" };
const send = (raw: string, key: string = crypto.randomUUID(), more: Record<string, string> = {}) =>
  rest.call("/bank-statements", {
    token: finance,
    raw,
    key,
    headers: { "content-type": "text/csv", ...at, ...more },
  });
const heads = "date,amount,payer_account,payer_name,note,bank_reference\n";

test("a statement is imported in the documented form, once per key and once per line", async () => {
  const slip = {
    account: "A0",
    amount: "500.00",
    method: "bank_transfer",
    payer: "Wang",
    reference: "INV-2026-01",
  };
  const options = { token: owner, key: crypto.randomUUID(), headers: at };
  const { body } = await rest.call("/deposits", { ...options, body: slip });
  const raw = `${heads}2026-03-10,500.00,6222,Wang Wu,transfer inv-2026-01,B1\n2026-03-10,7.00,,Bank,interest,B2\n`;
  const key = crypto.randomUUID();
  const first = await send(raw, key);
  expect(first).toMatchObject({
    status: 200,
    body: {
      imported: 2,
      duplicates: 0,
      matched: [{ deposit: body.deposit, bankLine: expect.stringMatching(/^BL-/), rule: "reference_code" }],
      suggested: 0,
      unmatched: 1,
    },
  });
  const again = await send(raw, key);
  expect(again.text).toBe(first.text);
  expect(again.headers.get("idempotent-replayed")).toBe("true");
  expect(await send(`${raw}2026-03-10,8.00,,x,,B3\n`, key)).toMatchObject({
    status: 422,
    body: { code: "idempotency/mismatch" },
  });
  expect(await send(raw)).toMatchObject({ body: { imported: 0, duplicates: 2, matched: [], unmatched: 0 } });
});

// Guarantees that a machine can do what the desk of unmatched lines does: money credited to the wrong account goes to the
// right one, and its line pays for one slip at a time.
test("a line of a reversed slip is taken away and given to the right one", async () => {
  const say = async (token: string, path: string, body: object = {}) =>
    rest.call(path, { token, key: crypto.randomUUID(), headers: at, body });
  const slip = { account: "A0", amount: "640.00", method: "bank_transfer", payer: "Zhou" };
  const first = (await say(owner, "/deposits", slip)).body.deposit;
  await send(`${heads}2026-03-10,640.00,6225,Sun,,M1\n2026-03-10,1.25,,Bank,interest,M2\n`);
  const read = async (query: string) =>
    (await rest.call(`/bank-lines?${query}`, { token: finance, headers: at })).body.rows as {
      line: string;
      state: string;
      slips: { deposit: string }[];
    }[];
  const [line = { line: "" }] = await read("search=M1");
  expect(line).toMatchObject({ state: "open", slips: [] });
  const pair = (deposit: unknown) => ({ lines: [line.line], deposits: [deposit] });
  expect((await say(owner, "/bank-matches", pair(first))).status).toBe(403);
  expect(await say(finance, "/bank-matches", pair(first))).toMatchObject({ status: 200 });
  await say(finance, `/deposits/${first}/approve`, { received: "640.00" });
  expect(await say(finance, `/bank-lines/${line.line}/unmatch`)).toMatchObject({
    status: 409,
    body: { code: "bank/line-in-use" },
  });
  const second = (await say(owner, "/deposits", slip)).body.deposit;
  expect(await say(finance, "/bank-matches", pair(second))).toMatchObject({
    status: 409,
    body: { code: "bank/line-taken" },
  });
  await say(supervisor, `/deposits/${first}/reverse`, { reason: "wrong account" });
  await say(finance, `/bank-lines/${line.line}/unmatch`, { reason: "wrong account" });
  expect(await say(finance, "/bank-matches", pair(second))).toMatchObject({ status: 200 });
  const one = await rest.call(`/bank-lines/${line.line}`, { token: finance, headers: at });
  expect(one.body).toMatchObject({ state: "matched", amount: "640.00", slips: [{ deposit: second }] });

  const [interest = { line: "" }] = await read("search=M2");
  await say(finance, `/bank-lines/${interest.line}/set-aside`, { reason: "interest" });
  expect(await read("state=aside")).toMatchObject([{ line: interest.line, asideReason: "interest" }]);
  await say(finance, `/bank-lines/${interest.line}/take-back`);
  expect(await read("state=aside")).toEqual([]);
  expect((await rest.call("/bank-lines/BL-nothing", { token: finance })).status).toBe(404);
});

test("bad cells are named, in the caller's language; nothing is kept", async () => {
  const bad = `${heads}2026-03-10,1.00,,x,,C1\n10 March,abc,,x,,C2\n`;
  expect(await send(bad)).toMatchObject({
    status: 422,
    body: {
      code: "bank/rows-refused",
      rows: 2,
      errors: [
        { row: 3, column: "date", code: "bank/not-a-day" },
        { row: 3, column: "amount", code: "bank/not-money", message: expect.stringContaining("abc") },
      ],
    },
  });
  const chinese = await send(bad, crypto.randomUUID(), { "accept-language": "zh-CN" });
  expect(chinese.body.errors).toMatchObject([{}, { message: expect.stringContaining("不是金额") }]);
  expect(await send(`${heads}2026-03-10,1.00,,x,,C1\n`)).toMatchObject({ body: { imported: 1 } });
});

test.each([
  ["another column", "date,amount,colour\n", 400, "bank/unknown-column"],
  ["no amount", "date\n2026-03-10\n", 400, "bank/missing-column"],
  ["nothing", "", 400, "bank/missing-column"],
])("%s is refused", async (_name, raw, status, code) => {
  expect(await send(raw)).toMatchObject({ status, body: { code } });
});

test("an owner may not, and JSON is no statement", async () => {
  const headers = { "content-type": "text/csv" };
  const forbidden = await rest.call("/bank-statements", { token: owner, raw: heads, key: "k", headers });
  expect(forbidden).toMatchObject({ status: 403, body: { code: "auth/forbidden" } });
  expect(await send("{}", "k2", { "content-type": "application/json" })).toMatchObject({ status: 415 });
});
