import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import type { Actor } from "@/server/auth/actor";
import { mustBeAbleTo } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import { refuse } from "@/server/wave/errors";
import { currentStatus, lockWave } from "@/server/wave/lock-wave";
import type { WaveLockInput } from "@/server/wave/schema";

/**
 * Locks a wave (锁定) so that it stays as it is, or unlocks it: while it is locked nobody releases or cancels it, takes a
 * store out or voids a delivery order of it; what is released already is picked and leaves. Saying the same again changes
 * nothing, and a lock keeps the name of who set it first. Refused with `wave/cancelled`, and with `wave/ended` once all of
 * it is on the trucks.
 */
export async function setWaveLock(
  db: DbOrTx,
  actor: Actor,
  { wave: waveNo, isLocked, reason }: WaveLockInput,
  now: Date,
): Promise<{ wave: string; isLocked: boolean }> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "wave.release");
    const wave = await lockWave(tx, actor, waveNo);
    const answer = { wave: waveNo, isLocked };
    if ((wave.lockedBy !== null) === isLocked) return answer;
    const status = await currentStatus(tx, wave);
    if (isLocked && (status === "loaded" || status === "closed"))
      throw refuse("wave/ended", { wave: waveNo, status });
    const sql = sqlOf(tx);
    await sql`
      update waves set locked_at = ${isLocked ? now.toISOString() : null}::text::timestamptz,
        locked_by_name = ${isLocked ? actor.name : null}, lock_reason = ${isLocked ? reason : ""}
      where id = ${wave.id}`;
    await recordEvent(
      tx,
      actor,
      {
        type: isLocked ? "wave.locked" : "wave.unlocked",
        documentType: "wave",
        documentId: wave.id,
        reason,
      },
      now,
    );
    return answer;
  });
}
