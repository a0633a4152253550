import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { listInbox } from "@/server/notify";
import { applyDuePrices } from "@/server/retail/commands/apply-due-prices";
import { cancelPriceChange } from "@/server/retail/commands/cancel-price-change";
import { decidePriceChange } from "@/server/retail/commands/decide-price-change";
import { lockPrices, unlockPrices } from "@/server/retail/commands/price-locks";
import { remindPriceChanges } from "@/server/retail/commands/remind-price-changes";
import { requestPriceChange } from "@/server/retail/commands/request-price-change";
import { setRetailSettings } from "@/server/retail/commands/set-settings";
import { getItemPrice } from "@/server/retail/queries/get-item-price";
import { getPriceChange } from "@/server/retail/queries/get-price-change";
import { listPriceChanges } from "@/server/retail/queries/list-price-changes";
import { listPriceFeed } from "@/server/retail/queries/list-price-feed";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase(10);
afterAll(close);
beforeAll(async () => {
  await givenChain(db, ["prepaid", "direct", "prepaid"], 12);
  await sqlOf(db)`update items set suggested_price_fen = 500`;
});
afterEach(() => expectProof(db));

const owner = person("owner", { storeIds: [1, 3], id: 11 });
const manager = person("owner", { storeIds: [2], id: 12 });
const hq = person("hq", { id: 13 });
const hour = 3_600_000;
const after = (hours: number) => new Date(now.getTime() + hours * hour);
const refused = (code: string) => expect.objectContaining({ code });

interface Wish {
  effectiveAt?: Date;
  endsAt?: Date;
  at?: Date;
}
const change = (store: string, lines: Record<string, number>, wish: Wish = {}) =>
  requestPriceChange(
    db,
    store === "S1" ? manager : owner,
    {
      store,
      lines: Object.entries(lines).map(([item, price]) => ({ item, price })),
      effectiveAt: wish.effectiveAt,
      endsAt: wish.endsAt,
      reason: "competitor",
      note: "",
    },
    wish.at ?? now,
  );
const priceOf = async (store: string, item: string) => (await getItemPrice(db, hq, { store, item })).priceFen;
const statusOf = async (no: string) => (await getPriceChange(db, hq, { change: no })).status;
const decide = (no: string, decision: "approve" | "reject", at = now, actor = hq) =>
  decidePriceChange(db, actor, { change: no, decision, lines: [], reason: "" }, at);

// Guarantees example 1 of R12: effective when headquarters have received it, in the feed of the tills by the same commit.
test("a franchise store changes 5.00 to 5.50 at once, and tills hear of it", async () => {
  const before = await listPriceFeed(db, owner, { store: "S0", limit: 500 });
  expect(before.prices).toContainEqual({ item: "I0", barcode: expect.any(String), price: "5.00" });
  const made = await change("S0", { I0: 550 });
  expect(made).toMatchObject({
    status: "effective",
    lines: [{ item: "I0", oldPriceFen: 500, priceFen: 550 }],
  });
  const feed = await listPriceFeed(db, person("pos"), { store: "S0", since: before.cursor, limit: 500 });
  expect(feed.prices).toEqual([{ item: "I0", barcode: expect.any(String), price: "5.50" }]);
  expect((await listPriceFeed(db, owner, { store: "S0", since: feed.cursor, limit: 500 })).prices).toEqual(
    [],
  );
  expect(await priceOf("S2", "I0")).toBe(500);
});

// Guarantees example 2 of R12 and the other hard stops: one line refuses the document.
test("50.00 instead of 5.00 is blocked, as are 0.00, tobacco and fixed prices", async () => {
  await expect(change("S0", { I1: 450, I0: 5_000 })).rejects.toMatchObject({
    code: "retail/price-too-high",
    details: { times: "10" },
  });
  expect(await priceOf("S0", "I1")).toBe(500);
  await expect(change("S0", { I1: 0 })).rejects.toEqual(refused("retail/price-not-positive"));
  const { lock } = await lockPrices(db, hq, { category: "10", kind: "state", reason: "tobacco" }, now);
  await expect(change("S0", { I1: 450 })).rejects.toEqual(refused("retail/state-priced"));
  await unlockPrices(db, hq, { lock }, now);
  await expect(unlockPrices(db, hq, { lock }, now)).rejects.toEqual(refused("retail/unknown-lock"));
  const fixed = await lockPrices(db, hq, { item: "I1", kind: "fixed", reason: "campaign" }, now);
  await expect(change("S0", { I1: 450 })).rejects.toEqual(refused("retail/price-fixed"));
  expect(await getItemPrice(db, owner, { store: "S0", item: "I1" })).toMatchObject({
    lock: { kind: "fixed" },
  });
  await unlockPrices(db, hq, fixed, now);
  await expect(lockPrices(db, hq, { item: "NO", kind: "fixed", reason: "x" }, now)).rejects.toEqual(
    refused("retail/unknown-target"),
  );
});

// Guarantees example 3 of R12.
test("headquarters' suggestion changes later the same day: the store's own price stays, others follow", async () => {
  await sqlOf(db)`update items set suggested_price_fen = 600 where code = 'I0'`;
  expect([await priceOf("S0", "I0"), await priceOf("S2", "I0")]).toEqual([550, 600]);
});

test("outside the corridor headquarters look at a franchise price first", async () => {
  await setRetailSettings(db, hq, { corridorBp: 1_000, overridePrice: false }, now);
  const made = await change("S0", { I2: 550, I3: 551 });
  expect(made.lines.map(({ status }) => status)).toEqual(["effective", "pending"]);
  expect(made.status).toBe("pending");
  await decide(made.change, "approve");
  expect([await priceOf("S0", "I2"), await priceOf("S0", "I3")]).toEqual([550, 551]);
  await setRetailSettings(db, hq, { corridorBp: null, overridePrice: false }, now);
});

test("a price for tomorrow waits for its minute, can be cancelled before, and not after", async () => {
  const made = await change("S0", { I4: 480 }, { effectiveAt: after(15) });
  expect(made.status).toBe("scheduled");
  expect((await listPriceFeed(db, owner, { store: "S0", limit: 500 })).ahead).toMatchObject([
    { item: "I4", price: "4.80" },
  ]);
  await applyDuePrices(db, after(14.99));
  expect(await priceOf("S0", "I4")).toBe(500);
  expect(await applyDuePrices(db, after(15))).toBe(1);
  expect(await applyDuePrices(db, after(15))).toBe(0);
  expect(await priceOf("S0", "I4")).toBe(480);
  await expect(cancelPriceChange(db, owner, made, after(16))).rejects.toEqual(
    refused("retail/nothing-to-cancel"),
  );
  const next = await change("S0", { I4: 470 }, { effectiveAt: after(15) });
  expect((await cancelPriceChange(db, owner, next, now)).status).toBe("cancelled");
  expect((await cancelPriceChange(db, owner, next, now)).status).toBe("cancelled");
  await expect(cancelPriceChange(db, manager, next, now)).rejects.toMatchObject({ status: 403 });
  await applyDuePrices(db, after(17));
  expect(await priceOf("S0", "I4")).toBe(480);
});

test("a temporary price goes back to what counted before; a later document takes the place of what was planned", async () => {
  const lasting = await change("S0", { I5: 520 });
  const weekend = await change("S0", { I5: 450 }, { effectiveAt: after(5), endsAt: after(10) });
  const nextWeek = await change("S0", { I5: 530 }, { effectiveAt: after(20) });
  await applyDuePrices(db, after(6));
  expect([await priceOf("S0", "I5"), await statusOf(lasting.change)]).toEqual([450, "effective"]);
  await applyDuePrices(db, after(10));
  expect([await priceOf("S0", "I5"), await statusOf(weekend.change)]).toEqual([520, "ended"]);
  const short = await change("S0", { I5: 490 }, { at: after(11), endsAt: after(12) });
  expect(short.replaced).toEqual([]);
  const other = await change("S0", { I5: 515 }, { at: after(12) });
  expect(other.replaced).toMatchObject([{ change: nextWeek.change, item: "I5", priceFen: 530 }]);
  expect([
    await priceOf("S0", "I5"),
    await statusOf(nextWeek.change),
    await statusOf(lasting.change),
  ]).toEqual([515, "superseded", "superseded"]);
});

// Guarantees example 1 of R13.
test("a direct store asks; of ten lines eight are approved and two rejected", async () => {
  const lines = Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`I${n}`, 440 + n]));
  const made = await change("S1", lines, { endsAt: after(48) });
  expect(made.status).toBe("pending");
  expect(await priceOf("S1", "I1")).toBe(500);
  await expect(decide(made.change, "approve", now, manager)).rejects.toMatchObject({ status: 403 });
  const no = ["I8", "I9"].map((item) => ({ item, decision: "reject" as const, reason: "too low" }));
  const decided = await decidePriceChange(
    db,
    hq,
    { change: made.change, decision: "approve", lines: no, reason: "" },
    now,
  );
  const states = decided.lines.map(({ status }) => status);
  expect(states.filter((status) => status === "effective")).toHaveLength(8);
  expect(states.filter((status) => status === "rejected")).toHaveLength(2);
  expect([await priceOf("S1", "I1"), await priceOf("S1", "I8")]).toEqual([441, 500]);
  const feed = await listPriceFeed(db, manager, { store: "S1", since: "0.999999", limit: 500 });
  expect(feed.prices).toHaveLength(8);
  const { rows } = await listInbox(db, manager, { limit: 5, store: "S1" });
  expect(rows[0]).toMatchObject({ kind: "price.decided" });
  await applyDuePrices(db, after(48));
  expect(await priceOf("S1", "I1")).toBe(500);
});

test("the same decision again answers the same, another one refuses, of many at once one counts", async () => {
  const made = await change("S1", { I10: 450, I11: 460 }, { endsAt: after(48) });
  await decidePriceChange(
    db,
    hq,
    { change: made.change, lines: [{ item: "I11", decision: "reject", reason: "" }], reason: "" },
    now,
  );
  expect(await statusOf(made.change)).toBe("pending");
  await atTheSameTime(Array.from({ length: 6 }, () => () => decide(made.change, "approve")));
  expect(await priceOf("S1", "I10")).toBe(450);
  const named = (item: string, decision: "approve" | "reject") =>
    decidePriceChange(
      db,
      hq,
      { change: made.change, lines: [{ item, decision, reason: "" }], reason: "" },
      now,
    );
  await expect(named("I10", "reject")).rejects.toEqual(refused("retail/not-pending"));
  await expect(named("I11", "approve")).rejects.toEqual(refused("retail/not-pending"));
  await expect(named("I0", "approve")).rejects.toEqual(refused("retail/not-on-change"));
  await named("I10", "approve");
  const [entries] = await sqlOf(db)<{ n: number }[]>`
    select count(*)::int as n from price_entries e join items i on i.id = e.item_id where i.code = 'I10' and e.store_id = 2`;
  expect(entries?.n).toBe(1);
});

// Guarantees example 2 of R13.
test("approved after its own end is refused; it can be rejected", async () => {
  const made = await change("S1", { I2: 400 }, { endsAt: after(2) });
  await expect(decide(made.change, "approve", after(2))).rejects.toEqual(refused("retail/already-over"));
  expect((await decide(made.change, "reject", after(2))).status).toBe("rejected");
  expect((await decide(made.change, "reject", after(2))).status).toBe("rejected");
  await expect(decide(made.change, "approve", after(2))).rejects.toEqual(refused("retail/not-pending"));
});

// Guarantees example 3 of R13: the queue is headquarters' alone; a store sees its own changes.
test("no store sees the queue; headquarters are reminded after a day; nobody decides about his own request", async () => {
  const made = await change("S1", { I3: 430 }, { endsAt: after(90) });
  const list = (actor: typeof owner, store?: string) =>
    listPriceChanges(db, actor, { limit: 50, store, status: "pending" });
  await expect(list(owner)).rejects.toMatchObject({ status: 403 });
  await expect(list(owner, "S1")).rejects.toMatchObject({ status: 403 });
  expect((await list(manager, "S1")).rows).toHaveLength(1);
  expect((await list(hq)).rows).toMatchObject([{ change: made.change, isLate: false, waiting: 1 }]);
  expect(await remindPriceChanges(db, after(23.9))).toBe(0);
  expect(await remindPriceChanges(db, after(24))).toBe(1);
  expect(await remindPriceChanges(db, after(30))).toBe(0);
  expect((await list(hq)).rows).toMatchObject([{ isLate: true }]);
  const own = await requestPriceChange(
    db,
    hq,
    { store: "S1", lines: [{ item: "I4", price: 400 }], reason: "other", note: "" },
    now,
  );
  await expect(decide(own.change, "approve")).rejects.toEqual(refused("retail/own-request"));
  // What the store asks for later in the same time takes the place of what still waits.
  const later = await change("S1", { I3: 420, I4: 410 }, { endsAt: after(90) });
  expect([await statusOf(made.change), await statusOf(own.change)]).toEqual(["superseded", "superseded"]);
  await decide(later.change, "reject");
});

test("refused, and nothing changes: an item twice, the past, an end before the start, strangers", async () => {
  const twice = {
    store: "S0",
    lines: [
      { item: "I6", price: 1 },
      { item: "I6", price: 2 },
    ],
    reason: "other" as const,
    note: "",
  };
  await expect(requestPriceChange(db, owner, twice, now)).rejects.toEqual(refused("retail/item-twice"));
  await expect(change("S0", { I6: 400 }, { effectiveAt: after(-1) })).rejects.toEqual(
    refused("retail/in-the-past"),
  );
  await expect(change("S0", { I6: 400 }, { endsAt: after(-1) })).rejects.toEqual(
    refused("retail/ends-too-early"),
  );
  await expect(change("S0", { NO: 400 })).rejects.toEqual(refused("store-stock/unknown-item"));
  await expect(
    requestPriceChange(db, manager, { ...twice, lines: twice.lines.slice(1) }, now),
  ).rejects.toMatchObject({
    status: 403,
  });
  await expect(requestPriceChange(db, person("clerk"), twice, now)).rejects.toMatchObject({ status: 403 });
  await expect(getPriceChange(db, hq, { change: "PC-0" })).rejects.toEqual(refused("retail/unknown-change"));
  expect(await priceOf("S0", "I6")).toBe(500);
});

// Guarantees that two phones leave one price and a book without gaps.
test("many changes of one store at once: the last document counts", async () => {
  const made = await atTheSameTime(
    Array.from({ length: 8 }, (_, n) => () => change("S2", { I7: 500 + n, I8: 600 - n })),
  );
  const last =
    made
      .map(({ change: no }) => no)
      .toSorted()
      .at(-1) ?? "";
  const { lines } = await getPriceChange(db, hq, { change: last });
  expect([await priceOf("S2", "I7"), await priceOf("S2", "I8")]).toEqual(
    lines.map(({ priceFen }) => priceFen),
  );
});
