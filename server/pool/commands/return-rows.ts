import { ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import type { Actor } from "@/server/auth";
import { splitByPickType } from "@/server/catalog";
import { recordEvents } from "@/server/event";
import { prorate } from "@/server/shared/arithmetic";
import { moveOrders } from "./move-orders";

/** A part of an order line that comes back into the pool, with its share of the line's discount. */
export interface ReturnedPart {
  orderId: number;
  lineNo: number;
  qtyEach: number;
  discountFen: number;
}

interface LineInPool {
  orderId: number;
  lineNo: number;
  itemId: number;
  dcId: number;
  pickType: "case" | "loose" | "both";
  casePackEach: number;
  isWeighed: boolean;
  unitPriceFen: number;
  pooledEach: number;
  pooledDiscountFen: number;
}

/**
 * Brings parts of order lines back as they were before a run (ruling 25): what a line has in the pool and what returns is
 * one quantity again, split into cases and pieces as at submission, at the DC it was promised from. The orders are locked
 * by the caller; their state and pooled amount follow, and their timelines say so.
 */
export async function returnRows(
  tx: Tx,
  actor: Actor,
  parts: readonly ReturnedPart[],
  reason: string,
  now: Date,
): Promise<void> {
  if (parts.length === 0) return;
  const returned = new Map<string, ReturnedPart>();
  for (const part of parts) {
    const key = `${part.orderId}:${part.lineNo}`;
    const sum = returned.get(key) ?? { ...part, qtyEach: 0, discountFen: 0 };
    returned.set(key, {
      ...sum,
      qtyEach: sum.qtyEach + part.qtyEach,
      discountFen: sum.discountFen + part.discountFen,
    });
  }
  const lines = await readLines(tx, [...returned.values()]);
  const rows = lines.flatMap((line) => {
    const back = returned.get(`${line.orderId}:${line.lineNo}`);
    const qtyEach = line.pooledEach + (back?.qtyEach ?? 0);
    const discountFen = line.pooledDiscountFen + (back?.discountFen ?? 0);
    return rowsOf(line, qtyEach, discountFen);
  });
  await replaceRows(tx, lines, rows);
  const moved = await moveOrders(tx, [...new Set(parts.map((part) => part.orderId))]);
  const events = moved.map(({ id, before, after }) => ({
    type: "order.returned_to_pool",
    documentType: "order",
    documentId: id,
    before: { status: before },
    after: { status: after },
    reason,
  }));
  await recordEvents(tx, actor, events, now);
}

function rowsOf(line: LineInPool, qtyEach: number, discountFen: number) {
  const { caseEach, looseEach } = splitByPickType(line, qtyEach);
  const shares = prorate(discountFen, [caseEach, looseEach]);
  return [
    { line, pickType: "case" as const, qtyEach: caseEach, discountFen: shares[0] ?? 0 },
    { line, pickType: "loose" as const, qtyEach: looseEach, discountFen: shares[1] ?? 0 },
  ].filter((row) => row.qtyEach > 0);
}

async function readLines(tx: Tx, parts: readonly ReturnedPart[]): Promise<LineInPool[]> {
  const sql = sqlOf(tx);
  return sql<LineInPool[]>`
    select l.order_id as "orderId", l.line_no as "lineNo", l.item_id as "itemId", l.dc_id as "dcId", l.pick_type as "pickType",
      l.case_pack_each as "casePackEach", i.is_weighed as "isWeighed", l.unit_price_fen as "unitPriceFen",
      coalesce(p.qty, 0)::int8 as "pooledEach", coalesce(p.discount, 0)::int8 as "pooledDiscountFen"
    from unnest(${ints(parts.map((p) => p.orderId))}::text::int8[], ${ints(parts.map((p) => p.lineNo))}::text::int2[]) u (order_id, line_no)
    join order_lines l on l.order_id = u.order_id and l.line_no = u.line_no
    join items i on i.id = l.item_id
    left join lateral (
      select sum(qty_each) as qty, sum(discount_fen) as discount from pool_rows r where r.order_id = l.order_id and r.line_no = l.line_no
    ) p on true`;
}

async function replaceRows(
  tx: Tx,
  lines: readonly LineInPool[],
  rows: readonly ReturnType<typeof rowsOf>[number][],
): Promise<void> {
  const sql = sqlOf(tx);
  await sql`
    delete from pool_rows r using unnest(${ints(lines.map((l) => l.orderId))}::text::int8[], ${ints(lines.map((l) => l.lineNo))}::text::int2[]) u (order_id, line_no)
    where r.order_id = u.order_id and r.line_no = u.line_no`;
  await sql`
    insert into pool_rows (order_id, line_no, pick_type, item_id, dc_id, qty_each, discount_fen)
    select * from unnest(${ints(rows.map((r) => r.line.orderId))}::text::int8[], ${ints(rows.map((r) => r.line.lineNo))}::text::int2[],
      ${texts(rows.map((r) => r.pickType))}::text::pick_type[], ${ints(rows.map((r) => r.line.itemId))}::text::int4[],
      ${ints(rows.map((r) => r.line.dcId))}::text::int2[], ${ints(rows.map((r) => r.qtyEach))}::text::int8[],
      ${ints(rows.map((r) => r.discountFen))}::text::int8[])`;
}
