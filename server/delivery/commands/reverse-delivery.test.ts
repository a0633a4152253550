import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, systemActor } from "@/server/auth/actor";
import { decideDifference } from "@/server/delivery/commands/decide-difference";
import { reportDifference } from "@/server/delivery/commands/report-difference";
import { reverseDelivery } from "@/server/delivery/commands/reverse-delivery";
import { getDelivery } from "@/server/delivery/queries/get-delivery";
import { issueFromStores } from "@/server/stock";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenApproved, givenDelivered, storeFigures } from "@/server/testing/given-approved";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { receiveGoods } from "@/server/warehouse/commands/receive-goods";

const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "cod", "direct"]));
const supervisor = person("finance-supervisor");

const reverse = (delivery: string, actor: Actor = supervisor) =>
  reverseDelivery(db, actor, { delivery, reason: "wrong store" }, now);

test.each(["S0", "S1", "S2"])("%s: money and goods are as before the approval", async (store) => {
  const before = await storeFigures(db, store);
  const delivery = await givenApproved(db, store, { I0: 10, I1: 4, MEAT: 500 }, [
    { item: "I0", picked: 7, reason: "damaged" },
    { item: "I1", picked: 0, reason: "empty" },
  ]);
  expect(await storeFigures(db, store)).not.toEqual(before);
  expect(await reverse(delivery)).toEqual({ delivery, status: "reversed" });
  expect(await storeFigures(db, store)).toEqual(before);
  expect(await reverse(delivery)).toEqual({ delivery, status: "reversed" });
  expect(await storeFigures(db, store)).toEqual(before);
  expect(await getDelivery(db, supervisor, { delivery })).toMatchObject({
    status: "reversed",
    endReason: "wrong store",
  });
  await expectProof(db);
});

test("goods come back at the cost at which they left", async () => {
  const delivery = await givenDelivered(db, "S0", { I3: 1_000 });
  const costOf = async () => {
    const [row] = await sqlOf(db)<{ costMicro: number }[]>`
      select cost_micro as "costMicro" from dc_stock k join items i on i.id = k.item_id where i.code = 'I3'`;
    return row?.costMicro;
  };
  expect(await costOf()).toBe(2_000_000);
  const goods = { item: "I3", qty: 8_999_000, unitCost: 4_000_000 };
  const receipt = { dc: "0001", supplier: "Mill", supplierNote: "", lines: [goods] };
  await receiveGoods(db, person("dc-manager"), receipt, now);
  expect(await costOf()).toBe(3_000_000);
  await reverse(delivery, person("dc-manager"));
  expect(await costOf()).toBe(2_999_944);
  await expectProof(db);
});

/** What a till does: pieces leave the store. Afterwards the books do not tie by cause, so this database is its own. */
async function sell(of: Db, itemId: number, qtyEach: number) {
  const cause = { type: "adjustment" as const, id: 1 };
  await inTransaction(of, (tx) => issueFromStores(tx, [{ storeId: 1, itemId, qtyEach, cause }], now, "sale"));
}

test("refused when the store has sold below it, and nothing has moved", async () => {
  const own = await freshDatabase();
  try {
    await givenChain(own.db, ["prepaid"]);
    const delivery = await givenDelivered(own.db, "S0", { I0: 10, I1: 10 });
    await sell(own.db, 1, 1);
    const figures = await storeFigures(own.db, "S0", "I1");
    const reversal = reverseDelivery(own.db, supervisor, { delivery, reason: "x" }, now);
    await expect(reversal).rejects.toMatchObject({
      code: "delivery/store-sold-below",
      status: 422,
      details: { delivery, store: "S0", items: [{ item: "I0", delivered: 10, onHand: 9 }] },
    });
    expect(await storeFigures(own.db, "S0", "I1")).toEqual(figures);
  } finally {
    await own.close();
  }
});

test("refused before the approval, beside a difference note, out of reach", async () => {
  const { deliveries } = await givenWave(db, [{ store: "S0", lines: { I0: 1 } }]);
  await expect(reverse(deliveries[0] ?? "")).rejects.toMatchObject({
    code: "delivery/cannot-move",
    status: 409,
  });
  const delivery = await givenDelivered(db, "S0", { I0: 10 });
  const figures = await storeFigures(db, "S0");
  await expect(reverse(delivery, person("planner"))).rejects.toMatchObject({ code: "auth/forbidden" });
  const elsewhere = person("dc-manager", { dcIds: [9] });
  await expect(reverse(delivery, elsewhere)).rejects.toMatchObject({ code: "auth/out-of-scope" });
  await expect(reverse("DO-0")).rejects.toMatchObject({ code: "delivery/unknown", status: 404 });

  const lines = [{ item: "I0", type: "short" as const, qty: 9 }];
  const { difference } = await reportDifference(db, systemActor, { delivery, lines, remark: "" }, now);
  await expect(reverse(delivery)).rejects.toMatchObject({
    code: "delivery/has-differences",
    status: 409,
    details: { delivery, differences: [difference] },
  });
  expect(await storeFigures(db, "S0")).toEqual(figures);
  const rejected = { difference, lines: [{ item: "I0", acceptedQty: 0 }] };
  await decideDifference(db, person("dc-manager"), rejected, now);
  await reverse(delivery);
  await expect(reportDifference(db, systemActor, { delivery, lines, remark: "" }, now)).rejects.toMatchObject(
    { code: "difference/not-approved" },
  );
  await expectProof(db);
});

// Guarantees that a reversal and a claim never both happen, and that eight reversals are one.
test("reversals and a claim at the same time: one kind wins", async () => {
  const before = await storeFigures(db, "S0");
  const delivery = await givenDelivered(db, "S0", { I0: 10 });
  const charged = await storeFigures(db, "S0");
  const lines = [{ item: "I0", type: "short" as const, qty: 9 }];
  const claim = () =>
    reportDifference(db, systemActor, { delivery, lines, remark: "" }, now).catch(() => null);
  const results = await atTheSameTime<unknown>([
    ...Array.from({ length: 8 }, () => () => reverse(delivery).catch(() => null)),
    claim,
  ]);
  const isReversed = results.slice(0, 8).every((result) => result !== null);
  expect(isReversed).toBe(results[8] === null);
  expect(await storeFigures(db, "S0")).toEqual(isReversed ? before : charged);
  await expectProof(db);
});
