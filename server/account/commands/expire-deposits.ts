import { type Db, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { queuedDecision } from "@/server/account/decisions";
import { readDepositSettings } from "@/server/account/deposit-settings";
import { endDeposit } from "@/server/account/end-deposit";
import { lockDeposit } from "@/server/account/lock-deposit";
import { expiredReason } from "@/server/account/schema";
import { systemActor } from "@/server/auth/actor";

const batchMax = 1_000;

/**
 * Ends slips that no money came for (2.6): declared longer ago than `expire_days`, not approved by anybody, without bank
 * line. The number stays; money that comes later gets a slip of its own. For the clock. Answers how many ended.
 */
export async function expireDeposits(db: Db, now: Date): Promise<number> {
  const { expireDays } = await readDepositSettings(db);
  const before = new Date(now.getTime() - expireDays * 86_400_000);
  const sql = sqlOf(db);
  const old = await sql<{ depositNo: string }[]>`
    select deposit_no as "depositNo" from deposits
    where status in ('awaiting_transfer', 'pending') and version_at < ${before.toISOString()}::text::timestamptz
      and matched_fen = 0 and first_approved_by is null
    order by version_at limit ${batchMax}`;
  let ended = 0;
  for (const { depositNo } of old) {
    ended += await inTransaction(db, async (tx) => {
      const deposit = await lockDeposit(tx, depositNo);
      const isOnTheWay = deposit.status === "awaiting_transfer" || deposit.status === "pending";
      if (!isOnTheWay || deposit.versionAt >= before || deposit.matchedFen !== 0) return 0;
      if (deposit.firstApprovedBy !== null || (await queuedDecision(tx, deposit.id))) return 0;
      await endDeposit(tx, systemActor, deposit, { to: "void", reason: expiredReason }, now);
      return 1;
    });
  }
  return ended;
}
