import { type Db, type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import type { Actor } from "@/server/auth/actor";
import { approveDeliveries, lockDeliveries, mustBePicked } from "@/server/delivery";
import { recordEvent } from "@/server/event";
import { lockWave } from "@/server/wave/lock-wave";
import { usualPace } from "@/server/wave/rules/portion";

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

/**
 * The same for a wave of thousands, in portions that are each approved whole: a delivery order is approved or it is not, and
 * each moves its own money and goods, so nobody waits for all of them: a portion is as large as is approved in half a second
 * (`rules/portion.ts`). Ended in the middle, it goes on where it was when it is asked again. While one is not picked, none is approved.
 * `told` hears in each portion's transaction how many are done.
 */
export async function approveWaveInPortions(
  db: Db,
  actor: Actor,
  input: { wave: string },
  now: Date,
  told: (tx: Tx, done: number, total: number) => Promise<void>,
  pace = usualPace,
): Promise<{ wave: string; approved: number }> {
  const { waveId, total, due } = await inTransaction(db, async (tx) => {
    const wave = await lockWave(tx, actor, input.wave);
    const standing = wave.deliveries.filter(({ status }) => status !== "void" && status !== "reversed");
    return { waveId: wave.id, total: standing.length, due: mustBePicked(standing).map(({ id }) => id) };
  });
  let done = total - due.length;
  let size = pace.first;
  for (let from = 0; from < due.length; ) {
    const portion = due.slice(from, from + size);
    const started = performance.now();
    await inTransaction(db, async (tx) => {
      const locked = await lockDeliveries(tx, portion);
      const standing = locked.filter(({ status }) => status !== "void" && status !== "reversed");
      await approveDeliveries(tx, actor, standing, now);
      await told(tx, done + portion.length, total);
    });
    from += portion.length;
    done += portion.length;
    size = pace.next(size, performance.now() - started);
  }
  return inTransaction(db, async (tx) => {
    const sql = sqlOf(tx);
    const [known] = await sql`
      select from events where document_type = 'wave' and document_id = ${waveId}::int8 and type = 'wave.approved' limit 1`;
    if (!known) {
      const details = { deliveries: total };
      const event = { type: "wave.approved", documentType: "wave", documentId: waveId, details };
      await recordEvent(tx, actor, event, now);
    }
    return { wave: input.wave, approved: total };
  });
}
