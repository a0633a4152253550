import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { postQuota } from "@/server/returns/book/quota-book";
import { refuse } from "@/server/returns/errors";
import { type LockedReturn, lockReturn, usesQuota } from "@/server/returns/lock-return";
import { getReturn, type ReturnView } from "@/server/returns/queries/get-return";
import { mayMoveReturn } from "@/server/returns/rules";
import type { CancelReturnInput, DecideReturnInput } from "@/server/returns/schema";
import { tellOfDecision } from "@/server/returns/tell-of-return";

/**
 * The store thinks better of a return that no truck has yet: what it reserved of the quota is free, its pieces may be returned
 * again. A repeat changes nothing; collected it is inspected: `return/cannot-move`. Refused: `return/unknown`.
 */
export async function cancelReturn(
  db: DbOrTx,
  actor: Actor,
  input: CancelReturnInput,
  now: Date,
): Promise<ReturnView> {
  mustBeAbleTo(actor, "return.cancel");
  return inTransaction(db, async (tx) => {
    const locked = await lockReturn(tx, actor, input.return);
    if (locked.status !== "cancelled") await endReturn(tx, actor, locked, "cancelled", input.reason, now);
    return getReturn(tx, actor, input);
  });
}

/**
 * Headquarters let a return through that plan or quota refuse, as an exception: it reserves quota, which may thereby be overdrawn; or
 * they reject it, also one that the rules approved, while no truck has it. Again the same answers the same; of two at once one
 * decides. A rejection says why: `return/reason-missing`. Refused: `return/cannot-move`, `return/unknown`.
 */
export async function decideReturn(
  db: DbOrTx,
  actor: Actor,
  input: DecideReturnInput,
  now: Date,
): Promise<ReturnView> {
  mustBeAbleTo(actor, "return.decide");
  const { decision, reason } = input;
  if (decision === "reject" && reason === "") throw refuse("return/reason-missing");
  return inTransaction(db, async (tx) => {
    const locked = await lockReturn(tx, actor, input.return);
    const next = decision === "approve" ? "approved" : "rejected";
    if (locked.status !== next) {
      if (next === "approved") await approve(tx, actor, locked, reason, now);
      else await endReturn(tx, actor, locked, "rejected", reason, now);
      await tellOfDecision(tx, locked.id, now);
    }
    return getReturn(tx, actor, input);
  });
}

async function approve(tx: Tx, actor: Actor, locked: LockedReturn, reason: string, now: Date): Promise<void> {
  const { id, returnNo, status, valueFen, quotaOn, quota } = locked;
  if (!mayMoveReturn(status, "approved"))
    throw refuse("return/cannot-move", { return: returnNo, status, to: "approved" });
  await postQuota(
    tx,
    quota,
    { returnId: id, kind: "reserved", reservedFen: valueFen, usedFen: 0, quotaOn },
    now,
  );
  await sqlOf(tx)`
    update returns set status = 'approved', decided_by_name = ${actor.name}, decision_reason = ${reason},
           decided_at = ${now.toISOString()}::text::timestamptz
    where id = ${id}::int8`;
  const event = { type: "return.approved", documentType: "return", documentId: id, reason };
  await recordEvent(tx, actor, { ...event, details: { quotaReservedFen: valueFen } }, now);
}

async function endReturn(
  tx: Tx,
  actor: Actor,
  locked: LockedReturn,
  to: "cancelled" | "rejected",
  reason: string,
  now: Date,
): Promise<void> {
  const { id, returnNo, status, valueFen, quotaOn, quota } = locked;
  if (!mayMoveReturn(status, to)) throw refuse("return/cannot-move", { return: returnNo, status, to });
  if (status === "approved" && usesQuota(locked))
    await postQuota(
      tx,
      quota,
      { returnId: id, kind: "released", reservedFen: -valueFen, usedFen: 0, quotaOn },
      now,
    );
  await sqlOf(tx)`
    update returns set status = ${to}::text::return_status, decided_by_name = ${actor.name}, decision_reason = ${reason},
           decided_at = ${now.toISOString()}::text::timestamptz, ended_at = ${now.toISOString()}::text::timestamptz
    where id = ${id}::int8`;
  const event = { type: `return.${to}`, documentType: "return", documentId: id, reason };
  await recordEvent(tx, actor, { ...event, before: { status }, after: { status: to } }, now);
}
