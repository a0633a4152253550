import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { refuse } from "@/server/retail/errors";
import type { LockPricesInput } from "@/server/retail/schema";
import { invariant } from "@/server/shared/invariant";

/**
 * Keeps stores from pricing an item, or a category with everything below it, by themselves: the state sets its price (tobacco), or
 * headquarters have fixed it (R12). Prices that count or are approved stay. Refused: `retail/unknown-target`.
 */
export async function lockPrices(
  db: DbOrTx,
  actor: Actor,
  input: LockPricesInput,
  now: Date,
): Promise<{ lock: number }> {
  mustBeAbleTo(actor, "price.configure");
  return inTransaction(db, async (tx) => {
    const sql = sqlOf(tx);
    const code = input.item ?? input.category ?? "";
    const [target] = await sql<{ itemId: number | null; categoryId: number | null }[]>`
      select id as "itemId", null::int4 as "categoryId" from items where code = ${input.item ?? null}
      union all
      select null, id from categories where code = ${input.category ?? null}`;
    if (!target) throw refuse("retail/unknown-target", { code });
    const [made] = await sql<{ lock: number }[]>`
      insert into price_locks (item_id, category_id, kind, reason, made_by_name, made_at)
      values (${target.itemId}::int4, ${target.categoryId}::int4, ${input.kind}::text::price_lock_kind, ${input.reason}, ${actor.name},
              ${now.toISOString()}::text::timestamptz) returning id as lock`;
    invariant(made, "an insert answers its row");
    const event = { type: "price_lock.made", documentType: "price_lock", documentId: made.lock };
    await recordEvent(
      tx,
      actor,
      { ...event, reason: input.reason, details: { code, kind: input.kind } },
      now,
    );
    return made;
  });
}

/** Ends a lock: stores price by themselves again. Refused: `retail/unknown-lock`, also when it was ended before. */
export async function unlockPrices(
  db: DbOrTx,
  actor: Actor,
  { lock }: { lock: number },
  now: Date,
): Promise<{ lock: number }> {
  mustBeAbleTo(actor, "price.configure");
  return inTransaction(db, async (tx) => {
    const [ended] = await sqlOf(tx)<{ id: number }[]>`
      update price_locks set ended_at = ${now.toISOString()}::text::timestamptz, ended_by_name = ${actor.name}
      where id = ${lock}::int4 and ended_at is null returning id`;
    if (!ended) throw refuse("retail/unknown-lock", { lock });
    const event = { type: "price_lock.ended", documentType: "price_lock", documentId: lock };
    await recordEvent(tx, actor, event, now);
    return { lock };
  });
}
