import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { sqlOf } from "@/db/client";
import { decideDifference } from "@/server/delivery/commands/decide-difference";
import { reportDifference } from "@/server/delivery/commands/report-difference";
import { recordSales } from "@/server/pos";
import { openStocktake } from "@/server/stocktake/commands/open-stocktake";
import { recordTakes } from "@/server/stocktake/commands/record-takes";
import { submitStocktake } from "@/server/stocktake/commands/submit-stocktake";
import { setShelf } from "@/server/store-stock";
import { expectProof } from "@/server/testing/expect-proof";
import { givenDelivered } from "@/server/testing/given-approved";
import { givenChain, now, person } from "@/server/testing/given-delivery";
import { freshDatabase } from "@/server/testing/test-database";

const { db, close } = await freshDatabase(12);
afterAll(close);
beforeAll(() => givenChain(db, ["prepaid"], 30));
afterEach(() => expectProof(db));

const owner = person("owner", { storeIds: [1], id: 11 });
const manager = person("dc-manager", { dcIds: [1] });
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const code = (of: { document: string }) => of.document;
let items = 0;
let takes = 0;

interface Claim {
  type: "short" | "damaged" | "over";
  qty: number;
}

/** Twenty of an item that was never here before, brought now; answers the item and its delivery order. */
async function given20(): Promise<{ item: string; document: string }> {
  const item = `I${items}`;
  items += 1;
  const document = await givenDelivered(db, "S0", { [item]: 20 });
  await setShelf(db, owner, { store: "S0", item, shelf: item });
  return { item, document };
}

/** Counts the item and posts it: looked at in this minute. */
async function count(item: string, counted: number, minute: number): Promise<string> {
  const at = later(minute);
  const { stocktake } = await openStocktake(db, owner, { store: "S0", kind: "location", scope: item }, at);
  for (const _ of [1, 2]) {
    takes += 1;
    const take = { takeId: `claimed-take-${takes}`, item, counted, agoSeconds: 0 };
    const { lines } = await recordTakes(db, owner, { stocktake, takes: [take] }, at);
    if (lines[0]?.state === "counted") break;
  }
  await submitStocktake(db, owner, { stocktake, missing: "leave", post: true }, at);
  return stocktake;
}

const claim = async (of: { item: string; document: string }, { type, qty }: Claim, minute: number) => {
  const lines = [{ item: of.item, type, qty }];
  const note = { delivery: code(of), lines, remark: "" };
  return (await reportDifference(db, owner, note, later(minute))).difference;
};
const decide = (difference: string, item: string, acceptedQty: number, minute: number) =>
  decideDifference(db, manager, { difference, lines: [{ item, acceptedQty }] }, later(minute));

async function onHand(item: string): Promise<number | undefined> {
  const [row] = await sqlOf(db)<{ each: number }[]>`
    select s.on_hand_each as each from store_stock s join items i on i.id = s.item_id where i.code = ${item}`;
  return row?.each;
}

// Guarantees 2.12 and 2.3 together: whichever of count and claim came first, the stock is what lies on the shelf.
test.each<[what: string, claim: Claim, counted: number, accepted: number, left: number]>([
  ["short, and the shelf said so", { type: "short", qty: 10 }, 10, 10, 10],
  ["short, but all of it was found on the shelf", { type: "short", qty: 10 }, 20, 10, 20],
  ["short, half of it found", { type: "short", qty: 10 }, 15, 10, 15],
  ["short, rejected, and not on the shelf", { type: "short", qty: 10 }, 10, 0, 10],
  ["short, rejected, and on the shelf", { type: "short", qty: 10 }, 20, 0, 20],
  ["short, part accepted", { type: "short", qty: 10 }, 10, 4, 10],
  ["damaged and set aside", { type: "damaged", qty: 10 }, 10, 10, 10],
  ["damaged and counted with the good ones", { type: "damaged", qty: 10 }, 20, 10, 10],
  ["too much, kept and on the shelf", { type: "over", qty: 10 }, 30, 10, 30],
  ["too much, kept, sold over the counter", { type: "over", qty: 10 }, 20, 10, 20],
  ["too much, rejected, and on the shelf", { type: "over", qty: 10 }, 30, 0, 30],
  ["too much, rejected, and not on the shelf", { type: "over", qty: 10 }, 20, 0, 20],
])("%s: counted before or after the claim", async (_, said, counted, accepted, left) => {
  const before = await given20();
  await count(before.item, counted, 5);
  await decide(await claim(before, said, 10), before.item, accepted, 20);
  const after = await given20();
  const note = await claim(after, said, 5);
  await count(after.item, counted, 10);
  await decide(note, after.item, accepted, 20);
  expect([await onHand(before.item), await onHand(after.item)]).toEqual([left, left]);
});

test("what was sold since the count is left out, and the same decision again books nothing", async () => {
  const goods = await given20();
  const note = await claim(goods, { type: "short", qty: 10 }, 5);
  await count(goods.item, 18, 10);
  const sale = { item: goods.item, qty: 3, at: later(12).toISOString(), amount: 1_050 };
  await recordSales(db, person("pos"), { store: "S0", batch: "after", sales: [sale] }, later(13));
  await decide(note, goods.item, 10, 20);
  expect(await onHand(goods.item)).toBe(15);
  await decide(note, goods.item, 10, 21);
  expect(await onHand(goods.item)).toBe(15);
});

test("two claims about the same goods, decided one after the other; a count between them stays right", async () => {
  const goods = await given20();
  const first = await claim(goods, { type: "short", qty: 8 }, 5);
  const second = await claim(goods, { type: "short", qty: 7 }, 6);
  await count(goods.item, 9, 10);
  await decide(first, goods.item, 8, 20);
  expect(await onHand(goods.item)).toBe(9 + 3);
  await decide(second, goods.item, 7, 30);
  expect(await onHand(goods.item)).toBe(9);
});

test("a claim about goods that came after the count leaves the count alone", async () => {
  const goods = await given20();
  await count(goods.item, 17, 5);
  const next = await givenDelivered(db, "S0", { [goods.item]: 20 }, [], later(10));
  const note = await claim({ ...goods, document: next }, { type: "short", qty: 10 }, 15);
  await decide(note, goods.item, 10, 20);
  expect(await onHand(goods.item)).toBe(17 + 10);
});
