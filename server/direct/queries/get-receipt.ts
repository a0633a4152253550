import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, isAbleTo, mustBeAbleTo, mustReachStore } from "@/server/auth";
import { refuse } from "@/server/direct/errors";
import type { DirectReceiptStatus } from "@/server/direct/schema";
import { instantText } from "@/server/shared/instant-text";

interface Head {
  id: number;
  storeId: number;
  receipt: string;
  store: string;
  storeName: string;
  storeKind: "franchise" | "direct" | "independent";
  supplier: string;
  supplierNote: string;
  order: string | null;
  amountFen: number;
  receivedBy: string;
  receivedAt: string;
  reversedBy: string | null;
  reversedAt: string | null;
  reverseReason: string;
}

export interface DirectReceiptLineView {
  item: string;
  name: string;
  unit: string;
  isWeighed: boolean;
  casePackEach: number;
  qtyEach: number;
  costMicro: number;
  amountFen: number;
}

/** A receipt with its goods and what they cost, and whether the reader may take it back. Refused: `direct/unknown`, a store out of reach. */
export async function getDirectReceipt(db: DbOrTx, actor: Actor, input: { receipt: string }) {
  mustBeAbleTo(actor, "stock.read.store");
  const sql = sqlOf(db);
  const [head] = await sql<Head[]>`
    select r.id, r.store_id as "storeId", r.receipt_no as receipt, s.code as store, s.name as "storeName", s.kind as "storeKind",
           r.supplier, r.supplier_note as "supplierNote", o.order_no as "order", r.amount_fen as "amountFen",
           r.received_by_name as "receivedBy", r.received_at as "receivedAt", r.reversed_by_name as "reversedBy",
           r.reversed_at as "reversedAt", r.reverse_reason as "reverseReason"
    from direct_receipts r join stores s on s.id = r.store_id left join direct_orders o on o.id = r.order_id
    where r.receipt_no = ${input.receipt}`;
  if (!head) throw refuse("direct/unknown", input);
  mustReachStore(actor, head.storeId);
  const { id, storeId: _, receivedAt, reversedAt, ...shown } = head;
  const lines = await sql<DirectReceiptLineView[]>`
    select i.code as item, i.name, i.unit, i.is_weighed as "isWeighed", i.case_pack_each as "casePackEach", l.qty_each as "qtyEach",
           l.cost_micro as "costMicro", l.amount_fen as "amountFen"
    from direct_receipt_lines l join items i on i.id = l.item_id where l.receipt_id = ${id}::int8 order by l.line_no`;
  const status: DirectReceiptStatus = reversedAt === null ? "received" : "reversed";
  const isOwn = head.storeKind !== "direct" || actor.role !== "owner";
  return {
    ...shown,
    status,
    receivedAt: instantText(new Date(receivedAt)),
    reversedAt: reversedAt === null ? null : instantText(new Date(reversedAt)),
    lines: [...lines],
    mayReverse: status === "received" && isOwn && isAbleTo(actor, "direct.reverse"),
  };
}
