import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { invariant } from "@/server/shared/invariant";

/** Locks of stores' dues are shared out over so many: a wave over thousands of stores stays within PostgreSQL's table. */
const LOCK_BUCKETS = 256;

/**
 * Makes the caller alone with these stores' dues until its transaction ends: whoever checks a COD limit does it first, so
 * that two runs cannot both use what is left of it (R05). Lowest bucket first, whatever the order asked for.
 */
export async function lockCodDues(tx: Tx, storeIds: readonly number[]): Promise<void> {
  if (storeIds.length === 0) return;
  const sql = sqlOf(tx);
  const buckets = [...new Set(storeIds.map((id) => id % LOCK_BUCKETS))].sort((a, b) => a - b);
  await sql`
    select pg_advisory_xact_lock(hashtext('cod_dues'), b.bucket)
    from (select unnest(${ints(buckets)}::text::int4[]) as bucket) b`;
}

/**
 * What each cash-on-delivery store still owes for deliveries that are not paid whole (R05, rulings 15); 0 when nothing. What
 * was paid too much for another delivery counts only once somebody has used it (`offset`).
 */
export async function codUnpaidFen(db: DbOrTx, storeIds: readonly number[]): Promise<Map<number, number>> {
  const unpaid = new Map(storeIds.map((id) => [id, 0]));
  if (unpaid.size === 0) return unpaid;
  const sql = sqlOf(db);
  const rows = await sql<{ storeId: number; fen: number }[]>`
    select store_id as "storeId", sum(amount_fen - paid_fen)::int8 as fen from cod_dues
    where status = 'open' and store_id = any(${ints([...unpaid.keys()])}::int4[]) group by store_id`;
  for (const row of rows) unpaid.set(row.storeId, row.fen);
  return unpaid;
}

/** Books what generated COD deliveries will cost, the allocated amounts. A second due of a delivery is a defect. */
export async function addCodDues(
  tx: Tx,
  dues: readonly { deliveryId: number; storeId: number; amountFen: number }[],
  now: Date,
): Promise<void> {
  if (dues.length === 0) return;
  const sql = sqlOf(tx);
  await sql`
    insert into cod_dues (delivery_id, store_id, amount_fen, created_at)
    select d.*, ${now.toISOString()}::text::timestamptz
    from unnest(${ints(dues.map((d) => d.deliveryId))}::text::int8[],
                ${ints(dues.map((d) => d.storeId))}::text::int4[],
                ${ints(dues.map((d) => d.amountFen))}::text::int8[]) as d`;
}

/** At approval the picked amount takes the place of the allocated one. A delivery without an open due is a defect. */
export async function settleCodDues(
  tx: Tx,
  dues: readonly { deliveryId: number; amountFen: number }[],
  now: Date,
): Promise<void> {
  if (dues.length === 0) return;
  const sql = sqlOf(tx);
  const ids = dues.map((due) => due.deliveryId);
  invariant(
    (await openAmong(tx, ids)).length === ids.length,
    `a delivery among ${ids.join(", ")} has no open due`,
  );
  await sql`
    update cod_dues c set amount_fen = d.amount_fen,
           status = case when d.amount_fen <= c.paid_fen then 'paid'::due_status else 'open' end,
           ended_at = case when d.amount_fen <= c.paid_fen then ${now.toISOString()}::text::timestamptz end
    from unnest(${ints(ids)}::text::int8[], ${ints(dues.map((d) => d.amountFen))}::text::int8[])
         as d (delivery_id, amount_fen)
    where c.delivery_id = d.delivery_id`;
}

/** Drops the dues of void deliveries; one that has ended is left alone. */
export async function voidCodDues(tx: Tx, deliveryIds: readonly number[], now: Date): Promise<void> {
  if (deliveryIds.length === 0) return;
  const sql = sqlOf(tx);
  const open = await openAmong(tx, deliveryIds);
  await sql`
    update cod_dues set status = 'void', ended_at = ${now.toISOString()}::text::timestamptz
    where delivery_id = any(${ints(open)}::int8[])`;
}

/** Locked in key order. By key alone: statistics know nothing of dues that are minutes old (see `readHolds`). */
async function openAmong(tx: Tx, deliveryIds: readonly number[]): Promise<number[]> {
  const sql = sqlOf(tx);
  const rows = await sql<{ deliveryId: number; isOpen: boolean }[]>`
    select delivery_id as "deliveryId", status = 'open' as "isOpen" from cod_dues
    where delivery_id = any(${ints(deliveryIds)}::int8[]) order by delivery_id for update`;
  return rows.filter((row) => row.isOpen).map((row) => row.deliveryId);
}
