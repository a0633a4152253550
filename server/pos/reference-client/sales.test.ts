import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { nameOf, priceOf } from "@/server/pos/reference-client/prices";
import { sell } from "@/server/pos/reference-client/sales";
import { startTills } from "@/server/pos/reference-client/test-till";
import { createTill } from "@/server/pos/reference-client/till";
import { requestPriceChange } from "@/server/retail";
import { expectProof } from "@/server/testing/expect-proof";
import { givenApproved } from "@/server/testing/given-approved";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase(10);
const tills = await startTills(db);
const { line, clock, minutes, setupOf } = tills;
beforeAll(async () => {
  await givenChain(db, ["prepaid"]);
  await givenApproved(db, "S0", { I0: 100, I1: 100 });
  await sqlOf(db)`update items set suggested_price_fen = 500 where code in ('I0', 'I1')`;
});
afterAll(async () => {
  await expectProof(db);
  await tills.close();
  await close();
});

test("an hour without network: it sells, by prices approved before, and each sale counts once afterwards", async () => {
  const setup = setupOf("S0");
  const till = createTill(setup, "1.0.0");
  const later = new Date(now.getTime() + 30 * 60_000);
  const lines = [{ item: "I0", price: 450 }];
  await requestPriceChange(
    db,
    person("owner"),
    { store: "S0", lines, effectiveAt: later, reason: "other", note: "" },
    clock.at,
  );
  expect(await till.tick()).toBe("asked");
  expect([await nameOf(setup, "I0"), await priceOf(setup, "I0")]).toEqual(["Item I0", "5.00"]);
  minutes(60);
  tills.startAgain();
  line.state = "down";
  const charged: (string | undefined)[] = [];
  for (let minute = 0; minute < 60; minute += 1) {
    const price = await priceOf(setup, "I0");
    charged.push(price);
    await sell(setup, { item: "I0", qty: 1, amount: price ?? "" });
    if (minute === 40) await sell(setup, { item: "I1", qty: -1, amount: "-5.00" });
    minutes(1);
    // Each quarter of an hour the parcel is closed, as when the till tries to send.
    if (minute % 15 === 14) expect(await createTill(setup, "1.0.0").tick()).toBe("offline");
  }
  expect(new Set(charged.slice(0, 30))).toEqual(new Set(["5.00"]));
  expect(new Set(charged.slice(30))).toEqual(new Set(["4.50"]));
  line.state = "loses answers";
  expect(await createTill(setup, "1.0.0").tick()).toBe("offline");
  expect(line.lost).toBeGreaterThan(0);
  line.state = "good";
  expect(await createTill(setup, "1.0.0").tick()).toBe("asked");
  const sold = await sqlOf(db)<{ code: string; each: number; fen: number; parcels: number }[]>`
    select i.code, sum(d.qty_each)::int4 as each, sum(d.amount_fen)::int4 as fen,
           (select count(*)::int4 from sales_batches) as parcels
    from daily_sales d join items i on i.id = d.item_id group by 1 order by 1`;
  expect([...sold]).toEqual([
    { code: "I0", each: 60, fen: 30 * 500 + 30 * 450, parcels: 4 },
    { code: "I1", each: -1, fen: -500, parcels: 4 },
  ]);
});
