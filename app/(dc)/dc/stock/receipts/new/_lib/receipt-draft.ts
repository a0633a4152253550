import type { RouterOutputs } from "@/app/_lib/trpc/client";
import type { GoodsLine } from "../../../_lib/goods";

type Purchase = RouterOutputs["warehouse"]["purchase"];

/** What somebody has counted at the door and not posted. */
export interface ReceiptDraft {
  supplier: string;
  supplierNote: string;
  lines: readonly GoodsLine[];
}

export const emptyReceipt: ReceiptDraft = { supplier: "", supplierNote: "", lines: [] };

/** Nothing that would be missed. */
export const isEmptyReceipt = ({ supplier, supplierNote, lines }: ReceiptDraft) =>
  supplier.trim() === "" && supplierNote.trim() === "" && lines.every(({ qty }) => qty === 0);

/** The draft that a device has kept; what cannot be read is an empty one. */
export function readReceipt(text: string | null): ReceiptDraft {
  try {
    const kept: unknown = JSON.parse(text ?? "null");
    if (typeof kept !== "object" || kept === null || !("lines" in kept) || !Array.isArray(kept.lines))
      return emptyReceipt;
    return { ...emptyReceipt, ...(kept as Partial<ReceiptDraft>) };
  } catch {
    return emptyReceipt;
  }
}

/** The lines of an order as they stand now, with what was counted of them on this device. */
export function linesOf(purchase: Purchase, counted: readonly GoodsLine[]): GoodsLine[] {
  return purchase.lines.map(({ qty, received, unitCost, most, crossDock, waitingStores, ...line }) => {
    const kept = counted.find(({ item }) => item === line.item);
    return {
      ...line,
      qty: kept?.qty ?? 0,
      unitCost: kept?.unitCost || (unitCost ?? ""),
      expiresOn: kept?.expiresOn ?? "",
      most,
      open: Math.max(0, qty - received),
      ...(crossDock && { crossDock: { stores: waitingStores } }),
    };
  });
}
