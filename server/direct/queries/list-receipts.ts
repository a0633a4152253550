import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import type { DirectReceiptStatus, ListDirectReceiptsInput } from "@/server/direct/schema";
import { instantText } from "@/server/shared/instant-text";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";
import { findStore } from "@/server/store-stock";

export interface DirectReceiptRow {
  receipt: string;
  store: string;
  storeName: string;
  supplier: string;
  supplierNote: string;
  order: string | null;
  status: DirectReceiptStatus;
  lines: number;
  amountFen: number;
  receivedBy: string;
  receivedAt: string;
}

/** What suppliers brought to a store, or to all within reach, newest first. Refused: `store-stock/unknown-store`, a store out of reach. */
export async function listDirectReceipts(
  db: DbOrTx,
  actor: Actor,
  input: ListDirectReceiptsInput,
): Promise<Page<DirectReceiptRow>> {
  mustBeAbleTo(actor, "stock.read.store");
  const store = input.store === undefined ? null : await findStore(db, actor, input.store);
  const sql = sqlOf(db);
  const before = cursorNumber(input.cursor, 0, null);
  const isReversed = input.status === undefined ? null : input.status === "reversed";
  const part = input.q ? `%${input.q.replaceAll(/[\\%_]/g, "\\$&")}%` : null;
  const rows = await sql<(DirectReceiptRow & { id: number })[]>`
    select r.id, r.receipt_no as receipt, s.code as store, s.name as "storeName", r.supplier, r.supplier_note as "supplierNote",
           o.order_no as "order", case when r.reversed_at is null then 'received' else 'reversed' end as status,
           r.line_count as lines, r.amount_fen as "amountFen", r.received_by_name as "receivedBy", r.received_at as "receivedAt"
    from direct_receipts r join stores s on s.id = r.store_id left join direct_orders o on o.id = r.order_id
    where (${store?.id ?? null}::int4 is null or r.store_id = ${store?.id ?? null}::int4)
      and (${actor.storeIds === null}::bool or r.store_id = any(${ints(actor.storeIds ?? [])}::int4[]))
      and (${isReversed}::bool is null or (r.reversed_at is not null) = ${isReversed}::bool)
      and (${part}::text is null or r.supplier ilike ${part} or r.supplier_note ilike ${part} or r.receipt_no ilike ${part})
      and (${before}::int8 is null or r.id < ${before}::int8)
    order by r.id desc limit ${input.limit + 1}::int4`;
  const page = pageOf([...rows], input.limit, ({ id }) => [id]);
  return {
    nextCursor: page.nextCursor,
    rows: page.rows.map(({ id: _, receivedAt, ...row }) => ({
      ...row,
      receivedAt: instantText(new Date(receivedAt)),
    })),
  };
}
