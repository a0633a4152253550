import type { BusinessDay } from "@/server/shared/business-day";
import { invariant } from "@/server/shared/invariant";
import { refuse } from "@/server/warehouse/errors";

export interface OrderedLine {
  lineNo: number;
  item: string;
  qtyEach: number;
  receivedEach: number;
  costMicro: number;
  /** Ordered for what waits in the pool: what comes is left for the wave. */
  isCrossDock: boolean;
}

export interface BroughtLine {
  item: string;
  qtyEach: number;
  /** Undefined: as ordered. */
  costMicro: number | undefined;
  /** To be left for the wave; undefined: as ordered. */
  isCrossDock?: boolean;
}

/** What a line costs and where its goods are left, said or as ordered. */
interface Judged {
  costMicro: number;
  isCrossDock: boolean;
}

/** Most that may be received of an ordered quantity in all, the tolerance included, rounded down to whole units. */
export function mostReceivable(orderedEach: number, overBp: number): number {
  return Number((BigInt(orderedEach) * BigInt(10_000 + overBp)) / 10_000n);
}

/**
 * The cost of every line that a supplier brought for a purchase order, and whether it is left for the wave: as ordered unless told. Refused, naming all such
 * items: `receipt/not-ordered`, and `receipt/too-many` what is beyond the ordered quantity and the tolerance.
 */
export function judgeReceipt<Line extends BroughtLine>(
  purchase: string,
  ordered: readonly OrderedLine[],
  brought: readonly Line[],
  overBp: number,
): (Line & Judged)[] {
  const orderOf = new Map(ordered.map((line) => [line.item, line]));
  const unknown = new Set(brought.filter(({ item }) => !orderOf.has(item)).map(({ item }) => item));
  if (unknown.size > 0) throw refuse("receipt/not-ordered", { purchase, items: [...unknown] });
  const beyond = [...quantitiesOf(brought)].flatMap(([item, asked]) => {
    const line = orderOf.get(item);
    invariant(line, `item ${item} was looked up a moment ago`);
    const most = mostReceivable(line.qtyEach, overBp);
    if (line.receivedEach + asked <= most) return [];
    return [{ item, ordered: line.qtyEach, received: line.receivedEach, most, asked }];
  });
  if (beyond.length > 0) throw refuse("receipt/too-many", { purchase, lines: beyond });
  return brought.map((line) => ({
    ...line,
    costMicro: line.costMicro ?? orderOf.get(line.item)?.costMicro ?? 0,
    isCrossDock: line.isCrossDock ?? orderOf.get(line.item)?.isCrossDock ?? false,
  }));
}

/** The cost of what a supplier brought without an order; `receipt/cost-missing` names what has none. */
export function judgeBlind<Line extends BroughtLine>(brought: readonly Line[]): (Line & Judged)[] {
  const missing = new Set(brought.filter(({ costMicro }) => costMicro === undefined).map(({ item }) => item));
  if (missing.size > 0) throw refuse("receipt/cost-missing", { items: [...missing] });
  return brought.map((line) => ({
    ...line,
    costMicro: line.costMicro ?? 0,
    isCrossDock: line.isCrossDock ?? false,
  }));
}

/**
 * Refuses with `receipt/too-short` goods that must be good until `least` and are not, as too little of their shelf life is left when
 * they come; of goods without a date nothing is known.
 */
export function mustHaveRest(
  brought: readonly { item: string; expiresOn: BusinessDay | null; least: BusinessDay }[],
): void {
  const short = brought.flatMap(({ item, expiresOn, least }) =>
    expiresOn === null || expiresOn >= least ? [] : [{ item, expiresOn, least }],
  );
  if (short.length > 0) throw refuse("receipt/too-short", { lines: short });
}

/** How much came of each item, its lines taken together. */
export function quantitiesOf(lines: readonly { item: string; qtyEach: number }[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const { item, qtyEach } of lines) sums.set(item, (sums.get(item) ?? 0) + qtyEach);
  return sums;
}

/** Whether everything that was ordered has come. */
export function isComplete(ordered: readonly OrderedLine[], brought: ReadonlyMap<string, number>): boolean {
  return ordered.every((line) => line.receivedEach + (brought.get(line.item) ?? 0) >= line.qtyEach);
}
