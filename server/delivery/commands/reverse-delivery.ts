import { ints } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import * as account from "@/server/account";
import { type Actor, mustBeAbleTo, mustReachAccount, mustReachDc, mustReachStore } from "@/server/auth/actor";
import { refuse } from "@/server/delivery/errors";
import { loadPickedLines } from "@/server/delivery/load-lines";
import { type LockedDelivery, lockDeliveryOfNumber, standing } from "@/server/delivery/lock-deliveries";
import { moveDeliveries } from "@/server/delivery/move-deliveries";
import { mayMoveDelivery } from "@/server/delivery/rules";
import { type ItemPosting, postingsOf } from "@/server/delivery/rules/postings";
import type { ReverseDeliveryInput } from "@/server/delivery/schema";
import { type ChargedBack, chargeBackEntries, withdrawCoupons } from "@/server/promotion";
import { invariant } from "@/server/shared/invariant";
import * as stock from "@/server/stock";

/**
 * Takes an approved delivery order back as a whole (红冲): the account gets the charged amount back, a COD due ends, the
 * goods leave the store's stock and are in the DC's again at the cost at which they left. The delivery order stays, reversed;
 * its lines do not return to the pool, the store orders anew. Coupons that it issued are void, used ones charged back (2.9). Refused while the store has less than was delivered
 * (`delivery/store-sold-below`, U22), or a difference note (`delivery/has-differences`) or a return (`delivery/has-returns`)
 * corrects it already. Reversing again
 * answers the same and moves nothing.
 */
export async function reverseDelivery(
  db: DbOrTx,
  actor: Actor,
  input: ReverseDeliveryInput,
  now: Date,
): Promise<{ delivery: string; status: "reversed" }> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "delivery.reverse");
    const delivery = await lockDeliveryOfNumber(tx, input.delivery);
    if (!delivery) throw refuse("delivery/unknown", { delivery: input.delivery });
    mustReachStore(actor, delivery.storeId);
    mustReachDc(actor, delivery.dcId);
    if (delivery.accountId !== null) mustReachAccount(actor, delivery.accountId);
    const answer = { delivery: delivery.deliveryNo, status: "reversed" as const };
    if (delivery.status === "reversed") return answer;
    if (!mayMoveDelivery(delivery.status, "reversed")) {
      throw refuse("delivery/cannot-move", { to: "reversed", deliveries: [standing(delivery)] });
    }
    await mustHaveNoDifferences(tx, delivery);
    await mustHaveNoReturns(tx, delivery);

    const { postings } = postingsOf(await loadPickedLines(tx, [delivery.id]));
    const goods = postings.filter(({ pickedEach }) => pickedEach > 0);
    await postMoney(tx, delivery, await withdrawCoupons(tx, actor, delivery, now), input.reason, now);
    await postGoods(tx, delivery, goods, now);
    const details = { amountFen: delivery.approvedFen };
    await moveDeliveries(tx, actor, [delivery], "reversed", now, {
      reason: input.reason,
      details: () => details,
    });
    return answer;
  });
}

/** A rejected note moved nothing and is no obstacle. */
async function mustHaveNoDifferences(tx: Tx, { id, deliveryNo }: LockedDelivery): Promise<void> {
  const sql = sqlOf(tx);
  const notes = await sql<{ no: string }[]>`
    select difference_no as no from differences where delivery_id = ${id} and status <> 'rejected' order by id`;
  if (notes.length === 0) return;
  throw refuse("delivery/has-differences", {
    delivery: deliveryNo,
    differences: notes.map(({ no }) => no),
  });
}

/** Returns lock the delivery orders that they draw on, so none comes between. */
async function mustHaveNoReturns(tx: Tx, { id, deliveryNo }: LockedDelivery): Promise<void> {
  const drawn = await sqlOf(tx)<{ no: string }[]>`
    select r.return_no as no from returns r where r.status not in ('rejected', 'cancelled')
      and r.id in (select return_id from return_draws
                   where delivery_id = ${id} and coalesce(accepted_each, qty_each) > 0) order by r.id`;
  if (drawn.length === 0) return;
  throw refuse("delivery/has-returns", { delivery: deliveryNo, returns: drawn.map(({ no }) => no) });
}

async function postMoney(
  tx: Tx,
  delivery: LockedDelivery,
  coupons: readonly ChargedBack[],
  reason: string,
  now: Date,
): Promise<void> {
  const { id, payment, accountId, approvedFen, deliveryNo, storeId } = delivery;
  if (payment === "cod") await account.dropCodDue(tx, id, now);
  const chargeBacks = chargeBackEntries(coupons);
  if (payment !== "prepaid" || approvedFen === 0) return account.postEntries(tx, chargeBacks, now);
  invariant(accountId !== null && approvedFen !== null, `delivery ${id} was charged to nobody`);
  const entry = {
    accountId,
    amountFen: approvedFen,
    reason: "delivery_reversal" as const,
    cause: { type: "delivery" as const, id },
    documentNo: deliveryNo,
    storeId,
    remark: reason,
  };
  await account.postEntries(tx, [entry, ...chargeBacks], now);
}

/** DC before store, as everybody locks. What the store lacks refuses the whole, and nothing of it remains. */
async function postGoods(
  tx: Tx,
  delivery: LockedDelivery,
  goods: readonly ItemPosting[],
  now: Date,
): Promise<void> {
  const { id, dcId, storeId } = delivery;
  const moves = goods.map(({ itemId, pickedEach }) => ({ itemId, qtyEach: pickedEach }));
  await stock.returnToDc(
    tx,
    id,
    moves.map((move) => ({ ...move, dcId })),
    now,
  );
  const inStore = moves.map((move) => ({ ...move, storeId, cause: { type: "delivery" as const, id } }));
  const onHand = await stock.lockStoreStock(tx, inStore);
  const lacking = inStore.filter(
    ({ itemId, qtyEach }) => (onHand.get(stock.stockKey(storeId, itemId)) ?? 0) < qtyEach,
  );
  if (lacking.length > 0) throw await soldBelow(tx, delivery, lacking, onHand);
  await stock.issueFromStores(tx, inStore, now, "delivery_reversal");
}

async function soldBelow(
  tx: Tx,
  { deliveryNo, storeId }: LockedDelivery,
  lacking: readonly { itemId: number; qtyEach: number }[],
  onHand: ReadonlyMap<stock.StockKey, number>,
) {
  const sql = sqlOf(tx);
  const rows = await sql<{ itemId: number; item: string; store: string }[]>`
    select i.id as "itemId", i.code as item, s.code as store from items i cross join stores s
    where i.id = any(${ints(lacking.map(({ itemId }) => itemId))}::int4[]) and s.id = ${storeId} order by i.code`;
  const items = rows.map(({ itemId, item }) => ({
    item,
    delivered: lacking.find((move) => move.itemId === itemId)?.qtyEach ?? 0,
    onHand: onHand.get(stock.stockKey(storeId, itemId)) ?? 0,
  }));
  return refuse("delivery/store-sold-below", {
    delivery: deliveryNo,
    store: rows[0]?.store ?? "",
    items,
  });
}
