import { type CouponHint, type Hint, isInScope } from "@/server/promotion/engine";
import { lineAmountFen } from "@/server/shared/line-amounts";
import type { PricedCart } from "./price-cart";
import type { SheetIndex, SheetItem } from "./sheet-index";

/** One tap that earns what a hint promises: so many of an item in all, for so much more. */
export interface GapStep {
  item: SheetItem;
  /** The quantity that the line has afterwards. */
  qty: number;
  addEach: number;
  costFen: number;
}

interface Room {
  /** What may still be spent; undefined where nobody asks. */
  walletFen: number | undefined;
  /** What the window's maximum leaves. */
  leftFen: number | undefined;
}

/**
 * The cheapest single step that closes the gap of a hint with goods that are wanted anyway: what is suggested, then what the
 * order has already; in whole multiples, from what the DC has, and never more than anybody would order: a case, what is
 * suggested, or as many again as there are. Undefined when none fits that, the money and the maximum: then no button is
 * offered, because it could not keep its promise.
 */
export function closeGap(
  sheet: SheetIndex,
  cart: Pick<PricedCart, "lines">,
  suggested: ReadonlyMap<string, number>,
  gap: Hint | CouponHint,
  room: Room,
): GapStep | undefined {
  const inOrder = new Map(cart.lines.map((line) => [line.code, line]));
  const limitFen = Math.min(
    room.walletFen ?? Number.POSITIVE_INFINITY,
    room.leftFen ?? Number.POSITIVE_INFINITY,
  );
  const steps = candidatesOf(sheet, cart, suggested, gap).flatMap(
    (item): (GapStep & { isSuggested: boolean })[] => {
      const line = inOrder.get(item.code);
      if (line?.problem !== undefined) return [];
      const before = line?.qty ?? 0;
      const sensible = Math.max(item.casePackEach, before, suggested.get(item.code) ?? 0);
      const mostEach = Math.min(sensible, item.availableEach - item.pooledEach - before);
      // Most items are too cheap to close a gap in money sensibly, which takes no sums to see.
      if (leastOf(item, gap) > mostEach) return [];
      const addEach = missingOf(item, before, gap);
      const qty = before + addEach;
      const costFen = amountOf(item, qty) - amountOf(item, before);
      if (costFen > limitFen || addEach > mostEach) return [];
      return [{ item, qty, addEach, costFen, isSuggested: !line }];
    },
  );
  const [best] = steps.sort(
    (a, b) =>
      Number(b.isSuggested) - Number(a.isSuggested) ||
      a.costFen - b.costFen ||
      (a.item.code < b.item.code ? -1 : 1),
  );
  return best;
}

/** What counts for the gap and is wanted anyway; where the gap is of one item only, that item. */
function candidatesOf(
  sheet: SheetIndex,
  cart: Pick<PricedCart, "lines">,
  suggested: ReadonlyMap<string, number>,
  gap: Hint | CouponHint,
): SheetItem[] {
  const wanted = [...cart.lines.map(({ code }) => code), ...suggested.keys()];
  const items = [...new Set(wanted)].flatMap((code) => sheet.byCode.get(code) ?? []);
  const counting = "coupon" in gap ? undefined : itemsOf(sheet, gap.promotion);
  return items.filter(
    (item) => item.status === "ok" && item.availableEach > 0 && counting?.has(item) !== false,
  );
}

/** Of a sheet, the items that count for a promotion: asked at each key, the same until the sheet is another. */
const inScope = new WeakMap<SheetIndex, WeakMap<Hint["promotion"], ReadonlySet<SheetItem>>>();

function itemsOf(sheet: SheetIndex, promotion: Hint["promotion"]): ReadonlySet<SheetItem> {
  const known = inScope.get(sheet) ?? new WeakMap<Hint["promotion"], ReadonlySet<SheetItem>>();
  inScope.set(sheet, known);
  const items = known.get(promotion) ?? new Set(sheet.items.filter((item) => counts(sheet, item, promotion)));
  known.set(promotion, items);
  return items;
}

function counts(sheet: SheetIndex, item: SheetItem, promotion: Hint["promotion"]): boolean {
  const categoryPath = sheet.paths[item.path] ?? [];
  return isInScope(promotion, { itemId: item.id, categoryPath, qtyEach: 0, amountFen: 0, isOk: true });
}

const amountOf = (item: SheetItem, qty: number) =>
  lineAmountFen({ unitPriceFen: item.priceFen, qty, isWeighed: item.isWeighed });

/** The fewest of the item that can close the gap, in whole multiples: by its price alone, before any line is rounded. */
function leastOf({ priceFen, multipleEach: step, isWeighed }: SheetItem, gap: Hint | CouponHint): number {
  const each = "missingEach" in gap ? gap.missingEach : null;
  if (each !== null) return Math.ceil(each / step) * step;
  // A gram may cost less than a fen: reckoned over the whole.
  const fenOfStep = (priceFen * step) / (isWeighed ? 1_000 : 1);
  return fenOfStep <= 0 ? step : Math.max(1, Math.ceil((gap.missingFen ?? 0) / fenOfStep)) * step;
}

/** How many more of the item close the gap; the sum of a line is rounded as a whole, so it is asked. */
function missingOf(item: SheetItem, before: number, gap: Hint | CouponHint): number {
  let addEach = leastOf(item, gap);
  const isByCount = "missingEach" in gap && gap.missingEach !== null;
  if (isByCount || item.priceFen <= 0) return addEach;
  const missingFen = gap.missingFen ?? 0;
  const beforeFen = amountOf(item, before);
  while (amountOf(item, before + addEach) - beforeFen < missingFen) addEach += item.multipleEach;
  return addEach;
}
