import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "@/server/auth";
import { endStop } from "@/server/catalog";
import type { StopInput } from "@/server/catalog/schema";
import { importFile } from "@/server/import";
import { getOrder, quoteOrder, submitOrder } from "@/server/order";
import { markItem } from "@/server/order/commands/mark-item";
import { getOrderSheet } from "@/server/order/queries/get-order-sheet";
import { stopItems } from "@/server/pool";
import { asBusinessDay } from "@/server/shared/business-day";
import { ean13 } from "@/server/testing/ean13";
import { expectProof } from "@/server/testing/expect-proof";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";
import { closeGap } from "./close-gap";
import { emptyDraft } from "./draft";
import { listedItems } from "./listed-items";
import { priceCart } from "./price-cart";
import { readListFile } from "./read-list-file";
import { indexSheet, itemOfCode, type SheetIndex, searchSheet } from "./sheet-index";
import { openSuggestions, suggestionsOf } from "./suggestions";
import { readPasted, takeLines, wantedOf } from "./wanted-lines";

const { db, close } = await freshDatabase(4);
afterAll(close);
const owner = person("owner");
const hq = person("hq");
const reason = "direct delivery";

const apply = (kind: string, ...rows: string[]) =>
  importFile(
    db,
    systemActor,
    { kind, mode: "apply", format: "csv", content: Buffer.from(`${rows.join("\n")}\n`) },
    now,
  );
const itemRow = (orderable: "yes" | "no") =>
  apply(
    "items",
    "code,barcode,name,category,unit,case_pack,order_multiple,pick_type,orderable,not_orderable_reason",
    `I0,${ean13(0)},Item I0,11,pcs,1,1,loose,${orderable},${orderable === "no" ? reason : ""}`,
  );

/** I0 is what the stops are about: starred, wanted on the shelf, ordered before, a gift, a trigger, and what closes a gap. */
let earlier = "";
beforeAll(async () => {
  await givenChain(db, ["prepaid", "prepaid"]);
  await apply("categories", "code,name,parent", "12,Drinks,", "11,Soft drinks,12");
  await itemRow("yes");
  await apply(
    "promotions",
    "code,name,kind,from,to,item,buy_qty,get_item,get_qty,threshold,discount",
    "GIFT,5 and I0,buy_get,2026-01-01,2026-12-31,I1,5,I0,1,,",
    "OWN,10 and one,buy_get,2026-01-01,2026-12-31,I0,10,I2,1,,",
    "OFF,100 less 5,order_discount,2026-01-01,2026-12-31,,,,,100.00,5.00",
  );
  const lines = [
    { item: "I0", qty: 8 },
    { item: "I1", qty: 1 },
    { item: "CASE", qty: 24 },
  ];
  earlier = (await submitOrder(db, owner, { store: "S0", lines }, now)).order;
  await markItem(db, owner, { store: "S0", item: "I0", favourite: true, shelfMin: 20 });
});

type Way = { what: string; isStopped: boolean; stop?: Partial<StopInput>; at?: Date };
/** The ways in which HQ says that an item may not be ordered, and those that do not count here and now. */
const ways: Way[] = [
  { what: "the item itself is not orderable", isStopped: true },
  { what: "stopped everywhere", isStopped: true, stop: {} },
  { what: "its category is stopped", isStopped: true, stop: { item: null, category: "11" } },
  { what: "the category above is stopped", isStopped: true, stop: { item: null, category: "12" } },
  { what: "stopped in this store", isStopped: true, stop: { scope: "stores", of: ["S1", "S0"] } },
  { what: "stopped on its route", isStopped: true, stop: { scope: "route", of: ["R1"] } },
  { what: "stopped in its plan", isStopped: true, stop: { scope: "plan", of: ["P1"] } },
  { what: "stopped under its template", isStopped: true, stop: { scope: "template", of: ["T1"] } },
  { what: "stopped today only", isStopped: true, stop: { to: asBusinessDay("2026-03-10") } },
  { what: "stopped in another store", isStopped: false, stop: { scope: "stores", of: ["S1"] } },
  { what: "stopped from tomorrow", isStopped: false, stop: { from: asBusinessDay("2026-03-11") } },
];

async function begin({ stop }: Way): Promise<() => Promise<unknown>> {
  if (!stop) {
    await itemRow("no");
    return () => itemRow("yes");
  }
  const input: StopInput = {
    item: "I0",
    category: null,
    scope: "all",
    of: [],
    from: asBusinessDay("2026-03-10"),
    to: null,
    reason,
    forSafety: false,
    ...stop,
  };
  const { stop: no } = await stopItems(db, hq, input, now);
  return () => endStop(db, hq, { stop: no }, now);
}

/** Each path by which an item may come into an order; true: I0 does. */
const paths: Record<string, (sheet: SheetIndex) => boolean | Promise<boolean>> = {
  quote: async () => {
    const quote = await quoteOrder(db, owner, { store: "S0", lines: [{ item: "I0", qty: 2 }] }, now);
    return quote.lines[0]?.status === "ok" && quote.totals.goods === "7.00";
  },
  "the browser's own price": (sheet) =>
    priceCart(sheet, { lines: [{ code: "I0", qty: 2, priceFen: 350 }], coupons: [] }).goodsFen === 700,
  order: async () => {
    const lines = [
      { item: "I3", qty: 1 },
      { item: "I0", qty: 1 },
    ];
    const sent = submitOrder(db, owner, { store: "S0", lines }, now);
    return sent.then(
      () => true,
      (error: { code?: string; details?: object }) => {
        expect(error).toMatchObject({
          code: "order/lines-refused",
          details: { lines: [{ line: 2, item: "I0" }] },
        });
        return false;
      },
    );
  },
  "a draft that is submitted later": async () => {
    const lines = [{ item: "I0", qty: 1 }];
    const draft = await submitOrder(db, owner, { store: "S0", lines, submit: false }, now);
    return submitOrder(db, owner, { store: "S0", lines, draft: draft.order }, now).then(
      () => true,
      () => false,
    );
  },
  "copy of an earlier order": async (sheet) => {
    const { lines } = await getOrder(db, owner, earlier);
    const taken = takeLines(sheet, lines.filter(({ gift }) => !gift).map(wantedOf));
    const isIn = taken.lines.some(({ code }) => code === "I0");
    expect(taken.lines).toHaveLength(isIn ? 3 : 2);
    expect(taken.dropped).toEqual(
      isIn ? [] : [{ code: "I0", name: "Item I0", reason: "not_orderable", note: reason }],
    );
    return isIn;
  },
  "pasted list": (sheet) =>
    takeLines(sheet, readPasted("I0 3\nI3 2")).lines.some(({ code }) => code === "I0"),
  "uploaded list": async (sheet) => {
    const file = new File([`barcode,qty\n${ean13(0)},3\nI3,2\n`], "list.csv");
    return takeLines(sheet, await readListFile(file)).lines.some(({ code }) => code === "I0");
  },
  scan: (sheet) => itemOfCode(sheet, ean13(0))?.status === "ok",
  "list of everything": (sheet) => listed(sheet, "all"),
  "its category's list": (sheet) => listed(sheet, sheet.byCode.get("I0")?.category ?? 0),
  stars: (sheet) => listed(sheet, "favourites"),
  suggestions: (sheet) => suggestionsOf(sheet, 100).has("I0") || listed(sheet, "suggested"),
  "taking all suggestions": (sheet) =>
    openSuggestions(sheet.items, suggestionsOf(sheet, 100), emptyDraft).some(
      ({ item }) => item.code === "I0",
    ),
  "gift of a promotion (ruling 9)": async (sheet) => {
    const lines = [{ code: "I1", qty: 5, priceFen: 350 }];
    const quote = await quoteOrder(db, owner, { store: "S0", lines: [{ item: "I1", qty: 5 }] }, now);
    const here = priceCart(sheet, { lines, coupons: [] }).promoted;
    const isGiven = quote.gifts.some(({ item }) => item === "I0");
    expect(here.gifts).toHaveLength(isGiven ? 1 : 0);
    return isGiven;
  },
  "hint of a gift": (sheet) => hints(sheet, "I1", 4).includes("GIFT"),
  "hint to buy more of it": (sheet) => hints(sheet, "I0", 9).includes("OWN"),
  "trigger of a promotion": async () => {
    const quote = await quoteOrder(db, owner, { store: "S0", lines: [{ item: "I0", qty: 10 }] }, now);
    return quote.gifts.some(({ promotion }) => promotion === "OWN");
  },
  "button that closes a gap": (sheet) => {
    const lines = [{ code: "I0", qty: 26, priceFen: 350 }];
    const cart = priceCart(sheet, { lines, coupons: [] });
    const suggested = suggestionsOf(sheet, 100);
    return cart.promoted.hints.some(
      (gap) =>
        closeGap(sheet, cart, suggested, gap, { walletFen: undefined, leftFen: undefined })?.item.code ===
        "I0",
    );
  },
};
const listed = (sheet: SheetIndex, chosen: Parameters<typeof listedItems>[1]) =>
  listedItems(sheet, chosen, "", new Set(), suggestionsOf(sheet, 100)).some(({ code }) => code === "I0");
const hints = (sheet: SheetIndex, code: string, qty: number) =>
  priceCart(sheet, { lines: [{ code, qty, priceFen: 350 }], coupons: [] }).promoted.hints.map(
    ({ promotion }) => promotion.code,
  );

// Guarantees R17: what may not be ordered comes into an order on no path, and what may comes in on all of them.
describe.each(ways)("$what", (way) => {
  let end: () => Promise<unknown>;
  let sheet: SheetIndex;
  beforeAll(async () => {
    end = await begin(way);
    sheet = indexSheet(await getOrderSheet(db, owner, { store: "S0" }, now));
  });
  afterAll(() => end());

  test.each(Object.entries(paths))("%s", async (_, comesIn) => {
    expect(await comesIn(sheet)).toBe(!way.isStopped);
  });

  test("who searches or scans it finds it, with the reason", () => {
    const found = searchSheet(sheet, ean13(0).slice(-5), undefined).find(({ code }) => code === "I0");
    expect(found).toMatchObject({ code: "I0", reason: way.isStopped ? reason : "" });
    expect(itemOfCode(sheet, "I0")).toBe(found);
  });
});

test("the books tie", () => expectProof(db));
