import { column, ints, texts } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, handOf, mustBeAbleTo } from "@/server/auth";
import { recordEvent } from "@/server/event";
import { refuse } from "@/server/retail/errors";
import { lockPriceBooks } from "@/server/retail/price-book";
import { linesOfChange, type PriceChangeState, stateOf } from "@/server/retail/queries/change-lines";
import { priceLocksOf } from "@/server/retail/queries/price-locks-of";
import { pricesOf } from "@/server/retail/queries/prices-of";
import { retailSettingsOf } from "@/server/retail/queries/retail-settings";
import { mustBeAPrice, needsReview } from "@/server/retail/rules/judge-price";
import { periodOf } from "@/server/retail/rules/period";
import type { RequestPriceChangeInput } from "@/server/retail/schema";
import { supersedeEarlier, takeEffect, wantTagsAhead } from "@/server/retail/take-effect";
import { businessDayOf } from "@/server/shared/business-day";
import { documentNumber } from "@/server/shared/document-number";
import { invariant } from "@/server/shared/invariant";
import { type FoundStore, findItems, findStore } from "@/server/store-stock";

/**
 * Changes prices of a store, or asks to (2.10). A franchise store's are approved at once (R12), those outside the corridor and
 * all of a direct store wait for headquarters (R13). What is due now counts when this returns: tills read it from the same
 * commit. What an earlier document wanted in the same time is superseded. A hard stop refuses the whole document:
 * `retail/price-not-positive`, `retail/price-too-high`, `retail/state-priced`, `retail/price-fixed`; so do
 * `retail/item-twice`, `retail/in-the-past`, `retail/ends-too-early`. Two calls are two documents; a repeat is told apart
 * by the transport's key.
 */
export async function requestPriceChange(
  db: DbOrTx,
  actor: Actor,
  input: RequestPriceChangeInput,
  now: Date,
): Promise<PriceChangeState> {
  mustBeAbleTo(actor, "price.change");
  return inTransaction(db, async (tx) => {
    const store = await findStore(tx, actor, input.store);
    mustPriceHere(actor, store);
    const period = periodOf({ ...input, isDirect: store.kind === "direct" }, now);
    await lockPriceBooks(tx, [store.id]);
    const lines = await judgedLines(tx, store, input);
    const { id, change } = await insert(tx, actor, { store, input, lines, ...period }, now);
    const itemIds = lines.map(({ itemId }) => itemId);
    const replaced = await supersedeEarlier(tx, { id, storeId: store.id, ...period }, itemIds, now);
    const approved = lines.filter(({ isWaiting }) => !isWaiting);
    const event = { type: "price_change.requested", documentType: "price_change", documentId: id };
    await recordEvent(
      tx,
      actor,
      { ...event, details: { lines: lines.length, approved: approved.length } },
      now,
    );
    const keys = approved.map(({ itemId }) => ({ storeId: store.id, itemId }));
    await takeEffect(tx, actor, keys, now);
    const ahead = approved.map(({ itemId }) => itemId);
    await wantTagsAhead(tx, actor, { id, storeId: store.id, ...period }, ahead, now);
    return stateOf(change, await linesOfChange(tx, id), replaced);
  });
}

/** The owner prices his store; in a direct store, which has none, its clerks ask headquarters. */
export const pricesHere = (actor: Actor, { kind }: Pick<FoundStore, "kind">) =>
  actor.role !== "clerk" || kind === "direct";

function mustPriceHere(actor: Actor, store: FoundStore): void {
  if (!pricesHere(actor, store)) throw refuse("retail/owner-prices", { store: store.code });
}

interface JudgedLine {
  itemId: number;
  oldPriceFen: number | null;
  suggestedFen: number | null;
  priceFen: number;
  isWaiting: boolean;
}

async function judgedLines(tx: Tx, store: FoundStore, input: RequestPriceChangeInput): Promise<JudgedLine[]> {
  const codes = input.lines.map(({ item }) => item);
  const itemOf = await findItems(tx, store.id, codes);
  const items = codes.map(itemOf);
  const twice = items.find(({ id }, index) => items.findIndex((one) => one.id === id) !== index);
  if (twice) throw refuse("retail/item-twice", { item: twice.name });
  const ids = items.map(({ id }) => id);
  const [prices, locks, { corridorBp }] = await Promise.all([
    pricesOf(tx, store.id, ids),
    priceLocksOf(tx, ids),
    retailSettingsOf(tx),
  ]);
  return items.map(({ id: itemId, name }, index) => {
    const priceFen = input.lines[index]?.price ?? 0;
    const { ownFen, suggestedFen } = prices.get(itemId) ?? { ownFen: null, suggestedFen: null };
    mustBeAPrice({ item: name, priceFen, suggestedFen, lock: locks.get(itemId) });
    const isWaiting = needsReview(
      { priceFen, suggestedFen },
      { isDirect: store.kind === "direct", corridorBp },
    );
    return { itemId, oldPriceFen: ownFen ?? suggestedFen, suggestedFen, priceFen, isWaiting };
  });
}

interface NewChange {
  store: FoundStore;
  input: RequestPriceChangeInput;
  lines: readonly JudgedLine[];
  startsAt: Date;
  endsAt: Date | null;
}

async function insert(
  tx: Tx,
  actor: Actor,
  { store, input, lines, startsAt, endsAt }: NewChange,
  now: Date,
): Promise<{ id: number; change: string }> {
  const sql = sqlOf(tx);
  const [next] = await sql<{ id: number }[]>`select nextval('price_changes_id_seq')::int8 as id`;
  invariant(next, "a sequence always has a next number");
  const { id } = next;
  const change = documentNumber(`PC-${store.code}-`, businessDayOf(now), id);
  const at = now.toISOString();
  await sql`
    insert into price_changes (id, change_no, store_id, reason, note, line_count, effective_at, ends_at, requested_by,
                               requested_by_name, requested_at)
    values (${id}::int8, ${change}, ${store.id}::int4, ${input.reason}::text::price_reason, ${input.note}, ${lines.length}::int4,
            ${startsAt.toISOString()}::text::timestamptz, ${endsAt?.toISOString() ?? null}::text::timestamptz, ${handOf(actor)},
            ${actor.name}, ${at}::text::timestamptz)`;
  await sql`
    insert into price_change_lines (change_id, store_id, line_no, item_id, old_price_fen, suggested_price_fen, price_fen, status,
                                    decided_at)
    select ${id}::int8, ${store.id}::int4, k.line_no, k.item_id, k.old_fen, k.suggested_fen, k.price_fen,
           k.status::price_line_status, case when k.status = 'scheduled' then ${at}::text::timestamptz end
    from unnest(${ints(lines.map((_, index) => index + 1))}::text::int2[], ${ints(column(lines, (l) => l.itemId))}::text::int4[],
                ${ints(column(lines, (l) => l.oldPriceFen))}::text::int8[], ${ints(column(lines, (l) => l.suggestedFen))}::text::int8[],
                ${ints(column(lines, (l) => l.priceFen))}::text::int8[],
                ${texts(column(lines, (l) => (l.isWaiting ? "pending" : "scheduled")))}::text::text[])
      as k (line_no, item_id, old_fen, suggested_fen, price_fen, status)`;
  return { id, change };
}
