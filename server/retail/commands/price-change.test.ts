import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { applyDuePrices } from "@/server/retail/commands/apply-due-prices";
import { cancelPriceChange } from "@/server/retail/commands/cancel-price-change";
import { lockPrices, unlockPrices } from "@/server/retail/commands/price-locks";
import { requestPriceChange } from "@/server/retail/commands/request-price-change";
import { setRetailSettings } from "@/server/retail/commands/set-settings";
import { getItemPrice } from "@/server/retail/queries/get-item-price";
import { getPriceChange } from "@/server/retail/queries/get-price-change";
import { listPriceFeed } from "@/server/retail/queries/list-price-feed";
import { after, givenPricedChain, hq, manager, owner, pricingIn } from "@/server/retail/test-prices";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase(10);
afterAll(close);
beforeAll(() => givenPricedChain(db));
afterEach(() => expectProof(db));

const { change, decide, priceOf, statusOf } = pricingIn(db);
const refused = (code: string) => expect.objectContaining({ code });

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
