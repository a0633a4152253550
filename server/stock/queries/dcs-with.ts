import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";

export interface DcWith {
  dc: string;
  name: string;
  onHand: number;
}

/** The DCs in reach that have an item, or had it; the one with most of it first. */
export async function dcsWith(db: DbOrTx, actor: Actor, itemId: number): Promise<DcWith[]> {
  mustBeAbleTo(actor, "stock.read.dc");
  const sql = sqlOf(db);
  const rows = await sql<DcWith[]>`
    select c.code as dc, c.name, s.on_hand_each as "onHand"
    from dc_stock s join dcs c on c.id = s.dc_id
    where s.item_id = ${itemId}::int4
      and (${actor.dcIds === null}::bool or s.dc_id = any(${ints(actor.dcIds ?? [])}::int4[]))
    order by s.on_hand_each desc, c.code`;
  return [...rows];
}

/** The same by the item's code; an unknown item is at no DC. */
export async function dcsWithItem(db: DbOrTx, actor: Actor, input: { item: string }): Promise<DcWith[]> {
  mustBeAbleTo(actor, "stock.read.dc");
  const [item] = await sqlOf(db)<
    { id: number }[]
  >`select id from items where code = ${input.item} and own_store_id is null`;
  return item ? dcsWith(db, actor, item.id) : [];
}
