import { flags, ints, texts } from "@/db/bulk";
import type { Fragment, Sql } from "@/db/client";
import type { TakenUses } from "@/server/promotion";
import { promiseOf } from "../queries/earned-view";
import type { OrderingContext } from "../queries/read-ordering-context";
import type { DecidedOrder } from "../rules/decide-order";
import { orderLinesOf, poolRowsOf } from "../rules/order-rows";

interface NewOrder {
  id: number;
  orderNo: string;
  status: "draft" | "pooled";
  reference: string;
  shortFen: number;
  deliverOn: string;
}

/** Inserts to be run with the order's, conditional on `turn`: it has one row when the order is taken, none when not. */
export interface Alongside {
  event: Fragment;
  /** What it takes of promotions and coupons; a draft takes nothing. */
  uses: TakenUses;
  answer?: Fragment;
  /** What ends the draft that the order was made from, and the event that says so when `ended_draft` has a row. */
  draft?: { end: Fragment; event: Fragment };
}

/**
 * Writes an order with its lines, gifts after them, and, unless it is a draft, its pool rows and its use of the windows, and
 * what is to be written `alongside`: one statement, whatever the number of lines, so all of it or nothing. It takes the
 * store's next turn; when another order of the store came between, it writes nothing and answers false. It fails with
 * `takenMeanwhile` when somebody else has the coupon or the last of a budget. A draft keeps what was typed.
 */
export async function insertOrder(
  sql: Sql,
  order: NewOrder,
  context: OrderingContext,
  decided: DecidedOrder,
  createdByName: string,
  alongside: Alongside,
  now: Date,
): Promise<boolean> {
  const isDraft = order.status === "draft";
  const lines = isDraft ? [] : orderLinesOf(decided);
  const rows = lines.flatMap(poolRowsOf);
  const drafts = isDraft ? decided.lines.filter((line) => line.item !== null) : [];
  const pooledFen = rows.reduce((sum, row) => sum + row.netFen, 0);
  const windows = isDraft ? [] : decided.window.limits;
  const at = now.toISOString();
  // A direct store pays nothing, whatever its terms say (ruling 15): the order alone tells who pays.
  const settlement = context.kind === "direct" ? "prepaid" : context.settlement;
  const money = isDraft ? { goodsFen: 0, discountFen: 0, payableFen: 0 } : decided;
  const lineCount = isDraft ? drafts.length : decided.lines.length;
  const { uses } = alongside;
  const taken = await sql`
    with turn as (
      insert into order_turns as t (store_id, turn) values (${context.storeId}::int4, ${context.turn}::int8 + 1)
      on conflict (store_id) do update set turn = t.turn + 1 where t.turn = ${context.turn}::int8
      returning store_id
    ), lines as (
      insert into order_lines (order_id, line_no, item_id, qty_each, unit_price_fen, amount_fen, discount_fen, case_each,
        case_pack_each, dc_id, tax_rate_bp, pick_type, promotion_id, is_gift)
      select ${order.id}::int8, u.* from turn, unnest(
        ${ints(lines.map((l) => l.lineNo))}::text::int2[], ${ints(lines.map((l) => l.item.id))}::text::int4[],
        ${ints(lines.map((l) => l.qtyEach))}::text::int8[], ${ints(lines.map((l) => l.unitPriceFen))}::text::int8[],
        ${ints(lines.map((l) => l.amountFen))}::text::int8[], ${ints(lines.map((l) => l.discountFen))}::text::int8[],
        ${ints(lines.map((l) => l.caseEach))}::text::int8[], ${ints(lines.map((l) => l.item.casePackEach))}::text::int8[],
        ${ints(lines.map((l) => l.dcId))}::text::int2[], ${ints(lines.map((l) => l.item.taxRateBp))}::text::int2[],
        ${texts(lines.map((l) => l.item.pickType))}::text::pick_type[], ${ints(lines.map((l) => l.promotionId))}::text::int4[],
        ${flags(lines.map((l) => l.promotionId !== null))}::text::bool[]) u
    ), rows as (
      insert into pool_rows (order_id, line_no, pick_type, item_id, dc_id, qty_each, discount_fen)
      select ${order.id}::int8, u.* from turn, unnest(
        ${ints(rows.map((r) => r.lineNo))}::text::int2[], ${texts(rows.map((r) => r.pickType))}::text::pick_type[],
        ${ints(rows.map((r) => r.itemId))}::text::int4[], ${ints(rows.map((r) => r.dcId))}::text::int2[],
        ${ints(rows.map((r) => r.qtyEach))}::text::int8[], ${ints(rows.map((r) => r.discountFen))}::text::int8[]) u
    ), drafts as (
      insert into order_draft_lines (order_id, line_no, item_id, qty_each)
      select ${order.id}::int8, u.* from turn, unnest(
        ${ints(drafts.map((_, index) => index + 1))}::text::int2[], ${ints(drafts.map((l) => l.item?.id ?? null))}::text::int4[],
        ${ints(drafts.map((l) => l.qtyEach))}::text::int8[]) u
    ), windows as (
      insert into order_windows (store_id, order_id, template_line_id, window_starts_at, window_ends_at, goods_fen)
      select ${context.storeId}::int4, ${order.id}::int8, u.line, u.starts, u.ends, u.fen from turn, unnest(
        ${ints(windows.map((w) => w.templateLineId))}::text::int4[],
        ${texts(windows.map((w) => w.windowStart.toISOString()))}::text::timestamptz[],
        ${texts(windows.map((w) => w.closesAt.toISOString()))}::text::timestamptz[],
        ${ints(windows.map((w) => w.askedFen))}::text::int8[]) u (line, starts, ends, fen)
    ), budgets as (${uses.budgets}), coupon as (${uses.coupon}), uses as (${uses.uses}),
    event as (${alongside.event}), answer as (${alongside.answer ?? sql`select 1`}),
    ended_draft as (${alongside.draft?.end ?? sql`select 1`}), ended_event as (${alongside.draft?.event ?? sql`select 1`})
    insert into orders (id, order_no, store_id, account_id, settlement, status, reference, plan_id, plan_version,
      template_version_id, line_count, goods_fen, discount_fen, payable_fen, pooled_fen, shortfall_fen, created_by_name,
      created_at, submitted_at, deliver_on, promise)
    select ${order.id}::int8, ${order.orderNo}::text, store_id, ${context.accountId}::int4, ${settlement}::text::settlement_kind,
      ${order.status}::text::order_status, ${order.reference}::text, ${context.planId}::int4, ${context.planVersion}::int4,
      ${decided.window.templateVersionId}::int4, ${lineCount}::int2, ${money.goodsFen}::int8,
      ${money.discountFen}::int8, ${money.payableFen}::int8, ${pooledFen}::int8, ${order.shortFen}::int8, ${createdByName}::text,
      ${at}::text::timestamptz, ${isDraft ? null : at}::text::timestamptz, ${order.deliverOn}::text::date,
      ${isDraft ? "{}" : JSON.stringify(promiseOf(decided))}::text::jsonb
    from turn where ${uses.areAllTaken}
    returning id`;
  return taken.length === 1;
}
