import { column, ints, texts } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, handOf, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { endCheck } from "../end-check";
import { refuse } from "../errors";
import { loadPickedItems, loadPickersOf, type PickerOf } from "../load-picked";
import { type LockedCheck, lockCheck, mustBeOpen } from "../lock-check";
import { type CheckResult, readResult } from "../queries/read-result";
import { type ComparedItem, type CountedItem, compareCounts, differs, isHeldByOther } from "../rules/counts";
import type { CountInput } from "../schema";

/**
 * Takes a whole count of a delivery order that is to be checked: as it was picked, it has passed and is checked; otherwise it waits
 * for a second count, or for what becomes of the differences (`settleCheck`). The same count again answers the same. Moves
 * no goods and no money. Refused: `check/ended`, `check/own-work` for whoever has picked of it, `check/taken` while another one
 * counts it, `check/unknown-item`, `check/item-twice`.
 */
export async function countDelivery(
  db: DbOrTx,
  actor: Actor,
  input: CountInput,
  now: Date,
): Promise<CheckResult> {
  mustBeAbleTo(actor, "delivery.check");
  return inTransaction(db, async (tx) => {
    const check = await lockCheck(tx, actor, input.delivery);
    const { delivery } = check;
    if (check.countId === input.count) return readResult(tx, delivery);
    mustBeOpen(check);
    if (isHeldByOther(check, handOf(actor), now)) {
      throw refuse("check/taken", { delivery: delivery.deliveryNo, by: check.countedByName ?? "" });
    }
    const pickers = await loadPickersOf(tx, [delivery.id]);
    if (pickers.some(({ hand }) => hand === handOf(actor))) {
      throw refuse("check/own-work", { delivery: delivery.deliveryNo });
    }
    const counted = await resolveLines(tx, input);
    const items = compareCounts(await loadPickedItems(tx, delivery.id), counted);
    await writeCount(tx, actor, check, input.count, items, pickers, now);
    const different = items.filter(differs);
    await recordEvent(
      tx,
      actor,
      {
        type: "delivery.counted",
        documentType: "delivery",
        documentId: delivery.id,
        details: {
          differences: different.map(({ item, pickedEach, countedEach }) => ({
            item,
            picked: pickedEach,
            counted: countedEach,
          })),
        },
      },
      now,
    );
    if (different.length === 0) await endCheck(tx, actor, delivery, "passed", now);
    return readResult(tx, delivery);
  });
}

/** What was scanned, by code or barcode, as items. */
async function resolveLines(tx: Tx, { delivery, lines }: CountInput): Promise<CountedItem[]> {
  const sql = sqlOf(tx);
  const found = await sql<{ text: string; itemId: number; item: string }[]>`
    select t.text, i.id as "itemId", i.code as item
    from unnest(${texts(column(lines, ({ item }) => item))}::text::text[]) t (text)
    join items i on i.code = t.text or i.barcode = t.text`;
  const itemOf = new Map(found.map((row) => [row.text, row]));
  const seen = new Set<number>();
  return lines.map(({ item: text, qty }) => {
    const item = itemOf.get(text);
    if (!item) throw refuse("check/unknown-item", { delivery, item: text });
    if (seen.has(item.itemId)) throw refuse("check/item-twice", { delivery, item: item.item });
    seen.add(item.itemId);
    return { itemId: item.itemId, item: item.item, countedEach: qty };
  });
}

/** The last count replaces what was counted before; another person begins from the first one. */
async function writeCount(
  tx: Tx,
  actor: Actor,
  { delivery, rounds, countedBy }: LockedCheck,
  countId: string,
  items: readonly ComparedItem[],
  pickers: readonly PickerOf[],
  now: Date,
): Promise<void> {
  const sql = sqlOf(tx);
  const hand = handOf(actor);
  const round = countedBy === hand ? rounds + 1 : 1;
  const pickerOf = new Map(pickers.map((picker) => [picker.itemId, picker]));
  await sql`
    update delivery_checks set status = 'counted', rounds = ${round}::int2, count_id = ${countId}, counted_by = ${hand},
      counted_by_name = ${actor.name}, counted_at = ${now.toISOString()}::text::timestamptz
    where delivery_id = ${delivery.id}::int8`;
  await sql`delete from delivery_check_items where delivery_id = ${delivery.id}::int8`;
  await sql`
    insert into delivery_check_items (delivery_id, item_id, expected_each, counted_each, picked_by, picked_by_name)
    select ${delivery.id}::int8, * from unnest(
      ${ints(column(items, ({ itemId }) => itemId))}::text::int4[],
      ${ints(column(items, ({ pickedEach }) => pickedEach))}::text::int8[],
      ${ints(column(items, ({ countedEach }) => countedEach))}::text::int8[],
      ${texts(column(items, ({ itemId }) => pickerOf.get(itemId)?.hand ?? null))}::text::text[],
      ${texts(column(items, ({ itemId }) => pickerOf.get(itemId)?.name ?? null))}::text::text[])`;
}
