import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import type { BusinessDay } from "@/server/shared/business-day";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";
import { findDc } from "@/server/warehouse/find-dc";
import type { ListPurchasesInput } from "@/server/warehouse/schema";

export interface PurchaseRow {
  purchase: string;
  supplier: string;
  expectedOn: BusinessDay;
  status: "open" | "closed";
  lines: number;
  /** Lines of which everything has come. */
  fullLines: number;
  receipts: number;
  /** Some of it is ordered for what waits in the pool. */
  crossDock: boolean;
  createdBy: string;
}

/** A DC's purchase orders, newest first, narrowed by state, supplier or number. Refused: `warehouse/unknown-dc`. */
export async function listPurchases(
  db: DbOrTx,
  actor: Actor,
  input: ListPurchasesInput,
): Promise<Page<PurchaseRow>> {
  mustBeAbleTo(actor, "purchase.read");
  const dcId = await findDc(db, actor, input.dc);
  const sql = sqlOf(db);
  const before = cursorNumber(input.cursor, 0, null);
  const { status = null, search = "" } = input;
  const rows = await sql<(PurchaseRow & { id: number })[]>`
    select p.id, p.purchase_no as purchase, p.supplier, p.expected_on::text as "expectedOn", p.status, p.line_count as lines,
           (select count(*)::int4 from purchase_lines l where l.purchase_id = p.id and l.received_each >= l.qty_each) as "fullLines",
           (select count(*)::int4 from receipts r where r.purchase_id = p.id) as receipts, p.created_by_name as "createdBy",
           exists (select from purchase_lines l where l.purchase_id = p.id and l.cross_dock) as "crossDock"
    from purchases p
    where p.dc_id = ${dcId}::int4 and (${before}::int8 is null or p.id < ${before}::int8)
      and (${status}::text is null or p.status = ${status}::text::purchase_status)
      and (${search} = '' or strpos(lower(p.purchase_no || ' ' || p.supplier), lower(${search})) > 0)
    order by p.id desc limit ${input.limit + 1}::int4`;
  const page = pageOf([...rows], input.limit, ({ id }) => [id]);
  return { nextCursor: page.nextCursor, rows: page.rows.map(({ id: _, ...row }) => row) };
}
