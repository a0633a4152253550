import { sqlOf, type Tx } from "@/db/client";
import { type DeliveredLine, deliveredEach, unreturnedEach } from "@/server/delivery/rules/differences";

/** An item of an approved delivery order, with what its difference notes have said and settled so far. */
export interface DeliveredItem {
  itemId: number;
  item: string;
  isWeighed: boolean;
  lines: DeliveredLine[];
  deliveredEach: number;
  /** Short and damaged: accepted, and as long as a note is not decided, claimed. */
  claimedEach: number;
  /** Short and damaged, accepted. */
  creditedEach: number;
  /** Over, accepted. */
  chargedEach: number;
  /** Pieces behind the last one that a return has: of those alone a note may still say that they were short or damaged. */
  unreturnedEach: number;
}

/** What a delivery order brought, by item code. The caller holds the delivery order's lock. */
export async function loadDelivered(tx: Tx, deliveryId: number): Promise<Map<string, DeliveredItem>> {
  const sql = sqlOf(tx);
  const rows = await sql<(DeliveredLine & { itemId: number; item: string })[]>`
    select l.line_no as "lineNo", l.item_id as "itemId", i.code as item, l.ordered_each as "orderedEach",
           coalesce(s.picked_each, l.allocated_each) as "pickedEach", l.unit_price_fen as "unitPriceFen",
           l.discount_fen as "discountFen", l.is_gift as "isGift", l.is_weighed as "isWeighed"
    from delivery_lines l join items i on i.id = l.item_id
    left join delivery_shorts s on s.delivery_id = l.delivery_id and s.line_no = l.line_no
    where l.delivery_id = ${deliveryId} order by l.line_no`;
  const said = await sql<
    { itemId: number; claimedEach: number; creditedEach: number; chargedEach: number }[]
  >`
    select l.item_id as "itemId",
           coalesce(sum(coalesce(l.accepted_each, l.qty_each)) filter (where l.type <> 'over'), 0)::int8 as "claimedEach",
           coalesce(sum(l.accepted_each) filter (where l.type <> 'over'), 0)::int8 as "creditedEach",
           coalesce(sum(l.accepted_each) filter (where l.type = 'over'), 0)::int8 as "chargedEach"
    from difference_lines l join differences n on n.id = l.difference_id
    where n.delivery_id = ${deliveryId} group by l.item_id`;
  const returned = await sql<{ lineNo: number; toEach: number }[]>`
    select w.delivery_line_no as "lineNo", max(w.from_each + coalesce(w.accepted_each, w.qty_each))::int8 as "toEach"
    from return_draws w join returns r on r.id = w.return_id and r.status not in ('rejected', 'cancelled')
    where w.delivery_id = ${deliveryId} and coalesce(w.accepted_each, w.qty_each) > 0 group by w.delivery_line_no`;
  const returnedTo = new Map(returned.map(({ lineNo, toEach }) => [lineNo, toEach]));
  const saidOf = new Map(said.map((row) => [row.itemId, row]));
  const lines = Map.groupBy(rows, ({ item }) => item);
  return new Map(
    [...lines].flatMap(([item, ofItem]) => {
      const [first] = ofItem;
      if (!first) return [];
      const { itemId, isWeighed } = first;
      const { claimedEach = 0, creditedEach = 0, chargedEach = 0 } = saidOf.get(itemId) ?? {};
      const found = {
        itemId,
        item,
        isWeighed,
        lines: ofItem,
        deliveredEach: deliveredEach(ofItem),
        unreturnedEach: unreturnedEach(ofItem, returnedTo),
      };
      return [[item, { ...found, claimedEach, creditedEach, chargedEach }]];
    }),
  );
}
