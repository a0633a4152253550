import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { listInbox } from "@/server/notify";
import { applyDuePrices } from "@/server/retail/commands/apply-due-prices";
import { decidePriceChange } from "@/server/retail/commands/decide-price-change";
import { remindPriceChanges } from "@/server/retail/commands/remind-price-changes";
import { requestPriceChange } from "@/server/retail/commands/request-price-change";
import { listPriceChanges } from "@/server/retail/queries/list-price-changes";
import { listPriceFeed } from "@/server/retail/queries/list-price-feed";
import { after, givenPricedChain, hq, manager, owner, pricingIn } from "@/server/retail/test-prices";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { now } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase(10);
afterAll(close);
beforeAll(() => givenPricedChain(db));
afterEach(() => expectProof(db));

const { change, decide, priceOf, statusOf } = pricingIn(db);
const refused = (code: string) => expect.objectContaining({ code });

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
  const reject = (reason: string) => ({
    change: made.change,
    lines: [{ item: "I11", decision: "reject" as const, reason }],
    reason: "",
  });
  await expect(decidePriceChange(db, hq, reject(""), now)).rejects.toMatchObject({
    code: "retail/reason-missing",
    details: { items: ["I11"] },
  });
  await decidePriceChange(db, hq, reject("the old price stays"), now);
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
