import { sqlOf, type Tx } from "@/db/client";
import { refuse } from "@/server/warehouse/errors";
import type { OrderedLine } from "@/server/warehouse/rules/receipts";

export interface LockedPurchase {
  id: number;
  purchaseNo: string;
  supplier: string;
  status: "open" | "closed";
  lines: OrderedLine[];
}

/** Locks a purchase order of a DC with its lines; purchase orders come before DC stock in the lock order. */
export async function lockPurchase(tx: Tx, dcId: number, purchaseNo: string): Promise<LockedPurchase> {
  const sql = sqlOf(tx);
  const [found] = await sql<Omit<LockedPurchase, "lines">[]>`
    select id, purchase_no as "purchaseNo", supplier, status from purchases
    where purchase_no = ${purchaseNo} and dc_id = ${dcId}::int4 for update`;
  if (!found) throw refuse("purchase/unknown", { purchase: purchaseNo });
  const lines = await sql<OrderedLine[]>`
    select l.line_no as "lineNo", i.code as item, l.qty_each as "qtyEach", l.received_each as "receivedEach",
           l.cost_micro as "costMicro", l.cross_dock as "isCrossDock"
    from purchase_lines l join items i on i.id = l.item_id where l.purchase_id = ${found.id}::int8 order by l.line_no`;
  return { ...found, lines: [...lines] };
}
