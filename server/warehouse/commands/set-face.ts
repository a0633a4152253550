import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import { findDc, findItems } from "@/server/warehouse/find-dc";
import type { FaceInput } from "@/server/warehouse/schema";

export interface FaceState {
  item: string;
  limits: { min: number; max: number } | null;
}

/**
 * Says how much of an item its pick face should hold at least, and can hold at most; without limits it holds everything. It counts from
 * the next receipt and the next filling on. The same again changes nothing. Refused: `warehouse/unknown-items`, `warehouse/unknown-dc`.
 */
export async function setFace(db: DbOrTx, actor: Actor, input: FaceInput, now: Date): Promise<FaceState> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "warehouse.configure");
    const dcId = await findDc(tx, actor, input.dc);
    const { item, limits } = input;
    const { itemId } = (await findItems(tx, [item]))(item);
    const sql = sqlOf(tx);
    await sql`select from dcs where id = ${dcId}::int4 for no key update`;
    const [before] = await sql<{ min: number; max: number }[]>`
      select min_each as min, max_each as max from dc_faces where dc_id = ${dcId}::int4 and item_id = ${itemId}::int4`;
    if (before?.min === limits?.min && before?.max === limits?.max) return { item, limits };
    if (limits === null)
      await sql`delete from dc_faces where dc_id = ${dcId}::int4 and item_id = ${itemId}::int4`;
    else
      await sql`
        insert into dc_faces (dc_id, item_id, min_each, max_each)
        values (${dcId}::int4, ${itemId}::int4, ${limits.min}::int8, ${limits.max}::int8)
        on conflict (dc_id, item_id) do update set min_each = excluded.min_each, max_each = excluded.max_each`;
    const event = { type: "face.set", documentType: "dc", documentId: dcId };
    await recordEvent(tx, actor, { ...event, details: { item, before: before ?? null, after: limits } }, now);
    return { item, limits };
  });
}
