import { afterAll, beforeAll, expect, test } from "vitest";
import { inTransaction } from "@/db/in-transaction";
import { receiveIntoStores, reserveDcStock } from "@/server/stock";
import { listDcStock } from "@/server/stock/queries/list-dc-stock";
import { listStoreStock } from "@/server/stock/queries/list-store-stock";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid"]));

test("a DC shows on hand, reserved and available; the floor sees no cost", async () => {
  const { rows: all } = await listDcStock(db, person("planner"), { dc: "0001", limit: 50 });
  expect(all.map((row) => row.item)).toEqual(["CASE", "I0", "I1", "I2", "I3", "MEAT"]);
  const { rows: before } = await listDcStock(db, person("planner"), { dc: "0001", item: "I0", limit: 50 });
  const itemId = 1;
  await inTransaction(db, (tx) => reserveDcStock(tx, [{ dcId: 1, itemId, qtyEach: 5 }]));
  const { rows } = await listDcStock(db, person("picker"), { dc: "0001", item: "I0", limit: 50 });
  const onHand = before[0]?.onHand ?? 0;
  expect(rows).toMatchObject([
    { item: "I0", onHand, reserved: 5, available: onHand - 5, unitCost: null, location: "A-01" },
  ]);
  expect(before[0]?.unitCost).toBe("2.00");
});

test("a store's stock comes page by page and within reach", async () => {
  const cause = { type: "delivery" as const, id: 1 };
  const rows = [1, 2, 3].map((itemId) => ({ storeId: 1, itemId, qtyEach: 2, paidFen: 700, cause }));
  await inTransaction(db, (tx) => receiveIntoStores(tx, rows, now));
  const owner = person("owner", { storeIds: [1], accountIds: [1] });
  const page = await listStoreStock(db, owner, { store: "S0", limit: 2 });
  expect(page.rows).toMatchObject([
    { item: "I0", onHand: 2, reserved: 0, available: 2, unitCost: "3.50" },
    { item: "I1" },
  ]);
  expect(page.nextCursor).not.toBeNull();
  expect((await listStoreStock(db, owner, { store: "S0", limit: 9, search: "item i2" })).rows).toHaveLength(
    1,
  );
  await expect(listStoreStock(db, owner, { store: "S1", limit: 2 })).rejects.toMatchObject({ status: 403 });
  await expect(listStoreStock(db, owner, { store: "NO", limit: 2 })).rejects.toMatchObject({ status: 404 });
  await expect(listDcStock(db, owner, { dc: "0001", limit: 2 })).rejects.toMatchObject({ status: 403 });
});
