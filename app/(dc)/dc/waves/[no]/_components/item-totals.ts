import type { RouterOutputs } from "@/app/_lib/trpc/client";

type Line = RouterOutputs["delivery"]["get"]["lines"][number];

/** An item of a delivery order with all that was allocated of it, however many lines hold it. */
export interface ItemTotal extends Pick<Line, "item" | "name" | "barcode" | "unit" | "isWeighed"> {
  allocatedEach: number;
}

/** The items of a delivery order: exceptions name an item and its total, the server spreads it over the lines. */
export function itemTotals(lines: readonly Line[]): ItemTotal[] {
  const totals = new Map<string, ItemTotal>();
  for (const { item, name, barcode, unit, isWeighed, allocatedEach } of lines) {
    const before = totals.get(item);
    if (before) before.allocatedEach += allocatedEach;
    else totals.set(item, { item, name, barcode, unit, isWeighed, allocatedEach });
  }
  return [...totals.values()];
}
