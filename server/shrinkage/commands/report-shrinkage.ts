import { column, ints } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, handOf, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { businessDayOf } from "@/server/shared/business-day";
import { documentNumber } from "@/server/shared/document-number";
import { invariant } from "@/server/shared/invariant";
import { valueFen } from "@/server/shared/value";
import { refuse } from "@/server/shrinkage/errors";
import { postShrinkage } from "@/server/shrinkage/post-shrinkage";
import type { ReportShrinkageInput, ShrinkageStatus } from "@/server/shrinkage/schema";
import { lockStoreStock } from "@/server/stock";
import { type FoundStore, findItems, findStore, inTransitOf, type KnownItem } from "@/server/store-stock";

export interface ShrinkageState {
  shrinkage: string;
  status: ShrinkageStatus;
  valueFen: number;
}

/**
 * Writes goods off (报损): damaged, expired, sampled, stolen. In a franchise store they leave the stock at once (R22, 2.13); in a
 * direct store the write-off waits for its photo, `putShrinkagePhoto` judges it. "Other" wants a note. Refused, whole:
 * `shrinkage/item-twice`, `shrinkage/reason-missing`, `shrinkage/on-the-truck` for goods that nobody has signed for yet, `store-stock/unknown-item`. Two calls are two documents; a repeat is
 * told apart by the transport's key.
 */
export async function reportShrinkage(
  db: DbOrTx,
  actor: Actor,
  input: ReportShrinkageInput,
  now: Date,
): Promise<ShrinkageState> {
  mustBeAbleTo(actor, "shrinkage.report");
  if (input.reason === "other" && input.note === "") throw refuse("shrinkage/reason-missing");
  return inTransaction(db, async (tx) => {
    const store = await findStore(tx, actor, input.store);
    const lines = await valuedLines(tx, store, input);
    const document = await insert(tx, actor, store, input, lines, now);
    const { id, shrinkageNo: shrinkage } = document;
    const worthFen = lines.reduce((sum, line) => sum + line.valueFen, 0);
    const event = { type: "shrinkage.reported", documentType: "shrinkage", documentId: id };
    await recordEvent(tx, actor, { ...event, details: { reason: input.reason, value: worthFen } }, now);
    if (store.kind === "direct") return { shrinkage, status: "draft", valueFen: worthFen };
    await postShrinkage(tx, actor, { id, storeId: store.id }, now);
    return { shrinkage, status: "posted", valueFen: worthFen };
  });
}

interface Line {
  itemId: number;
  qtyEach: number;
  costMicro: number;
  valueFen: number;
}

async function valuedLines(tx: Tx, store: FoundStore, input: ReportShrinkageInput): Promise<Line[]> {
  const itemOf = await findItems(
    tx,
    store.id,
    input.lines.map(({ item }) => item),
  );
  const items = input.lines.map(({ item }) => itemOf(item));
  const twice = items.find(({ id }, index) => items.findIndex((one) => one.id === id) !== index);
  if (twice) throw refuse("shrinkage/item-twice", { item: twice.name });
  const keys = items.map(({ id }) => ({ storeId: store.id, itemId: id }));
  await lockStoreStock(tx, keys);
  const rows = await sqlOf(tx)<{ itemId: number; costMicro: number }[]>`
    select item_id as "itemId", cost_micro as "costMicro" from store_stock
    where store_id = ${store.id}::int4 and item_id = any(${ints(items.map(({ id }) => id))}::int4[])`;
  await mustBeThere(tx, store.id, items, input);
  const costs = new Map(rows.map(({ itemId, costMicro }) => [itemId, costMicro]));
  return items.map(({ id: itemId, isWeighed }, index) => {
    const qtyEach = input.lines[index]?.qty ?? 0;
    const costMicro = costs.get(itemId) ?? 0;
    return { itemId, qtyEach, costMicro, valueFen: valueFen({ qtyEach, costMicro, isWeighed }) };
  });
}

/**
 * Goods that are still on the truck are in the book already (R20), but nobody can break them in the store. What is not even on the
 * truck may be written off: the book may be behind.
 */
async function mustBeThere(
  tx: Tx,
  storeId: number,
  items: readonly KnownItem[],
  { lines }: ReportShrinkageInput,
): Promise<void> {
  const sql = sqlOf(tx);
  const rows = await sql<{ itemId: number; onTheTruck: number; there: number }[]>`
    select t.item_id as "itemId", t.each as "onTheTruck", greatest(k.on_hand_each - t.each, 0)::int8 as there
    from (${inTransitOf(sql, storeId)}) t
    join store_stock k on k.store_id = ${storeId}::int4 and k.item_id = t.item_id
    where t.item_id = any(${ints(items.map(({ id }) => id))}::int4[]) and t.each > 0`;
  const found = new Map(rows.map((row) => [row.itemId, row]));
  const missing = items.flatMap(({ id, name }, index) => {
    const row = found.get(id);
    const asked = lines[index]?.qty ?? 0;
    return row && asked > row.there ? [{ item: name, ...row, asked }] : [];
  });
  if (missing.length > 0)
    throw refuse("shrinkage/on-the-truck", {
      lines: missing.map(({ item, there, onTheTruck, asked }) => ({ item, there, onTheTruck, asked })),
    });
}

async function insert(
  tx: Tx,
  actor: Actor,
  store: FoundStore,
  { reason, note }: ReportShrinkageInput,
  lines: readonly Line[],
  now: Date,
): Promise<{ id: number; shrinkageNo: string }> {
  const sql = sqlOf(tx);
  const [next] = await sql<{ id: number }[]>`select nextval('shrinkages_id_seq')::int8 as id`;
  invariant(next, "a sequence always has a next number");
  const { id } = next;
  const shrinkageNo = documentNumber(`BS-${store.code}-`, businessDayOf(now), id);
  const worthFen = lines.reduce((sum, line) => sum + line.valueFen, 0);
  await sql`
    insert into shrinkages (id, shrinkage_no, store_id, status, reason, note, line_count, value_fen, reported_by,
                            reported_by_name, reported_at)
    values (${id}::int8, ${shrinkageNo}, ${store.id}::int4, 'draft', ${reason}::text::shrinkage_reason, ${note},
            ${lines.length}::int4, ${worthFen}::int8, ${handOf(actor)}, ${actor.name}, ${now.toISOString()}::text::timestamptz)`;
  await sql`
    insert into shrinkage_lines (shrinkage_id, line_no, item_id, qty_each, cost_micro, value_fen)
    select ${id}::int8, * from unnest(${ints(lines.map((_, index) => index + 1))}::text::int2[],
      ${ints(column(lines, (l) => l.itemId))}::text::int4[], ${ints(column(lines, (l) => l.qtyEach))}::text::int8[],
      ${ints(column(lines, (l) => l.costMicro))}::text::int8[], ${ints(column(lines, (l) => l.valueFen))}::text::int8[])`;
  return { id, shrinkageNo };
}
