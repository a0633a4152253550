import { type PriceReason, priceReasons } from "@/server/retail/schema";

export interface PriceLine {
  item: string;
  name: string;
  unit: string;
  isWeighed: boolean;
  /** What it costs now, and what it is to cost. */
  oldFen: number | null;
  priceFen: number;
  /** Headquarters look at it before it counts. */
  isReviewed?: boolean;
}

/** A price change in the making, kept on the device. `requestId` is set when it is sent, so that sending again does it once. */
export interface PriceDraft {
  lines: readonly PriceLine[];
  /** As a field of date and time has it, "2026-03-11T00:00"; empty: at once, and to stay. */
  from: string;
  until: string;
  reason: PriceReason;
  note: string;
  requestId: string | undefined;
}

export const emptyPrices: PriceDraft = {
  lines: [],
  from: "",
  until: "",
  reason: "other",
  note: "",
  requestId: undefined,
};

export const isEmptyPrices = ({ lines, note }: PriceDraft) => lines.length === 0 && note === "";

/** The draft with this price of an item, in place of what was wished before. What is changed is another wish. */
export function withPrice(draft: PriceDraft, line: PriceLine): PriceDraft {
  const others = draft.lines.filter(({ item }) => item !== line.item);
  return { ...draft, requestId: undefined, lines: [line, ...others] };
}

export function withoutPrice(draft: PriceDraft, item: string): PriceDraft {
  return { ...draft, requestId: undefined, lines: draft.lines.filter((line) => line.item !== item) };
}

/** Reads what a device kept; nonsense counts as nothing. */
export function readPrices(text: string | null): PriceDraft {
  if (text === null) return emptyPrices;
  try {
    const kept: unknown = JSON.parse(text);
    if (typeof kept !== "object" || kept === null) return emptyPrices;
    const { lines, from, until, reason, note, requestId } = kept as Partial<PriceDraft>;
    return {
      lines: Array.isArray(lines) ? lines.filter(isLine) : [],
      from: typeof from === "string" ? from : "",
      until: typeof until === "string" ? until : "",
      reason: priceReasons.find((one) => one === reason) ?? "other",
      note: typeof note === "string" ? note : "",
      requestId: typeof requestId === "string" ? requestId : undefined,
    };
  } catch {
    return emptyPrices;
  }
}

function isLine(line: unknown): line is PriceLine {
  if (typeof line !== "object" || line === null) return false;
  const { item, name, unit, priceFen, oldFen } = line as Partial<PriceLine>;
  return (
    typeof item === "string" &&
    typeof name === "string" &&
    typeof unit === "string" &&
    Number.isSafeInteger(priceFen) &&
    (oldFen === null || Number.isSafeInteger(oldFen))
  );
}
