import { parseCost } from "@/server/shared/cost";
import { valueFen } from "@/server/shared/value";
import { type GoodsLine, isGoodsLine } from "../../_lib/goods-draft";

/** Goods of a supplier with what one piece or kilogram costs, as it was typed; empty: as ordered. */
export interface DirectLine extends GoodsLine {
  cost: string;
}

/** What a supplier brought, or shall bring, in the making; kept on the device. `requestId` is set when it is sent, so that sending again does it once. */
export interface DirectDraft {
  supplier: string;
  /** The number of the delivery note; on an order, words for the supplier. */
  note: string;
  lines: readonly DirectLine[];
  requestId: string | undefined;
}

export const emptyDirect: DirectDraft = { supplier: "", note: "", lines: [], requestId: undefined };

export const isEmptyDirect = ({ supplier, note, lines }: DirectDraft) =>
  supplier === "" && note === "" && lines.length === 0;

/** The draft with this much of an item, where it stands or on top; none takes the line out. What is changed is another wish. */
export function withDirectLine(draft: DirectDraft, line: DirectLine): DirectDraft {
  const isKnown = draft.lines.some(({ item }) => item === line.item);
  const changed = isKnown
    ? draft.lines.map((one) => (one.item === line.item ? line : one))
    : [line, ...draft.lines];
  return { ...draft, requestId: undefined, lines: changed.filter(({ qty }) => qty > 0) };
}

/** What was typed as a unit cost in micro-yuan: at most six decimals, not below zero; undefined for anything else. */
export function costOf(text: string): number | undefined {
  const cost = parseCost(text.trim());
  return cost === undefined || cost < 0 ? undefined : cost;
}

/** From this many times as much, or as little, a cost is more likely mistyped than true. */
const farOffTimes = 1.5;

/** Whether a typed cost is far from what was ordered or paid before, in micro-yuan; a slip of the decimal point always is. */
export function isCostFarOff(line: Pick<DirectLine, "cost">, beforeMicro: number | undefined): boolean {
  const costMicro = line.cost.trim() === "" ? undefined : costOf(line.cost);
  if (costMicro === undefined || !beforeMicro) return false;
  return costMicro >= beforeMicro * farOffTimes || costMicro * farOffTimes <= beforeMicro;
}

/** What a line costs, by what was typed or else as ordered; undefined while nobody has said. */
export function lineFen(line: DirectLine, orderedMicro: number | undefined): number | undefined {
  const costMicro = line.cost.trim() === "" ? orderedMicro : costOf(line.cost);
  return costMicro === undefined
    ? undefined
    : valueFen({ qtyEach: line.qty, costMicro, isWeighed: line.isWeighed });
}

/** Reads what a device kept; nonsense counts as nothing. */
export function readDirect(text: string | null): DirectDraft {
  if (text === null) return emptyDirect;
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== "object" || kept === null) return emptyDirect;
    const { supplier, note, lines, requestId } = kept as Partial<DirectDraft>;
    const isLine = (line: unknown): line is DirectLine =>
      isGoodsLine(line) && typeof (line as Partial<DirectLine>).cost === "string";
    return {
      supplier: typeof supplier === "string" ? supplier : "",
      note: typeof note === "string" ? note : "",
      lines: Array.isArray(lines) ? lines.filter(isLine) : [],
      requestId: typeof requestId === "string" ? requestId : undefined,
    };
  } catch {
    return emptyDirect;
  }
}
