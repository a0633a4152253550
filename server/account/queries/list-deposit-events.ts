import type { DbOrTx } from "@/db/client";
import { findReachableDeposit } from "@/server/account/queries/find-reachable-deposit";
import type { TimelineOfDepositInput } from "@/server/account/schema";
import type { Actor } from "@/server/auth/actor";
import { listTimeline, type TimelineRow } from "@/server/event";
import type { Page } from "@/server/shared/paging";

/** What happened to a slip, version by version, oldest first. Out of reach or unknown: `deposit/unknown`. */
export async function listDepositEvents(
  db: DbOrTx,
  actor: Actor,
  { deposit, ...page }: TimelineOfDepositInput,
): Promise<Page<TimelineRow>> {
  const documentId = await findReachableDeposit(db, actor, deposit);
  return listTimeline(db, { documentType: "deposit", documentId, ...page });
}
