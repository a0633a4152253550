import type { DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import type { Actor } from "@/server/auth/actor";
import { approveDeliveries } from "@/server/delivery";
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
