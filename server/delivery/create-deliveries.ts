import { ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import { copyInto } from "@/db/copy";
import { businessDayOf } from "@/server/shared/business-day";
import { documentNumber } from "@/server/shared/document-number";
import { invariant } from "@/server/shared/invariant";

/** A delivery line as planned: the part of an order line that it stands for, and what was allocated to it. */
export interface PlannedLine {
  orderId: number;
  lineNo: number;
  itemId: number;
  orderedEach: number;
  allocatedEach: number;
  unitPriceFen: number;
  discountFen: number;
  netFen: number;
  isGift: boolean;
  isWeighed: boolean;
}

/** A delivery order as planned: one store, one DC, one pick type (2.3). */
export interface PlannedDelivery {
  storeId: number;
  storeCode: string;
  dcId: number;
  dcCode: string;
  pickType: "case" | "loose";
  accountId: number | null;
  /** A direct store pays nothing: `prepaid` without an account. */
  settlement: "prepaid" | "cod";
  lines: PlannedLine[];
}

export interface CreatedDelivery extends PlannedDelivery {
  id: number;
  deliveryNo: string;
  allocatedFen: number;
}

/**
 * Writes the delivery orders of a run with their lines and numbers, in the order given: one statement per table. Holds,
 * dues and reservations are the caller's, who knows who pays.
 */
export async function createDeliveries(
  tx: Tx,
  waveId: number,
  planned: readonly PlannedDelivery[],
  deliverOn: string,
  now: Date,
): Promise<CreatedDelivery[]> {
  const sql = sqlOf(tx);
  const ids = await sql<{ id: number }[]>`
    select nextval('deliveries_id_seq') as id from generate_series(1, ${planned.length}::int4)`;
  const day = businessDayOf(now);
  const created = planned.map((delivery, index): CreatedDelivery => {
    const id = ids[index]?.id;
    invariant(id !== undefined, "a delivery without an id");
    const allocatedFen = delivery.lines.reduce((sum, line) => sum + line.netFen, 0);
    return { ...delivery, id, deliveryNo: documentNumber(`DO-${delivery.dcCode}-`, day, id), allocatedFen };
  });
  await sql`
    insert into deliveries (id, delivery_no, wave_id, store_id, dc_id, account_id, settlement, pick_type, status, line_count,
      allocated_fen, deliver_on, created_at)
    select u.id, u.no, ${waveId}::int8, u.store, u.dc, u.account, u.settlement, u.pick, 'created', u.lines, u.fen,
      ${deliverOn}::text::date, ${now.toISOString()}::text::timestamptz
    from unnest(${ints(created.map((d) => d.id))}::text::int8[], ${texts(created.map((d) => d.deliveryNo))}::text::text[],
      ${ints(created.map((d) => d.storeId))}::text::int4[], ${ints(created.map((d) => d.dcId))}::text::int4[],
      ${ints(created.map((d) => d.accountId))}::text::int4[], ${texts(created.map((d) => d.settlement))}::text::settlement_kind[],
      ${texts(created.map((d) => d.pickType))}::text::pick_type[], ${ints(created.map((d) => d.lines.length))}::text::int4[],
      ${ints(created.map((d) => d.allocatedFen))}::text::int8[]) u (id, no, store, dc, account, settlement, pick, lines, fen)`;
  await insertLines(tx, created);
  return created;
}

async function insertLines(tx: Tx, created: readonly CreatedDelivery[]): Promise<void> {
  const links: { orderId: number; deliveryId: number }[] = [];
  const lines = created.flatMap((delivery) => {
    for (const orderId of new Set(delivery.lines.map((line) => line.orderId)))
      links.push({ orderId, deliveryId: delivery.id });
    return delivery.lines.map((line, index) => ({ line, deliveryId: delivery.id, lineNo: index + 1 }));
  });
  await copyInto(
    tx,
    `delivery_lines (delivery_id, line_no, order_id, order_line_no, item_id, ordered_each, allocated_each, unit_price_fen,
      discount_fen, is_gift, is_weighed)`,
    lines,
    ({ line, deliveryId, lineNo }) => [
      deliveryId,
      lineNo,
      line.orderId,
      line.lineNo,
      line.itemId,
      line.orderedEach,
      line.allocatedEach,
      line.unitPriceFen,
      line.discountFen,
      line.isGift,
      line.isWeighed,
    ],
  );
  const sql = sqlOf(tx);
  await sql`
    insert into delivery_orders (order_id, delivery_id)
    select * from unnest(${ints(links.map((l) => l.orderId))}::text::int8[], ${ints(links.map((l) => l.deliveryId))}::text::int8[])`;
}
