import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { formatFen } from "@/server/shared/fen";
import { instantText } from "@/server/shared/instant-text";

/** A decision that somebody made at the desk, and what became of it. */
export interface OwnDecision {
  decision: number;
  deposit: string;
  kind: "approve" | "reject";
  received: string | null;
  state: "queued" | "posted" | "undone" | "refused";
  at: string;
  dueAt: string;
  refusal: { code: string; en: string; zh: string } | null;
}

const shownMax = 30;

/** One's own latest decisions, newest first: what can still be undone, and what could not be posted. */
export async function listOwnDecisions(db: DbOrTx, actor: Actor): Promise<OwnDecision[]> {
  mustBeAbleTo(actor, "deposit.approve");
  const sql = sqlOf(db);
  const rows = await sql<
    (Pick<OwnDecision, "decision" | "deposit" | "kind" | "state" | "at" | "dueAt"> & {
      receivedFen: number | null;
      code: string | null;
      en: string | null;
      zh: string | null;
    })[]
  >`
    select q.id as decision, d.deposit_no as deposit, q.decision as kind, q.received_fen as "receivedFen", q.state,
           q.queued_at as at, q.due_at as "dueAt", q.refusal_code as code, q.refusal_en as en, q.refusal_zh as zh
    from deposit_decisions q join deposits d on d.id = q.deposit_id
    where q.actor_id = ${actor.id}::int4 and q.actor_kind = ${actor.kind}
    order by q.id desc limit ${shownMax}`;
  return rows.map(({ receivedFen, code, en, zh, at, dueAt, ...row }) => ({
    ...row,
    received: receivedFen === null ? null : formatFen(receivedFen),
    at: instantText(new Date(at)),
    dueAt: instantText(new Date(dueAt)),
    refusal: code === null || en === null || zh === null ? null : { code, en, zh },
  }));
}
