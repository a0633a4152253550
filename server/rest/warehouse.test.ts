import { afterAll, expect, test } from "vitest";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain } from "@/server/testing/given-delivery";
import { restWorld } from "@/server/testing/rest-world";

const world = await restWorld();
afterAll(world.close);
await givenChain(world.db, ["prepaid"]);

test("a machine orders from a supplier, receives twice under one key, and closes", async () => {
  const lines = [{ item: "I0", qty: 12, unitCost: "2.4567" }];
  const { purchase } = await world.planner.post<{ purchase: string }>("dcs/0001/purchases", {
    supplier: "Farm",
    expectedOn: "2026-03-12",
    lines,
  });
  const receipt = { purchase, lines: [{ item: "I0", qty: 8, expiresOn: "2026-12-31" }] };
  const first = await world.planner.post<{ receipt: string }>("dcs/0001/receipts", receipt, {
    key: "door-1",
  });
  const again = await world.planner.post<{ receipt: string }>("dcs/0001/receipts", receipt, {
    key: "door-1",
  });
  expect(again).toEqual(first);
  expect(first).toMatchObject({ value: "19.65", purchase: { purchase, status: "open" } });
  expect(await world.planner.get(`dcs/0001/receipts/${first.receipt}`)).toMatchObject({
    lines: [{ item: "I0", qty: 8, unitCost: "2.4567", expiresOn: "2026-12-31" }],
  });
  const closed = await world.planner.post(`dcs/0001/purchases/${purchase}/close`, { reason: "no more" });
  expect(closed).toEqual({ purchase, status: "closed" });
  await expectProof(world.db);
});
