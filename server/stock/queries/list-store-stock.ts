import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo, mustReachStore } from "@/server/auth/actor";
import { formatCost } from "@/server/shared/cost";
import { type Page, pageOf } from "@/server/shared/paging";
import { refuse } from "@/server/stock/errors";
import type { ListStoreStockInput } from "@/server/stock/schema";

/** Quantities in the item's base unit: pieces, or grams of a weighed item. */
export interface StockRow {
  item: string;
  name: string;
  unit: string;
  isWeighed: boolean;
  onHand: number;
  reserved: number;
  available: number;
  /** Moving average per piece or kilogram; null when there is none or the reader may not see it. */
  unitCost: string | null;
}

interface StoredRow extends Omit<StockRow, "unitCost" | "reserved" | "available"> {
  costMicro: number;
}

/** A store's stock by item code; nothing is reserved in a store. Refused: `stock/store-unknown`, a store out of reach. */
export async function listStoreStock(
  db: DbOrTx,
  actor: Actor,
  input: ListStoreStockInput,
): Promise<Page<StockRow>> {
  mustBeAbleTo(actor, "stock.read.store");
  const sql = sqlOf(db);
  const [store] = await sql<{ id: number }[]>`select id from stores where code = ${input.store}`;
  if (!store) throw refuse("stock/store-unknown", { store: input.store });
  mustReachStore(actor, store.id);
  const { item = null, search = "" } = input;
  const rows = await sql<StoredRow[]>`
    select i.code as item, i.name, i.unit, i.is_weighed as "isWeighed", s.on_hand_each as "onHand",
           s.cost_micro as "costMicro"
    from store_stock s join items i on i.id = s.item_id
    where s.store_id = ${store.id}::int4 and i.code > ${String(input.cursor?.[0] ?? "")}
      and (${item}::text is null or i.code = ${item}::text)
      and (${search} = '' or strpos(lower(i.code || ' ' || i.name || ' ' || i.barcode || ' ' || i.pinyin), lower(${search})) > 0)
    order by i.code limit ${input.limit + 1}`;
  const page = pageOf([...rows], input.limit, (row) => [row.item]);
  return {
    nextCursor: page.nextCursor,
    rows: page.rows.map(({ costMicro, ...row }) => ({
      ...row,
      reserved: 0,
      available: row.onHand,
      unitCost: formatCost(costMicro),
    })),
  };
}
