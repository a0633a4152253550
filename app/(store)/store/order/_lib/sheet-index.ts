import { halfWidth } from "@/app/_lib/read-money";
import type { RouterOutputs } from "@/app/_lib/trpc/client";
import type { SheetItem } from "@/server/order/queries/sheet-item";
import type { CouponTerms, PromotionInput } from "@/server/promotion/engine";
import { unpackRows } from "@/server/shared/packed-rows";

export type { SheetItem };

type Sheet = RouterOutputs["order"]["sheet"];

/** The order sheet ready to be searched: the items in their order, each with the text in which it is looked for. */
export interface SheetIndex extends Omit<Sheet, "items" | "deals"> {
  items: readonly SheetItem[];
  byId: ReadonlyMap<number, SheetItem>;
  deals: Deals;
  byCode: ReadonlyMap<string, SheetItem>;
  byBarcode: ReadonlyMap<string, SheetItem>;
  texts: readonly string[];
}

/** What decides what a cart earns besides its lines, as the engine wants it. */
export type Deals = Omit<PromotionInput, "lines" | "coupons"> & { coupons: readonly CouponTerms[] };

/** Unpacks the sheet and prepares the search; a few milliseconds for 3,000 items, once per answer of the server. */
export function indexSheet({ items: packed, deals, ...sheet }: Sheet): SheetIndex {
  const items = unpackRows(packed);
  return {
    ...sheet,
    items,
    byId: new Map(items.map((item) => [item.id, item])),
    deals: {
      ...deals,
      usage: new Map(deals.usage.map((used) => [used.promotionId, used])),
      gifts: new Map(deals.gifts.map((gift) => [gift.itemId, gift])),
    },
    byCode: new Map(items.map((item) => [item.code, item])),
    byBarcode: new Map(items.map((item) => [item.barcode, item])),
    texts: items.map((item) =>
      `${item.name} ${item.spec} ${item.code} ${item.pinyin} ${item.barcode}`.toLowerCase(),
    ),
  };
}

/** Digits from which on the end of a barcode is looked for. */
const barcodeEndMin = 4;

/**
 * The items that every word of the text is found in: name, spec, code, pinyin initials, barcode or its last digits. Exact
 * codes first, then beginnings, then the rest; without text, all that can be ordered. Items that cannot be ordered are
 * only ever found, never listed (R17).
 */
export function searchSheet(sheet: SheetIndex, text: string, category: number | undefined): SheetItem[] {
  const words = halfWidth(text).trim().toLowerCase().split(/\s+/).filter(Boolean);
  const isWanted = (item: SheetItem) => category === undefined || item.category === category;
  if (words.length === 0) return sheet.items.filter((item) => item.status === "ok" && isWanted(item));
  const ranked: SheetItem[][] = [[], [], [], [], []];
  sheet.items.forEach((item, index) => {
    const hay = sheet.texts[index] ?? "";
    if (!isWanted(item) || !words.every((word) => hay.includes(word))) return;
    ranked[rankOf(item, words[0] ?? "")]?.push(item);
  });
  return ranked.flat();
}

function rankOf(item: SheetItem, word: string): number {
  if (item.code.toLowerCase() === word || item.barcode === word) return 0;
  if (item.status !== "ok") return 4;
  if (item.code.toLowerCase().startsWith(word)) return 1;
  if (word.length >= barcodeEndMin && item.barcode.endsWith(word)) return 1;
  if (item.name.toLowerCase().startsWith(word) || item.pinyin.toLowerCase().startsWith(word)) return 2;
  return 3;
}

/** The item behind a scanned code: its barcode, else its number. */
export function itemOfCode(sheet: SheetIndex, code: string): SheetItem | undefined {
  const plain = halfWidth(code).trim();
  return (
    sheet.byBarcode.get(plain) ?? sheet.byCode.get(plain) ?? sheet.byBarcode.get(plain.replace(/^0+/, ""))
  );
}

/**
 * The items that a name means, as people write it in a chat: those of just this name, else those whose name and spec hold all
 * its words. Several, when the name does not tell them apart. What looks like a code is never looked for within names: of a
 * mistyped number nothing else may come.
 */
export function itemsNamed(sheet: SheetIndex, name: string): SheetItem[] {
  const words = halfWidth(name).trim().toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const joined = words.join("");
  const plain = (text: string) => halfWidth(text).toLowerCase().replace(/\s+/g, "");
  const exact = sheet.items.filter((item) =>
    [item.name, item.name + item.spec].some((text) => plain(text) === joined),
  );
  if (exact.length > 0 || /^[\w-]*\d[\w-]*$/.test(joined)) return exact;
  return sheet.items.filter((item) => {
    const hay = plain(item.name + item.spec);
    return words.every((word) => hay.includes(word));
  });
}

/** What the DC can still give: nothing, less than it will be asked for, or enough. */
export function supplyOf(item: SheetItem): "none" | "tight" | "enough" {
  if (item.availableEach <= 0) return "none";
  return item.availableEach - item.pooledEach < item.multipleEach * 4 ? "tight" : "enough";
}
