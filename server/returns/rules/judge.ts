import { formatFen } from "@/server/shared/fen";
import type { LimitObjection, LineObjection } from "../errors";
import { type Draw, drawFrom, freeEach, type Source } from "./draws";
import { overdrawn, type QuotaMeter } from "./quota";

/** An item somebody wants to return, as catalogue and plan know it. */
export interface WantedItem {
  /** As it was asked for. */
  asked: string;
  qtyEach: number;
  /** Null: no item has that code. */
  item: {
    id: number;
    code: string;
    name: string;
    /** Codes of its category and of those above it. */
    categories: readonly string[];
    /** By the store's plan today; null: the plan has no line for it. */
    isReturnable: boolean | null;
  } | null;
}

export interface JudgedLine {
  itemId: number;
  item: string;
  name: string;
  qtyEach: number;
  /** Most that deliveries are left for. */
  returnableEach: number;
  valueFen: number;
  draws: readonly Draw[];
  categories: readonly string[];
}

export interface Judged {
  /** Of what is known and was delivered; of the others nothing. */
  lines: readonly JudgedLine[];
  /** What the plan does not let go back, and what was never bought or is gone: the second nobody can allow. */
  objections: readonly LineObjection[];
  limits: readonly LimitObjection[];
}

/**
 * Judges a return (2.7): every item returnable by the store's plan, delivered and not yet returned, and all of it within every limit.
 * `isFree`: a recall, or a store that closes, asks neither plan nor quota.
 */
export function judgeReturn(
  wanted: readonly WantedItem[],
  sources: ReadonlyMap<number, readonly Source[]>,
  meters: readonly QuotaMeter[],
  isFree: boolean,
): Judged {
  const objections: LineObjection[] = [];
  const lines: JudgedLine[] = [];
  for (const { asked, qtyEach, item } of wanted) {
    if (!item) {
      objections.push({ item: asked, name: asked, status: "unknown_item" });
      continue;
    }
    const named = { item: item.code, name: item.name };
    if (!isFree && item.isReturnable !== true) {
      const status = item.isReturnable === null ? "not_in_plan" : "not_returnable";
      objections.push({ ...named, status });
    }
    const from = sources.get(item.id) ?? [];
    const { draws, missingEach } = drawFrom(from, qtyEach);
    if (missingEach > 0) {
      objections.push({ ...named, status: "too_many", asked: qtyEach, returnable: qtyEach - missingEach });
    }
    const valueFen = draws.reduce((sum, draw) => sum + draw.valueFen, 0);
    const { categories } = item;
    lines.push({
      ...named,
      itemId: item.id,
      qtyEach,
      returnableEach: freeEach(from),
      valueFen,
      draws,
      categories,
    });
  }
  const limits = isFree
    ? []
    : overdrawn(meters, ({ category }) =>
        lines
          .filter(({ categories }) => category === null || categories.includes(category))
          .reduce((sum, { valueFen }) => sum + valueFen, 0),
      ).map(({ meter, askedFen }): LimitObjection => {
        const { category, window } = meter.limit;
        return {
          category,
          window,
          earned: formatFen(meter.earnedFen),
          used: formatFen(meter.usedFen),
          reserved: formatFen(meter.reservedFen),
          left: formatFen(meter.leftFen),
          asked: formatFen(askedFen),
        };
      });
  return { lines, objections, limits };
}

/** What headquarters may let through: what the plan refuses and what is over a limit. What was never delivered nobody gives back. */
export const isLiftable = ({ status }: LineObjection) =>
  status === "not_in_plan" || status === "not_returnable";
