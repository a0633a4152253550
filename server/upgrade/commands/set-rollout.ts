import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { lockRollout } from "@/server/upgrade/lock-rollout";
import type { RolloutInput } from "@/server/upgrade/schema";

/** Says how often tills ask, how many download at once, when none does, and after how many days an upgrade is forced (R02). */
export async function setRollout(
  db: DbOrTx,
  actor: Actor,
  { quiet, ...terms }: RolloutInput,
  now: Date,
): Promise<void> {
  mustBeAbleTo(actor, "upgrade.manage");
  await inTransaction(db, async (tx) => {
    const before = await lockRollout(tx);
    const after = { ...terms, quietFrom: quiet?.from ?? null, quietTo: quiet?.to ?? null };
    await sqlOf(tx)`
      update pos_rollout set poll_minutes = ${after.pollMinutes}::int2, force_after_days = ${after.forceAfterDays}::int2,
        parallel_max = ${after.parallelMax}::int2, line_mbit = ${after.lineMbit}::int4,
        quiet_from = ${after.quietFrom}::int2, quiet_to = ${after.quietTo}::int2`;
    const event = { type: "upgrade.configured", documentType: "settings", documentId: 1, before, after };
    await recordEvent(tx, actor, event, now);
  });
}
