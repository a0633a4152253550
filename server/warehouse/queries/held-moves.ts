import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, handOf, mustBeAbleTo } from "@/server/auth/actor";
import type { BusinessDay } from "@/server/shared/business-day";
import { findDc } from "@/server/warehouse/find-dc";
import type { moveTaskKinds } from "@/server/warehouse/schema";

/** What is to be carried from where to where, as the person with the scanner reads it. */
export interface MoveTask {
  task: number;
  kind: (typeof moveTaskKinds)[number];
  item: string;
  name: string;
  spec: string;
  barcode: string;
  barcodeTail: string;
  unit: string;
  isWeighed: boolean;
  casePackEach: number;
  /** Of which date; null: without one. */
  expiresOn: BusinessDay | null;
  from: string;
  /** Empty: no place is suggested, any reserve place will do. */
  to: string;
  /** What is left of it, as far as it lies there. */
  qtyEach: number;
}

/** The moves in the actor's hand at a DC, in the order in which they are done. Refused: `warehouse/unknown-dc`. */
export async function heldMoves(db: DbOrTx, actor: Actor, input: { dc: string }): Promise<MoveTask[]> {
  mustBeAbleTo(actor, "goods.move");
  const dcId = await findDc(db, actor, input.dc);
  const sql = sqlOf(db);
  const rows = await sql<MoveTask[]>`
    select t.id as task, t.kind, i.code as item, i.name, i.spec, i.barcode, right(i.barcode, 4) as "barcodeTail", i.unit,
           i.is_weighed as "isWeighed", i.case_pack_each as "casePackEach", nullif(t.expires_on, 'infinity')::text as "expiresOn",
           t.from_location as "from", t.to_location as "to", least(t.qty_each - t.moved_each, l.qty_each)::int8 as "qtyEach"
    from dc_move_tasks t
    join items i on i.id = t.item_id
    join dc_lots l on l.dc_id = t.dc_id and l.item_id = t.item_id and l.expires_on = t.expires_on and l.location = t.from_location
    where t.dc_id = ${dcId}::int4 and t.status = 'open' and t.claimed_by = ${handOf(actor)} and t.qty_each > t.moved_each
    order by t.kind, t.from_location, t.id`;
  return [...rows];
}
