import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo, mustReachDc } from "@/server/auth/actor";
import { formatCost } from "@/server/shared/cost";
import { type Page, pageOf } from "@/server/shared/paging";
import { refuse } from "@/server/stock/errors";
import type { StockRow } from "@/server/stock/queries/list-store-stock";
import { seesDcCost } from "@/server/stock/queries/sees-dc-cost";
import type { ListDcStockInput } from "@/server/stock/schema";

export interface DcStockRow extends StockRow {
  /** Where pickers find it. */
  location: string;
}

interface StoredRow extends Omit<DcStockRow, "unitCost"> {
  costMicro: number | null;
}

/** A DC's stock by item code: on hand, set aside for delivery orders, free. Refused: `stock/dc-unknown`, a DC out of reach. */
export async function listDcStock(
  db: DbOrTx,
  actor: Actor,
  input: ListDcStockInput,
): Promise<Page<DcStockRow>> {
  mustBeAbleTo(actor, "stock.read.dc");
  const sql = sqlOf(db);
  const [dc] = await sql<{ id: number }[]>`select id from dcs where code = ${input.dc}`;
  if (!dc) throw refuse("stock/dc-unknown", { dc: input.dc });
  mustReachDc(actor, dc.id);
  const { item = null, search = "" } = input;
  const rows = await sql<StoredRow[]>`
    select i.code as item, i.name, i.unit, i.is_weighed as "isWeighed", s.on_hand_each as "onHand",
           s.reserved_each as reserved, s.on_hand_each - s.reserved_each as available, s.cost_micro as "costMicro",
           s.location
    from dc_stock s join items i on i.id = s.item_id
    where s.dc_id = ${dc.id}::int4 and i.code > ${String(input.cursor?.[0] ?? "")}
      and (${item}::text is null or i.code = ${item}::text)
      and (${search} = '' or strpos(lower(i.code || ' ' || i.name || ' ' || i.barcode || ' ' || i.pinyin), lower(${search})) > 0)
    order by i.code limit ${input.limit + 1}`;
  const page = pageOf([...rows], input.limit, (row) => [row.item]);
  const mayCost = seesDcCost(actor);
  return {
    nextCursor: page.nextCursor,
    rows: page.rows.map(({ costMicro, ...row }) => ({
      ...row,
      unitCost: costMicro === null || !mayCost ? null : formatCost(costMicro),
    })),
  };
}
