import { type DbOrTx, sqlOf, type Tx } from "@/db/client";

export interface Rollout {
  pollMinutes: number;
  forceAfterDays: number;
  parallelMax: number;
  /** Minutes of the company's day. */
  quietFrom: number | null;
  quietTo: number | null;
  lineMbit: number;
}

/** How packages are rolled out, as it stands. */
export const readRollout = (db: DbOrTx): Promise<Rollout> => read(db, false);

/** Locks the roll-out: one decision after the other about who downloads and who may have what. The last lock of the order. */
export const lockRollout = (tx: Tx): Promise<Rollout> => read(tx, true);

async function read(db: DbOrTx, isLocked: boolean): Promise<Rollout> {
  const sql = sqlOf(db);
  const [row] = await sql<Rollout[]>`
    select poll_minutes as "pollMinutes", force_after_days as "forceAfterDays", parallel_max as "parallelMax",
           quiet_from as "quietFrom", quiet_to as "quietTo", line_mbit as "lineMbit"
    from pos_rollout ${isLocked ? sql`for update` : sql``}`;
  if (!row) throw new Error("the roll-out has no row");
  return row;
}
