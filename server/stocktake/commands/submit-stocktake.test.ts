import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { decideStocktake } from "@/server/stocktake/commands/decide-stocktake";
import { openStocktake } from "@/server/stocktake/commands/open-stocktake";
import { recordTakes } from "@/server/stocktake/commands/record-takes";
import { submitStocktake } from "@/server/stocktake/commands/submit-stocktake";
import { getStocktake } from "@/server/stocktake/queries/get-stocktake";
import { setShelf } from "@/server/store-stock";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenDelivered } from "@/server/testing/given-approved";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase();
afterAll(close);
beforeAll(async () => {
  await givenChain(db, ["prepaid"]);
  await givenDelivered(db, "S0", { I0: 40 });
});
afterEach(() => expectProof(db));

const owner = person("owner", { storeIds: [1] });
const onHand = async () => {
  const [row] = await sqlOf(db)<
    { each: number }[]
  >`select on_hand_each as each from store_stock where store_id = 1`;
  return row?.each;
};

// Guarantees that the owner looks over what is missing before it is posted, may count again, and posts once.
test("a count that is submitted without posting moves nothing; it goes back, and is posted when it is right", async () => {
  await setShelf(db, owner, { store: "S0", item: "I0", shelf: "R9" });
  const { stocktake } = await openStocktake(db, owner, { store: "S0", kind: "location", scope: "R9" }, now);
  const count = (counted: number) => {
    const take = { takeId: `take-of-${counted}`, item: "I0", counted, agoSeconds: 0 };
    return recordTakes(db, owner, { stocktake, takes: [take] }, now);
  };
  const submit = (post: boolean) => submitStocktake(db, owner, { stocktake, missing: "leave", post }, now);
  await count(39);
  expect(await submit(false)).toEqual({ stocktake, status: "submitted" });
  expect(await getStocktake(db, owner, { stocktake })).toMatchObject({
    status: "submitted",
    seesResult: true,
    lossFen: -350,
    lines: [{ differenceEach: -1, worthFen: -350 }],
  });
  expect(await onHand()).toBe(40);
  await decideStocktake(db, owner, { stocktake, decision: "back", reason: "" }, now);
  await count(38);
  await submit(false);
  expect(await onHand()).toBe(40);
  await atTheSameTime(Array.from({ length: 4 }, () => () => submit(true)));
  expect(await onHand()).toBe(38);
  expect(await submit(false)).toEqual({ stocktake, status: "posted" });
});
