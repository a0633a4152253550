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
  problem: LineProblem | undefined;
}

/** The order in the making with its figures, by the same arithmetic as the server's. */
export interface PricedCart {
  lines: CartLine[];
  goodsFen: number;
  /** What the open windows still demand, allow and refuse (D12); each the strictest of them. */
  missingFen: number;
  leftFen: number | undefined;
  overFen: number;
}

/** What the server said last of each line; of the others the sheet decides. */
type Said = ReadonlyMap<string, LineProblem | "ok">;

/** Prices a cart with the sheet (R16) and judges it by the open windows (R23). Pure: for each keystroke, without network. */
export function priceCart(sheet: SheetIndex, draft: readonly DraftLine[], said?: Said): PricedCart {
  const lines = draft.map((line): CartLine => {
    const item = sheet.byCode.get(line.code);
    const status = said?.get(line.code);
    const problem = status === "ok" ? undefined : (status ?? localProblem(item, line.qty));
    const amountFen =
      item && item.status === "ok" && !problem
        ? lineAmountFen({ unitPriceFen: item.priceFen, qty: line.qty, isWeighed: item.isWeighed })
        : 0;
    return { ...line, item, amountFen, problem };
  });
  const goodsFen = lines.reduce((sum, { amountFen }) => sum + amountFen, 0);
  return { lines, goodsFen, ...limitsOf(sheet, lines) };
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
