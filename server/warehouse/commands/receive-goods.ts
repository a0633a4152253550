import { column, ints, texts } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { recordEvent } from "@/server/event";
import { type BusinessDay, businessDayOf } from "@/server/shared/business-day";
import { documentNumber } from "@/server/shared/document-number";
import { formatFen } from "@/server/shared/fen";
import { invariant } from "@/server/shared/invariant";
import { fitFrom, receiveIntoDc } from "@/server/stock";
import { writeClosed } from "@/server/warehouse/commands/close-purchase";
import { refuse } from "@/server/warehouse/errors";
import { crossDockOf, findDc, findItems } from "@/server/warehouse/find-dc";
import { type LockedPurchase, lockPurchase } from "@/server/warehouse/lock-purchase";
import { placeGoods, requestPutAway } from "@/server/warehouse/put-away";
import { settingsOf } from "@/server/warehouse/queries/get-settings";
import {
  isComplete,
  judgeBlind,
  judgeReceipt,
  mustHaveRest,
  quantitiesOf,
} from "@/server/warehouse/rules/receipts";
import { valueFen } from "@/server/warehouse/rules/value";
import { refuseWaiting } from "@/server/warehouse/rules/waiting-errors";
import type { ReceiptInput } from "@/server/warehouse/schema";

export interface ReceiptState {
  receipt: string;
  lines: number;
  /** What the goods cost in all. */
  value: string;
  /** So many heaps lie at the dock and are to be put away. */
  putAway: number;
  /** So many lines were left for the wave. */
  crossDock: number;
  purchase: { purchase: string; status: "open" | "closed" } | null;
}

interface Line {
  item: string;
  itemId: number;
  isWeighed: boolean;
  qtyEach: number;
  costMicro: number;
  expiresOn: BusinessDay | null;
  isCrossDock: boolean;
}

/**
 * Takes what a supplier brought into DC stock at once, at its moving weighted average (3.0.5): for a purchase order, in parts
 * and up to its tolerance, or blind. What the pick face of an item cannot hold lies at the dock until it is put away; what was ordered for cross-docking (越库) is left for the
 * wave at the place for it, where there is one. A purchase order whose every line has come is closed by it. Two calls are two receipts
 * unless they name the same delivery note of the supplier; a repeat is told apart by the transport's key. Receipts at once for
 * one purchase order take turns. Refused: `receipt/too-many`, `receipt/not-ordered`, `receipt/cost-missing`,
 * `receipt/supplier-missing`, `warehouse/no-cross-dock` where goods are to be left for the wave that were not ordered so, `receipt/too-short` unless a DC manager accepts it, `receipt/note-used`, `purchase/closed`, `purchase/unknown`, `warehouse/unknown-items`.
 */
export async function receiveGoods(
  db: DbOrTx,
  actor: Actor,
  input: ReceiptInput,
  now: Date,
): Promise<ReceiptState> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "receipt.post");
    const dcId = await findDc(tx, actor, input.dc);
    const purchase = input.purchase === undefined ? null : await lockPurchase(tx, dcId, input.purchase);
    if (purchase?.status === "closed") throw refuse("purchase/closed", { purchase: purchase.purchaseNo });
    const supplier = purchase?.supplier ?? input.supplier;
    if (supplier === undefined) throw refuse("receipt/supplier-missing");
    const lines = await judged(tx, dcId, purchase, input);
    const dock = await dockFor(tx, dcId, input, lines);
    if (!input.acceptShort) await mustLast(tx, dcId, lines, businessDayOf(now));
    else mustBeAbleTo(actor, "stock.adjust");

    const head = { dcId, supplier, supplierNote: input.supplierNote, purchaseId: purchase?.id ?? null };
    const left = dock === undefined ? lines.map((line) => ({ ...line, isCrossDock: false })) : lines;
    const { id, receiptNo } = await insertReceipt(tx, actor, head, left, now);
    const status = purchase && (await countTowards(tx, actor, purchase, lines, now));
    const cause = { type: "receipt" as const, id };
    const placed = await placeGoods(tx, dcId, left, dock);
    await receiveIntoDc(
      tx,
      placed.map(({ expiresOn, ...line }) => {
        const dated = expiresOn === null ? {} : { expiresOn };
        return { ...line, ...dated, dcId, location: "", cause, reason: "receipt" as const };
      }),
      now,
    );
    const putAway = await requestPutAway(
      tx,
      dcId,
      placed.filter(({ isCrossDock }) => !isCrossDock),
      now,
    );
    const value = formatFen(lines.reduce((sum, line) => sum + valueFen(line), 0));
    const event = { type: "receipt.posted", documentType: "receipt", documentId: id };
    const details = { receipt: receiptNo, supplier, lines: lines.length, value };
    await recordEvent(tx, actor, { ...event, details }, now);
    return {
      receipt: receiptNo,
      lines: lines.length,
      value,
      putAway,
      crossDock: left.filter(({ isCrossDock }) => isCrossDock).length,
      purchase: purchase && status && { purchase: purchase.purchaseNo, status },
    };
  });
}

async function judged(
  tx: Tx,
  dcId: number,
  purchase: LockedPurchase | null,
  input: ReceiptInput,
): Promise<Line[]> {
  const itemOf = await findItems(
    tx,
    input.lines.map(({ item }) => item),
  );
  const brought = input.lines.map(({ item, qty, unitCost, expiresOn, crossDock }) => ({
    item,
    ...itemOf(item),
    qtyEach: qty,
    costMicro: unitCost,
    expiresOn: expiresOn ?? null,
    isCrossDock: crossDock,
  }));
  if (purchase === null) return judgeBlind(brought);
  const { overReceiptBp } = await settingsOf(tx, dcId);
  return judgeReceipt(purchase.purchaseNo, purchase.lines, brought, overReceiptBp);
}

/**
 * Where goods are left for the wave; undefined where none are. A truck whose order was for cross-docking is at the door all the same when
 * the place is gone meanwhile: its goods are put away. Refused: `warehouse/no-cross-dock` when the receipt itself asks for it.
 */
async function dockFor(
  tx: Tx,
  dcId: number,
  { dc, lines: asked }: ReceiptInput,
  lines: readonly Line[],
): Promise<string | undefined> {
  if (lines.every(({ isCrossDock }) => !isCrossDock)) return undefined;
  const dock = await crossDockOf(tx, dcId);
  if (dock === undefined && asked.some(({ crossDock }) => crossDock))
    throw refuseWaiting("warehouse/no-cross-dock", { dc });
  return dock;
}

/** Refused with `receipt/too-short`, naming all such lines, when too little of an item's shelf life is left. */
async function mustLast(tx: Tx, dcId: number, lines: readonly Line[], today: BusinessDay): Promise<void> {
  if (lines.every(({ expiresOn }) => expiresOn === null)) return;
  const { receiptRestBp } = await settingsOf(tx, dcId);
  const sql = sqlOf(tx);
  const lives = await sql<{ itemId: number; days: number | null }[]>`
    select id as "itemId", shelf_life_days as days from items
    where id = any(${ints(column(lines, ({ itemId }) => itemId))}::int4[])`;
  const daysOf = new Map(lives.map(({ itemId, days }) => [itemId, days]));
  mustHaveRest(
    lines.map((line) => ({
      ...line,
      least: fitFrom(today, daysOf.get(line.itemId) ?? null, receiptRestBp),
    })),
  );
}

interface Head {
  dcId: number;
  supplier: string;
  supplierNote: string;
  purchaseId: number | null;
}

async function insertReceipt(
  tx: Tx,
  actor: Actor,
  { dcId, supplier, supplierNote, purchaseId }: Head,
  lines: readonly Line[],
  now: Date,
): Promise<{ id: number; receiptNo: string }> {
  const sql = sqlOf(tx);
  const [next] = await sql<{ id: number }[]>`select nextval('receipts_id_seq')::int8 as id`;
  invariant(next, "a sequence always has a next number");
  const { id } = next;
  const receiptNo = documentNumber("GR", businessDayOf(now), id);
  const made = await sql`
    insert into receipts (id, receipt_no, dc_id, purchase_id, supplier, supplier_note, line_count, received_by_name, received_at)
    values (${id}::int8, ${receiptNo}, ${dcId}::int4, ${purchaseId}::int8, ${supplier}, ${supplierNote},
            ${lines.length}::int4, ${actor.name}, ${now.toISOString()}::text::timestamptz)
    on conflict (dc_id, supplier, supplier_note) where supplier_note <> '' and reversed_at is null do nothing`;
  if (made.count === 0) {
    const [other] = await sql<{ receipt: string }[]>`
      select receipt_no as receipt from receipts
      where dc_id = ${dcId}::int4 and supplier = ${supplier} and supplier_note = ${supplierNote} and reversed_at is null`;
    throw refuse("receipt/note-used", { supplier, note: supplierNote, receipt: other?.receipt ?? "" });
  }
  await sql`
    insert into receipt_lines (receipt_id, line_no, item_id, qty_each, cost_micro, expires_on, cross_dock)
    select ${id}::int8, * from unnest(${ints(lines.map((_, index) => index + 1))}::text::int2[],
      ${ints(column(lines, ({ itemId }) => itemId))}::text::int4[],
      ${ints(column(lines, ({ qtyEach }) => qtyEach))}::text::int8[],
      ${ints(column(lines, ({ costMicro }) => costMicro))}::text::int8[],
      ${texts(column(lines, ({ expiresOn }) => expiresOn))}::text::date[],
      ${texts(column(lines, ({ isCrossDock }) => String(isCrossDock)))}::text::bool[])`;
  return { id, receiptNo };
}

/** Counts what came towards its purchase order; closed when nothing is missing any more. */
async function countTowards(
  tx: Tx,
  actor: Actor,
  purchase: LockedPurchase,
  lines: readonly Line[],
  now: Date,
): Promise<"open" | "closed"> {
  const sql = sqlOf(tx);
  const brought = quantitiesOf(lines);
  const counted = purchase.lines.filter(({ item }) => brought.has(item));
  await sql`
    update purchase_lines l set received_each = l.received_each + k.qty
    from unnest(${ints(column(counted, ({ lineNo }) => lineNo))}::text::int2[],
                ${ints(column(counted, ({ item }) => brought.get(item) ?? 0))}::text::int8[]) as k (line_no, qty)
    where l.purchase_id = ${purchase.id}::int8 and l.line_no = k.line_no`;
  if (!isComplete(purchase.lines, brought)) return "open";
  await writeClosed(tx, actor, purchase.id, "", now);
  return "closed";
}
