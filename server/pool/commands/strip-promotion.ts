import { ints, texts } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvents } from "@/server/event";
import { lockPromotion } from "@/server/promotion";
import type { PromotionReasonInput } from "@/server/promotion/schema";
import { refuse } from "../errors";
import { strippedShares } from "../rules/strip-share";
import { type StrippedOrder, tellOfStrip } from "../tell-of-strip";
import { closeWhere } from "./expire-orders";
import { moveOrders } from "./move-orders";

/** A line of an order that a promotion was promised on: its share of the whole line, and its row in the pool. */
interface PromisedRow {
  orderId: number;
  lineNo: number;
  pickType: "case" | "loose";
  lineEach: number;
  shareFen: number;
  qtyEach: number;
  discountFen: number;
}

export interface Stripped {
  promotion: string;
  /** Orders that it was taken out of, and what of their discounts is not granted any more. */
  orders: number;
  discountFen: number;
}

/**
 * Takes a promotion that was fraud out of what still waits in the pool (U8): its discounts are granted no more, its gifts
 * leave as `promotion_stripped`, its coupons will not be issued, and each owner is told how much dearer the order is and why.
 * What a run has taken already is delivered as promised, and the promise itself stays as it was given; the use stays counted.
 * Only after the promotion was ended at once. Orders are locked in key order, so a run and a withdrawal come before or
 * after. Again: takes nothing from an order twice. Refused: `promotion/unknown`, `pool/promotion-not-ended`.
 */
export async function stripPromotion(
  db: DbOrTx,
  actor: Actor,
  { promotion: code, reason }: PromotionReasonInput,
  now: Date,
): Promise<Stripped> {
  mustBeAbleTo(actor, "promotion.stop");
  return inTransaction(db, async (tx) => {
    const orders = await lockUsers(tx, code);
    const { id, state, name } = await lockPromotion(tx, code, now);
    if (state !== "terminated" && state !== "archived")
      throw refuse("pool/promotion-not-ended", { promotion: code });
    if (orders.length === 0) return { promotion: code, orders: 0, discountFen: 0 };
    const ids = orders.map((order) => order.id);
    const discounts = await takeDiscounts(tx, id, ids, now);
    await raiseTotals(tx, discounts);
    const gifts = await closeGifts(tx, id, ids, now);
    await sqlOf(tx)`
      update promotion_uses set stripped_at = ${now.toISOString()}::text::timestamptz
      where promotion_id = ${id}::int4 and order_id = any(${ints(ids)}::int8[])`;
    const moved = new Map((await moveOrders(tx, ids)).map((order) => [order.id, order]));
    const discountFen = [...discounts.values()].reduce((sum, fen) => sum + fen, 0);
    const ofOrders = orders.map((order) => ({
      type: "order.promotion_stripped",
      documentType: "order",
      documentId: order.id,
      before: { status: moved.get(order.id)?.before },
      after: {
        status: moved.get(order.id)?.after,
        promotion: code,
        discountFen: discounts.get(order.id) ?? 0,
      },
      reason,
    }));
    const ofPromotion = {
      type: "promotion.stripped",
      documentType: "promotion",
      documentId: id,
      after: { orders: orders.length, discountFen },
      reason,
    };
    await recordEvents(tx, actor, [...ofOrders, ofPromotion], now);
    const told = orders.map(
      (order): StrippedOrder => ({
        ...order,
        discountFen: discounts.get(order.id) ?? 0,
        gifts: gifts.get(order.id) ?? 0,
      }),
    );
    await tellOfStrip(tx, { code, name, reason }, told, now);
    return { promotion: code, orders: orders.length, discountFen };
  });
}

/** Orders with something in the pool that took of it and still have it; locked in key order, then looked at again. */
async function lockUsers(tx: Tx, code: string): Promise<Omit<StrippedOrder, "discountFen" | "gifts">[]> {
  const sql = sqlOf(tx);
  const having = sql`
    from orders o join promotion_uses u on u.order_id = o.id join promotions p on p.id = u.promotion_id
    join stores s on s.id = o.store_id
    where p.code = ${code} and o.status in ('pooled', 'partly_generated') and u.returned_at is null
      and u.stripped_at is null and u.issued_at is null`;
  await sql`select from orders where id in (select o.id ${having}) order by id for update`;
  return sql`
    select o.id, o.order_no as "orderNo", s.id as "storeId", s.code as "storeCode", s.name as "storeName" ${having}
    order by o.id`;
}

/** Lowers the discounts of the rows; answers per order what was taken. */
async function takeDiscounts(
  tx: Tx,
  promotionId: number,
  orderIds: readonly number[],
  now: Date,
): Promise<Map<number, number>> {
  const sql = sqlOf(tx);
  const rows = await sql<PromisedRow[]>`
    select o.id as "orderId", l.line_no as "lineNo", r.pick_type as "pickType", l.qty_each as "lineEach",
      (share.value->>1)::int8 as "shareFen", r.qty_each as "qtyEach", r.discount_fen as "discountFen"
    from orders o
    cross join lateral jsonb_each(o.promise->'shares') line
    cross join lateral jsonb_array_elements(line.value) share
    join order_lines l on l.order_id = o.id and l.line_no = line.key::int2
    join pool_rows r on r.order_id = l.order_id and r.line_no = l.line_no
    where o.id = any(${ints(orderIds)}::int8[]) and (share.value->>0)::int4 = ${promotionId}::int4
    order by o.id, l.line_no, r.pick_type`;
  const taken = [...Map.groupBy(rows, ({ orderId, lineNo }) => `${orderId}:${lineNo}`).values()].flatMap(
    (line) => {
      const [first] = line;
      if (!first) return [];
      const lost = strippedShares(first, line);
      return line.map((row, place) => ({ ...row, lostFen: lost[place] ?? 0 }));
    },
  );
  const lowered = taken.filter(({ lostFen }) => lostFen > 0);
  await sql`
    update pool_rows r set discount_fen = r.discount_fen - u.fen
    from unnest(${ints(lowered.map((row) => row.orderId))}::text::int8[], ${ints(lowered.map((row) => row.lineNo))}::text::int2[],
      ${texts(lowered.map((row) => row.pickType))}::text::pick_type[], ${ints(lowered.map((row) => row.lostFen))}::text::int8[])
      u (order_id, line_no, pick_type, fen)
    where r.order_id = u.order_id and r.line_no = u.line_no and r.pick_type = u.pick_type`;
  await sql`
    insert into stripped_discounts (order_id, promotion_id, line_no, discount_fen, stripped_at)
    select u.order_id, ${promotionId}::int4, u.line_no, sum(u.fen), ${now.toISOString()}::text::timestamptz
    from unnest(${ints(lowered.map((row) => row.orderId))}::text::int8[], ${ints(lowered.map((row) => row.lineNo))}::text::int2[],
      ${ints(lowered.map((row) => row.lostFen))}::text::int8[]) u (order_id, line_no, fen)
    group by u.order_id, u.line_no`;
  return sumsOf(lowered.map(({ orderId, lostFen }) => [orderId, lostFen]));
}

/** The orders cost that much more from now on; what was promised stands in their promise. */
async function raiseTotals(tx: Tx, discounts: ReadonlyMap<number, number>): Promise<void> {
  await sqlOf(tx)`
    update orders o set discount_fen = o.discount_fen - u.fen, payable_fen = o.payable_fen + u.fen
    from unnest(${ints([...discounts.keys()])}::text::int8[], ${ints([...discounts.values()])}::text::int8[]) u (id, fen)
    where o.id = u.id`;
}

/** Closes the gift rows; answers per order how many pieces (or grams) do not come. */
async function closeGifts(
  tx: Tx,
  promotionId: number,
  orderIds: readonly number[],
  now: Date,
): Promise<Map<number, number>> {
  const sql = sqlOf(tx);
  const gifts = sql`(order_id, line_no) in (
    select l.order_id, l.line_no from order_lines l
    where l.order_id = any(${ints(orderIds)}::int8[]) and l.is_gift and l.promotion_id = ${promotionId}::int4)`;
  const rows = await sql<{ orderId: number; qtyEach: number }[]>`
    select order_id as "orderId", qty_each as "qtyEach" from pool_rows where ${gifts}`;
  if (rows.length > 0) await closeWhere(tx, gifts, "promotion_stripped", now);
  return sumsOf(rows.map(({ orderId, qtyEach }) => [orderId, qtyEach]));
}

function sumsOf(parts: readonly (readonly [orderId: number, amount: number])[]): Map<number, number> {
  const sums = new Map<number, number>();
  for (const [orderId, amount] of parts) sums.set(orderId, (sums.get(orderId) ?? 0) + amount);
  return sums;
}
