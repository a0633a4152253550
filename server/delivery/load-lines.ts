import { ints } from "@/db/bulk";
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

/** The lines of delivery orders with what was picked of each, in the order of delivery and line. */
export async function loadPickedLines(db: DbOrTx, deliveryIds: readonly number[]): Promise<PickedLine[]> {
  const sql = sqlOf(db);
  return sql<PickedLine[]>`
    select l.delivery_id as "deliveryId", l.item_id as "itemId", l.ordered_each as "orderedEach",
           l.allocated_each as "allocatedEach", coalesce(s.picked_each, l.allocated_each) as "pickedEach",
           l.unit_price_fen as "unitPriceFen", l.discount_fen as "discountFen", l.is_weighed as "isWeighed",
           l.is_gift as "isGift"
    from delivery_lines l
    left join delivery_shorts s on s.delivery_id = l.delivery_id and s.line_no = l.line_no
    where l.delivery_id = any(${ints(deliveryIds)}::int8[])
    order by l.delivery_id, l.line_no`;
}
