import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { formatCost } from "@/server/shared/cost";
import { seesDcCost } from "@/server/stock";
import { findDc } from "@/server/warehouse/find-dc";

export interface StockItem {
  item: string;
  name: string;
  barcode: string;
  spec: string;
  unit: string;
  isWeighed: boolean;
  casePack: number;
  location: string;
  onHand: number;
  available: number;
  /** What the DC's stock costs on average; null when it never had any, or the reader may not see it. */
  unitCost: string | null;
}

interface Stored extends Omit<StockItem, "unitCost"> {
  costMicro: number | null;
}

/** Items by barcode or code, exactly, else by a part of code, name or initials; whether or not the DC has them. At most 8. */
export async function findStockItem(
  db: DbOrTx,
  actor: Actor,
  { dc, q }: { dc: string; q: string },
): Promise<{ isExact: boolean; rows: StockItem[] }> {
  mustBeAbleTo(actor, "stock.read.dc");
  const dcId = await findDc(db, actor, dc);
  const sql = sqlOf(db);
  const read = (isExact: boolean) => sql<Stored[]>`
    select i.code as item, i.name, i.barcode, i.spec, i.unit, i.is_weighed as "isWeighed", i.case_pack_each as "casePack",
           coalesce(s.location, '') as location, coalesce(s.on_hand_each, 0)::int8 as "onHand",
           coalesce(s.on_hand_each - s.reserved_each, 0)::int8 as available, s.cost_micro as "costMicro"
    from items i left join dc_stock s on s.dc_id = ${dcId}::int4 and s.item_id = i.id
    where i.own_store_id is null and (${
      isExact
        ? sql`i.code = ${q} or i.barcode = ${q}`
        : sql`strpos(lower(i.code || ' ' || i.name || ' ' || i.barcode || ' ' || i.pinyin), lower(${q})) > 0`
    })
    order by i.code limit 8`;
  const exact = await read(true);
  const found = exact.length > 0 ? exact : await read(false);
  const mayCost = seesDcCost(actor);
  return {
    isExact: exact.length > 0,
    rows: found.map(({ costMicro, ...row }) => ({
      ...row,
      unitCost: costMicro === null || !mayCost ? null : formatCost(costMicro),
    })),
  };
}
