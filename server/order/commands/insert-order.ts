import type { Fragment, Sql } from "@/db/client";
import type { TakenUses } from "@/server/promotion";
import { promiseOf } from "../queries/earned-view";
import type { OrderingContext } from "../queries/read-ordering-context";
import type { DecidedOrder } from "../rules/decide-order";
import { orderLinesOf, poolRowsOf } from "../rules/order-rows";
import { insertDraftLines, insertLines, insertPoolRows, insertWindows } from "./insert-lines";

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
  answer?: Fragment | undefined;
  /** What ends the draft that the order was made from, and the event that says so when `ended_draft` has a row. */
  draft?: { end: Fragment; event: Fragment } | undefined;
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
  const ids = { orderId: order.id, storeId: context.storeId };
  const at = now.toISOString();
  // A direct store pays nothing, whatever its terms say (ruling 15): the order alone tells who pays.
  const settlement = context.kind === "direct" ? "prepaid" : context.settlement;
  const money = isDraft ? { goodsFen: 0, discountFen: 0, payableFen: 0 } : decided;
  const lineCount = isDraft ? drafts.length : decided.lines.length;
  const { uses, event, answer, draft } = alongside;
  const parts = [
    isDraft
      ? sql`drafts as (${insertDraftLines(sql, order.id, drafts)})`
      : sql`lines as (${insertLines(sql, order.id, lines)}), rows as (${insertPoolRows(sql, order.id, rows)}),
        windows as (${insertWindows(sql, ids, decided.window.limits)})`,
    uses.budgets && sql`budgets as (${uses.budgets})`,
    uses.coupon && sql`coupon as (${uses.coupon})`,
    uses.uses && sql`uses as (${uses.uses})`,
    sql`event as (${event})`,
    answer && sql`answer as (${answer})`,
    draft && sql`ended_draft as (${draft.end}), ended_event as (${draft.event})`,
  ];
  // Only what there is to write: PostgreSQL prepares each part of a statement anew for each run, rows or none.
  const others = parts.flatMap((part) => (part ? [sql`, ${part}`] : []));
  const taken = await sql`
    with turn as (
      insert into order_turns as t (store_id, turn) values (${context.storeId}::int4, ${context.turn}::int8 + 1)
      on conflict (store_id) do update set turn = t.turn + 1 where t.turn = ${context.turn}::int8
      returning store_id
    )${others}
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
