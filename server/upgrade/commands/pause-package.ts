import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { refuse } from "@/server/upgrade/errors";
import { lockRollout } from "@/server/upgrade/lock-rollout";
import { findPackage } from "@/server/upgrade/queries/find";
import type { PausePackageInput } from "@/server/upgrade/schema";

/**
 * Stops the roll-out of a package for a while, or goes on with it: a paused one is offered to nobody new; whoever downloads it
 * finishes. Refused: `upgrade/unknown-package`, `upgrade/withdrawn`, `upgrade/not-rolled-out`. Said again it changes nothing.
 */
export async function pausePackage(
  db: DbOrTx,
  actor: Actor,
  { version, isPaused }: PausePackageInput,
  now: Date,
): Promise<{ version: string; isPaused: boolean }> {
  mustBeAbleTo(actor, "upgrade.manage");
  return inTransaction(db, async (tx) => {
    await lockRollout(tx);
    const found = await findPackage(tx, version);
    if (found.status === "withdrawn") throw refuse("upgrade/withdrawn", { version });
    if (found.status === "draft") throw refuse("upgrade/not-rolled-out", { version });
    if (found.isPaused === isPaused) return { version, isPaused };
    await sqlOf(tx)`update pos_packages set is_paused = ${isPaused} where id = ${found.id}::int8`;
    const type = isPaused ? "upgrade.paused" : "upgrade.resumed";
    await recordEvent(tx, actor, { type, documentType: "upgrade", documentId: found.id }, now);
    return { version, isPaused };
  });
}
