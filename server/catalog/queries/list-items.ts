import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { type Page, pageOf } from "@/server/shared/paging";
import type { ListItemsInput } from "../schema";

export interface ItemRow {
  item: string;
  barcode: string;
  name: string;
  category: string;
  spec: string;
  unit: string;
  casePackEach: number;
  orderMultipleEach: number;
  pickType: "case" | "loose" | "both";
  taxRateBp: number;
  suggestedPriceFen: number | null;
  isWeighed: boolean;
  isOrderable: boolean;
  notOrderableReason: string;
}

/** What the chain deals in, by code (R03, R17). */
export async function listItems(db: DbOrTx, actor: Actor, input: ListItemsInput): Promise<Page<ItemRow>> {
  mustBeAbleTo(actor, "catalog.read");
  const sql = sqlOf(db);
  const { search = "", category = null, orderable = null } = input;
  const rows = await sql<ItemRow[]>`
    with recursive below as (
      select id from categories where code = ${category}::text
      union all
      select c.id from categories c join below b on c.parent_id = b.id)
    select i.code as item, i.barcode, i.name, c.name as category, i.spec, i.unit, i.case_pack_each as "casePackEach",
           i.order_multiple_each as "orderMultipleEach", i.pick_type as "pickType", i.tax_rate_bp as "taxRateBp",
           i.suggested_price_fen as "suggestedPriceFen", i.is_weighed as "isWeighed", i.is_orderable as "isOrderable",
           i.not_orderable_reason as "notOrderableReason"
    from items i join categories c on c.id = i.category_id
    where i.own_store_id is null and i.code > ${String(input.cursor?.[0] ?? "")}
      and (${category}::text is null or i.category_id in (select id from below))
      and (${orderable}::text is null or i.is_orderable = (${orderable}::text = 'yes'))
      and (${search} = '' or strpos(lower(i.code || ' ' || i.barcode || ' ' || i.name || ' ' || i.spec || ' ' || i.pinyin),
                                    lower(${search})) > 0)
    order by i.code limit ${input.limit + 1}`;
  return pageOf([...rows], input.limit, (row) => [row.item]);
}
