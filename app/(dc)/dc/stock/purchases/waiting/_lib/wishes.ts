import type { RouterOutputs } from "@/app/_lib/trpc/client";
import type { GoodsLine } from "../../../_lib/goods";

type WaitingRow = RouterOutputs["warehouse"]["waitingGoods"]["rows"][number];

/** What somebody has changed about an item; what they have not is as proposed. */
export interface Wish {
  isTaken?: boolean;
  qty?: number;
  unitCost?: string;
}

/** An item that is lacking, as it will be ordered. */
export interface WishedLine extends Omit<WaitingRow, "unitCost"> {
  isTaken: boolean;
  qty: number;
  unitCost: string;
}

/** The items that are lacking, each as proposed or as somebody wishes. */
export function wishedLines(rows: readonly WaitingRow[], wishes: ReadonlyMap<string, Wish>): WishedLine[] {
  return rows
    .filter(({ lacking }) => lacking > 0)
    .map((row) => {
      const { isTaken = true, qty = row.toOrder, unitCost = row.unitCost ?? "" } = wishes.get(row.item) ?? {};
      return { ...row, isTaken, qty, unitCost };
    });
}

/** The same as the lines that the foot of an order adds up. */
export const goodsOf = ({
  item,
  name,
  unit,
  isWeighed,
  casePackEach,
  qty,
  unitCost,
}: WishedLine): GoodsLine => ({
  ...{ item, name, unit, isWeighed, qty, unitCost },
  barcode: "",
  casePack: casePackEach,
  expiresOn: "",
  most: null,
  open: null,
});
