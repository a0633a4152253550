import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth";
import { bumpCatalogVersion } from "@/server/catalog";
import { recordEvent } from "@/server/event";
import { refuse } from "@/server/retail/errors";
import { appendEntries, lockPriceBooks } from "@/server/retail/price-book";
import type { DecideOwnConflictInput } from "@/server/retail/schema";
import { valueFen } from "@/server/shared/value";
import { issueFromStores, lockStoreStock, receiveIntoStores } from "@/server/stock";
import { putTags } from "@/server/tag";

interface Conflict {
  id: number;
  ownId: number;
  hqId: number;
  storeId: number;
  status: "open" | "merged" | "apart";
  isOwnWeighed: boolean;
}

/**
 * Headquarters' desk decides about a store's own item that could not be taken over by itself (R11). `apart`: it stays what it is.
 * `merge`: its goods become goods of headquarters' item by two entries of the store's book, one of the store's being
 * `factor` of headquarters' (a single of a pack of six: one sixth has no whole number, so the store counts; a pack: 6; grams
 * of a weighed item), at what they cost; the store sells headquarters' item at its price from then on. Sales of the past stay
 * with the old item, since their unit is another one. The same decision again answers the same; another one, and an
 * unknown conflict, are refused: `retail/conflict-decided`, `retail/unknown-conflict`.
 */
export async function decideOwnConflict(
  db: DbOrTx,
  actor: Actor,
  input: DecideOwnConflictInput,
  now: Date,
): Promise<{ conflict: number; status: "merged" | "apart" }> {
  mustBeAbleTo(actor, "item.takeover");
  return inTransaction(db, async (tx) => {
    const sql = sqlOf(tx);
    await sql`select pg_advisory_xact_lock(hashtext('import'))`;
    const [found] = await sql<Conflict[]>`
      select c.id, c.own_item_id as "ownId", c.hq_item_id as "hqId", o.own_store_id as "storeId", c.status,
             o.is_weighed as "isOwnWeighed"
      from own_item_conflicts c join items o on o.id = c.own_item_id where c.id = ${input.conflict}::int8 for update of c`;
    if (!found) throw refuse("retail/unknown-conflict", { conflict: input.conflict });
    const status = input.decision === "merge" ? "merged" : "apart";
    if (found.status === status) return { conflict: found.id, status };
    if (found.status !== "open")
      throw refuse("retail/conflict-decided", { conflict: found.id, status: found.status });
    if (status === "merged") await merge(tx, actor, found, input.factor, now);
    await sql`
      update own_item_conflicts set status = ${status}::text::own_item_conflict_status, factor = ${input.factor}::int4,
             decided_by_name = ${actor.name}, decided_at = ${now.toISOString()}::text::timestamptz where id = ${found.id}::int8`;
    const event = { type: `item.conflict_${status}`, documentType: "item", documentId: found.ownId };
    await recordEvent(tx, actor, { ...event, details: { factor: input.factor } }, now);
    await bumpCatalogVersion(tx);
    return { conflict: found.id, status };
  });
}

async function merge(tx: Tx, actor: Actor, conflict: Conflict, factor: number, now: Date): Promise<void> {
  const { id, ownId, hqId, storeId, isOwnWeighed } = conflict;
  const sql = sqlOf(tx);
  const cause = { type: "takeover" as const, id };
  await lockStoreStock(tx, [
    { storeId, itemId: ownId },
    { storeId, itemId: hqId },
  ]);
  await lockPriceBooks(tx, [storeId]);
  const [stock] = await sql<{ qtyEach: number; costMicro: number }[]>`
    select on_hand_each as "qtyEach", cost_micro as "costMicro" from store_stock
    where store_id = ${storeId}::int4 and item_id = ${ownId}::int4`;
  const qtyEach = stock?.qtyEach ?? 0;
  if (qtyEach !== 0) await issueFromStores(tx, [{ storeId, itemId: ownId, qtyEach, cause }], now, "takeover");
  if (qtyEach > 0) {
    const paidFen = valueFen({ qtyEach, costMicro: stock?.costMicro ?? 0, isWeighed: isOwnWeighed });
    await receiveIntoStores(
      tx,
      [{ storeId, itemId: hqId, qtyEach: qtyEach * factor, paidFen, cause }],
      now,
      "takeover",
    );
  }
  if (qtyEach < 0)
    await issueFromStores(
      tx,
      [{ storeId, itemId: hqId, qtyEach: -qtyEach * factor, cause }],
      now,
      "takeover",
    );
  await sql`
    update price_change_lines set status = 'superseded', ended_at = ${now.toISOString()}::text::timestamptz
    where store_id = ${storeId}::int4 and item_id = ${ownId}::int4 and status in ('pending', 'scheduled', 'effective')`;
  await sql`delete from store_prices where store_id = ${storeId}::int4 and item_id = ${ownId}::int4`;
  await appendEntries(tx, [{ storeId, itemId: ownId, priceFen: null, changeId: null }], now);
  await sql`
    update tags set status = 'superseded', ended_at = ${now.toISOString()}::text::timestamptz
    where store_id = ${storeId}::int4 and item_id = ${ownId}::int4 and status = 'pending'`;
  await sql`update items set taken_over_by = ${hqId}::int4 where id = ${ownId}::int4`;
  const tag = { storeId, itemId: hqId, kind: "shelf" as const, source: "takeover" as const };
  await putTags(tx, [tag], { name: actor.name }, now);
}
