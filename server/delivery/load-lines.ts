import { ints, readInts } from "@/db/bulk";
import { type DbOrTx, sqlOf } from "@/db/client";

/** A delivery line as the books need it. */
export interface PickedLine {
  deliveryId: number;
  itemId: number;
  orderedEach: number;
  allocatedEach: number;
  /** What was allocated, unless it was picked short. */
  pickedEach: number;
  unitPriceFen: number;
  discountFen: number;
  isWeighed: boolean;
  isGift: boolean;
}

/**
 * The lines of delivery orders with what was picked of each, in the order of delivery and line. One row of the answer per
 * delivery order, each figure of its lines as one text: thousands of lines cost us little to read.
 */
export async function loadPickedLines(db: DbOrTx, deliveryIds: readonly number[]): Promise<PickedLine[]> {
  const sql = sqlOf(db);
  const answered = await sql<PickedColumns[]>`
    select delivery_id as "deliveryId", array_agg(item_id)::text as items, array_agg(ordered_each)::text as ordered,
           array_agg(allocated_each)::text as allocated, array_agg(picked_each)::text as picked,
           array_agg(unit_price_fen)::text as prices, array_agg(discount_fen)::text as discounts,
           array_agg(is_weighed::int4)::text as weighed, array_agg(is_gift::int4)::text as gifts
    from (select l.*, coalesce(s.picked_each, l.allocated_each) as picked_each
          from delivery_lines l
          left join delivery_shorts s on s.delivery_id = l.delivery_id and s.line_no = l.line_no
          where l.delivery_id = any(${ints(deliveryIds)}::int8[])
          order by l.delivery_id, l.line_no) in_order
    group by delivery_id order by delivery_id`;
  return answered.flatMap(({ deliveryId, ...texts }) => {
    const [ordered, allocated, picked] = [
      readInts(texts.ordered),
      readInts(texts.allocated),
      readInts(texts.picked),
    ];
    const [prices, discounts] = [readInts(texts.prices), readInts(texts.discounts)];
    const [weighed, gifts] = [readInts(texts.weighed), readInts(texts.gifts)];
    return readInts(texts.items).map((itemId, at) => ({
      deliveryId,
      itemId,
      orderedEach: ordered[at] ?? 0,
      allocatedEach: allocated[at] ?? 0,
      pickedEach: picked[at] ?? 0,
      unitPriceFen: prices[at] ?? 0,
      discountFen: discounts[at] ?? 0,
      isWeighed: weighed[at] === 1,
      isGift: gifts[at] === 1,
    }));
  });
}

type PickedColumns = { deliveryId: number } & Record<
  "items" | "ordered" | "allocated" | "picked" | "prices" | "discounts" | "weighed" | "gifts",
  string
>;
