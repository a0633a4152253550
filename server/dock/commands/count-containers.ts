import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo, mustReachStore } from "@/server/auth/actor";
import { bookContainers } from "@/server/dock/book-containers";
import { refuse } from "@/server/dock/errors";
import type { CountContainersInput } from "@/server/dock/schema";
import { recordEvent } from "@/server/event";
import { invariant } from "@/server/shared/invariant";

/**
 * Somebody has seen how many containers of a kind a store really has: the book is brought there by an entry of its own, with
 * the reason. Counting what the book says changes nothing but is kept. Refused: `dock/no-store`, out of reach.
 */
export async function countContainers(
  db: DbOrTx,
  actor: Actor,
  input: CountContainersInput,
  now: Date,
): Promise<{ store: string; kind: string; before: number; counted: number }> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "container.count");
    const sql = sqlOf(tx);
    // Entries of the store wait for this lock, and this for theirs: what is read is what the book comes to.
    const [store] = await sql<{ id: number }[]>`select id from stores where code = ${input.store} for update`;
    if (!store) throw refuse("dock/no-store", { store: input.store });
    mustReachStore(actor, store.id);
    const { kind, counted, reason } = input;
    const [book] = await sql<{ qty: number }[]>`
      select coalesce(sum(qty), 0)::int4 as qty from container_entries
      where store_id = ${store.id} and kind = ${kind}::text::container_kind`;
    const before = book?.qty ?? 0;
    const [row] = await sql<{ id: number }[]>`
      insert into container_counts (store_id, kind, book_qty, counted_qty, reason, counted_by_name, counted_at)
      values (${store.id}, ${kind}::text::container_kind, ${before}, ${counted}, ${reason}, ${actor.name},
        ${now.toISOString()}::text::timestamptz)
      returning id`;
    invariant(row, "a count of containers was not written");
    const move = { storeId: store.id, kind, qty: counted - before };
    await bookContainers(tx, actor, { causeType: "count", causeId: row.id }, [move], now);
    const details = { kind, before, counted };
    const event = {
      type: "store.containers_counted",
      documentType: "store",
      documentId: store.id,
      reason,
      details,
    };
    await recordEvent(tx, actor, event, now);
    return { store: input.store, kind, before, counted };
  });
}
