import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { pgErrorOf } from "@/db/pg-error";
import { asBusinessDay } from "@/server/shared/business-day";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, givenWave, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { adjustStock } from "@/server/warehouse/commands/adjust-stock";
import { createPurchase } from "@/server/warehouse/commands/create-purchase";
import { decideAdjustment } from "@/server/warehouse/commands/decide-adjustment";
import { decideReversal } from "@/server/warehouse/commands/decide-reversal";
import { receiveGoods } from "@/server/warehouse/commands/receive-goods";
import { reverseReceipt } from "@/server/warehouse/commands/reverse-receipt";
import { getPurchase } from "@/server/warehouse/queries/get-purchase";
import { getReceipt } from "@/server/warehouse/queries/get-receipt";
import { listReceipts } from "@/server/warehouse/queries/list-receipts";
import type { ReceiptInput } from "@/server/warehouse/schema";

const { db, close } = await freshDatabase(35);
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid"], 6));
afterEach(() => expectProof(db));

const dc = "0001";
const manager = person("dc-manager", { id: 5 });
const second = person("dc-manager", { id: 6, name: "Second" });
const refused = (code: string, details?: object) =>
  expect.objectContaining({ code, ...(details ? { details: expect.objectContaining(details) } : {}) });
const receive = async (input: Partial<ReceiptInput> & Pick<ReceiptInput, "lines">) => {
  const given = { dc, supplierNote: "", ...(input.purchase ? {} : { supplier: "Mill" }), ...input };
  return (await receiveGoods(db, manager, given, now)).receipt;
};
const reverse = (receipt: string, actor = manager) =>
  reverseReceipt(db, actor, { dc, receipt, reason: "wrong supplier" }, now);
const decide = (receipt: string, decision: "approve" | "reject", actor = second) =>
  decideReversal(db, actor, { dc, receipt, decision, reason: "seen" }, now);
const stockOf = async (item: string) => {
  const [row] = await sqlOf(db)<{ onHand: number; cost: number; entries: number }[]>`
    select s.on_hand_each as "onHand", s.cost_micro as cost, s.last_entry_no as entries
    from dc_stock s join items i on i.id = s.item_id where i.code = ${item}`;
  return row;
};

// Guarantees that quantity, average and the purchase order are what they were, and that the note can come again (3.0.5).
test("a receipt that is taken back leaves nothing behind but its entries", async () => {
  const lines = [{ item: "I0", qty: 20, unitCost: 3_000_000 }];
  const order = { dc, supplier: "Farm", expectedOn: asBusinessDay("2026-03-11"), note: "", lines };
  const { purchase } = await createPurchase(db, manager, order, now);
  const before = await stockOf("I0");
  const brought = [
    { item: "I0", qty: 12, expiresOn: asBusinessDay("2026-09-01") },
    { item: "I0", qty: 8, unitCost: 9_876_543 },
  ];
  const receipt = await receive({ purchase, supplierNote: "N-7", lines: brought });
  expect((await getPurchase(db, manager, { dc, purchase })).status).toBe("closed");

  expect(await reverse(receipt)).toEqual({ receipt, status: "approved", value: "115.01" });
  expect(await stockOf("I0")).toEqual({ ...before, entries: 3 });
  const again = await getPurchase(db, manager, { dc, purchase });
  expect(again).toMatchObject({ status: "open", lines: [{ received: 0 }] });
  expect(await getReceipt(db, manager, { dc, receipt })).toMatchObject({
    reversedAt: expect.any(String),
    reversal: { status: "approved", reason: "wrong supplier", isMine: true },
  });
  const { rows } = await listReceipts(db, manager, { dc, limit: 1 });
  expect(rows).toMatchObject([{ receipt, status: "reversed" }]);
  // Asking again answers the same; the same delivery note may be received once more.
  expect(await reverse(receipt, second)).toEqual({ receipt, status: "approved", value: "115.01" });
  expect((await stockOf("I0"))?.entries).toBe(3);
  await receive({ purchase, supplierNote: "N-7", lines: brought });
});

test("what is worth much waits for a second person; the one who asked may only take it back", async () => {
  const receipt = await receive({ lines: [{ item: "I1", qty: 100, unitCost: 5_000_000 }] });
  expect(await reverse(receipt)).toEqual({ receipt, status: "requested", value: "500.00" });
  expect(await reverse(receipt)).toEqual({ receipt, status: "requested", value: "500.00" });
  await expect(decide(receipt, "approve", manager)).rejects.toEqual(
    refused("receipt/own-reversal", { receipt }),
  );
  expect(await decide(receipt, "reject", manager)).toMatchObject({ status: "rejected" });
  await expect(decide(receipt, "approve")).rejects.toEqual(refused("receipt/no-reversal"));
  expect((await stockOf("I1"))?.onHand).toBe(9_000_100);

  await reverse(receipt);
  expect(await decide(receipt, "approve")).toMatchObject({ status: "approved" });
  expect(await decide(receipt, "approve")).toMatchObject({ status: "approved" });
  expect(await stockOf("I1")).toMatchObject({ onHand: 9_000_000, cost: 2_000_000 });
});

test("goods that have left or are promised cannot be taken back", async () => {
  const emptied = { dc, item: "I2", qty: -9_000_000, reason: "correction" as const, note: "never came" };
  const { adjustment } = await adjustStock(db, manager, emptied, now);
  await decideAdjustment(db, second, { dc, adjustment, decision: "approve", reason: "" }, now);
  const receipt = await receive({ lines: [{ item: "I2", qty: 5, unitCost: 4_000_000 }] });
  await givenWave(db, [{ store: "S0", lines: { I2: 3 } }]);
  const line = { item: "I2", received: 5, onHand: 5, reserved: 3, free: 2 };
  await expect(reverse(receipt)).rejects.toEqual(refused("receipt/goods-gone", { receipt, lines: [line] }));
  expect(await stockOf("I2")).toMatchObject({ onHand: 5, cost: 4_000_000 });
});

test("two at once take it back once", async () => {
  const receipt = await receive({ lines: [{ item: "I4", qty: 10, unitCost: 1_500_000 }] });
  const entries = (await stockOf("I4"))?.entries ?? 0;
  const results = await atTheSameTime(Array.from({ length: 4 }, () => () => reverse(receipt)));
  expect(results).toHaveLength(4);
  expect((await stockOf("I4"))?.entries).toBe(entries + 1);
});

test("the database lets nothing else of a receipt be changed, and who may not, may not", async () => {
  const sql = sqlOf(db);
  const error =
    await sql`update receipts set supplier = 'X', reversed_at = now() where reversed_at is null`.catch(
      (e) => e,
    );
  expect(pgErrorOf(error)?.code).toBe("23001");
  const again = await sql`update receipts set reversed_at = now() where reversed_at is not null`.catch(
    (e) => e,
  );
  expect(pgErrorOf(again)?.code).toBe("23001");
  const receipt = await receive({ lines: [{ item: "I5", qty: 1, unitCost: 1_000_000 }] });
  await expect(reverse(receipt, person("picker"))).rejects.toMatchObject({ status: 403 });
  await expect(reverse("GR-NONE")).rejects.toEqual(refused("receipt/unknown"));
});
