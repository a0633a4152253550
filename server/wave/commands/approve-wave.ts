import { type Db, type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import type { Actor } from "@/server/auth/actor";
import { approveDeliveries, lockDeliveries, mustBePicked } from "@/server/delivery";
import { recordEvent } from "@/server/event";
import { lockWave } from "@/server/wave/lock-wave";

/**
 * Approves all delivery orders of a wave in one transaction; see `approveDeliveries`. Void ones are left out. The answer
 * counts those that are approved now, so a repeat changes nothing and answers the same. While one is not picked, none is
 * approved: `delivery/not-picked`.
 */
export async function approveWave(
  db: DbOrTx,
  actor: Actor,
  input: { wave: string },
  now: Date,
): Promise<{ wave: string; approved: number }> {
  return inTransaction(db, async (tx) => {
    const wave = await lockWave(tx, actor, input.wave);
    const standing = wave.deliveries.filter(({ status }) => status !== "void" && status !== "reversed");
    await approveDeliveries(tx, actor, standing, now);
    if (standing.some(({ approvedFen }) => approvedFen === null)) {
      const details = { deliveries: standing.length };
      await recordEvent(
        tx,
        actor,
        { type: "wave.approved", documentType: "wave", documentId: wave.id, details },
        now,
      );
    }
    return { wave: wave.waveNo, approved: standing.length };
  });
}

/** Delivery orders of one portion unless told: their accounts and goods are locked for a fraction of a second. */
const portionMax = 250;

/**
 * The same for a wave of thousands, in portions that are each approved whole: a delivery order is approved or it is not, and
 * each moves its own money and goods, so nobody waits for all of them. Ended in the middle, it goes on where it was when it is
 * asked again. While one is not picked, none is approved. `told` hears in each portion's transaction how many are done.
 */
export async function approveWaveInPortions(
  db: Db,
  actor: Actor,
  input: { wave: string },
  now: Date,
  told: (tx: Tx, done: number, total: number) => Promise<void>,
  portion = portionMax,
): Promise<{ wave: string; approved: number }> {
  const { waveId, ids } = await inTransaction(db, async (tx) => {
    const wave = await lockWave(tx, actor, input.wave);
    const standing = wave.deliveries.filter(({ status }) => status !== "void" && status !== "reversed");
    mustBePicked(standing);
    return { waveId: wave.id, ids: standing.map(({ id }) => id) };
  });
  for (let from = 0; from < ids.length; from += portion) {
    await inTransaction(db, async (tx) => {
      const locked = await lockDeliveries(tx, ids.slice(from, from + portion));
      const standing = locked.filter(({ status }) => status !== "void" && status !== "reversed");
      await approveDeliveries(tx, actor, standing, now);
      await told(tx, Math.min(from + portion, ids.length), ids.length);
    });
  }
  return inTransaction(db, async (tx) => {
    const sql = sqlOf(tx);
    const [known] = await sql`
      select from events where document_type = 'wave' and document_id = ${waveId}::int8 and type = 'wave.approved' limit 1`;
    if (!known) {
      const details = { deliveries: ids.length };
      const event = { type: "wave.approved", documentType: "wave", documentId: waveId, details };
      await recordEvent(tx, actor, event, now);
    }
    return { wave: input.wave, approved: ids.length };
  });
}
