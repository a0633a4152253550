import { type DbOrTx, sqlOf } from "@/db/client";
import { refuse } from "@/server/account/errors";
import type { TimelineOfDepositInput } from "@/server/account/schema";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { listTimeline, type TimelineRow } from "@/server/event";
import type { Page } from "@/server/shared/paging";

/** What happened to a slip, version by version, oldest first. Out of reach or unknown: `deposit/unknown`. */
export async function listDepositEvents(
  db: DbOrTx,
  actor: Actor,
  { deposit, ...page }: TimelineOfDepositInput,
): Promise<Page<TimelineRow>> {
  mustBeAbleTo(actor, "deposit.read");
  const sql = sqlOf(db);
  const [row] = await sql<{ id: number; accountId: number }[]>`
    select id, account_id as "accountId" from deposits where deposit_no = ${deposit}`;
  const isInReach = row && (actor.accountIds === null || actor.accountIds.includes(row.accountId));
  if (!isInReach) throw refuse("deposit/unknown", { deposit });
  return listTimeline(db, { documentType: "deposit", documentId: row.id, ...page });
}
