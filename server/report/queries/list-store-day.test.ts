import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { orderDirect } from "@/server/direct/commands/order-direct";
import { orderDirectInput } from "@/server/direct/schema";
import { dispatchDelivery } from "@/server/dock/commands/dispatch-delivery";
import { expectProof } from "@/server/testing/expect-proof";
import { givenApproved } from "@/server/testing/given-approved";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { listStoreDay } from "./list-store-day";

const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid", "prepaid"]));
afterEach(() => expectProof(db));

const owner = person("owner", { storeIds: [1] });
const nothing = { receive: 0, direct: 0, count: 0, shrinkage: 0, returns: 0, tags: 0, stock: 0 };

test("a delivery waits from when it left, an order with a supplier from its day on", async () => {
  const day = () => listStoreDay(db, owner, { store: "S0" }, now);
  expect(await day()).toEqual(nothing);
  const delivery = await givenApproved(db, "S0", { I0: 5 });
  expect(await day()).toEqual(nothing);
  await dispatchDelivery(db, person("loader"), { delivery }, now);
  expect(await day()).toEqual({ ...nothing, receive: 1 });
  const lines = [{ item: "I0", qty: 5, unitCost: "1.00" }];
  for (const expectedOn of ["2026-03-10", "2026-03-11"])
    await orderDirect(
      db,
      owner,
      orderDirectInput.parse({ store: "S0", supplier: "Bakery", expectedOn, lines }),
      now,
    );
  expect(await day()).toEqual({ ...nothing, receive: 2, direct: 1 });
});
