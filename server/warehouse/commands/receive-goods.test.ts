import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { pgErrorOf } from "@/db/pg-error";
import { importFile } from "@/server/import";
import { asBusinessDay } from "@/server/shared/business-day";
import { atTheSameTime } from "@/server/testing/at-the-same-time";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { closePurchase } from "@/server/warehouse/commands/close-purchase";
import { createPurchase } from "@/server/warehouse/commands/create-purchase";
import { receiveGoods } from "@/server/warehouse/commands/receive-goods";
import { setSettings } from "@/server/warehouse/commands/set-settings";
import { getPurchase } from "@/server/warehouse/queries/get-purchase";
import { getReceipt } from "@/server/warehouse/queries/get-receipt";
import { listPurchases } from "@/server/warehouse/queries/list-purchases";
import { listReceipts } from "@/server/warehouse/queries/list-receipts";
import type { ReceiptInput } from "@/server/warehouse/schema";

const { db, close } = await freshDatabase(34);
afterAll(close);
beforeAll(async () => {
  await givenChain(db, ["prepaid"], 6);
  const rows =
    "code,barcode,name,category,unit,case_pack,order_multiple,pick_type,weighed\nNEW,6901234567892,New,10,pcs,1,1,loose,no\n";
  const file = { kind: "items", mode: "apply" as const, format: "csv" as const, content: Buffer.from(rows) };
  await importFile(db, person("hq"), file, now);
});
afterEach(() => expectProof(db));

const dc = "0001";
const manager = person("dc-manager", { id: 5 });
const refused = (code: string, details?: object) =>
  expect.objectContaining({ code, ...(details ? { details: expect.objectContaining(details) } : {}) });
const order = (lines: Record<string, number>, unitCost = 2_500_000) =>
  createPurchase(
    db,
    manager,
    {
      dc,
      supplier: "Farm",
      expectedOn: asBusinessDay("2026-03-11"),
      note: "",
      lines: Object.entries(lines).map(([item, qty]) => ({ item, qty, unitCost })),
    },
    now,
  );
const receive = (input: Partial<ReceiptInput> & Pick<ReceiptInput, "lines">, actor = manager) =>
  receiveGoods(db, actor, { dc, supplierNote: "", ...input }, now);
const stockOf = async (item: string) => {
  const [row] = await sqlOf(db)<{ onHand: number; cost: number; entries: number }[]>`
    select s.on_hand_each as "onHand", s.cost_micro as cost, s.last_entry_no as entries
    from dc_stock s join items i on i.id = s.item_id where i.code = ${item}`;
  return row;
};

// Guarantees 3.0.5 from the goods' door to the book: 100 at 3.20 and 200 at 3.35 cost 3.30.
test("what comes in blind averages the cost; its lines of one item are one entry", async () => {
  await receive({ supplier: "Mill", lines: [{ item: "NEW", qty: 100, unitCost: 3_200_000 }] });
  const expiresOn = asBusinessDay("2026-09-30");
  const { receipt, value } = await receive({
    supplier: "Mill",
    lines: [
      { item: "NEW", qty: 150, unitCost: 3_350_000, expiresOn },
      { item: "NEW", qty: 50, unitCost: 3_350_000 },
    ],
  });
  expect(await stockOf("NEW")).toEqual({ onHand: 300, cost: 3_300_000, entries: 2 });
  expect(value).toBe("670.00");
  expect(await getReceipt(db, manager, { dc, receipt })).toMatchObject({
    supplier: "Mill",
    purchase: null,
    value: "670.00",
    lines: [{ qty: 150, expiresOn: "2026-09-30", unitCost: "3.35", value: "502.50" }, { expiresOn: null }],
  });
});

test("an average that is no whole micro-yuan leaves a variance, which is booked for ever", async () => {
  await receive({ supplier: "Mill", lines: [{ item: "NEW", qty: 7, unitCost: 3_333_333 }] });
  const sql = sqlOf(db);
  const [row] = await sql<{ units: number }[]>`
    select units from dc_cost_variances v join items i on i.id = v.item_id where i.code = 'NEW' and entry_no = 3`;
  const after = (await stockOf("NEW"))?.cost ?? 0;
  expect(row?.units).toBe(300 * 3_300_000 + 7 * 3_333_333 - 307 * after);
  expect(
    await pgErrorOf(await sql`delete from dc_cost_variances`.catch((error: unknown) => error)),
  ).toBeDefined();
});

test("an order comes in parts and is closed by its last part", async () => {
  const { purchase } = await order({ I0: 10, I1: 20 });
  const part = await receive({
    purchase,
    lines: [
      { item: "I0", qty: 10 },
      { item: "I1", qty: 5, unitCost: 2_000_000 },
    ],
  });
  expect(part).toMatchObject({ lines: 2, value: "35.00", purchase: { purchase, status: "open" } });
  expect(await getPurchase(db, manager, { dc, purchase })).toMatchObject({
    lines: [
      { item: "I0", qty: 10, received: 10, most: 0, unitCost: "2.50" },
      { item: "I1", qty: 20, received: 5, most: 16 },
    ],
  });
  const last = await receive({ purchase, lines: [{ item: "I1", qty: 16 }] }, person("checker"));
  expect(last.purchase).toEqual({ purchase, status: "closed" });
  const more = receive({ purchase, lines: [{ item: "I1", qty: 1 }] });
  await expect(more).rejects.toEqual(refused("purchase/closed"));
  const { rows } = await listReceipts(db, person("checker"), { dc, purchase, limit: 9 });
  expect(rows).toMatchObject([
    { lines: 1, value: null },
    { receipt: part.receipt, value: null },
  ]);
});

test("more than ordered is refused whole beyond the tolerance that the DC has set", async () => {
  const { purchase } = await order({ I2: 100 });
  const before = await stockOf("I2");
  const lines = [{ item: "I2", qty: 106 }];
  const tooMany = [{ item: "I2", ordered: 100, received: 0, most: 105, asked: 106 }];
  await expect(receive({ purchase, lines })).rejects.toEqual(refused("receipt/too-many", { lines: tooMany }));
  await setSettings(
    db,
    manager,
    {
      dc,
      overReceiptBp: 0,
      adjustmentLimit: 20_000,
      receiptRestBp: 7_500,
      shipRestBp: 6_667,
      expiringDays: 30,
    },
    now,
  );
  await expect(receive({ purchase, lines: [{ item: "I2", qty: 101 }] })).rejects.toEqual(
    refused("receipt/too-many"),
  );
  expect(await stockOf("I2")).toEqual(before);
  const foreign = receive({ purchase, lines: [{ item: "I3", qty: 1 }] });
  await expect(foreign).rejects.toEqual(refused("receipt/not-ordered", { items: ["I3"] }));
});

test("an order that is closed by hand keeps what came; again changes nothing", async () => {
  const { purchase } = await order({ I3: 10 });
  await receive({ purchase, lines: [{ item: "I3", qty: 4 }] });
  const end = () => closePurchase(db, manager, { dc, purchase, reason: "sold out" }, now);
  const answers = await atTheSameTime([end, end, end]);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(["closed"]));
  const view = await getPurchase(db, manager, { dc, purchase });
  expect(view).toMatchObject({ status: "closed", closeReason: "sold out", lines: [{ received: 4 }] });
  const { rows } = await listPurchases(db, manager, { dc, status: "closed", search: "farm", limit: 1 });
  expect(rows).toMatchObject([{ purchase, lines: 1, fullLines: 0, receipts: 1 }]);
});

test("a delivery note of a supplier is received once, however many try at once", async () => {
  const lines = [{ item: "I4", qty: 6, unitCost: 2_000_000 }];
  const before = (await stockOf("I4"))?.onHand ?? 0;
  const once = () =>
    receive({ supplier: "Dairy", supplierNote: "N-77", lines }).catch(
      (error: { code: string }) => error.code,
    );
  const answers = await atTheSameTime<unknown>(Array.from({ length: 8 }, () => once));
  expect(answers.filter((answer) => answer === "receipt/note-used")).toHaveLength(7);
  expect((await stockOf("I4"))?.onHand).toBe(before + 6);
});

test("16 doors receive one order at once: never more than it allows", async () => {
  const { purchase } = await order({ I4: 30, I5: 30 });
  const before = (await stockOf("I5"))?.onHand ?? 0;
  const door = (n: number) => () => {
    const lines = [
      { item: "I4", qty: 3 },
      { item: "I5", qty: 3 },
    ];
    return receive({ purchase, lines: n % 2 === 0 ? lines : lines.toReversed() }).then(
      () => "in",
      (error: { code: string }) => error.code,
    );
  };
  const answers = await atTheSameTime(Array.from({ length: 16 }, (_, n) => door(n)));
  expect(answers.filter((answer) => answer === "in")).toHaveLength(10);
  expect(new Set(answers)).toEqual(new Set(["in", "purchase/closed"]));
  expect((await stockOf("I5"))?.onHand).toBe(before + 30);
});

test("what is missing or out of reach is refused", async () => {
  const line = { item: "I0", qty: 1, unitCost: 1 };
  const blind = (input: Partial<ReceiptInput>, actor = manager) =>
    receive({ lines: [line], ...input }, actor);
  await expect(blind({})).rejects.toEqual(refused("receipt/supplier-missing"));
  const free = blind({ supplier: "X", lines: [{ item: "I0", qty: 1 }] });
  await expect(free).rejects.toEqual(refused("receipt/cost-missing", { items: ["I0"] }));
  const left = blind({ supplier: "X", lines: [{ ...line, crossDock: true }] });
  await expect(left).rejects.toEqual(refused("warehouse/no-cross-dock"));
  const unknown = blind({ supplier: "X", lines: [line, { ...line, item: "NO" }] });
  await expect(unknown).rejects.toEqual(refused("warehouse/unknown-items", { items: ["NO"] }));
  await expect(blind({ supplier: "X", dc: "NO" })).rejects.toEqual(refused("warehouse/unknown-dc"));
  await expect(blind({ purchase: "PO0" })).rejects.toEqual(refused("purchase/unknown"));
  await expect(blind({ supplier: "X" }, person("picker"))).rejects.toEqual(refused("auth/forbidden"));
  const far = person("dc-manager", { dcIds: [99] });
  await expect(blind({ supplier: "X" }, far)).rejects.toEqual(refused("auth/out-of-scope"));
  const lines = [
    { item: "I0", qty: 1, unitCost: 1 },
    { item: "I0", qty: 2, unitCost: 1 },
  ];
  const twice = { dc, supplier: "X", expectedOn: asBusinessDay("2026-03-11"), note: "", lines };
  await expect(createPurchase(db, manager, twice, now)).rejects.toEqual(refused("purchase/item-twice"));
  const reading = getReceipt(db, manager, { dc, receipt: "GR0" });
  await expect(reading).rejects.toEqual(refused("receipt/unknown"));
});
