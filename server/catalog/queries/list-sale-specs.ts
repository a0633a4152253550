import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";

export interface SaleSpecRow {
  spec: string;
  item: string;
  itemName: string;
  name: string;
  priceFen: number;
  gramsEach: number;
  isEnded: boolean;
  by: string;
}

/** How weighed items are sold at the tills, by item and weight, those that have ended last. */
export async function listSaleSpecs(db: DbOrTx, actor: Actor): Promise<SaleSpecRow[]> {
  mustBeAbleTo(actor, "catalog.read");
  const rows = await sqlOf(db)<SaleSpecRow[]>`
    select s.code as spec, i.code as item, i.name as "itemName", s.name, s.price_fen as "priceFen",
           s.grams_each as "gramsEach", s.ended_at is not null as "isEnded", s.made_by_name as by
    from sale_specs s join items i on i.id = s.item_id
    order by s.ended_at is not null, i.code, s.grams_each, s.code limit 500`;
  return [...rows];
}
