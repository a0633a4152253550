import { afterAll, beforeAll, expect, test } from "vitest";
import { seedDemo } from "@/db/seed/demo";
import { getItemTerms } from "@/server/catalog/queries/get-item-terms";
import { listItems } from "@/server/catalog/queries/list-items";
import { listImports } from "@/server/import/queries/list-imports";
import { getStoreTerms } from "@/server/org/queries/get-store-terms";
import { listStores } from "@/server/org/queries/list-stores";
import { person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { searchEverything } from "./search-everything";
import { whatWaits } from "./what-waits";

const now = new Date("2026-03-10T09:30:00+08:00");
const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(() => seedDemo(db, now));

const hq = person("hq");
const owner = person("owner", { storeIds: [1, 2], accountIds: [1] });
const found = async (actor: typeof hq, q: string) =>
  (await searchEverything(db, actor, { q })).map(({ kind, href }) => `${kind} ${href}`);

test("a document is found by the beginning of its number or its last digits", async () => {
  const all = await found(hq, "RO-S001");
  expect(all).toHaveLength(2);
  const no = all[0]?.split("open=")[1] ?? "";
  expect(await found(hq, no.toLowerCase())).toEqual([`order /hq/orders?open=${no}`]);
  expect(await found(hq, String(Number(no.slice(-6))))).toContain(`order /hq/orders?open=${no}`);
});

test("what a store made of its day is found by number: returns, price changes, write-offs, counts", async () => {
  const kinds = { RT: "return", PC: "priceChange", BS: "writeOff", ST: "count" };
  for (const [prefix, kind] of Object.entries(kinds)) {
    const own = await searchEverything(db, hq, { q: `${prefix}-S` });
    expect(own.length, prefix).toBeGreaterThan(0);
    expect(new Set(own.map((hit) => hit.kind)), prefix).toEqual(new Set([kind]));
    expect(own[0]?.href).toContain(`open=${prefix}-S`);
  }
  expect((await searchEverything(db, owner, { q: "PC-S001" }))[0]?.href).toMatch(
    /^\/store\/prices\/PC-S001-/,
  );
  expect(await found(owner, "RT-S006")).toEqual([]);
  expect(await found(person("picker"), "RT-S001")).toEqual([]);
});

test("stores, accounts and items are found by name, and only what the role's screens show", async () => {
  expect(await found(hq, "国贸")).toContain("store /hq/stores?open=S006");
  expect(await found(hq, "何美玲")).toContain("account /hq/accounts/A0004");
  expect(await found(hq, "kkkl")).toContain("item /hq/items?open=10005");
  expect(await found(owner, "RO-S006")).toEqual([]);
  expect(await found(owner, "RO-S001")).toHaveLength(2);
  expect(await found(owner, "何美玲")).toEqual([]);
  expect(await found(hq, "_")).toEqual([]);
});

test("what waits is counted for those who can do it", async () => {
  expect(await whatWaits(db, person("finance"))).toEqual({ deposits: 2, bank: 0 });
  expect(await whatWaits(db, person("planner"))).toEqual({ pool: 3, tasks: 0 });
  expect(await whatWaits(db, person("planner", { dcIds: [99] }))).toEqual({ pool: 0, tasks: 0 });
  expect(await whatWaits(db, owner)).toEqual({});
  expect(await whatWaits(db, person("hq"))).toMatchObject({ stores: 5, "stores/prices": 1, "stores/pos": 1 });
});

test("the lists of headquarters: stores, items, imports", async () => {
  const stores = await listStores(db, hq, { limit: 50, search: "店" });
  expect(stores.rows).toHaveLength(8);
  expect(stores.rows[0]).toMatchObject({
    store: "S001",
    account: "A0001",
    routePath: "深圳线 / 深圳西线 / 福田",
  });
  expect((await listStores(db, hq, { limit: 50, account: "A0001" })).rows).toHaveLength(2);
  expect((await listStores(db, owner, { limit: 50 })).rows).toHaveLength(2);
  expect(await getStoreTerms(db, hq, { store: "S004" }, now)).toMatchObject({
    templateVersion: 1,
    returnPolicy: "monthly",
    windows: [{ category: null, startsMinute: 480, minFen: 20_000 }, { category: "鲜食" }],
  });
  await expect(getStoreTerms(db, owner, { store: "S006" }, now)).rejects.toMatchObject({
    code: "auth/out-of-scope",
  });
  expect((await listItems(db, hq, { limit: 50, orderable: "no" })).rows).toHaveLength(2);
  expect((await listItems(db, hq, { limit: 100, category: "C10" })).rows).toHaveLength(20);
  const terms = await getItemTerms(db, hq, { item: "10001" }, now);
  expect(terms.plans.map((plan) => plan.priceFen)).toEqual([120, 101, 127]);
  expect((await getItemTerms(db, owner, { item: "10001" }, now)).plans).toHaveLength(1);
  expect((await listImports(db, hq))[0]).toMatchObject({ kind: "coupons", rows: 3, created: 3 });
});
