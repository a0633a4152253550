import path from "node:path";
import { ask, type TillSetup } from "./api";
import { readJson, writeJson } from "./disk";

interface PriceFeed {
  cursor: string;
  hasMore: boolean;
  prices: { item: string; barcode: string; price: string | null }[];
  ahead: { item: string; from: string; until: string | null; price: string }[];
}

interface ItemFeed {
  cursor: string;
  hasMore: boolean;
  items: { item: string; barcode: string; name: string; unit: string; weighed: boolean }[];
}

interface Kept {
  priceCursor: string;
  itemCursor: string;
  prices: Record<string, string | null>;
  items: Record<string, { name: string; barcode: string; unit: string; weighed: boolean }>;
  ahead: PriceFeed["ahead"];
}

const fileOf = ({ folder }: TillSetup) => path.join(folder, "prices.json");
/** A new one each time: whoever reads it writes into it. */
const nothing = (): Kept => ({ priceCursor: "", itemCursor: "", prices: {}, items: {}, ahead: [] });

/** Asks for what changed of items and prices since the last time. What was read is kept with its cursor, in one write. */
export async function refreshPrices(setup: TillSetup): Promise<void> {
  const kept = await readJson(fileOf(setup), nothing());
  for (let hasMore = true; hasMore; ) {
    const feed = await ask<ItemFeed>(setup, `/pos/items?${since(setup, kept.itemCursor)}`);
    for (const { item, ...facts } of feed.items) kept.items[item] = facts;
    kept.itemCursor = feed.cursor;
    hasMore = feed.hasMore;
  }
  for (let hasMore = true; hasMore; ) {
    const feed = await ask<PriceFeed>(setup, `/pos/prices?${since(setup, kept.priceCursor)}`);
    for (const { item, price } of feed.prices) kept.prices[item] = price;
    kept.priceCursor = feed.cursor;
    kept.ahead = feed.ahead;
    hasMore = feed.hasMore;
  }
  await writeJson(fileOf(setup), kept);
}

const since = ({ store }: TillSetup, cursor: string) =>
  new URLSearchParams({ store, ...(cursor ? { since: cursor } : {}) });

/** What the till charges for an item now, by its own clock: what was approved for later counts without a network too. */
export async function priceOf(setup: TillSetup, item: string): Promise<string | undefined> {
  const { prices, ahead } = await readJson(fileOf(setup), nothing());
  const now = setup.clock().getTime();
  const due = ahead.findLast(
    (one) =>
      one.item === item &&
      new Date(one.from).getTime() <= now &&
      (one.until === null || now < new Date(one.until).getTime()),
  );
  return due?.price ?? prices[item] ?? undefined;
}

/** What the till prints on the receipt. */
export async function nameOf(setup: TillSetup, item: string): Promise<string | undefined> {
  return (await readJson(fileOf(setup), nothing())).items[item]?.name;
}
