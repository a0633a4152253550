import { afterAll, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { systemActor } from "@/server/auth";
import { importFile } from "@/server/import";
import { cancelOrder, getOrder, submitOrder, withdrawOrder } from "@/server/order";
import { listOrderEvents } from "@/server/order/queries/list-order-events";
import { ean13 } from "@/server/testing/ean13";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { releaseWave } from "@/server/wave/commands/release-wave";
import { listPoolRows } from "../queries/list-pool-rows";
import { expireOverdueOrders } from "./expire-overdue";
import { generateWave } from "./generate-wave";
import { cancelWave, voidDelivery } from "./take-back";

const { db, close } = await freshDatabase();
afterAll(close);
const planner = person("planner");
const owner = person("owner");

/** DC 0002 keeps COLD; NONE is nowhere in stock; of BOTH, in cases of 24 or loose, there are 30. */
beforeAll(async () => {
  await givenChain(db, ["prepaid", "prepaid"]);
  const files: [kind: string, rows: string[]][] = [
    ["dcs", ["code,name,zone", "0002,Cold,chilled"]],
    [
      "items",
      [
        "code,barcode,name,category,unit,case_pack,order_multiple,pick_type",
        `COLD,${ean13(90)},Cold,10,pcs,1,1,loose`,
        `NONE,${ean13(91)},None,10,pcs,1,1,loose`,
        `BOTH,${ean13(92)},Both,10,pcs,24,1,both`,
      ],
    ],
    [
      "plan-lines",
      [
        "plan,item,dc,returnable,price_type,fixed_price",
        "P1,COLD,0002,yes,fixed,3.50",
        "P1,NONE,0001,yes,fixed,3.50",
        "P1,BOTH,0001,yes,fixed,1.00",
      ],
    ],
    ["dc-stock", ["dc,item,location,qty,unit_cost", "0002,COLD,A-1,1000,2.00", "0001,BOTH,A-1,30,0.50"]],
  ];
  for (const [kind, rows] of files) {
    const content = Buffer.from(`${rows.join("\n")}\n`);
    await importFile(db, systemActor, { kind, mode: "apply", format: "csv", content }, now);
  }
});

const order = async (store: string, lines: Record<string, number>) => {
  const wanted = Object.entries(lines).map(([item, qty]) => ({ item, qty }));
  return (await submitOrder(db, owner, { store, lines: wanted }, now)).order;
};
const generate = (input = {}) => generateWave(db, planner, { route: "R1", ...input }, now);
const statusOf = async (orderNo: string) => (await getOrder(db, planner, orderNo)).status;
const pooledOf = async (orderNo: string) =>
  (await listPoolRows(db, planner, { order: orderNo, limit: 500 })).rows
    .filter(({ state }) => state === "pooled")
    .map(({ item, pickType, qty }) => `${item} ${pickType} ${qty}`);

// Guarantees that an order that was taken back stays so, whatever becomes of the run that found its DC empty.
test.each([
  { ended: "cancelled", end: cancelOrder },
  { ended: "draft", end: withdrawOrder },
])("a cancelled wave brings nothing back to an order that is $ended", async ({ ended, end }) => {
  const unlucky = await order("S0", { NONE: 5, COLD: 2 });
  const other = await order("S1", { I0: 1 });
  const { wave } = await generate({ dc: "0001" });
  expect(await pooledOf(unlucky)).toEqual(["COLD loose 2"]);
  await end(db, planner, unlucky, "shop closed", now);
  expect(await statusOf(unlucky)).toBe(ended);

  await cancelWave(db, planner, wave ?? "", "truck broke", now);
  expect(await statusOf(unlucky)).toBe(ended);
  expect(await pooledOf(unlucky)).toEqual([]);
  expect(await pooledOf(other)).toEqual(["I0 loose 1"]);
  await expectProof(db);
  await cancelOrder(db, planner, other, "", now);
});

// A short line of cases and pieces is split anew, so a void can bring pieces back as cases beside those still delivered.
test.each([
  {
    what: "cancelled",
    close: (orderNo: string) => cancelOrder(db, planner, orderNo, "", now),
  },
  {
    what: "expired",
    close: () => expireOverdueOrders(db, new Date(now.getTime() + 10 * 86_400_000)),
  },
])("what was $what of a line is added up when more of it is later", async ({ close: closeRows, what }) => {
  const orderNo = await order("S0", { BOTH: 54 });
  const { deliveries } = await generate();
  const [byCase = "", loose = ""] = deliveries.map(({ delivery }) => delivery ?? "");
  await voidDelivery(db, planner, loose, "", now);
  expect(await pooledOf(orderNo)).toEqual(["BOTH case 24", "BOTH loose 6"]);
  await closeRows(orderNo);
  await voidDelivery(db, planner, byCase, "", now);
  expect(await pooledOf(orderNo)).toEqual(["BOTH case 24"]);

  await closeRows(orderNo);
  expect(await statusOf(orderNo)).toBe(what);
  expect((await getOrder(db, planner, orderNo)).lines).toMatchObject([{ qty: 54, short: 54, open: 0 }]);
  await expectProof(db);
});

// Guarantees 2.4: planners cancel what is not released yet, afterwards only the DC manager does.
test("a released wave is cancelled by the DC manager only", async () => {
  const orderNo = await order("S0", { I0: 4 });
  const wave = (await generate()).wave ?? "";
  await releaseWave(db, planner, { wave }, now);
  await expect(cancelWave(db, planner, wave, "too late", now)).rejects.toMatchObject({
    code: "wave/released",
    status: 403,
  });
  expect(await pooledOf(orderNo)).toEqual([]);
  const manager = person("dc-manager");
  const answer = { wave, status: "cancelled" };
  expect(await cancelWave(db, manager, wave, "truck broke", now)).toEqual(answer);
  expect(await cancelWave(db, planner, wave, "again", now)).toEqual(answer);
  expect(await pooledOf(orderNo)).toEqual(["I0 loose 4"]);
  const [last] = await listOrderEvents(db, planner, { order: orderNo });
  expect(last).toMatchObject({ type: "order.returned_to_pool", by: "dc-manager", reason: "truck broke" });
  await expectProof(db);
  await cancelOrder(db, planner, orderNo, "", now);
});

test("two clocks that strike at once expire an order once", async () => {
  const orderNo = await order("S0", { I0: 3 });
  const late = new Date(now.getTime() + 10 * 86_400_000);
  const expired = await Promise.all([expireOverdueOrders(db, late), expireOverdueOrders(db, late)]);
  expect(expired.toSorted()).toEqual([0, 1]);
  const events = await sqlOf(db)`
    select from events e join orders o on o.id = e.document_id
    where e.type = 'order.expired' and e.document_type = 'order' and o.order_no = ${orderNo}`;
  expect(events).toHaveLength(1);
});
