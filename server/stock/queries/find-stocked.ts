import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustReachDc } from "@/server/auth/actor";
import { refuse } from "@/server/stock/errors";

/** An item and the DC whose stock is asked about. */
export interface Stocked {
  dcId: number;
  itemId: number;
  item: string;
  name: string;
  spec: string;
  unit: string;
  isWeighed: boolean;
  casePackEach: number;
}

/** The item and the DC of these codes. Refused: `stock/dc-unknown`, `stock/item-unknown`, a DC out of reach. */
export async function findStocked(
  db: DbOrTx,
  actor: Actor,
  { dc, item }: { dc: string; item: string },
): Promise<Stocked> {
  const sql = sqlOf(db);
  const [place] = await sql<{ id: number }[]>`select id from dcs where code = ${dc}`;
  if (!place) throw refuse("stock/dc-unknown", { dc });
  mustReachDc(actor, place.id);
  const [found] = await sql<Omit<Stocked, "dcId">[]>`
    select id as "itemId", code as item, name, spec, unit, is_weighed as "isWeighed", case_pack_each as "casePackEach"
    from items where code = ${item}`;
  if (!found) throw refuse("stock/item-unknown", { item });
  return { dcId: place.id, ...found };
}
