import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { deliverDelivery } from "@/server/delivery/commands/deliver-delivery";
import { dispatchDelivery } from "@/server/dock/commands/dispatch-delivery";
import { recordSales } from "@/server/pos";
import { decideStocktake } from "@/server/stocktake/commands/decide-stocktake";
import { openDailyStocktakes } from "@/server/stocktake/commands/open-daily";
import { openStocktake } from "@/server/stocktake/commands/open-stocktake";
import { recordTakes } from "@/server/stocktake/commands/record-takes";
import { submitStocktake } from "@/server/stocktake/commands/submit-stocktake";
import { getStocktake } from "@/server/stocktake/queries/get-stocktake";
import { listStocktakes } from "@/server/stocktake/queries/list-stocktakes";
import type { StocktakeKind } from "@/server/stocktake/schema";
import { setShelf } from "@/server/store-stock";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenApproved, givenDelivered } from "@/server/testing/given-approved";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase(12);
afterAll(close);
beforeAll(async () => {
  await givenChain(db, ["prepaid", "direct"], 10);
  const goods = Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`I${n}`, 40]));
  await givenDelivered(db, "S0", goods);
  await givenDelivered(db, "S1", { I0: 40, I1: 40 });
});
afterEach(() => expectProof(db));

const owner = person("owner", { storeIds: [1], id: 11 });
const clerk = person("clerk", { storeIds: [1, 2], id: 12 });
const hq = person("hq", { id: 13 });
const minute = 60_000;
const later = (minutes: number) => new Date(now.getTime() + minutes * minute);
const refused = (code: string) => expect.objectContaining({ code });
let takeIds = 0;
const take = (item: string, counted: number, agoMinutes = 0) => {
  takeIds += 1;
  return { takeId: `take-${takeIds}-xxxx`, item, counted, agoSeconds: agoMinutes * 60 };
};
const open = (kind: StocktakeKind, scope = "", store = "S0", at = now) =>
  openStocktake(db, store === "S0" ? owner : hq, { store, kind, scope }, at);
const place = async (item: string, shelf: string) => {
  await setShelf(db, owner, { store: "S0", item, shelf });
  return (await open("location", shelf)).stocktake;
};
const record = (stocktake: string, takes: ReturnType<typeof take>[], at = now, actor = clerk) =>
  recordTakes(db, actor, { stocktake, takes }, at);
const submit = (stocktake: string, actor = clerk, at = now, missing: "leave" | "zero" = "leave") =>
  submitStocktake(db, actor, { stocktake, missing, post: true }, at);
const decide = (stocktake: string, decision: "post" | "back" | "cancel", actor = owner, at = now) =>
  decideStocktake(db, actor, { stocktake, decision, reason: "" }, at);
const onHand = async (item: string, store = 1) => {
  const [row] = await sqlOf(db)<{ each: number }[]>`
    select s.on_hand_each as each from store_stock s join items i on i.id = s.item_id
    where i.code = ${item} and s.store_id = ${store}`;
  return row?.each;
};
let batches = 0;
const sell = (item: string, qty: number, soldAt: Date, reportedAt: Date) => {
  batches += 1;
  const sales = [{ item, qty, at: soldAt.toISOString(), amount: 350 * qty }];
  return recordSales(db, person("pos"), { store: "S0", batch: `b${batches}`, sales }, reportedAt);
};

test("a clerk counts blind, the owner sees what it comes to and posts it once", async () => {
  const stocktake = await place("I0", "A1");
  expect(await record(stocktake, [take("I0", 38)])).toEqual({ lines: [{ item: "I0", state: "counted" }] });
  const blind = await getStocktake(db, owner, { stocktake });
  expect(blind).toMatchObject({
    status: "open",
    lines: [{ countedEach: 38, differenceEach: null, worthFen: null }],
  });
  expect(await submit(stocktake)).toEqual({ stocktake, status: "submitted" });
  expect((await getStocktake(db, clerk, { stocktake })).seesResult).toBe(false);
  expect(await getStocktake(db, owner, { stocktake })).toMatchObject({
    lines: [{ differenceEach: -2, worthFen: -700 }],
    lossFen: -700,
  });
  await atTheSameTime(Array.from({ length: 6 }, () => () => decide(stocktake, "post", owner, later(1))));
  expect(await onHand("I0")).toBe(38);
  expect(await submit(stocktake)).toEqual({ stocktake, status: "posted" });
  await expect(decide(stocktake, "cancel")).rejects.toEqual(refused("stocktake/closed"));
  await expect(record(stocktake, [take("I0", 1)])).rejects.toEqual(refused("stocktake/not-open"));
});

test("what is far off is counted again, and the recount stands; the owner's own count is posted as he submits it", async () => {
  const stocktake = await place("I1", "A2");
  const first = take("I1", 20);
  const answers = await atTheSameTime(Array.from({ length: 4 }, () => () => record(stocktake, [first])));
  expect(answers).toHaveLength(4);
  expect((await getStocktake(db, owner, { stocktake })).lines).toMatchObject([
    { takes: 1, state: "recount" },
  ]);
  await expect(submit(stocktake, owner)).rejects.toEqual(refused("stocktake/recount-open"));
  await record(stocktake, [take("I1", 33)]);
  expect(await submit(stocktake, owner)).toEqual({ stocktake, status: "posted" });
  expect(await onHand("I1")).toBe(33);
});

// Guarantees 2.12: counted + movements since the line was counted, with a till that was offline and a phone that was offline.
test("goods that are sold between the count and its posting, and reported before or after it, count once", async () => {
  const stocktake = await place("I2", "A3");
  await sell("I2", 2, later(5), later(6));
  const counted = later(10);
  await sell("I2", 3, later(15), later(16));
  // The shelf showed 40 − 2 − 1 (a till that is offline) − 4 that nobody can explain; the phone sends it half an hour later.
  await record(stocktake, [take("I2", 33, 30)], new Date(counted.getTime() + 30 * minute));
  await submit(stocktake, clerk, later(41));
  await sell("I2", 1, later(8), later(45));
  await decide(stocktake, "post", owner, later(60));
  expect(await onHand("I2")).toBe(33 - 3);
  await sell("I2", 5, later(9), later(70));
  expect(await onHand("I2")).toBe(33 - 3);
  await sell("I2", 6, later(12), later(71));
  expect(await onHand("I2")).toBe(33 - 3 - 6);
  const [line] = (await getStocktake(db, owner, { stocktake })).lines;
  expect(line?.differenceEach).toBe(-4);
});

test("goods on a truck make no difference, whether they are unpacked or not", async () => {
  const delivery = await givenApproved(db, "S0", { I3: 12 });
  const before = await place("I3", "A4");
  await record(before, [take("I3", 40)], later(1));
  await submit(before, owner, later(1));
  expect(await onHand("I3")).toBe(52);
  await dispatchDelivery(db, person("loader"), { delivery }, later(5));
  for (const [minutes, counted] of [
    [10, 40],
    [11, 52],
  ] as const) {
    const { stocktake } = await open("location", "A4");
    await record(stocktake, [take("I3", counted)], later(minutes));
    await submit(stocktake, owner, later(minutes));
    expect(await onHand("I3")).toBe(52);
  }
  await deliverDelivery(db, person("loader"), { delivery }, later(20));
  const { stocktake } = await open("location", "A4");
  await record(stocktake, [take("I3", 51)], later(25));
  await submit(stocktake, owner, later(25));
  expect(await onHand("I3")).toBe(51);
});

test("what a later count has posted is not touched by an earlier one that waited", async () => {
  const early = await place("I4", "A5");
  await record(early, [take("I4", 37)], later(1));
  await submit(early, clerk, later(2));
  const { stocktake } = await open("location", "A5");
  await record(stocktake, [take("I4", 39)], later(10));
  await submit(stocktake, owner, later(10));
  await decide(early, "post", owner, later(20));
  expect(await onHand("I4")).toBe(39);
});

test("a full count takes in what nobody asked for, and what is not found is none if its hand says so", async () => {
  const { stocktake, lines } = await open("full");
  expect(lines).toBe(10);
  await expect(submit(stocktake, owner)).rejects.toEqual(refused("stocktake/nothing-counted"));
  await record(stocktake, [take("CASE", 3)], later(30));
  expect(await submit(stocktake, owner, later(31), "leave")).toMatchObject({ status: "posted" });
  expect([await onHand("CASE"), await onHand("I5")]).toEqual([3, 40]);
  const second = await open("category", "10");
  await record(second.stocktake, [take("CASE", 3)], later(40));
  await submit(second.stocktake, owner, later(41), "zero");
  expect([await onHand("CASE"), await onHand("I5")]).toEqual([3, 0]);
});

test("headquarters approve direct stores, send back and call off; owners do not", async () => {
  const { stocktake } = await open("full", "", "S1");
  await record(stocktake, [take("I0", 39), take("I1", 40)]);
  await submit(stocktake);
  expect((await listStocktakes(db, hq, { limit: 9, status: "submitted" })).rows).toMatchObject([
    { stocktake, store: "S1", counted: 2, lines: 2, submittedBy: "clerk" },
  ]);
  const stranger = person("owner", { storeIds: [2] });
  await expect(decide(stocktake, "post", stranger)).rejects.toEqual(refused("stocktake/not-yours"));
  await expect(decide(stocktake, "post", clerk)).rejects.toMatchObject({ status: 403 });
  await decide(stocktake, "back", hq);
  expect((await getStocktake(db, hq, { stocktake })).lines.map(({ state }) => state)).toEqual([
    "recount",
    "counted",
  ]);
  await expect(decide(stocktake, "post", hq)).rejects.toEqual(refused("stocktake/not-submitted"));
  await record(stocktake, [take("I0", 38)]);
  await submit(stocktake);
  await decide(stocktake, "post", hq, later(1));
  expect(await onHand("I0", 2)).toBe(38);
  const next = await open("full", "", "S1");
  await decide(next.stocktake, "cancel", hq);
  await expect(submit(next.stocktake)).rejects.toEqual(refused("stocktake/closed"));
});

test("each morning the few at the greatest risk are asked for once, also by two clocks at once", async () => {
  await sell("I6", 39, later(1), later(2));
  await sell("I7", 44, later(1), later(2));
  await atTheSameTime([later(3), later(3), later(3)].map((at) => () => openDailyStocktakes(db, at)));
  await openDailyStocktakes(db, later(4));
  const { rows } = await listStocktakes(db, owner, { store: "S0", limit: 50, status: "open" });
  expect(rows.filter(({ kind }) => kind === "daily")).toHaveLength(1);
  const stocktake = rows.find(({ kind }) => kind === "daily")?.stocktake ?? "";
  const items = (await getStocktake(db, owner, { stocktake })).lines.map(({ item }) => item);
  expect(items).toEqual(expect.arrayContaining(["I6", "I7"]));
  expect(await openStocktake(db, clerk, { store: "S0", kind: "daily", scope: "" }, later(5))).toMatchObject({
    stocktake,
  });
});

test("refused: nothing under the scope, no scope, old takes, strangers", async () => {
  await expect(open("location", "Z9")).rejects.toEqual(refused("stocktake/nothing-to-count"));
  await expect(open("category")).rejects.toEqual(refused("stocktake/scope-missing"));
  const { stocktake } = await open("location", "A1");
  await expect(record(stocktake, [take("I0", 1, 73 * 60)])).rejects.toEqual(refused("stocktake/too-old"));
  await expect(record(stocktake, [take("NO", 1)])).rejects.toEqual(refused("store-stock/unknown-item"));
  await expect(record("ST-0", [take("I0", 1)])).rejects.toEqual(refused("stocktake/unknown"));
  const stranger = person("clerk", { storeIds: [2] });
  await expect(record(stocktake, [take("I0", 1)], now, stranger)).rejects.toMatchObject({ status: 403 });
  await record(stocktake, [take("I0", 38)]);
  await submit(stocktake);
  await expect(decide(stocktake, "post", owner, later(31 * 24 * 60))).rejects.toEqual(
    refused("stocktake/waited-too-long"),
  );
});

test("in a direct store, which has no owner, the clerk begins a count; in a franchise store the owner does", async () => {
  await setShelf(db, clerk, { store: "S1", item: "I0", shelf: "D1" });
  const wish = { kind: "location" as const, scope: "D1" };
  const { stocktake } = await openStocktake(db, clerk, { store: "S1", ...wish }, now);
  await decideStocktake(db, hq, { stocktake, decision: "cancel", reason: "" }, now);
  await setShelf(db, clerk, { store: "S0", item: "I0", shelf: "D1" });
  await expect(openStocktake(db, clerk, { store: "S0", ...wish }, now)).rejects.toMatchObject({
    code: "auth/forbidden",
  });
});
