import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import { findDc } from "@/server/warehouse/find-dc";
import { refusePlace } from "@/server/warehouse/place-errors";
import type { PlaceInput, PlaceKind } from "@/server/warehouse/schema";

/** A place as it is after the command; null: it is no place of the DC any more. */
export interface PlaceState {
  place: string;
  kind: PlaceKind | null;
}

/**
 * Says what a place of a DC is for: reserve, the dock, or cross-docking, which it stays while goods wait there; or takes it out of the list, when nothing lies there and nothing is on its
 * way there. The same again changes nothing. Refused: `place/is-face` where an item is picked, `place/in-use`, `warehouse/unknown-dc`.
 */
export async function setPlace(db: DbOrTx, actor: Actor, input: PlaceInput, now: Date): Promise<PlaceState> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "warehouse.configure");
    const dcId = await findDc(tx, actor, input.dc);
    const { place, kind } = input;
    const sql = sqlOf(tx);
    await sql`select from dcs where id = ${dcId}::int4 for no key update`;
    const [before] = await sql<{ kind: PlaceKind }[]>`
      select kind from dc_places where dc_id = ${dcId}::int4 and code = ${place} for update`;
    if ((before?.kind ?? null) === kind) return { place, kind };
    if (kind !== null && before?.kind === "crossdock") {
      const [left] =
        await sql`select from dc_lots where dc_id = ${dcId}::int4 and location = ${place} limit 1`;
      if (left) throw refusePlace("place/in-use", { place });
    }
    if (kind === null) {
      const [used] = await sql<{ isUsed: boolean }[]>`
        select exists (select from dc_lots where dc_id = ${dcId}::int4 and location = ${place})
            or exists (select from dc_move_tasks where dc_id = ${dcId}::int4 and to_location = ${place} and status = 'open') as "isUsed"`;
      if (used?.isUsed) throw refusePlace("place/in-use", { place });
      await sql`delete from dc_places where dc_id = ${dcId}::int4 and code = ${place}`;
    } else {
      const [face] = await sql<{ item: string }[]>`
        select i.code as item from dc_stock s join items i on i.id = s.item_id
        where s.dc_id = ${dcId}::int4 and s.location = ${place} order by i.code limit 1`;
      if (face) throw refusePlace("place/is-face", { place, item: face.item });
      await sql`
        insert into dc_places (dc_id, code, kind) values (${dcId}::int4, ${place}, ${kind}::text::dc_place_kind)
        on conflict (dc_id, code) do update set kind = excluded.kind`;
    }
    const event = { type: "place.set", documentType: "dc", documentId: dcId };
    const details = { place, before: before?.kind ?? null, after: kind };
    await recordEvent(tx, actor, { ...event, details }, now);
    return { place, kind };
  });
}
