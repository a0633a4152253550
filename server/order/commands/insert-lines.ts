import { ints, texts } from "@/db/bulk";
import type { Sql } from "@/db/client";
import type { DecidedLine, DecidedOrder } from "../rules/decide-order";
import type { OrderLine, PoolRow } from "../rules/order-rows";

/*
 * The parts of an order's one statement that write its lines and what goes with them, each while `turn` has a row. Only the
 * first column is unnested, the others are read by their place in arrays: PostgreSQL would spool each column that it unnests.
 * `generate_series` up to a parameter would not do: then PostgreSQL plans the statement anew for every order.
 */

/** The lines in their order, from line number 1 on. */
export function insertLines(sql: Sql, orderId: number, lines: readonly OrderLine[]) {
  return sql`
    insert into order_lines (order_id, line_no, item_id, qty_each, unit_price_fen, amount_fen, discount_fen, case_each,
      case_pack_each, dc_id, tax_rate_bp, pick_type, promotion_id, is_gift)
    select ${orderId}::int8, n, item_id,
      (${ints(lines.map((l) => l.qtyEach))}::int8[])[n], (${ints(lines.map((l) => l.unitPriceFen))}::int8[])[n],
      (${ints(lines.map((l) => l.amountFen))}::int8[])[n], (${ints(lines.map((l) => l.discountFen))}::int8[])[n],
      (${ints(lines.map((l) => l.caseEach))}::int8[])[n], (${ints(lines.map((l) => l.item.casePackEach))}::int8[])[n],
      (${ints(lines.map((l) => l.dcId))}::int2[])[n], (${ints(lines.map((l) => l.item.taxRateBp))}::int2[])[n],
      (${texts(lines.map((l) => l.item.pickType))}::pick_type[])[n], nullif((${ints(lines.map((l) => l.promotionId ?? 0))}::int4[])[n], 0),
      n > ${lines.filter(({ promotionId }) => promotionId === null).length}::int4
    from turn, unnest(${ints(lines.map((l) => l.item.id))}::int4[]) with ordinality u (item_id, n)`;
}

/** What the lines leave in the pool. */
export function insertPoolRows(sql: Sql, orderId: number, rows: readonly PoolRow[]) {
  return sql`
    insert into pool_rows (order_id, line_no, pick_type, item_id, dc_id, qty_each, discount_fen)
    select ${orderId}::int8, line_no, (${texts(rows.map((r) => r.pickType))}::pick_type[])[n], (${ints(rows.map((r) => r.itemId))}::int4[])[n],
      (${ints(rows.map((r) => r.dcId))}::int2[])[n], (${ints(rows.map((r) => r.qtyEach))}::int8[])[n],
      (${ints(rows.map((r) => r.discountFen))}::int8[])[n]
    from turn, unnest(${ints(rows.map((r) => r.lineNo))}::int2[]) with ordinality u (line_no, n)`;
}

/** What was typed into a draft. */
export function insertDraftLines(sql: Sql, orderId: number, lines: readonly DecidedLine[]) {
  return sql`
    insert into order_draft_lines (order_id, line_no, item_id, qty_each)
    select ${orderId}::int8, n, item_id, (${ints(lines.map((l) => l.qtyEach))}::int8[])[n]
    from turn, unnest(${ints(lines.map((l) => l.item?.id ?? null))}::int4[]) with ordinality u (item_id, n)`;
}

/** What the order takes of its windows. */
export function insertWindows(
  sql: Sql,
  { orderId, storeId }: { orderId: number; storeId: number },
  windows: DecidedOrder["window"]["limits"],
) {
  return sql`
    insert into order_windows (store_id, order_id, template_line_id, window_starts_at, window_ends_at, goods_fen)
    select ${storeId}::int4, ${orderId}::int8, line_id,
      (${texts(windows.map((w) => w.windowStart.toISOString()))}::timestamptz[])[n],
      (${texts(windows.map((w) => w.closesAt.toISOString()))}::timestamptz[])[n],
      (${ints(windows.map((w) => w.askedFen))}::int8[])[n]
    from turn, unnest(${ints(windows.map((w) => w.templateLineId))}::int4[]) with ordinality u (line_id, n)`;
}
