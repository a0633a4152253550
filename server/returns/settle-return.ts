import { column, ints } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import * as account from "@/server/account";
import { postQuota } from "@/server/returns/book/quota-book";
import { loadUnearnedGifts } from "@/server/returns/load-gifts";
import type { LoadedDraw } from "@/server/returns/load-lines";
import { type LockedReturn, usesQuota } from "@/server/returns/lock-return";
import { clawBack } from "@/server/returns/rules";
import { prorate } from "@/server/shared/arithmetic";
import { invariant } from "@/server/shared/invariant";

type SettledDraw = LoadedDraw & { lineNo: number };

/** What a return came to: accepted at its return price, of which gifts took back some. */
export interface Settlement {
  acceptedFen: number;
  clawbackFen: number;
}

/**
 * Credits what was accepted of a return, all of whose lines are inspected (2.7): one entry `return` of the account, or what the store owes for
 * the deliveries it came with falls, or nothing for a direct store. Unearned gifts are taken back before, never more than the
 * credit. What it reserved of the quota becomes used as far as it was accepted; the rest is free. The caller holds the locks
 * of quota and return and writes the head.
 */
export async function settleReturn(
  tx: Tx,
  locked: LockedReturn,
  draws: readonly SettledDraw[],
  now: Date,
): Promise<Settlement> {
  const acceptedFen = draws.reduce((sum, draw) => sum + (draw.acceptedFen ?? 0), 0);
  const clawbackFen = await takeGifts(tx, locked, draws, acceptedFen);
  const shares = prorate(
    clawbackFen,
    column(draws, (draw) => draw.acceptedFen ?? 0),
  );
  await writeShares(tx, locked.id, draws, shares);
  if (usesQuota(locked)) {
    const { id, valueFen, quotaOn, quota } = locked;
    const move = { returnId: id, kind: "used" as const, reservedFen: -valueFen, usedFen: acceptedFen };
    await postQuota(tx, quota, { ...move, quotaOn }, now);
  }
  await postMoney(tx, locked, draws, shares, acceptedFen - clawbackFen, now);
  return { acceptedFen, clawbackFen };
}

async function takeGifts(
  tx: Tx,
  { id }: LockedReturn,
  draws: readonly SettledDraw[],
  acceptedFen: number,
): Promise<number> {
  const pieces = draws
    .filter(({ acceptedEach }) => (acceptedEach ?? 0) > 0)
    .map(({ deliveryId, deliveryLineNo, acceptedEach }) => ({
      deliveryId,
      deliveryLineNo,
      each: acceptedEach ?? 0,
    }));
  const gifts = await loadUnearnedGifts(tx, id, pieces);
  const taken = clawBack(gifts, acceptedFen)
    .map((claw, index) => ({ ...gifts[index], ...claw }))
    .filter(({ dueFen }) => dueFen > 0);
  await sqlOf(tx)`
    insert into return_clawbacks (return_id, order_id, order_line_no, qty_each, due_fen, amount_fen)
    select ${id}::int8, * from unnest(${ints(taken.map((t) => t.orderId ?? null))}::text::int8[],
      ${ints(taken.map((t) => t.orderLineNo ?? null))}::text::int2[], ${ints(taken.map((t) => t.unearnedEach ?? null))}::text::int8[],
      ${ints(taken.map((t) => t.dueFen))}::text::int8[], ${ints(taken.map((t) => t.amountFen))}::text::int8[])`;
  return taken.reduce((sum, { amountFen }) => sum + amountFen, 0);
}

async function writeShares(
  tx: Tx,
  returnId: number,
  draws: readonly SettledDraw[],
  shares: readonly number[],
): Promise<void> {
  await sqlOf(tx)`
    update return_draws w set clawback_fen = k.fen
    from unnest(${ints(draws.map((d) => d.lineNo))}::text::int2[], ${ints(draws.map((d) => d.deliveryId))}::text::int8[],
                ${ints(draws.map((d) => d.deliveryLineNo))}::text::int2[], ${ints(draws.map((d) => d.fromEach))}::text::int8[],
                ${ints(shares)}::text::int8[]) k (line_no, delivery_id, delivery_line_no, from_each, fen)
    where w.return_id = ${returnId}::int8 and w.line_no = k.line_no and w.delivery_id = k.delivery_id
      and w.delivery_line_no = k.delivery_line_no and w.from_each = k.from_each`;
}

async function postMoney(
  tx: Tx,
  { id, returnNo, storeId, accountId, payment }: LockedReturn,
  draws: readonly SettledDraw[],
  shares: readonly number[],
  creditFen: number,
  now: Date,
): Promise<void> {
  if (creditFen === 0 || payment === "none") return;
  if (payment === "cod") {
    const credits = new Map<number, number>();
    for (const [index, { deliveryId, acceptedFen }] of draws.entries()) {
      const fen = (acceptedFen ?? 0) - (shares[index] ?? 0);
      credits.set(deliveryId, (credits.get(deliveryId) ?? 0) + fen);
    }
    // The dues in the order of their deliveries, as everybody locks them.
    for (const [deliveryId, fen] of [...credits].sort(([a], [b]) => a - b))
      if (fen > 0) await account.changeCodDue(tx, { deliveryId, amountFen: -fen }, now);
    return;
  }
  invariant(accountId !== null, `prepaid return ${id} has no account`);
  const cause = { type: "return" as const, id };
  const entry = {
    accountId,
    amountFen: creditFen,
    reason: "return" as const,
    cause,
    documentNo: returnNo,
    storeId,
  };
  await account.postEntries(tx, [entry], now);
}
