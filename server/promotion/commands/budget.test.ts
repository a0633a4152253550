import { afterAll, beforeAll, expect, test } from "vitest";
import { submitOrder } from "@/server/order";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { markOf } from "../lock-promotion";
import { type PromotionContent, promotionContent } from "../schema";
import { approvePromotion } from "./decide-promotion";
import { submitPromotion } from "./submit-promotion";
import { createPromotion, editPromotion } from "./write-draft";

const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid"]));

const author = person("hq", { id: 51 });
const promotion = "TEN";
const tenPlusOne = (budgetTimes: number | null): PromotionContent =>
  promotionContent.parse({
    name: "10 + 1",
    kind: "buy_get",
    from: "2026-03-01",
    to: "2026-03-31",
    items: ["I0"],
    buyQty: 10,
    repeat: true,
    budgetTimes,
  });

async function putIntoForce(version: number, content: PromotionContent): Promise<void> {
  await submitPromotion(db, author, { promotion }, now);
  const approval = { promotion, version, seen: markOf(content) };
  await approvePromotion(db, person("hq", { id: 52 }), approval, now);
}

const giftsOfAnOrder = async () => {
  const lines = [{ item: "I0", qty: 10 }];
  return (await submitOrder(db, person("owner"), { store: "S0", lines }, now)).gifts.length;
};

// Guarantees that a budget that comes later is not spent twice.
test("a budget that is set while a promotion runs counts what it has granted before", async () => {
  await createPromotion(db, author, { promotion, content: tenPlusOne(null) }, now);
  await putIntoForce(1, tenPlusOne(null));
  expect(await giftsOfAnOrder()).toBe(1);
  await editPromotion(db, author, { promotion, content: tenPlusOne(2) }, now);
  await putIntoForce(2, tenPlusOne(2));
  expect([await giftsOfAnOrder(), await giftsOfAnOrder()]).toEqual([1, 0]);
  await expectProof(db);
});
