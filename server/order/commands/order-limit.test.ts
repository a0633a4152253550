import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { systemActor } from "@/server/auth";
import { importFile } from "@/server/import";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase, type TestDatabase } from "@/server/testing/test-database";
import { quoteOrder } from "../queries/quote-order";
import { submitOrder } from "./submit-order";

let world: TestDatabase;
const owner = person("owner");

beforeAll(async () => {
  world = await freshDatabase();
  await givenChain(world.db, ["prepaid"]);
  const lines = "plan,item,dc,returnable,price_type,fixed_price\nP1,I3,0001,yes,fixed,1000000000.00\n";
  const file = { kind: "plan-lines", mode: "apply", format: "csv", content: Buffer.from(lines) } as const;
  await importFile(world.db, systemActor, file, now);
});
afterAll(() => world.close());

// Guarantees that no quantity makes a defect of an amount: what cannot be counted to the fen is refused, as a quote too.
test.each([
  ["in one line", [{ item: "I3", qty: 10_000_000 }]],
  ["by little", [{ item: "I3", qty: 11 }]],
  ["over many lines", Array.from({ length: 300 }, () => ({ item: "I0", qty: 10_000_000 }))],
])("an amount that no order may come to is refused: %s", async (_, lines) => {
  const refused = { code: "order/amount-too-large", status: 422, details: { maximum: "10000000000.00" } };
  await expect(submitOrder(world.db, owner, { store: "S0", lines }, now)).rejects.toMatchObject(refused);
  await expect(quoteOrder(world.db, owner, { store: "S0", lines }, now)).rejects.toMatchObject(refused);
  expect(await sqlOf(world.db)`select from orders`).toHaveLength(0);
});

test("the largest amount is taken", async () => {
  const wish = { store: "S0", lines: [{ item: "I3", qty: 10 }] };
  const { totals } = await submitOrder(world.db, owner, wish, now);
  expect(totals.payable).toBe("10000000000.00");
  await expectProof(world.db);
});
