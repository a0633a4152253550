import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { instantText } from "@/server/shared/instant-text";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";
import type { ListShrinkagesInput, ShrinkageReason, ShrinkageStatus } from "@/server/shrinkage/schema";
import { findStore } from "@/server/store-stock";

export interface ShrinkageRow {
  shrinkage: string;
  store: string;
  storeName: string;
  status: ShrinkageStatus;
  reason: ShrinkageReason;
  note: string;
  lines: number;
  valueFen: number;
  budgetLeftFen: number | null;
  reportedBy: string;
  reportedAt: string;
}

/** Write-offs of a store, or of all within reach, newest first. Refused: `store-stock/unknown-store`, a store out of reach. */
export async function listShrinkages(
  db: DbOrTx,
  actor: Actor,
  input: ListShrinkagesInput,
): Promise<Page<ShrinkageRow>> {
  mustBeAbleTo(actor, "stock.read.store");
  const store = input.store === undefined ? null : await findStore(db, actor, input.store);
  const sql = sqlOf(db);
  const before = cursorNumber(input.cursor, 0, null);
  const status = input.status ?? null;
  const rows = await sql<(ShrinkageRow & { id: number })[]>`
    select h.id, h.shrinkage_no as shrinkage, s.code as store, s.name as "storeName", h.status, h.reason, h.note,
           h.line_count as lines, h.value_fen as "valueFen", h.budget_left_fen as "budgetLeftFen",
           h.reported_by_name as "reportedBy", h.reported_at as "reportedAt"
    from shrinkages h join stores s on s.id = h.store_id
    where (${store?.id ?? null}::int4 is null or h.store_id = ${store?.id ?? null}::int4)
      and (${actor.storeIds === null}::bool or h.store_id = any(${ints(actor.storeIds ?? [])}::int4[]))
      and (${status}::text is null or h.status = ${status}::text::shrinkage_status)
      and (${before}::int8 is null or h.id < ${before}::int8)
    order by h.id desc limit ${input.limit + 1}::int4`;
  const page = pageOf([...rows], input.limit, ({ id }) => [id]);
  return {
    nextCursor: page.nextCursor,
    rows: page.rows.map(({ id: _, reportedAt, ...row }) => ({
      ...row,
      reportedAt: instantText(new Date(reportedAt)),
    })),
  };
}
