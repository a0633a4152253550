import { halfWidth } from "@/app/_lib/read-money";
import { parseFen } from "@/server/shared/fen";
import type { DraftLine } from "./draft";
import { itemOfCode, itemsNamed, type SheetIndex, type SheetItem } from "./sheet-index";

/** Why a wanted line did not come into the order. */
export type DropReason =
  | "unknown"
  | "ambiguous"
  | "not_orderable"
  | "no_source"
  | "outside_template"
  | "quantity";

/** What became of a list of wanted lines: what can be ordered, in which quantity instead, and what cannot and why. */
export interface Taken {
  lines: DraftLine[];
  adjusted: { item: SheetItem; from: number; to: number }[];
  /** Those that were written by a name of their own: what was taken for it. */
  named: { code: string; item: SheetItem }[];
  /** Those that cost something else than in the order they were copied from. */
  repriced: { item: SheetItem; fromFen: number }[];
  dropped: { code: string; name: string; reason: DropReason; note: string }[];
}

/** A line of an earlier order, with what it was called and cost, or of a list, with neither. */
export interface WantedLine {
  /** The item's number or barcode; in a list people may write its name instead. */
  code: string;
  qty: number;
  name?: string;
  priceFen?: number;
}

/**
 * Fits lines of an earlier order or of a pasted list to what can be ordered now: quantities go up to the next multiple,
 * lines that cannot be ordered are named with the reason (R17). The same item twice counts together.
 */
export function takeLines(sheet: SheetIndex, wanted: readonly WantedLine[]): Taken {
  const taken: Taken = { lines: [], adjusted: [], named: [], repriced: [], dropped: [] };
  const sums = new Map<string, { item: SheetItem; qty: number }>();
  for (const { code, qty, name, priceFen } of wanted) {
    const known = itemOfCode(sheet, code);
    // A line of an order has a number; only in a list people write names.
    const meant = known ?? (priceFen === undefined ? itemMeant(sheet, code) : undefined);
    const item = meant === "ambiguous" ? undefined : meant;
    if (item?.status !== "ok") {
      const reason = meant === "ambiguous" ? meant : (item?.status ?? "unknown");
      taken.dropped.push({ code, name: item?.name ?? name ?? "", reason, note: item?.reason ?? "" });
    } else if (!Number.isSafeInteger(qty) || qty <= 0 || qty > 10_000_000) {
      taken.dropped.push({ code, name: item.name, reason: "quantity", note: "" });
    } else {
      if (priceFen !== undefined && priceFen !== item.priceFen && !sums.has(item.code))
        taken.repriced.push({ item, fromFen: priceFen });
      if (!known && code !== item.name) taken.named.push({ code, item });
      sums.set(item.code, { item, qty: (sums.get(item.code)?.qty ?? 0) + qty });
    }
  }
  for (const { item, qty } of sums.values()) {
    const to = Math.ceil(qty / item.multipleEach) * item.multipleEach;
    if (to !== qty) taken.adjusted.push({ item, from: qty, to });
    taken.lines.push({ code: item.code, qty: to, priceFen: item.priceFen });
  }
  return taken;
}

/** By name, where only one that can be ordered, or only one at all, is called that. */
function itemMeant(sheet: SheetIndex, name: string): SheetItem | "ambiguous" | undefined {
  const named = itemsNamed(sheet, name);
  const orderable = named.filter(({ status }) => status === "ok");
  const candidates = orderable.length > 0 ? orderable : named;
  return candidates.length > 1 ? "ambiguous" : candidates[0];
}

/**
 * Reads a pasted list, one line each: code, barcode or name, then the quantity, parted by blanks, tab, comma or semicolon, or
 * as in a chat by a times sign ("x12", "*12"). A name may have blanks; a line of one word is a code, once.
 */
export function readPasted(text: string): { code: string; qty: number }[] {
  return halfWidth(text)
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const times = /^(.*\S)(?:\s+x|\s*[×*])\s*(\d+)$/i.exec(line);
      if (times) return { code: times[1] ?? "", qty: Number(times[2]) };
      const parts = line.split(/[\s,;，；]+/).filter(Boolean);
      const last = parts.at(-1) ?? "";
      if (parts.length < 2) return { code: line, qty: 1 };
      return { code: parts.slice(0, -1).join(" "), qty: /^\d+$/.test(last) ? Number(last) : 0 };
    });
}

/** A line of an order that the server knows, to be ordered again. */
export const wantedOf = (line: {
  item: string;
  name: string;
  qty: number;
  unitPrice: string;
}): WantedLine => ({
  code: line.item,
  qty: line.qty,
  name: line.name,
  priceFen: parseFen(line.unitPrice),
});

/** An order that was taken back and goes on here: its number, and the coupon that it had. */
export interface DraftGoesOn {
  order: string;
  coupons: readonly string[];
}

/** What goes on of an order besides its lines; undefined for one that is only copied. */
export const draftOf = (found: {
  order: string;
  status: string;
  promised: { coupon: { code: string } | null };
}): DraftGoesOn | undefined =>
  found.status === "draft"
    ? { order: found.order, coupons: found.promised.coupon ? [found.promised.coupon.code] : [] }
    : undefined;
