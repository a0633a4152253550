import { ints } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import { amountsOf, type LinePart } from "@/server/shared/line-amounts";

/** A draw of a return's line, with what its delivery line cost in all. */
export interface LoadedDraw {
  deliveryId: number;
  deliveryLineNo: number;
  fromEach: number;
  qtyEach: number;
  source: { pickedEach: number; netFen: number };
  acceptedEach: number | null;
  acceptedFen: number | null;
  resaleableEach: number | null;
  costMicro: number | null;
}

export interface LoadedLine {
  lineNo: number;
  itemId: number;
  /** Item code. */
  item: string;
  dcId: number;
  qtyEach: number;
  resaleableEach: number | null;
  damagedEach: number | null;
  refusedEach: number | null;
  receivedAt: string | null;
  /** The newest delivery first, as they were drawn. */
  draws: LoadedDraw[];
}

/** The lines of a locked return with their draws. */
export async function loadLines(tx: Tx, returnId: number): Promise<LoadedLine[]> {
  const sql = sqlOf(tx);
  const lines = await sql<Omit<LoadedLine, "draws">[]>`
    select l.line_no as "lineNo", l.item_id as "itemId", i.code as item, l.dc_id as "dcId", l.qty_each as "qtyEach",
           l.resaleable_each as "resaleableEach", l.damaged_each as "damagedEach", l.refused_each as "refusedEach",
           l.received_at as "receivedAt"
    from return_lines l join items i on i.id = l.item_id where l.return_id = ${returnId}::int8 order by l.line_no`;
  const draws = await sql<(Omit<LoadedDraw, "source"> & LinePart & { lineNo: number; pickedEach: number })[]>`
    select w.line_no as "lineNo", w.delivery_id as "deliveryId", w.delivery_line_no as "deliveryLineNo", w.from_each as "fromEach",
           w.qty_each as "qtyEach", w.accepted_each as "acceptedEach", w.accepted_fen as "acceptedFen",
           w.resaleable_each as "resaleableEach", w.cost_micro as "costMicro",
           coalesce(k.picked_each, l.allocated_each) as "pickedEach", l.ordered_each as "orderedEach",
           l.unit_price_fen as "unitPriceFen", l.discount_fen as "discountFen", l.is_weighed as "isWeighed", l.is_gift as "isGift"
    from return_draws w join deliveries d on d.id = w.delivery_id
    join delivery_lines l on l.delivery_id = w.delivery_id and l.line_no = w.delivery_line_no
    left join delivery_shorts k on k.delivery_id = l.delivery_id and k.line_no = l.line_no
    where w.return_id = ${returnId}::int8
    order by w.line_no, d.approved_at desc, d.id desc, l.is_gift, l.line_no, w.from_each`;
  const drawsOf = Map.groupBy(draws, ({ lineNo }) => lineNo);
  return lines.map((line) => ({
    ...line,
    draws: (drawsOf.get(line.lineNo) ?? []).map((draw) => {
      const { deliveryId, deliveryLineNo, fromEach, qtyEach, pickedEach } = draw;
      const { acceptedEach, acceptedFen, resaleableEach, costMicro } = draw;
      const source = { pickedEach, netFen: amountsOf(draw, pickedEach).netFen };
      const accepted = { acceptedEach, acceptedFen, resaleableEach, costMicro };
      return { deliveryId, deliveryLineNo, fromEach, qtyEach, source, ...accepted };
    }),
  }));
}

/** Writes what was accepted of each draw. */
export async function writeAccepted(
  tx: Tx,
  returnId: number,
  draws: readonly (LoadedDraw & { lineNo: number })[],
): Promise<void> {
  await sqlOf(tx)`
    update return_draws w set accepted_each = k.each, accepted_fen = k.fen, resaleable_each = k.resaleable, cost_micro = k.cost
    from unnest(${ints(draws.map((d) => d.lineNo))}::text::int2[], ${ints(draws.map((d) => d.deliveryId))}::text::int8[],
                ${ints(draws.map((d) => d.deliveryLineNo))}::text::int2[], ${ints(draws.map((d) => d.fromEach))}::text::int8[],
                ${ints(draws.map((d) => d.acceptedEach))}::text::int8[], ${ints(draws.map((d) => d.acceptedFen))}::text::int8[],
                ${ints(draws.map((d) => d.resaleableEach))}::text::int8[], ${ints(draws.map((d) => d.costMicro))}::text::int8[])
         k (line_no, delivery_id, delivery_line_no, from_each, each, fen, resaleable, cost)
    where w.return_id = ${returnId}::int8 and w.line_no = k.line_no and w.delivery_id = k.delivery_id
      and w.delivery_line_no = k.delivery_line_no and w.from_each = k.from_each`;
}
