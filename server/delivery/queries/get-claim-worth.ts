import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo, mustReachDc, mustReachStore } from "@/server/auth/actor";
import { refuse } from "@/server/delivery/errors";
import { loadDelivered } from "@/server/delivery/load-delivered";
import { readDifferenceLines } from "@/server/delivery/lock-difference";
import { valued } from "@/server/delivery/settle-difference";

/**
 * What each line of a note would be worth if all of it were accepted: above 0 the store gets it back, below 0 it pays (2.3); by
 * line number, in fen. By the same arithmetic as the decision. Refused: `difference/unknown`, out of reach.
 */
export async function getClaimWorth(
  db: DbOrTx,
  actor: Actor,
  input: { difference: string },
): Promise<{ line: number; worthFen: number }[]> {
  mustBeAbleTo(actor, "difference.decide");
  return inTransaction(db, async (tx) => {
    const [note] = await sqlOf(tx)<{ id: number; deliveryId: number; storeId: number; dcId: number }[]>`
      select n.id, d.id as "deliveryId", d.store_id as "storeId", d.dc_id as "dcId"
      from differences n join deliveries d on d.id = n.delivery_id where n.difference_no = ${input.difference}`;
    if (!note) throw refuse("difference/unknown", input);
    mustReachStore(actor, note.storeId);
    mustReachDc(actor, note.dcId);
    const lines = await readDifferenceLines(tx, note.id);
    const all = lines.map((line) => ({ ...line, acceptedEach: line.qtyEach }));
    return valued(all, await loadDelivered(tx, note.deliveryId)).map(({ lineNo, creditFen }) => ({
      line: lineNo,
      worthFen: creditFen,
    }));
  });
}
