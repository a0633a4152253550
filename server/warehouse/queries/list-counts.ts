import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, isAbleTo, mustBeAbleTo } from "@/server/auth/actor";
import { instantText } from "@/server/shared/instant-text";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";
import { findDc } from "@/server/warehouse/find-dc";
import type { CountStatus } from "@/server/warehouse/lock-count";
import type { ListCountsInput } from "@/server/warehouse/schema";

export interface CountRow {
  count: number;
  status: CountStatus;
  item: string;
  name: string;
  barcode: string;
  unit: string;
  isWeighed: boolean;
  location: string;
  reason: string;
  delivery: string | null;
  requestedBy: string;
  requestedAt: string;
  /** What was counted and what it differs by; null before, and for those who count: they count blind. */
  counted: number | null;
  difference: number | null;
  countedBy: string | null;
  closedBy: string | null;
}

interface Stored extends CountRow {
  id: number;
}

/** A DC's counts, newest first: those that are not closed, or those of one state. Refused: `warehouse/unknown-dc`. */
export async function listCounts(db: DbOrTx, actor: Actor, input: ListCountsInput): Promise<Page<CountRow>> {
  mustBeAbleTo(actor, "count.work");
  const dcId = await findDc(db, actor, input.dc);
  const sql = sqlOf(db);
  const before = cursorNumber(input.cursor, 0, null);
  const { status = null } = input;
  const rows = await sql<Stored[]>`
    select n.id, n.id as count, n.status, i.code as item, i.name, i.barcode, i.unit, i.is_weighed as "isWeighed", n.location,
           n.reason, d.delivery_no as delivery, n.requested_by_name as "requestedBy", n.requested_at as "requestedAt",
           t.counted_each as counted, n.difference_each as difference, t.counted_by_name as "countedBy",
           n.closed_by_name as "closedBy"
    from dc_counts n
    join items i on i.id = n.item_id
    left join deliveries d on d.id = n.delivery_id
    left join lateral (select * from dc_count_takes t where t.count_id = n.id order by t.take_no desc limit 1) t on true
    where n.dc_id = ${dcId}::int4 and (${before}::int8 is null or n.id < ${before}::int8)
      and case when ${status}::text is null then n.closed_at is null else n.status::text = ${status}::text end
    order by n.id desc limit ${input.limit + 1}::int4`;
  const page = pageOf([...rows], input.limit, ({ id }) => [id]);
  const mayDecide = isAbleTo(actor, "count.decide");
  return {
    nextCursor: page.nextCursor,
    rows: page.rows.map(({ id: _, requestedAt, counted, difference, ...row }) => {
      const isShown = mayDecide || row.status === "posted";
      return {
        ...row,
        requestedAt: instantText(new Date(requestedAt)),
        counted: isShown ? counted : null,
        difference: isShown ? difference : null,
      };
    }),
  };
}
