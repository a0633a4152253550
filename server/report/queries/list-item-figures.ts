import { type DbOrTx, type Fragment, type Sql, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { daysBetween } from "@/server/shared/business-day";
import { findStore } from "@/server/store-stock";
import { categoriesBelow, dayIn, inCategories, inStores, type Scope, storesInScope } from "../figures/scope";
import { fenOfMicro, shareBp } from "../rules/figures";
import type { ItemReportInput } from "../schema";

/** Quantities in pieces, of weighed goods in grams. */
export interface ItemFigures {
  item: string;
  name: string;
  unit: string;
  isWeighed: boolean;
  soldEach: number;
  salesFen: number;
  marginFen: number;
  marginBp: number | null;
  onHandEach: number;
  stockFen: number;
  /** What lies there over what was sold a day in the period; null where nothing was. */
  coverDays: number | null;
}

interface Found extends Omit<ItemFigures, "marginFen" | "marginBp" | "stockFen" | "coverDays"> {
  costMicro: number;
  stockMicro: number;
}

/**
 * Which goods of a store, or of the stores within reach, brought in most over a period, or would last longest: what was not sold at all
 * first, the dearest stock of it before the rest. Stock is today's. Refused: `store-stock/unknown-store`, a store out of reach.
 */
export async function listItemFigures(
  db: DbOrTx,
  actor: Actor,
  input: ItemReportInput,
): Promise<ItemFigures[]> {
  mustBeAbleTo(actor, "report.read");
  const stores =
    input.store === undefined
      ? await storesInScope(db, actor, input)
      : [await findStore(db, actor, input.store)];
  const scope: Scope = {
    storeIds: stores.map(({ id }) => id),
    categoryIds: await categoriesBelow(db, input.category),
  };
  const rows = await readItems(sqlOf(db), scope, input);
  const days = daysBetween(input.from, input.to) + 1;
  return rows.map(({ costMicro, stockMicro, ...row }) => {
    const marginFen = row.salesFen - fenOfMicro(costMicro);
    return {
      ...row,
      marginFen,
      marginBp: shareBp(marginFen, row.salesFen),
      stockFen: fenOfMicro(stockMicro),
      coverDays: row.soldEach > 0 ? Math.floor((row.onHandEach * days) / row.soldEach) : null,
    };
  });
}

const orders: Record<ItemReportInput["order"], (sql: Sql) => Fragment> = {
  sales: (sql) => sql`coalesce(s.amount, 0) desc, i.code`,
  margin: (sql) => sql`coalesce(s.amount, 0) - coalesce(s.cost, 0) / 10000 desc, i.code`,
  slow: (sql) =>
    sql`(h.each::numeric / nullif(greatest(s.each, 0), 0)) desc nulls first, h.micro desc, i.code`,
};

function readItems(sql: Sql, scope: Scope, { order, from, to, limit }: ItemReportInput) {
  const isMeant = order === "slow" ? sql`h.each > 0` : sql`s.amount <> 0`;
  return sql<Found[]>`
    with sold as (
      select item_id, sum(qty_each)::int8 as each, sum(amount_fen)::int8 as amount, sum(goods_cost_micro)::int8 as cost
      from daily_sales
      where ${inStores(sql, scope, sql`store_id`)} and sold_on between ${dayIn(sql, from)} and ${dayIn(sql, to)}
      group by item_id),
    held as (
      select k.item_id, sum(k.on_hand_each)::int8 as each,
             round(sum(k.on_hand_each::numeric * k.cost_micro / case when i.is_weighed then 1000 else 1 end))::int8 as micro
      from store_stock k join items i on i.id = k.item_id
      where ${inStores(sql, scope, sql`k.store_id`)} and k.on_hand_each > 0 group by k.item_id)
    select i.code as item, i.name, i.unit, i.is_weighed as "isWeighed", coalesce(s.each, 0)::int8 as "soldEach",
           coalesce(s.amount, 0)::int8 as "salesFen", coalesce(s.cost, 0)::int8 as "costMicro",
           coalesce(h.each, 0)::int8 as "onHandEach", coalesce(h.micro, 0)::int8 as "stockMicro"
    from items i left join sold s on s.item_id = i.id left join held h on h.item_id = i.id
    where ${isMeant} and ${inCategories(sql, scope, sql`i.category_id`)}
    order by ${orders[order](sql)} limit ${limit}::int4`;
}
