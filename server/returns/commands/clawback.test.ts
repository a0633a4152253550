import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { systemActor } from "@/server/auth";
import { importFile } from "@/server/import";
import { receiveReturn } from "@/server/returns/commands/receive-return";
import { submitReturn } from "@/server/returns/commands/submit-return";
import { quoteReturn } from "@/server/returns/queries/quote-return";
import { submitReturnInput } from "@/server/returns/schema";
import { expectProof } from "@/server/testing/expect-proof";
import { givenApproved, storeFigures } from "@/server/testing/given-approved";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase(4);
afterAll(close);
afterEach(() => expectProof(db));

beforeAll(async () => {
  await givenChain(db, ["prepaid", "prepaid", "cod"]);
  await sqlOf(db)`update stores set return_policy = 'monthly', return_monthly_fen = 10000000`;
  const rows = [
    "code,name,kind,from,to,item,buy_qty,get_item,get_qty,repeat,threshold",
    "TEN,Ten and one,buy_get,2026-01-01,2026-12-31,I0,10,I1,1,yes,",
    "HUNDRED,Over 100 a case of meat,order_gift,2026-01-01,2026-12-31,,,I3,2,no,100.00",
  ];
  const content = Buffer.from(`${rows.join("\n")}\n`);
  await importFile(db, systemActor, { kind: "promotions", mode: "apply", format: "csv", content }, now);
});

const linesOf = (lines: Record<string, number>) =>
  Object.entries(lines).map(([item, qty]) => ({ item, qty }));
const send = (store: string, lines: Record<string, number>) =>
  submitReturn(db, person("owner"), submitReturnInput.parse({ store, lines: linesOf(lines) }), now);
const back = async (store: string, lines: Record<string, number>) => {
  const sent = await send(store, lines);
  const accepted = linesOf(lines).map(({ item, qty }) => ({ item, acceptedQty: qty, damagedQty: 0 }));
  return receiveReturn(db, person("dc-manager"), { return: sent.return, lines: accepted }, now);
};

test("below the threshold the gift is taken back at list price, before it is not; said in the quote", async () => {
  await givenApproved(db, "S0", { I0: 25 });
  expect(await storeFigures(db, "S0", "I1")).toMatchObject({ storeEach: 2 });
  expect(await back("S0", { I0: 5 })).toMatchObject({ creditFen: 1_750, clawbackFen: 0 });
  const quote = await quoteReturn(db, person("owner"), { store: "S0", lines: linesOf({ I0: 3 }) }, now);
  expect(quote).toMatchObject({
    valueFen: 1_050,
    creditFen: 700,
    clawbacks: [{ item: "I1", qtyEach: 1, amountFen: 350 }],
  });
  const balance = (await storeFigures(db, "S0"))?.balanceFen ?? 0;
  expect(await back("S0", { I0: 3 })).toMatchObject({
    acceptedFen: 1_050,
    clawbackFen: 350,
    creditFen: 700,
    clawbacks: [{ item: "I1", qtyEach: 1, amountFen: 350 }],
  });
  expect((await storeFigures(db, "S0"))?.balanceFen).toBe(balance + 700);
  // The second gift goes back as goods, worth nothing, and is not paid again.
  expect(await back("S0", { I0: 17, I1: 1 })).toMatchObject({ acceptedFen: 17 * 350, clawbackFen: 0 });
});

test("a threshold of the whole order; a credit is never negative, and what could not be taken is due at the next return", async () => {
  await givenApproved(db, "S1", { I2: 29 });
  const first = await back("S1", { I2: 1 });
  expect(first).toMatchObject({ acceptedFen: 350, clawbackFen: 350, creditFen: 0 });
  expect(await back("S1", { I2: 2 })).toMatchObject({ acceptedFen: 700, clawbackFen: 350, creditFen: 350 });
  expect(await back("S1", { I2: 1 })).toMatchObject({ acceptedFen: 350, clawbackFen: 0, creditFen: 350 });
});

test("what a COD store owes falls by the credit, the gift taken off", async () => {
  await givenApproved(db, "S2", { I0: 10 });
  expect(await storeFigures(db, "S2")).toMatchObject({ dueFen: 3_500 });
  expect(await back("S2", { I0: 4 })).toMatchObject({ acceptedFen: 1_400, clawbackFen: 350 });
  expect(await storeFigures(db, "S2")).toMatchObject({ dueFen: 3_500 - 1_050 });
});
