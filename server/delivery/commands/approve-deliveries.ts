import type { Tx } from "@/db/client";
import * as account from "@/server/account";
import type { Actor } from "@/server/auth/actor";
import { mustBeAbleTo } from "@/server/auth/actor";
import { refuse } from "@/server/delivery/errors";
import { loadPickedLines } from "@/server/delivery/load-lines";
import { type LockedDelivery, mustReachDeliveries, standing } from "@/server/delivery/lock-deliveries";
import { moveDeliveries } from "@/server/delivery/move-deliveries";
import { mayMoveDelivery, postedDeliveryStatuses } from "@/server/delivery/rules";
import { type ItemPosting, postingsOf } from "@/server/delivery/rules/postings";
import { tellOfShorts } from "@/server/delivery/tell-of-shorts";
import { chargeBackEntries, settleCoupons } from "@/server/promotion";
import { mulDivHalfUp } from "@/server/shared/arithmetic";
import { businessDayOf } from "@/server/shared/business-day";
import { microPerFen } from "@/server/shared/cost";
import { invariant } from "@/server/shared/invariant";
import { gramsPerKilogram } from "@/server/shared/quantity";
import * as stock from "@/server/stock";
import { putAwayLeft } from "@/server/warehouse";

const posted: ReadonlySet<string> = new Set(postedDeliveryStatuses);

/**
 * Approves (审核) locked delivery orders, one or a thousand, all or none: DC stock falls by what was picked and the whole
 * reservation ends, store stock rises at what the store pays (3.0.9, R20), the account is charged for what was picked and
 * the rest of its hold is freed (U1, D2); coupons are used and those that were earned issued (2.9); a COD due becomes the picked amount (R05, R-15). A direct store receives at the
 * DC's cost and pays nothing. The stores are told what is short. Those approved before are left alone, so a repeat changes nothing. Refused with
 * `delivery/not-picked`, naming them, while any other is not picked, with `delivery/check-due` while one waits for its check, and
 * with `delivery/cannot-move` a void or reversed one.
 */
export async function approveDeliveries(
  tx: Tx,
  actor: Actor,
  locked: readonly LockedDelivery[],
  now: Date,
): Promise<void> {
  mustBeAbleTo(actor, "delivery.approve");
  mustReachDeliveries(actor, locked);
  const due = mustBePicked(locked);
  if (due.length === 0) return;

  const lines = await loadPickedLines(
    tx,
    due.map(({ id }) => id),
  );
  const { postings, netFenOf } = postingsOf(lines);
  // Before their accounts are locked: whoever waits for one of them waits for the bookings alone.
  await moveDeliveries(
    tx,
    actor,
    due.map(({ id, status }) => ({ id, status, approvedFen: netFenOf.get(id) ?? 0 })),
    "approved",
    now,
    { details: (id) => ({ approvedFen: netFenOf.get(id) ?? 0 }) },
  );
  await postMoney(tx, actor, due, netFenOf, now);
  await postGoods(tx, due, postings, now);
  await tellOfShorts(
    tx,
    due.map(({ id }) => id),
    now,
  );
}

/** Those that are to be approved, the others are; refused as `approveDeliveries` says while one of them cannot be. */
export function mustBePicked(locked: readonly LockedDelivery[]): LockedDelivery[] {
  const due = locked.filter(({ status }) => !posted.has(status));
  const ended = due.filter(({ status }) => status === "void" || status === "reversed");
  if (ended.length > 0)
    throw refuse("delivery/cannot-move", { to: "approved", deliveries: ended.map(standing) });
  const unpicked = due.filter(({ status }) => !mayMoveDelivery(status, "approved"));
  if (unpicked.length > 0) throw refuse("delivery/not-picked", { deliveries: unpicked.map(standing) });
  const unchecked = due.filter(({ isCheckDue }) => isCheckDue);
  if (unchecked.length > 0) throw refuse("delivery/check-due", { deliveries: unchecked.map(standing) });
  return due;
}

async function postMoney(
  tx: Tx,
  actor: Actor,
  due: readonly LockedDelivery[],
  netFenOf: ReadonlyMap<number, number>,
  now: Date,
): Promise<void> {
  const captures = due.flatMap(({ id, payment, accountId, deliveryNo, storeId }) => {
    if (payment !== "prepaid") return [];
    invariant(accountId !== null, `prepaid delivery ${id} has no account`);
    const cause = { type: "delivery" as const, id };
    return { cause, accountId, amountFen: netFenOf.get(id) ?? 0, documentNo: deliveryNo, storeId };
  });
  const dues = due
    .filter(({ payment }) => payment === "cod")
    .map(({ id }) => ({ deliveryId: id, amountFen: netFenOf.get(id) ?? 0 }));
  const chargedBack = await settleCoupons(
    tx,
    actor,
    due.map(({ id }) => id),
    now,
  );
  if (chargedBack.length > 0) {
    // Two postings follow: all their accounts are locked before the first, in their one order.
    const accountIds = [...captures, ...chargedBack].map(({ accountId }) => accountId);
    await account.lockAccounts(tx, accountIds, businessDayOf(now));
  }
  if (captures.length > 0) await account.captureHolds(tx, captures, now);
  await account.postEntries(tx, chargeBackEntries(chargedBack), now);
  if (dues.length > 0) await account.settleCodDues(tx, dues, now);
}

async function postGoods(
  tx: Tx,
  due: readonly LockedDelivery[],
  postings: readonly ItemPosting[],
  now: Date,
): Promise<void> {
  const deliveryOf = new Map(due.map((delivery) => [delivery.id, delivery]));
  const moves = postings.map((posting) => {
    const delivery = deliveryOf.get(posting.deliveryId);
    invariant(delivery, `line of delivery ${posting.deliveryId}, which is not being approved`);
    return { ...posting, delivery, cause: { type: "delivery" as const, id: posting.deliveryId } };
  });
  const paidFen = due.some(({ payment }) => payment === "none") ? await pricesWithCost(tx, moves) : atNet;

  await stock.issueFromDc(
    tx,
    moves.map(({ delivery, itemId, pickedEach, allocatedEach, cause }) => {
      return { dcId: delivery.dcId, itemId, qtyEach: pickedEach, releasedEach: allocatedEach, cause };
    }),
    now,
  );
  // What came for cross-docking and nobody waits for any more is put away.
  const issued = moves.map(({ delivery: { dcId }, itemId }) => ({ dcId, itemId }));
  await putAwayLeft(tx, issued, now, { forPool: true });
  await stock.receiveIntoStores(
    tx,
    moves
      .filter(({ pickedEach }) => pickedEach > 0)
      .map((move) => {
        const { delivery, itemId, pickedEach, cause } = move;
        return { storeId: delivery.storeId, itemId, qtyEach: pickedEach, paidFen: paidFen(move), cause };
      }),
    now,
  );
}

type Move = ItemPosting & { delivery: LockedDelivery };

const atNet = ({ netFen }: Move) => netFen;

/** What stores pay when direct ones are among them: those receive at the DC's cost, gifts included (R20 example 4). */
async function pricesWithCost(tx: Tx, moves: readonly Move[]): Promise<(move: Move) => number> {
  const keys = new Map(
    moves.map(({ delivery: { dcId }, itemId }) => [`${dcId}:${itemId}`, { dcId, itemId }]),
  );
  const stocked = await stock.lockDcStock(tx, [...keys.values()]);
  return (move) => {
    if (move.delivery.payment !== "none") return move.netFen;
    const costMicro = stocked.get(`${move.delivery.dcId}:${move.itemId}`)?.costMicro;
    invariant(
      typeof costMicro === "number",
      `item ${move.itemId} is not stocked at DC ${move.delivery.dcId}`,
    );
    return mulDivHalfUp(costMicro, move.pickedEach, microPerFen * (move.isWeighed ? gramsPerKilogram : 1));
  };
}
