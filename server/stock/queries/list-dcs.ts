import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";

/** The DCs whose stock the actor may see, by code. */
export async function listDcs(db: DbOrTx, actor: Actor): Promise<{ dc: string; name: string }[]> {
  mustBeAbleTo(actor, "stock.read.dc");
  const sql = sqlOf(db);
  const rows = await sql<{ dc: string; name: string }[]>`
    select code as dc, name from dcs
    where ${actor.dcIds === null}::bool or id = any(${ints(actor.dcIds ?? [])}::int4[])
    order by code`;
  return [...rows];
}
