import type { DbOrTx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import type { Actor } from "@/server/auth/actor";
import { dispatchDeliveries } from "@/server/delivery";
import { lockWave } from "@/server/wave/lock-wave";

/** The truck leaves with all of a wave; see `dispatchDeliveries`. Void and reversed ones stay behind. Repeat changes nothing. */
export async function dispatchWave(
  db: DbOrTx,
  actor: Actor,
  input: { wave: string },
  now: Date,
): Promise<{ wave: string; dispatched: number }> {
  return inTransaction(db, async (tx) => {
    const wave = await lockWave(tx, actor, input.wave);
    const loaded = wave.deliveries.filter(({ status }) => status !== "void" && status !== "reversed");
    await dispatchDeliveries(tx, actor, loaded, now);
    return { wave: wave.waveNo, dispatched: loaded.length };
  });
}
