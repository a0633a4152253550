import { type Promoted, type PromotionInput, promote } from "@/server/promotion/engine";
import { lineAmountFen } from "@/server/shared/line-amounts";
import type { DraftLine } from "./draft";
import type { SheetIndex, SheetItem } from "./sheet-index";

export type LineProblem =
  | "unknown_item"
  | "not_orderable"
  | "not_in_plan"
  | "no_source"
  | "outside_template"
  | "wrong_multiple";

/** A line of the order in the making. */
export interface CartLine extends DraftLine {
  item: SheetItem | undefined;
  amountFen: number;
  /** Its share of all discounts and of the coupon. */
  discountFen: number;
  /** Pieces of the same item that come with it for nothing. */
  giftEach: number;
  problem: LineProblem | undefined;
}

/** The order in the making with its figures, by the very rules of the server. */
export interface PricedCart {
  lines: CartLine[];
  goodsFen: number;
  discountFen: number;
  payableFen: number;
  /** What it earns, and what is missing for more. */
  promoted: Promoted;
  /** What the open windows still demand, allow and refuse (D12); each the strictest of them. */
  missingFen: number;
  leftFen: number | undefined;
  overFen: number;
}

/** What is ordered: lines, and the coupons asked for. */
export interface Wanted {
  lines: readonly DraftLine[];
  coupons: readonly string[];
}

/** What the server said last of each line; of the others the sheet decides. */
type Said = ReadonlyMap<string, LineProblem | "ok">;

/**
 * Prices a cart with the sheet (R16), grants what it earns by the server's own engine (R18) and judges it by the open windows
 * (R23). Pure: for each keystroke, without network.
 */
export function priceCart(sheet: SheetIndex, wanted: Wanted, said?: Said): PricedCart {
  if (said) return priceAll(sheet, wanted, said);
  const last = pricedLast.get(sheet);
  if (last?.lines === wanted.lines && last.coupons === wanted.coupons) return last.priced;
  const priced = priceAll(sheet, wanted, undefined);
  pricedLast.set(sheet, { lines: wanted.lines, coupons: wanted.coupons, priced });
  return priced;
}

/** Of a sheet, the cart that was priced by it last: the row and the sums ask before the page does. */
const pricedLast = new WeakMap<SheetIndex, Wanted & { priced: PricedCart }>();

function priceAll(sheet: SheetIndex, { lines, coupons }: Wanted, said: Said | undefined): PricedCart {
  const priced = said
    ? lines.map((line) => priceLine(sheet, line, said.get(line.code)))
    : priceLines(sheet, lines);
  const promoted = promote({
    ...sheet.deals,
    lines: priced.map(({ asked }) => asked),
    coupons: { asked: coupons, known: sheet.deals.coupons },
  });
  const own = new Map<number, number>();
  for (const { itemId, qtyEach } of promoted.gifts) own.set(itemId, (own.get(itemId) ?? 0) + qtyEach);
  const cartLines = priced.map(({ line, item, amountFen, problem }, place): CartLine => {
    const giftEach = (item && own.get(item.id)) ?? 0;
    const { code, qty, priceFen } = line;
    return {
      code,
      qty,
      priceFen,
      item,
      amountFen,
      discountFen: promoted.lines[place]?.discountFen ?? 0,
      giftEach,
      problem,
    };
  });
  const { goodsFen, discountFen, payableFen } = promoted;
  return { lines: cartLines, goodsFen, discountFen, payableFen, promoted, ...limitsOf(sheet, cartLines) };
}

/** A line before promotions: its item, what it comes to, and what the engine is asked about it. */
interface PricedLine extends Pick<CartLine, "item" | "amountFen" | "problem"> {
  line: DraftLine;
  asked: PromotionInput["lines"][number];
}

/** Of a sheet, the lines that were priced by it last: a key changes one of hundreds. */
const linesLast = new WeakMap<SheetIndex, readonly PricedLine[]>();

function priceLines(sheet: SheetIndex, lines: readonly DraftLine[]): readonly PricedLine[] {
  const last = linesLast.get(sheet);
  const priced = lines.map((line, place) => {
    const before = last?.[place];
    return before?.line === line ? before : priceLine(sheet, line, undefined);
  });
  linesLast.set(sheet, priced);
  return priced;
}

function priceLine(sheet: SheetIndex, line: DraftLine, status: LineProblem | "ok" | undefined): PricedLine {
  const item = sheet.byCode.get(line.code);
  const problem = status === "ok" ? undefined : (status ?? localProblem(item, line.qty));
  const amountFen =
    item && item.status === "ok" && !problem
      ? lineAmountFen({ unitPriceFen: item.priceFen, qty: line.qty, isWeighed: item.isWeighed })
      : 0;
  const asked = {
    itemId: item?.id ?? 0,
    categoryPath: sheet.paths[item?.path ?? -1] ?? [],
    qtyEach: line.qty,
    amountFen,
    isOk: problem === undefined,
  };
  return { line, item, amountFen, problem, asked };
}

function localProblem(item: SheetItem | undefined, qty: number): LineProblem | undefined {
  if (!item) return "not_in_plan";
  if (item.status !== "ok") return item.status;
  return qty % item.multipleEach === 0 ? undefined : "wrong_multiple";
}

/** Each window counts what is ordered in it; an empty order is told what all of them demand. */
function limitsOf({ windows }: SheetIndex, lines: readonly CartLine[]) {
  const asked = new Map<number, number>();
  for (const { item, amountFen } of lines) {
    if (item && item.window >= 0) asked.set(item.window, (asked.get(item.window) ?? 0) + amountFen);
  }
  if (lines.length === 0) for (const place of windows.keys()) asked.set(place, 0);
  let missingFen = 0;
  let overFen = 0;
  let leftFen: number | undefined;
  for (const [place, askedFen] of asked) {
    const window = windows[place];
    if (window?.minFen) missingFen = Math.max(missingFen, window.minFen - askedFen);
    if (window?.maxFen === null || window?.maxFen === undefined) continue;
    const left = window.maxFen - window.usedFen - askedFen;
    leftFen = Math.min(leftFen ?? left, left);
    overFen = Math.max(overFen, -left);
  }
  return { missingFen, leftFen, overFen };
}

/** What a piece (a kilogram) of a line comes to after discounts and with gifts of the same; undefined where that is its price. */
export function netPriceOf({ item, qty, amountFen, discountFen, giftEach }: CartLine): number | undefined {
  if (!item || amountFen === 0 || (discountFen === 0 && giftEach === 0)) return undefined;
  const net = Math.round(((amountFen - discountFen) * (item.isWeighed ? 1_000 : 1)) / (qty + giftEach));
  return net === item.priceFen ? undefined : net;
}
