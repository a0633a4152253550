import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, isAbleTo, mustBeAbleTo } from "@/server/auth";
import type { ListPriceChangesInput, PriceLineStatus, PriceReason } from "@/server/retail/schema";
import { instantText } from "@/server/shared/instant-text";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";
import { findStore } from "@/server/store-stock";

export interface PriceChangeRow {
  change: string;
  store: string;
  storeName: string;
  status: PriceLineStatus;
  reason: PriceReason;
  note: string;
  lines: number;
  /** Lines that wait for headquarters. */
  waiting: number;
  /** The first item and its new price, for a list on a phone. */
  firstItem: string;
  firstPriceFen: number;
  /** From when it counts: as asked for, but never before the first line was approved. */
  effectiveAt: string;
  endsAt: string | null;
  requestedBy: string;
  requestedAt: string;
  /** It has waited for more than a day. */
  isLate: boolean;
}

/**
 * Price changes of a store, or of all within reach, newest first. Over stores they are headquarters' queue: a store sees its own
 * only (R13), so without `price.approve` a store must be named. Refused: `store-stock/unknown-store`, a store out of reach.
 */
export async function listPriceChanges(
  db: DbOrTx,
  actor: Actor,
  input: ListPriceChangesInput,
): Promise<Page<PriceChangeRow>> {
  mustBeAbleTo(actor, input.store === undefined ? "price.approve" : "price.read");
  const store = input.store === undefined ? null : await findStore(db, actor, input.store);
  const before = cursorNumber(input.cursor, 0, null);
  const status = input.status ?? null;
  const rows = await sqlOf(db)<(PriceChangeRow & { id: number })[]>`
    select c.id, c.change_no as change, s.code as store, s.name as "storeName", l.status, c.reason, c.note,
           c.line_count as lines, l.waiting, f.name as "firstItem", f.price_fen as "firstPriceFen", greatest(c.effective_at, l.approved_at) as "effectiveAt",
           c.ends_at as "endsAt", c.requested_by_name as "requestedBy", c.requested_at as "requestedAt",
           c.reminded_at is not null and l.waiting > 0 as "isLate"
    from price_changes c join stores s on s.id = c.store_id
    cross join lateral (select min(status) as status, count(*) filter (where status = 'pending')::int4 as waiting,
                               min(decided_at) filter (where status in ('scheduled', 'effective', 'ended')) as approved_at
                        from price_change_lines where change_id = c.id) l
    join lateral (select i.name, k.price_fen from price_change_lines k join items i on i.id = k.item_id
                  where k.change_id = c.id order by k.line_no limit 1) f on true
    where (${store?.id ?? null}::int4 is null or c.store_id = ${store?.id ?? null}::int4)
      and (${actor.storeIds === null}::bool or c.store_id = any(${ints(actor.storeIds ?? [])}::int4[]))
      and (${status}::text is distinct from 'pending' or c.id in (select change_id from price_change_lines where status = 'pending'))
      and (${status}::text is null or l.status = ${status}::text::price_line_status)
      and (${before}::int8 is null or c.id < ${before}::int8)
    order by c.id desc limit ${input.limit + 1}::int4`;
  const page = pageOf([...rows], input.limit, ({ id }) => [id]);
  return { nextCursor: page.nextCursor, rows: page.rows.map(shown) };
}

const shown = ({ id: _, ...row }: PriceChangeRow & { id: number }): PriceChangeRow => ({
  ...row,
  effectiveAt: instantText(new Date(row.effectiveAt)),
  endsAt: row.endsAt === null ? null : instantText(new Date(row.endsAt)),
  requestedAt: instantText(new Date(row.requestedAt)),
});

/** How many changes wait for headquarters, and how many of them for more than a day. */
export async function countWaiting(db: DbOrTx, actor: Actor): Promise<{ waiting: number; late: number }> {
  if (!isAbleTo(actor, "price.approve")) return { waiting: 0, late: 0 };
  const [row] = await sqlOf(db)<{ waiting: number; late: number }[]>`
    select count(*)::int4 as waiting, (count(*) filter (where reminded_at is not null))::int4 as late
    from price_changes where id in (select change_id from price_change_lines where status = 'pending')`;
  return row ?? { waiting: 0, late: 0 };
}
