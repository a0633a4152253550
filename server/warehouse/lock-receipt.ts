import { sqlOf, type Tx } from "@/db/client";
import type { ExpiryDate } from "@/server/stock";
import { refuse } from "@/server/warehouse/errors";

export interface LockedReceipt {
  id: number;
  receiptNo: string;
  purchaseId: number | null;
  isReversed: boolean;
  lines: {
    item: string;
    itemId: number;
    isWeighed: boolean;
    qtyEach: number;
    costMicro: number;
    expiresOn: ExpiryDate;
    /** Left for the wave. */
    isCrossDock: boolean;
  }[];
}

/** Its purchase order first, where it has one: receipts and purchase orders come before DC stock in the lock order. Refused: `receipt/unknown`. */
export async function lockReceipt(tx: Tx, dcId: number, receiptNo: string): Promise<LockedReceipt> {
  const sql = sqlOf(tx);
  await sql`
    select from purchases where id = (select purchase_id from receipts where receipt_no = ${receiptNo} and dc_id = ${dcId}::int4)
    for update`;
  const [found] = await sql<Omit<LockedReceipt, "lines">[]>`
    select id, receipt_no as "receiptNo", purchase_id as "purchaseId", reversed_at is not null as "isReversed" from receipts
    where receipt_no = ${receiptNo} and dc_id = ${dcId}::int4 for update`;
  if (!found) throw refuse("receipt/unknown", { receipt: receiptNo });
  const lines = await sql<LockedReceipt["lines"]>`
    select i.code as item, l.item_id as "itemId", i.is_weighed as "isWeighed", l.qty_each as "qtyEach", l.cost_micro as "costMicro",
           coalesce(l.expires_on, 'infinity')::text as "expiresOn", l.cross_dock as "isCrossDock"
    from receipt_lines l join items i on i.id = l.item_id where l.receipt_id = ${found.id}::int8 order by l.line_no`;
  return { ...found, lines: [...lines] };
}
