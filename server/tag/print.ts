import { column, ints } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import type { BusinessDay } from "@/server/shared/business-day";
import { invariant } from "@/server/shared/invariant";
import { printable } from "@/server/tag/printable";

/** The price that a tag `t` shows: the one of its change while that is to come, else what the store charges now. */
export const shownPrice = `
  coalesce(
    (select l.price_fen from price_change_lines l
     where l.change_id = t.change_id and l.item_id = t.item_id and l.status = 'scheduled' and t.effective_at is not null),
    (select p.price_fen from store_prices p where p.store_id = t.store_id and p.item_id = t.item_id),
    (select i.suggested_price_fen from items i where i.id = t.item_id))`;

export interface TagBatch {
  batch: number;
  dcId: number;
  tags: number;
}

/**
 * Prints what waits for these stores, at one DC: each tag gets the price that it shows from now on, and lies in the batch until it
 * leaves. Of two at once one prints; the other finds nothing. No tag waits: undefined.
 */
export async function printPending(
  tx: Tx,
  run: {
    waveId: number;
    dcId: number;
    storeIds: readonly number[];
    deliverOn: BusinessDay;
    printedBy: string;
  },
  now: Date,
): Promise<TagBatch | undefined> {
  const sql = sqlOf(tx);
  const rows = await sql<{ id: number }[]>`
    select t.id from tags t where ${printable(sql, run.storeIds, run.deliverOn)} order by t.id for update of t`;
  if (rows.length === 0) return undefined;
  const at = now.toISOString();
  const [batch] = await sql<{ id: number }[]>`
    insert into tag_batches (wave_id, dc_id, tag_count, printed_by_name, printed_at)
    values (${run.waveId}::int8, ${run.dcId}::int4, ${rows.length}::int4, ${run.printedBy}, ${at}::text::timestamptz) returning id`;
  invariant(batch, "an insert answers its row");
  await sql`
    update tags t set status = 'printed', batch_id = ${batch.id}::int8, printed_at = ${at}::text::timestamptz, prints = 1,
           price_fen = ${sql.unsafe(shownPrice)}
    where t.id = any(${ints(column(rows, ({ id }) => id))}::int8[]) and t.status = 'pending'`;
  return { batch: batch.id, dcId: run.dcId, tags: rows.length };
}
