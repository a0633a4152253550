import { type Db, type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo, systemActor } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import { type DcItem, requestMoves } from "@/server/stock";
import { findDc } from "@/server/warehouse/find-dc";
import { putAwayLeft } from "@/server/warehouse/put-away-left";

/**
 * Asks for goods to be carried to the pick faces of a DC: what is promised and does not lie there, and what faces lack that are below
 * their least, up to their most. What is on its way is not asked for twice, so that a repeat asks for nothing. Answers how many moves
 * were asked for. Refused: `warehouse/unknown-dc`.
 */
export async function fillFaces(
  db: DbOrTx,
  actor: Actor,
  input: { dc: string },
  now: Date,
): Promise<{ requested: number }> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "goods.move");
    const dcId = await findDc(tx, actor, input.dc);
    const items = await sqlOf(tx)<DcItem[]>`
      select distinct dc_id as "dcId", item_id as "itemId" from dc_lots
      where dc_id = ${dcId}::int4 and location in (select code from dc_places where dc_id = ${dcId}::int4)`;
    const requested = await requestMoves(tx, items, now, true);
    const event = { type: "moves.requested", documentType: "dc", documentId: dcId };
    if (requested > 0) await recordEvent(tx, actor, { ...event, details: { requested } }, now);
    return { requested };
  });
}

/**
 * Every morning, at every DC, before the first wave is released; what was left for waves and nobody waits for any more is put away then
 * too.
 */
export async function fillFacesDaily(db: Db, now: Date): Promise<void> {
  const dcs = await sqlOf(db)<{ dc: string }[]>`select code as dc from dcs order by id`;
  for (const { dc } of dcs) {
    await fillFaces(db, systemActor, { dc }, now);
    await inTransaction(db, async (tx) => {
      const goods = await sqlOf(tx)<DcItem[]>`
        select distinct s.dc_id as "dcId", s.item_id as "itemId" from dc_lots s join dcs c on c.id = s.dc_id where c.code = ${dc}`;
      await putAwayLeft(tx, goods, now, { forPool: true });
    });
  }
}
