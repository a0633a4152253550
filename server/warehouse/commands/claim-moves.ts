import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, handOf, mustBeAbleTo } from "@/server/auth/actor";
import { findDc } from "@/server/warehouse/find-dc";
import { heldMoves, type MoveTask } from "@/server/warehouse/queries/held-moves";

/** So many moves a person has in hand at a time: enough to go on without network. */
const inHand = 5;
/** Without a move for so long, what somebody holds is free for others, as pick tasks are (2.5). */
export const moveTimeout = "20 minutes";

/**
 * Takes the next moves of a DC into one's hand, up to five with those held already: what is urgent first, then faces that are low, then
 * what lies at the dock, by the place where it is fetched. Whoever asks again keeps what they have; two who ask at once get different
 * ones. Refused: `warehouse/unknown-dc`.
 */
export async function claimMoves(
  db: DbOrTx,
  actor: Actor,
  input: { dc: string },
  now: Date,
): Promise<MoveTask[]> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "goods.move");
    const dcId = await findDc(tx, actor, input.dc);
    const sql = sqlOf(tx);
    const at = now.toISOString();
    const hand = handOf(actor);
    await sql`
      update dc_move_tasks t set claimed_by = ${hand}, claimed_by_name = ${actor.name}, claimed_at = ${at}::text::timestamptz
      where t.id in (
        select o.id from dc_move_tasks o
        where o.dc_id = ${dcId}::int4 and o.status = 'open'
          and (o.claimed_by is null or o.claimed_by = ${hand} or o.claimed_at < ${at}::text::timestamptz - ${moveTimeout}::text::interval)
          and exists (select from dc_lots l where l.dc_id = o.dc_id and l.item_id = o.item_id and l.expires_on = o.expires_on
                        and l.location = o.from_location)
        order by coalesce(o.claimed_by = ${hand}, false) desc, o.kind, o.from_location, o.id limit ${inHand}::int4
        for update of o skip locked)`;
    return heldMoves(tx, actor, input);
  });
}
