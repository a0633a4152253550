import { column, ints } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";
import { promisedContents } from "@/server/promotion";
import { type GiftToTake, unearnedEach } from "@/server/returns/rules";
import { lineAmountFen } from "@/server/shared/line-amounts";

/** Pieces of a delivery line that a return gives back. */
export interface ReturnedPieces {
  deliveryId: number;
  deliveryLineNo: number;
  each: number;
}

/** A gift that is not earned any more, of which order. */
export interface UnearnedGift extends GiftToTake {
  orderId: number;
  orderLineNo: number;
  order: string;
  item: string;
  name: string;
}

interface GiftRow extends Omit<UnearnedGift, "unearnedEach"> {
  promotionId: number;
  version: number;
  times: number;
  deliveredEach: number;
  creditedEach: number;
}

interface ScopeLine {
  orderId: number;
  orderLineNo: number;
  isGift: boolean;
  item: string;
  categories: string[];
  qtyEach: number;
  unitPriceFen: number;
  isWeighed: boolean;
  returnedEach: number;
}

/**
 * Gifts of the orders that these pieces came with and that are not earned any more once they are returned (2.7), beside what
 * other returns brought back before. By the terms that the order was promised.
 */
export async function loadUnearnedGifts(
  db: DbOrTx,
  returnId: number,
  pieces: readonly ReturnedPieces[],
): Promise<UnearnedGift[]> {
  if (pieces.length === 0) return [];
  const sql = sqlOf(db);
  const orders = await sql<{ id: number }[]>`
    select distinct l.order_id as id from delivery_lines l
    join unnest(${ints(column(pieces, (p) => p.deliveryId))}::text::int8[], ${ints(column(pieces, (p) => p.deliveryLineNo))}::text::int2[])
      p (delivery_id, line_no) on p.delivery_id = l.delivery_id and p.line_no = l.line_no`;
  const orderIds = ints(orders.map(({ id }) => id));
  const gifts = await sql<GiftRow[]>`
    select g.order_id as "orderId", g.line_no as "orderLineNo", o.order_no as "order", i.code as item, i.name,
           g.unit_price_fen as "unitPriceFen", i.is_weighed as "isWeighed", u.promotion_id as "promotionId", u.version, u.times,
           coalesce(b.delivered, 0)::int8 as "deliveredEach", coalesce(b.credited, 0)::int8 as "creditedEach",
           coalesce((select sum(k.amount_fen) from return_clawbacks k
                     where k.order_id = g.order_id and k.order_line_no = g.line_no), 0)::int8 as "takenFen"
    from order_lines g join orders o on o.id = g.order_id join items i on i.id = g.item_id
    join promotion_uses u on u.order_id = g.order_id and u.promotion_id = g.promotion_id and u.returned_at is null
    join promotions p on p.id = g.promotion_id and p.kind in ('buy_get', 'order_gift')
    left join lateral (
      select sum(coalesce(k.picked_each, l.allocated_each)) as delivered,
             sum(least(coalesce(k.picked_each, l.allocated_each), coalesce((
               select sum(x.accepted_each) from differences n join difference_lines x on x.difference_id = n.id and x.type <> 'over'
               where n.delivery_id = l.delivery_id and x.item_id = l.item_id), 0))) as credited
      from delivery_orders y join deliveries d on d.id = y.delivery_id and d.status in ('approved', 'dispatched', 'delivered', 'closed')
      join delivery_lines l on l.delivery_id = d.id and l.order_id = g.order_id and l.order_line_no = g.line_no
      left join delivery_shorts k on k.delivery_id = l.delivery_id and k.line_no = l.line_no
      where y.order_id = g.order_id) b on true
    where g.order_id = any(${orderIds}::int8[]) and g.is_gift and coalesce(b.delivered, 0) > 0
    order by g.order_id, g.line_no`;
  if (gifts.length === 0) return [];
  const contents = await promisedContents(db, gifts);
  const lines = Map.groupBy(await scopeLines(db, returnId, pieces, orderIds), ({ orderId }) => orderId);
  return gifts.flatMap((gift) => {
    const { promotionId, version, times, deliveredEach, creditedEach, ...shown } = gift;
    const content = contents.get(`${promotionId}:${version}`);
    const needs = content && (content.kind === "buy_get" ? content.buyQty : content.threshold);
    if (!content || !needs || !content.getQty) return [];
    const ofOrder = lines.get(gift.orderId) ?? [];
    const inScope = ofOrder.filter((line) => !line.isGift && isInScope(content, line));
    const measure = ({ unitPriceFen, isWeighed }: ScopeLine, qty: number) =>
      content.kind === "buy_get" ? qty : lineAmountFen({ unitPriceFen, qty, isWeighed });
    const own = ofOrder.find((line) => line.orderLineNo === gift.orderLineNo);
    const unearned = unearnedEach({
      needs,
      isRepeating: content.repeat,
      times,
      getEach: content.getQty,
      ordered: inScope.reduce((sum, line) => sum + measure(line, line.qtyEach), 0),
      returned: inScope.reduce((sum, line) => sum + measure(line, line.returnedEach), 0),
      deliveredEach,
      backEach: creditedEach + (own?.returnedEach ?? 0),
    });
    return unearned > 0 ? [{ ...shown, unearnedEach: unearned }] : [];
  });
}

/** A promotion's scope, by codes (ruling 2): the items named, or a category with everything below it, or the whole order. */
function isInScope(
  {
    items,
    category,
    excludedItems,
  }: { items: readonly string[]; category: string | null; excludedItems: readonly string[] },
  line: ScopeLine,
): boolean {
  if (excludedItems.includes(line.item)) return false;
  if (items.length > 0) return items.includes(line.item);
  return category === null || line.categories.includes(category);
}

/** The lines of orders with what was given back of them: inspected pieces of other returns, and these. */
async function scopeLines(
  db: DbOrTx,
  returnId: number,
  pieces: readonly ReturnedPieces[],
  orderIds: string,
): Promise<ScopeLine[]> {
  const sql = sqlOf(db);
  return sql<ScopeLine[]>`
    with recursive back as (
      select l.order_id, l.order_line_no, sum(g.each) as each from (
        select w.delivery_id, w.delivery_line_no, w.accepted_each as each from return_draws w
        where w.accepted_each > 0 and w.return_id <> ${returnId}::int8
          and w.delivery_id in (select delivery_id from delivery_orders where order_id = any(${orderIds}::int8[]))
        union all
        select * from unnest(${ints(column(pieces, (p) => p.deliveryId))}::text::int8[],
          ${ints(column(pieces, (p) => p.deliveryLineNo))}::text::int2[], ${ints(column(pieces, (p) => p.each))}::text::int8[])) g
      join delivery_lines l on l.delivery_id = g.delivery_id and l.line_no = g.delivery_line_no
      where l.order_id = any(${orderIds}::int8[])
      group by l.order_id, l.order_line_no),
    up as (
      select c.id as leaf, c.code, c.parent_id from categories c
      union all select u.leaf, c.code, c.parent_id from up u join categories c on c.id = u.parent_id),
    paths as (select leaf, array_agg(code) as codes from up group by leaf)
    select o.order_id as "orderId", o.line_no as "orderLineNo", o.is_gift as "isGift", i.code as item, p.codes as categories,
           o.qty_each as "qtyEach", o.unit_price_fen as "unitPriceFen", i.is_weighed as "isWeighed",
           coalesce(b.each, 0)::int8 as "returnedEach"
    from order_lines o join items i on i.id = o.item_id join paths p on p.leaf = i.category_id
    left join back b on b.order_id = o.order_id and b.order_line_no = o.line_no
    where o.order_id = any(${orderIds}::int8[])`;
}
