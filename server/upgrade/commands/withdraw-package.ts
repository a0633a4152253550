import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { lockRollout } from "@/server/upgrade/lock-rollout";
import { findPackage } from "@/server/upgrade/queries/find";
import type { WithdrawPackageInput } from "@/server/upgrade/schema";

/**
 * Takes a package back for good: it is offered to nobody any more, downloads of it end, and tills that run it are told at
 * their next poll to go back. Refused: `upgrade/unknown-package`. Withdrawn again it changes nothing.
 */
export async function withdrawPackage(
  db: DbOrTx,
  actor: Actor,
  { version, reason }: WithdrawPackageInput,
  now: Date,
): Promise<{ version: string; status: "withdrawn" }> {
  mustBeAbleTo(actor, "upgrade.manage");
  return inTransaction(db, async (tx) => {
    await lockRollout(tx);
    const found = await findPackage(tx, version);
    if (found.status === "withdrawn") return { version, status: "withdrawn" };
    const sql = sqlOf(tx);
    const at = sql`${now.toISOString()}::text::timestamptz`;
    await sql`
      update pos_packages set status = 'withdrawn', is_paused = false, withdrawn_at = ${at}, withdraw_reason = ${reason}
      where id = ${found.id}::int8`;
    await sql`update pos_downloads set ended_at = ${at} where package_id = ${found.id}::int8 and ended_at is null`;
    const event = { type: "upgrade.withdrawn", documentType: "upgrade", documentId: found.id, reason };
    const change = { before: { status: found.status }, after: { status: "withdrawn" } };
    await recordEvent(tx, actor, { ...event, ...change }, now);
    return { version, status: "withdrawn" };
  });
}
