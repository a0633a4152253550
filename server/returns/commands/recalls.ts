import { column, ints, texts } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { notify } from "@/server/notify";
import { refuse } from "@/server/returns/errors";
import type { OpenRecallInput } from "@/server/returns/schema";
import { businessDayOf } from "@/server/shared/business-day";
import { documentNumber } from "@/server/shared/document-number";
import { invariant } from "@/server/shared/invariant";

export interface RecallState {
  recall: string;
  status: "open" | "closed";
}

interface RecalledItem {
  id: number;
  name: string;
  expiresOn: string;
}

/**
 * Headquarters want goods back (召回): of some items, all of them or of an expiry date. Every store that has any by its book is told, and
 * returns them outside plan and quota. Nothing moves. Refused: `recall/item-unknown`, `return/item-twice` (of one date). Two
 * calls are two recalls; a repeat is told apart by the transport's key.
 */
export async function openRecall(
  db: DbOrTx,
  actor: Actor,
  input: OpenRecallInput,
  now: Date,
): Promise<RecallState> {
  mustBeAbleTo(actor, "return.decide");
  return inTransaction(db, async (tx) => {
    const items = await recalledItems(tx, input);
    const sql = sqlOf(tx);
    const [next] = await sql<{ id: number }[]>`select nextval('recalls_id_seq')::int8 as id`;
    invariant(next, "a sequence always has a next number");
    const { id } = next;
    const recall = documentNumber("RC", businessDayOf(now), id);
    await sql`
      insert into recalls (id, recall_no, reason, opened_by_name, opened_at)
      values (${id}::int8, ${recall}, ${input.reason}, ${actor.name}, ${now.toISOString()}::text::timestamptz)`;
    await sql`
      insert into recall_items (recall_id, item_id, expires_on)
      select ${id}::int8, * from unnest(${ints(column(items, (i) => i.id))}::text::int4[],
        ${texts(column(items, (i) => i.expiresOn))}::text::date[])`;
    const details = { items: input.items };
    const event = { type: "recall.opened", documentType: "recall", documentId: id, reason: input.reason };
    await recordEvent(tx, actor, { ...event, details }, now);
    await tellStores(tx, { id, recall, reason: input.reason }, items, now);
    return { recall, status: "open" };
  });
}

/** Ends a recall: no store is asked any more; what is under way goes on. A repeat changes nothing. Refused: `recall/unknown`. */
export async function closeRecall(
  db: DbOrTx,
  actor: Actor,
  { recall }: { recall: string },
  now: Date,
): Promise<RecallState> {
  mustBeAbleTo(actor, "return.decide");
  return inTransaction(db, async (tx) => {
    const sql = sqlOf(tx);
    const [found] = await sql<{ id: number; status: string }[]>`
      select id, status from recalls where recall_no = ${recall} for update`;
    if (!found) throw refuse("recall/unknown", { recall });
    if (found.status === "open") {
      await sql`
        update recalls set status = 'closed', closed_by_name = ${actor.name},
               closed_at = ${now.toISOString()}::text::timestamptz where id = ${found.id}::int8`;
      await recordEvent(
        tx,
        actor,
        { type: "recall.closed", documentType: "recall", documentId: found.id },
        now,
      );
    }
    return { recall, status: "closed" };
  });
}

async function recalledItems(tx: Tx, { items }: OpenRecallInput): Promise<RecalledItem[]> {
  const codes = texts(items.map(({ item }) => item));
  const known = await sqlOf(tx)<{ asked: string; id: number; name: string }[]>`
    select distinct on (k.asked) k.asked, i.id, i.name from unnest(${codes}::text::text[]) k (asked)
    join items i on i.code = k.asked or i.barcode in (k.asked, ltrim(k.asked, '0'))
    order by k.asked, i.code = k.asked desc`;
  const itemOf = new Map(known.map((item) => [item.asked, item]));
  const named = items.map(({ item, expiresOn }) => {
    const found = itemOf.get(item);
    if (!found) throw refuse("recall/item-unknown", { item });
    return { id: found.id, name: found.name, expiresOn: expiresOn ?? "infinity" };
  });
  const keys = named.map(({ id, expiresOn }) => `${id} ${expiresOn}`);
  const twice = named.find((_, index) => keys.indexOf(keys[index] ?? "") !== index);
  if (twice) throw refuse("return/item-twice", { item: twice.name });
  return named;
}

async function tellStores(
  tx: Tx,
  { id, recall, reason }: { id: number; recall: string; reason: string },
  items: readonly RecalledItem[],
  now: Date,
): Promise<void> {
  const stores = await sqlOf(tx)<{ id: number; code: string; name: string; items: string[] }[]>`
    select s.id, s.code, s.name, array_agg(i.name order by i.code) as items
    from store_stock k join stores s on s.id = k.store_id and s.status <> 'closed' join items i on i.id = k.item_id
    where k.item_id = any(${ints(column(items, (item) => item.id))}::int4[]) and k.on_hand_each > 0
    group by s.id order by s.id`;
  await notify(
    tx,
    stores.map((store) => ({
      to: { kind: "store" as const, id: store.id },
      template: "recall.opened" as const,
      details: { recall, store: store.code, storeName: store.name, reason, items: store.items },
      link: `/store/returns/new?store=${encodeURIComponent(store.code)}&recall=${encodeURIComponent(recall)}`,
      dedupeKey: `recall.opened:${id}:${store.id}`,
    })),
    now,
  );
}
