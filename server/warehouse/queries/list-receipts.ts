import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { formatFen } from "@/server/shared/fen";
import { instantText } from "@/server/shared/instant-text";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";
import { seesDcCost } from "@/server/stock";
import { findDc } from "@/server/warehouse/find-dc";
import type { ListReceiptsInput } from "@/server/warehouse/schema";

export interface ReceiptRow {
  receipt: string;
  /** `waiting`: somebody wants it taken back. */
  status: "posted" | "waiting" | "reversed";
  supplier: string;
  supplierNote: string;
  purchase: string | null;
  lines: number;
  /** What the goods cost in all, each line rounded to the fen; null for those who may not see it. */
  value: string | null;
  receivedBy: string;
  receivedAt: string;
}

interface Stored extends Omit<ReceiptRow, "value"> {
  id: number;
  fen: number;
}

/** A DC's receipts, newest first, narrowed by purchase order, supplier, delivery note or number. Refused: `warehouse/unknown-dc`. */
export async function listReceipts(
  db: DbOrTx,
  actor: Actor,
  input: ListReceiptsInput,
): Promise<Page<ReceiptRow>> {
  mustBeAbleTo(actor, "purchase.read");
  const dcId = await findDc(db, actor, input.dc);
  const sql = sqlOf(db);
  const before = cursorNumber(input.cursor, 0, null);
  const { purchase = null, search = "" } = input;
  const rows = await sql<Stored[]>`
    select r.id, r.receipt_no as receipt,
           case when r.reversed_at is not null then 'reversed'
                when exists (select from receipt_reversals x where x.receipt_id = r.id and x.status = 'requested') then 'waiting'
                else 'posted' end as status, r.supplier, r.supplier_note as "supplierNote", p.purchase_no as purchase,
           r.line_count as lines, r.received_by_name as "receivedBy", r.received_at as "receivedAt",
           (select sum(round(l.qty_each::numeric * l.cost_micro / case when i.is_weighed then 10000000 else 10000 end))::int8
            from receipt_lines l join items i on i.id = l.item_id where l.receipt_id = r.id) as fen
    from receipts r left join purchases p on p.id = r.purchase_id
    where r.dc_id = ${dcId}::int4 and (${before}::int8 is null or r.id < ${before}::int8)
      and (${purchase}::text is null or p.purchase_no = ${purchase}::text)
      and (${search} = '' or strpos(lower(r.receipt_no || ' ' || r.supplier || ' ' || r.supplier_note), lower(${search})) > 0)
    order by r.id desc limit ${input.limit + 1}::int4`;
  const page = pageOf([...rows], input.limit, ({ id }) => [id]);
  const mayCost = seesDcCost(actor);
  return {
    nextCursor: page.nextCursor,
    rows: page.rows.map(({ id: _, fen, receivedAt, ...row }) => ({
      ...row,
      value: mayCost ? formatFen(fen) : null,
      receivedAt: instantText(new Date(receivedAt)),
    })),
  };
}
