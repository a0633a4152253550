import { column, ints } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { refuse } from "@/server/direct/errors";
import { lockGoods } from "@/server/direct/find-goods";
import { type LockedOrder, lockOrder, setOrderStatus } from "@/server/direct/lock-order";
import type { DirectOrderStatus, ReceiveDirectInput } from "@/server/direct/schema";
import { recordEvent } from "@/server/event";
import { businessDayOf } from "@/server/shared/business-day";
import { documentNumber } from "@/server/shared/document-number";
import { invariant } from "@/server/shared/invariant";
import { valueFen } from "@/server/shared/value";
import { receiveIntoStores } from "@/server/stock";
import { type FoundStore, findStore, type KnownItem } from "@/server/store-stock";
import { isComplete, judgeBlind, judgeReceipt, quantitiesOf, usualSettings } from "@/server/warehouse";
import { refuse as refuseReceipt } from "@/server/warehouse/errors";

export interface DirectReceiptState {
  receipt: string;
  amountFen: number;
  order: { order: string; status: DirectOrderStatus } | null;
}

interface Line {
  item: string;
  itemId: number;
  qtyEach: number;
  costMicro: number;
  amountFen: number;
}

/**
 * A store takes in what a supplier brought to its door (直送, R01): for an order, in parts and up to the usual tolerance, or free. The goods are
 * in its stock at once, at the moving average of what it paid; no account moves, who owns the store settles with the supplier. An
 * order whose every line has come is closed by it. Two calls are two receipts unless they name the same delivery note of the
 * supplier; a repeat is told apart by the transport's key. Receipts of one order take turns. Refused, whole:
 * `receipt/too-many`, `receipt/not-ordered`, `receipt/cost-missing`, `receipt/supplier-missing`, `receipt/note-used`,
 * `direct/order-closed`, `direct/unknown-order`, `direct/item-twice`, `store-stock/unknown-item`, a store out of reach.
 */
export async function receiveDirect(
  db: DbOrTx,
  actor: Actor,
  input: ReceiveDirectInput,
  now: Date,
): Promise<DirectReceiptState> {
  mustBeAbleTo(actor, "direct.receive");
  return inTransaction(db, async (tx) => {
    const store = await findStore(tx, actor, input.store);
    const order = input.order === undefined ? null : await openOrder(tx, actor, store, input.order);
    const supplier = order?.supplier ?? input.supplier;
    if (supplier === undefined) throw refuseReceipt("receipt/supplier-missing");
    const lines = await judged(tx, store, order, input);
    const amountFen = lines.reduce((sum, line) => sum + line.amountFen, 0);
    const head = { orderId: order?.id ?? null, supplier, supplierNote: input.supplierNote, amountFen };
    const { id, receiptNo: receipt } = await insert(tx, actor, store, head, lines, now);
    const status = order && (await countTowards(tx, actor, order, lines, now));
    const goods = lines.map(({ itemId, qtyEach, amountFen: paidFen }) => {
      return { storeId: store.id, itemId, qtyEach, paidFen, cause: { type: "direct_receipt" as const, id } };
    });
    await receiveIntoStores(tx, goods, now, "receipt");
    const event = { type: "direct-receipt.posted", documentType: "direct_receipt", documentId: id };
    const details = { receipt, supplier, lines: lines.length, amount: amountFen };
    await recordEvent(tx, actor, { ...event, details }, now);
    return { receipt, amountFen, order: order && status && { order: order.orderNo, status } };
  });
}

async function openOrder(tx: Tx, actor: Actor, store: FoundStore, orderNo: string): Promise<LockedOrder> {
  const order = await lockOrder(tx, actor, orderNo);
  if (order.storeId !== store.id) throw refuse("direct/unknown-order", { order: orderNo });
  if (order.status === "closed") throw refuse("direct/order-closed", { order: orderNo });
  return order;
}

async function judged(
  tx: Tx,
  store: FoundStore,
  order: LockedOrder | null,
  input: ReceiveDirectInput,
): Promise<Line[]> {
  const items = await lockGoods(
    tx,
    store.id,
    input.lines.map(({ item }) => item),
  );
  const brought = input.lines.map(({ qty, unitCost }, index) => {
    const known = items[index] as KnownItem;
    return { known, item: known.code, qtyEach: qty, costMicro: unitCost };
  });
  const costed = order
    ? judgeReceipt(order.orderNo, order.lines, brought, usualSettings.overReceiptBp)
    : judgeBlind(brought);
  return costed.map(({ known: { id: itemId, isWeighed }, item, qtyEach, costMicro }) => {
    return { item, itemId, qtyEach, costMicro, amountFen: valueFen({ qtyEach, costMicro, isWeighed }) };
  });
}

interface Head {
  orderId: number | null;
  supplier: string;
  supplierNote: string;
  amountFen: number;
}

async function insert(
  tx: Tx,
  actor: Actor,
  store: FoundStore,
  { orderId, supplier, supplierNote, amountFen }: Head,
  lines: readonly Line[],
  now: Date,
): Promise<{ id: number; receiptNo: string }> {
  const sql = sqlOf(tx);
  const [next] = await sql<{ id: number }[]>`select nextval('direct_receipts_id_seq')::int8 as id`;
  invariant(next, "a sequence always has a next number");
  const { id } = next;
  const receiptNo = documentNumber(`ZS-${store.code}-`, businessDayOf(now), id);
  const made = await sql`
    insert into direct_receipts (id, receipt_no, store_id, order_id, supplier, supplier_note, line_count, amount_fen,
                                 received_by_name, received_at)
    values (${id}::int8, ${receiptNo}, ${store.id}::int4, ${orderId}::int8, ${supplier}, ${supplierNote}, ${lines.length}::int4,
            ${amountFen}::int8, ${actor.name}, ${now.toISOString()}::text::timestamptz)
    on conflict (store_id, supplier, supplier_note) where supplier_note <> '' and reversed_at is null do nothing`;
  if (made.count === 0) {
    const [other] = await sql<{ receipt: string }[]>`
      select receipt_no as receipt from direct_receipts
      where store_id = ${store.id}::int4 and supplier = ${supplier} and supplier_note = ${supplierNote} and reversed_at is null`;
    throw refuseReceipt("receipt/note-used", { supplier, note: supplierNote, receipt: other?.receipt ?? "" });
  }
  await sql`
    insert into direct_receipt_lines (receipt_id, line_no, item_id, qty_each, cost_micro, amount_fen)
    select ${id}::int8, * from unnest(${ints(lines.map((_, index) => index + 1))}::text::int2[],
      ${ints(column(lines, (l) => l.itemId))}::text::int4[], ${ints(column(lines, (l) => l.qtyEach))}::text::int8[],
      ${ints(column(lines, (l) => l.costMicro))}::text::int8[], ${ints(column(lines, (l) => l.amountFen))}::text::int8[])`;
  return { id, receiptNo };
}

/** Counts what came towards its order; closed when nothing is missing any more. */
async function countTowards(
  tx: Tx,
  actor: Actor,
  { id, lines: ordered }: LockedOrder,
  lines: readonly Line[],
  now: Date,
): Promise<DirectOrderStatus> {
  const brought = quantitiesOf(lines);
  await addReceived(tx, id, ordered, brought, 1);
  if (!isComplete(ordered, brought)) return "open";
  await setOrderStatus(tx, id, { by: actor.name, reason: "" }, now);
  const event = { type: "direct-order.closed", documentType: "direct_order", documentId: id };
  await recordEvent(tx, actor, event, now);
  return "closed";
}

/** Adds what came to the lines of a locked order (1), or takes it off again (−1). */
export async function addReceived(
  tx: Tx,
  orderId: number,
  ordered: LockedOrder["lines"],
  brought: ReadonlyMap<string, number>,
  direction: 1 | -1,
): Promise<void> {
  const counted = ordered.filter(({ item }) => brought.has(item));
  await sqlOf(tx)`
    update direct_order_lines l set received_each = l.received_each + k.qty
    from unnest(${ints(column(counted, ({ lineNo }) => lineNo))}::text::int2[],
                ${ints(column(counted, ({ item }) => direction * (brought.get(item) ?? 0)))}::text::int8[]) as k (line_no, qty)
    where l.order_id = ${orderId}::int8 and l.line_no = k.line_no`;
}
