import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, isAbleTo, mustBeAbleTo, mustReachStore } from "@/server/auth";
import { pickTypeOfParts } from "@/server/catalog";
import type { BusinessDay } from "@/server/shared/business-day";
import { formatFen } from "@/server/shared/fen";
import { instantText } from "@/server/shared/instant-text";
import { refuse } from "../errors";
import { orderStatusSql } from "./order-status-sql";
import { type OrderLineFigures, readOrderLines } from "./read-order-lines";

export type OrderView = Awaited<ReturnType<typeof getOrder>>;

interface OrderRow {
  id: number;
  orderNo: string;
  storeId: number;
  storeCode: string;
  storeName: string;
  status: string;
  reference: string;
  goodsFen: number;
  discountFen: number;
  payableFen: number;
  shortfallFen: number;
  createdByName: string;
  createdAt: string;
  submittedAt: string | null;
  deliverOn: BusinessDay | null;
  endReason: string;
  blockedAt: string | null;
  blockedCode: string | null;
  blockedNeededFen: number | null;
  blockedAvailableFen: number | null;
  promise: OrderPromise;
  /** Promotions that were taken out of it again (U8). */
  stripped: string[] | null;
}

/** What `promiseOf` keeps with an order; empty where nothing was promised. */
interface OrderPromise {
  promotions?: { code: string; name: string; times: number; moneyFen: number }[];
  coupon?: { code: string; discountFen: number } | null;
}

/**
 * An order with what became of each line: allocated, picked, short and still open, with the reason of what is missing
 * (ruling 19). The quantities of a line always sum: ordered = delivered + short + open. What the account had when the
 * order was judged is left out for those who may not see the balance (R09).
 */
export async function getOrder(db: DbOrTx, actor: Actor, orderNo: string) {
  mustBeAbleTo(actor, "order.read");
  const sql = sqlOf(db);
  const [order] = await sql<OrderRow[]>`
    select o.id, o.order_no as "orderNo", o.store_id as "storeId", s.code as "storeCode", s.name as "storeName",
      ${orderStatusSql(sql)} as status, o.reference, o.goods_fen as "goodsFen", o.discount_fen as "discountFen",
      o.payable_fen as "payableFen", o.shortfall_fen as "shortfallFen", o.created_by_name as "createdByName",
      o.created_at as "createdAt", o.submitted_at as "submittedAt", o.deliver_on as "deliverOn", o.end_reason as "endReason",
      o.blocked_at as "blockedAt", o.blocked_code as "blockedCode", o.blocked_needed_fen as "blockedNeededFen",
      o.blocked_available_fen as "blockedAvailableFen", o.promise,
      (select array_agg(p.code) from promotion_uses u join promotions p on p.id = u.promotion_id
        where u.order_id = o.id and u.stripped_at is not null) as stripped
    from orders o join stores s on s.id = o.store_id where o.order_no = ${orderNo}`;
  if (!order) throw refuse("order/unknown", { order: orderNo });
  mustReachStore(actor, order.storeId);
  // Planners see it because the runs that they answer for tell it (api.md, POST /waves).
  const seesBalance = isAbleTo(actor, "account.read") || isAbleTo(actor, "pool.read");
  const [lines, deliveries] = await Promise.all([
    readOrderLines(sql, order.id),
    readDeliveries(db, order.id),
  ]);
  return {
    order: order.orderNo,
    store: order.storeCode,
    storeName: order.storeName,
    status: order.status,
    reference: order.reference,
    at: instantText(new Date(order.submittedAt ?? order.createdAt)),
    by: order.createdByName,
    deliverOn: order.deliverOn,
    endReason: order.endReason,
    totals: {
      goods: formatFen(order.goodsFen),
      discount: formatFen(order.discountFen),
      payable: formatFen(order.payableFen),
    },
    promised: promisedView(order),
    lines: lines.map(lineView),
    deliveries,
    blocked: blockedView(order, seesBalance),
    warnings:
      seesBalance && order.shortfallFen > 0
        ? [{ code: "account/insufficient-balance", shortfall: formatFen(order.shortfallFen) }]
        : [],
  };
}

/** The promotions that the order took, and its coupon: also of one that was taken back, for whoever goes on with it (D6). */
const promisedView = ({ promise: { promotions = [], coupon = null }, stripped }: OrderRow) => ({
  promotions: promotions.map(({ code, name, times, moneyFen }) => ({
    code,
    name,
    times,
    discount: formatFen(moneyFen),
    /** It was fraud and is granted no more. */
    stripped: stripped?.includes(code) ?? false,
  })),
  coupon: coupon && { code: coupon.code, discount: formatFen(coupon.discountFen) },
});

function lineView(line: OrderLineFigures) {
  const parts = { caseEach: line.caseEach, looseEach: line.qtyEach - line.caseEach };
  const pickType = pickTypeOfParts(parts);
  return {
    line: line.lineNo,
    item: line.itemCode,
    name: line.itemName,
    unit: line.unit,
    weighed: line.isWeighed,
    qty: line.qtyEach,
    unitPrice: formatFen(line.unitPriceFen),
    amount: formatFen(line.amountFen),
    discount: formatFen(line.discountFen),
    net: formatFen(line.amountFen - line.discountFen),
    gift: line.isGift,
    dc: line.dcCode,
    pickType,
    ...(pickType === "mixed" ? { parts: { case: parts.caseEach, loose: parts.looseEach } } : {}),
    allocated: line.allocatedEach,
    picked: line.pickedEach,
    short: line.shortEach,
    open: line.openEach,
    reason: line.reason,
  };
}

function blockedView(order: OrderRow, seesBalance: boolean) {
  if (order.blockedAt === null) return null;
  const neededFen = order.blockedNeededFen ?? 0;
  const availableFen = order.blockedAvailableFen ?? 0;
  return {
    code: order.blockedCode,
    since: instantText(new Date(order.blockedAt)),
    needed: formatFen(neededFen),
    available: seesBalance ? formatFen(availableFen) : null,
    shortfall: seesBalance ? formatFen(neededFen - availableFen) : null,
  };
}

async function readDeliveries(db: DbOrTx, orderId: number) {
  const sql = sqlOf(db);
  const rows = await sql<{ delivery: string; dc: string; pickType: string; status: string; fen: number }[]>`
    select d.delivery_no as delivery, c.code as dc, d.pick_type as "pickType", d.status, coalesce(d.approved_fen, d.allocated_fen) as fen
    from delivery_orders x join deliveries d on d.id = x.delivery_id join dcs c on c.id = d.dc_id
    where x.order_id = ${orderId} order by d.id`;
  return rows.map(({ fen, ...delivery }) => ({ ...delivery, amount: formatFen(fen) }));
}
