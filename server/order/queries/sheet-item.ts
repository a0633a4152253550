import type { ItemRank } from "../schema";

/** An item as the order page knows it; quantities in base units. */
export interface SheetItem {
  id: number;
  code: string;
  name: string;
  spec: string;
  unit: string;
  barcode: string;
  pinyin: string;
  /** Main category, as its place in `categories`; -1 when none of its items can be ordered. */
  category: number;
  /** Its category and that one's ancestors, as their place in `paths`. */
  path: number;
  /** The open window that it would be ordered in, as its place in `windows`; -1 while none is open. */
  window: number;
  /** Source, as its place in `dcs`; -1 for none. */
  dc: number;
  /** What ordering would say to it now, quantities apart. */
  status: "ok" | "not_orderable" | "no_source" | "outside_template";
  /** Why it may not be ordered (R17), in HQ's words. */
  reason: string;
  priceFen: number;
  /** The step in which it is ordered. */
  multipleEach: number;
  casePackEach: number;
  pickType: "case" | "loose" | "both";
  isWeighed: boolean;
  /** At its DC, not reserved. */
  availableEach: number;
  /** Of it, what orders in the pool ask for. */
  pooledEach: number;
  /** In the store itself. */
  stockEach: number;
  /** Ordered by the store and not yet in its stock. */
  onOrderEach: number;
  /** What the store used of it on the days of the sheet's `usage`. */
  usedEach: number;
  /** Days until the delivery that follows the one ordered now; -1 when no window of its category is ahead. */
  nextInDays: number;
  isFavourite: boolean;
  rank: ItemRank;
  /** What the store wants to have on its shelf at any time. */
  shelfMinEach: number;
}
