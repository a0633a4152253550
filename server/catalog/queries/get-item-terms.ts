import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, isAbleTo, mustBeAbleTo } from "@/server/auth";
import { businessDayOf } from "@/server/shared/business-day";
import { refuse } from "../errors";
import { deliveryPriceFen, type PriceTerms } from "../rules/price";

export interface ItemTerms {
  plans: {
    plan: string;
    name: string;
    dc: string;
    isReturnable: boolean;
    priceType: PriceTerms["priceType"];
    markupRateBp: number | null;
    markupFen: number | null;
    /** Last night's cost at the plan's DC; null when the item was never there. */
    costMicro: number | null;
    /** Today's delivery price; null when there is none. */
    priceFen: number | null;
  }[];
  /** Empty for those who may not see the DCs' stock. */
  stock: { dc: string; location: string; onHandEach: number; reservedEach: number }[];
}

type Line = Omit<ItemTerms["plans"][number], "priceFen"> & { fixedPriceFen: number | null };

/** At which price each plan sells an item today, and where it lies (R16). A person of stores sees their own plans only. */
export async function getItemTerms(
  db: DbOrTx,
  actor: Actor,
  input: { item: string },
  now: Date,
): Promise<ItemTerms> {
  mustBeAbleTo(actor, "catalog.read");
  const sql = sqlOf(db);
  const day = businessDayOf(now);
  const [item] = await sql<
    { id: number }[]
  >`select id from items where code = ${input.item} and own_store_id is null`;
  if (!item) throw refuse("item/unknown", input);
  const [lines, stock] = await Promise.all([
    sql<Line[]>`
      select distinct on (p.code) p.code as plan, p.name, d.code as dc, l.is_returnable as "isReturnable",
             l.price_type as "priceType", l.fixed_price_fen as "fixedPriceFen", l.markup_rate_bp as "markupRateBp",
             l.markup_fen as "markupFen",
             (select c.cost_micro from dc_cost_closes c where c.dc_id = l.dc_id and c.item_id = l.item_id
                and c.effective_on <= ${day}::text::date order by c.effective_on desc limit 1) as "costMicro"
      from plan_lines l join plans p on p.id = l.plan_id join dcs d on d.id = l.dc_id
      where l.item_id = ${item.id} and l.effective_on <= ${day}::text::date
        and (${actor.storeIds === null}::bool or exists (
              select from stores s where s.plan_id = p.id and s.id = any(${ints(actor.storeIds ?? [])}::int4[])))
      order by p.code, l.effective_on desc`,
    isAbleTo(actor, "stock.read.dc")
      ? sql<ItemTerms["stock"]>`
          select d.code as dc, s.location, s.on_hand_each as "onHandEach", s.reserved_each as "reservedEach"
          from dc_stock s join dcs d on d.id = s.dc_id where s.item_id = ${item.id} order by d.code`
      : [],
  ]);
  return {
    plans: lines.map(({ fixedPriceFen, ...line }) => ({
      ...line,
      priceFen: deliveryPriceFen({ ...line, fixedPriceFen }, line.costMicro),
    })),
    stock: [...stock],
  };
}
