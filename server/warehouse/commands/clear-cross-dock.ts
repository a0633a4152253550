import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import type { DcItem } from "@/server/stock";
import { findDc, findItems } from "@/server/warehouse/find-dc";
import { putAwayLeft } from "@/server/warehouse/put-away-left";
import type { ClearCrossDockInput } from "@/server/warehouse/waiting-schema";

/**
 * Asks for what lies at a DC's places for cross-docking to be put away, of one item or all, whoever waits for it in the pool; what
 * delivery orders are to get stays. Moves nothing, and again asks for nothing more. Answers how many heaps were asked for. Refused:
 * `warehouse/unknown-items`, `warehouse/unknown-dc`.
 */
export async function clearCrossDock(
  db: DbOrTx,
  actor: Actor,
  input: ClearCrossDockInput,
  now: Date,
): Promise<{ requested: number }> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "goods.move");
    const dcId = await findDc(tx, actor, input.dc);
    const { item = null } = input;
    if (item !== null) await findItems(tx, [item]);
    const goods = await sqlOf(tx)<DcItem[]>`
      select distinct l.dc_id as "dcId", l.item_id as "itemId"
      from dc_places p join dc_lots l on l.dc_id = p.dc_id and l.location = p.code join items i on i.id = l.item_id
      where p.dc_id = ${dcId}::int4 and p.kind = 'crossdock' and (${item}::text is null or i.code = ${item}::text)`;
    const requested = await putAwayLeft(tx, goods, now, { forPool: false });
    const event = { type: "crossdock.cleared", documentType: "dc", documentId: dcId };
    if (requested > 0) await recordEvent(tx, actor, { ...event, details: { requested, item } }, now);
    return { requested };
  });
}
