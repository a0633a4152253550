import { type DbOrTx, sqlOf } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { invariant } from "@/server/shared/invariant";
import { refuse } from "../errors";
import type { SaleSpecInput } from "../schema";

/**
 * Says how a weighed item is sold at the till: "6 pieces for 5.00" takes 100 g off the stock of the store that sells it.
 * Tills send its code in place of the item's. The weight never changes, because parcels of sales may come late: another
 * weight is another specification. Refused: `spec/unknown-item`, `spec/not-weighed`, `spec/code-taken`.
 */
export async function createSaleSpec(
  db: DbOrTx,
  actor: Actor,
  input: SaleSpecInput,
  now: Date,
): Promise<{ spec: string }> {
  mustBeAbleTo(actor, "spec.change");
  const { spec, item, name, price, grams } = input;
  return inTransaction(db, async (tx) => {
    const sql = sqlOf(tx);
    const [found] = await sql<{ id: number; isWeighed: boolean }[]>`
      select id, is_weighed as "isWeighed" from items where code = ${item} and own_store_id is null`;
    if (!found) throw refuse("spec/unknown-item", { item });
    if (!found.isWeighed) throw refuse("spec/not-weighed", { item });
    const [other] = await sql<{ item: string }[]>`
      select code as item from items where code = ${spec} or barcode = ${spec}`;
    if (other) throw refuse("spec/code-taken", { spec, by: other.item });
    const [made] = await sql<{ id: number }[]>`
      insert into sale_specs (code, item_id, name, price_fen, grams_each, made_by_name, made_at)
      values (${spec}, ${found.id}::int4, ${name}, ${price}::int8, ${grams}::int8, ${actor.name},
              ${now.toISOString()}::text::timestamptz)
      on conflict (code) do nothing returning id`;
    if (!made) throw refuse("spec/code-taken", { spec, by: spec });
    const event = { type: "spec.created", documentType: "spec", documentId: made.id, after: input };
    await recordEvent(tx, actor, event, now);
    return { spec };
  });
}

/** Ends a sale specification: it is offered no more; what tills still send of it counts. A repeat changes nothing. */
export async function endSaleSpec(
  db: DbOrTx,
  actor: Actor,
  { spec }: { spec: string },
  now: Date,
): Promise<{ spec: string }> {
  mustBeAbleTo(actor, "spec.change");
  return inTransaction(db, async (tx) => {
    const sql = sqlOf(tx);
    const [found] = await sql<{ id: number; isEnded: boolean }[]>`
      select id, ended_at is not null as "isEnded" from sale_specs where code = ${spec} for update`;
    if (!found) throw refuse("spec/unknown", { spec });
    if (found.isEnded) return { spec };
    const ended = await sql`
      update sale_specs set ended_at = ${now.toISOString()}::text::timestamptz where id = ${found.id}::int4`;
    invariant(ended.count === 1, `specification ${spec} is locked`);
    await recordEvent(tx, actor, { type: "spec.ended", documentType: "spec", documentId: found.id }, now);
    return { spec };
  });
}
