import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { mustReachDc } from "@/server/auth/actor";
import { type LockedDelivery, lockDeliveriesOfWave, mustReachDeliveries } from "@/server/delivery";
import { refuse } from "@/server/wave/errors";
import { type WaveStatus, waveStatusOf } from "@/server/wave/rules/moves";

export interface LockedWave {
  id: number;
  waveNo: string;
  isReleased: boolean;
  isCancelled: boolean;
  /** Who has locked it; null while nobody has. */
  lockedBy: string | null;
  lockReason: string;
  deliveries: LockedDelivery[];
}

/**
 * Locks a wave with its delivery orders, those first, as everybody does (document order). Refuses a wave that is unknown,
 * cancelled, or with a DC or store outside the actor's scope.
 */
export async function lockWave(tx: Tx, actor: Actor, waveNo: string): Promise<LockedWave> {
  const id = await findWaveId(tx, waveNo);
  if (id === undefined) throw refuse("wave/unknown", { wave: waveNo });
  const deliveries = await lockDeliveriesOfWave(tx, id);
  mustReachDeliveries(actor, deliveries);

  const sql = sqlOf(tx);
  const [wave] = await sql<Pick<LockedWave, "isReleased" | "isCancelled" | "lockedBy" | "lockReason">[]>`
    select released_at is not null as "isReleased", cancelled_at is not null as "isCancelled", locked_by_name as "lockedBy",
      lock_reason as "lockReason"
    from waves where id = ${id} for update`;
  if (wave === undefined || wave.isCancelled) throw refuse("wave/cancelled", { wave: waveNo });
  return { id, waveNo, ...wave, deliveries };
}

/** Refuses to change a wave that somebody has locked (`wave/locked`). */
export function mustNotBeLocked({ waveNo, lockedBy, lockReason }: LockedWave): void {
  if (lockedBy !== null) throw refuse("wave/locked", { wave: waveNo, by: lockedBy, reason: lockReason });
}

/** The wave of that number, without a lock. */
async function findWaveId(db: DbOrTx, waveNo: string): Promise<number | undefined> {
  const sql = sqlOf(db);
  const [row] = await sql<{ id: number }[]>`select id from waves where wave_no = ${waveNo}`;
  return row?.id;
}

/** The wave of that number if some of it is at a DC of the actor's, for reading; refused when it is unknown or elsewhere. */
export async function findReachableWave(db: DbOrTx, actor: Actor, waveNo: string): Promise<number> {
  const sql = sqlOf(db);
  const id = await findWaveId(db, waveNo);
  if (id === undefined) throw refuse("wave/unknown", { wave: waveNo });
  const dcs = await sql<{ id: number }[]>`select distinct dc_id as id from deliveries where wave_id = ${id}`;
  const isReachable = dcs.some((dc) => actor.dcIds === null || actor.dcIds.includes(dc.id));
  if (!isReachable) for (const dc of dcs) mustReachDc(actor, dc.id);
  return id;
}

/** What planners read after a command: the state that follows from the wave's delivery orders as they are now. */
export async function currentStatus(
  tx: Tx,
  wave: LockedWave,
  isReleased = wave.isReleased,
): Promise<WaveStatus> {
  const sql = sqlOf(tx);
  const rows = await sql<{ status: string }[]>`
    select distinct status::text from deliveries where wave_id = ${wave.id}`;
  return waveStatusOf({ isReleased, isCancelled: false, deliveries: rows.map(({ status }) => status) });
}
