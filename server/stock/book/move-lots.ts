import { column, ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import { type Actor, handOf } from "@/server/auth/actor";
import { type DcItem, lockDcRows } from "@/server/stock/book/lock-dc-stock";
import { LotBook } from "@/server/stock/book/lot-book";
import type { ExpiryDate, Lot } from "@/server/stock/lot-rules";

/** Goods that are carried from one place of a DC to another. */
export interface LotMove extends DcItem {
  from: string;
  to: string;
  qtyEach: number;
  /** Of which date; without it first expired first. */
  expiresOn?: ExpiryDate;
  /** Counts once. */
  scanId: string;
  /** The move task that it is made for. */
  taskId: number | null;
}

/**
 * Carries goods: their lots lie elsewhere afterwards, nothing else changes, neither on hand nor reserved nor cost. No more than the
 * book has there is carried; answers what was. The task that it is made for is done once its quantity has been carried or nothing of
 * it is left, and tasks of goods that are gone are dropped. The same scan again is a defect. Locks the stock row.
 */
export async function moveLots(tx: Tx, actor: Actor, move: LotMove, now: Date): Promise<Lot[]> {
  await lockDcRows(tx, [move]);
  const lots = await LotBook.load(tx, [move]);
  const moved = lots.move(move, move);
  if (moved.length === 0) return [];
  await lots.write(tx);
  const sql = sqlOf(tx);
  const at = now.toISOString();
  await sql`
    insert into dc_moves (dc_id, item_id, task_id, scan_id, from_location, to_location, expires_on, qty_each, moved_by, moved_by_name, moved_at)
    select ${move.dcId}::int4, ${move.itemId}::int4, ${move.taskId}::int8, ${move.scanId}::text, ${move.from}::text, ${move.to}::text,
           k.*, ${handOf(actor)}::text, ${actor.name}::text, ${at}::text::timestamptz
    from unnest(${texts(column(moved, (lot) => lot.expiresOn))}::text::date[], ${ints(column(moved, (lot) => lot.qtyEach))}::text::int8[]) k`;
  if (move.taskId !== null)
    await sql`
      update dc_move_tasks t set moved_each = k.moved, status = case when k.is_done then 'done' else t.status end,
             closed_at = case when k.is_done then ${at}::text::timestamptz end,
             closed_by_name = case when k.is_done then ${actor.name}::text end
      from (select o.id, o.moved_each + ${sumOf(moved)}::int8 as moved,
                   o.moved_each + ${sumOf(moved)}::int8 >= o.qty_each or ${lotIsGone(tx)} as is_done
            from dc_move_tasks o where o.id = ${move.taskId}::int8) k
      where t.id = k.id`;
  await dropGoneTasks(tx, [move], now);
  return moved;
}

/** Drops tasks of goods that do not lie where they should be fetched any more, or of a face that the item has no more. The caller holds the locks of the stock rows. */
export async function dropGoneTasks(tx: Tx, keys: readonly DcItem[], now: Date): Promise<void> {
  const sql = sqlOf(tx);
  await sql`
    update dc_move_tasks o set status = 'cancelled', close_reason = 'gone', closed_at = ${now.toISOString()}::text::timestamptz
    from unnest(${ints(column(keys, ({ dcId }) => dcId))}::text::int4[], ${ints(column(keys, ({ itemId }) => itemId))}::text::int4[])
         as k (dc_id, item_id)
    where o.dc_id = k.dc_id and o.item_id = k.item_id and o.status = 'open'
      and (${lotIsGone(tx)} or (o.kind <> 'putaway' and not exists (
             select from dc_stock s where s.dc_id = o.dc_id and s.item_id = o.item_id and s.location = o.to_location)))`;
}

const lotIsGone = (tx: Tx) => sqlOf(tx)`
  not exists (select from dc_lots l where l.dc_id = o.dc_id and l.item_id = o.item_id
                and l.location = o.from_location and l.expires_on = o.expires_on)`;

const sumOf = (rows: readonly { qtyEach: number }[]) => rows.reduce((sum, { qtyEach }) => sum + qtyEach, 0);
