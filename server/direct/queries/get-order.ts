import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, isAbleTo, mustBeAbleTo, mustReachStore } from "@/server/auth";
import { refuse } from "@/server/direct/errors";
import type { DirectOrderStatus } from "@/server/direct/schema";
import type { BusinessDay } from "@/server/shared/business-day";

interface Head {
  id: number;
  storeId: number;
  order: string;
  store: string;
  storeName: string;
  supplier: string;
  expectedOn: BusinessDay;
  note: string;
  status: DirectOrderStatus;
  closeReason: string;
  createdBy: string;
}

export interface DirectOrderLineView {
  item: string;
  barcode: string;
  name: string;
  unit: string;
  isWeighed: boolean;
  casePackEach: number;
  qtyEach: number;
  receivedEach: number;
  costMicro: number;
}

/** An order with what has come of each line, and whether the reader may close it. Refused: `direct/unknown-order`, a store out of reach. */
export async function getDirectOrder(db: DbOrTx, actor: Actor, input: { order: string }) {
  mustBeAbleTo(actor, "stock.read.store");
  const sql = sqlOf(db);
  const [head] = await sql<Head[]>`
    select o.id, o.store_id as "storeId", o.order_no as "order", s.code as store, s.name as "storeName", o.supplier,
           o.expected_on::text as "expectedOn", o.note, o.status, o.close_reason as "closeReason", o.created_by_name as "createdBy"
    from direct_orders o join stores s on s.id = o.store_id where o.order_no = ${input.order}`;
  if (!head) throw refuse("direct/unknown-order", input);
  mustReachStore(actor, head.storeId);
  const { id, storeId: _, ...shown } = head;
  const lines = await sql<DirectOrderLineView[]>`
    select i.code as item, i.barcode, i.name, i.unit, i.is_weighed as "isWeighed", i.case_pack_each as "casePackEach",
           l.qty_each as "qtyEach", l.received_each as "receivedEach", l.cost_micro as "costMicro"
    from direct_order_lines l join items i on i.id = l.item_id where l.order_id = ${id}::int8 order by l.line_no`;
  return { ...shown, lines: [...lines], mayClose: head.status === "open" && isAbleTo(actor, "direct.order") };
}
