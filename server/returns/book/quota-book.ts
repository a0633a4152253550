import { sqlOf, type Tx } from "@/db/client";
import { type BusinessDay, businessDayOf } from "@/server/shared/business-day";
import { invariant } from "@/server/shared/invariant";

/** A store's quota row under its lock: the returns of a store take turns, so that the last fen is given once. */
export interface LockedQuota {
  storeId: number;
  reservedFen: number;
  usedFen: number;
  lastEntryNo: number;
}

/**
 * Locks the quota of a store, before anything else of a return: nobody who holds another document asks for it. What the store's
 * returns draw on and what is left are read under it.
 */
export async function lockQuota(tx: Tx, storeId: number): Promise<LockedQuota> {
  const sql = sqlOf(tx);
  await sql`insert into return_quotas (store_id) values (${storeId}::int4) on conflict (store_id) do nothing`;
  const [row] = await sql<LockedQuota[]>`
    select store_id as "storeId", reserved_fen as "reservedFen", used_fen as "usedFen", last_entry_no as "lastEntryNo"
    from return_quotas where store_id = ${storeId}::int4 for update`;
  invariant(row, `store ${storeId} has a quota row`);
  return row;
}

export interface QuotaMove {
  returnId: number;
  kind: "reserved" | "used" | "released";
  reservedFen: number;
  usedFen: number;
  /** The day of the return's submission (U14). */
  quotaOn: BusinessDay;
}

/** Writes one entry of a locked quota and its figures after it. The same kind of one return a second time is a defect. */
export async function postQuota(tx: Tx, quota: LockedQuota, move: QuotaMove, now: Date): Promise<void> {
  quota.reservedFen += move.reservedFen;
  quota.usedFen += move.usedFen;
  quota.lastEntryNo += 1;
  const sql = sqlOf(tx);
  await sql`
    insert into return_quota_entries (store_id, entry_no, return_id, kind, reserved_fen, used_fen, reserved_after_fen,
                                      used_after_fen, quota_on, business_on, posted_at)
    select ${quota.storeId}::int4, ${quota.lastEntryNo}::int4, ${move.returnId}::int8, ${move.kind}::text::quota_entry_kind,
           ${move.reservedFen}::int8, ${move.usedFen}::int8, ${quota.reservedFen}::int8, ${quota.usedFen}::int8,
           ${move.quotaOn}::text::date, booking_day(${businessDayOf(now)}::text::date), ${now.toISOString()}::text::timestamptz`;
  await sql`
    update return_quotas set reserved_fen = ${quota.reservedFen}::int8, used_fen = ${quota.usedFen}::int8,
           last_entry_no = ${quota.lastEntryNo}::int4
    where store_id = ${quota.storeId}::int4`;
}
