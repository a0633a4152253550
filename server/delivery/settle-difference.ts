import { column, ints } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import * as account from "@/server/account";
import type { Actor } from "@/server/auth/actor";
import type { DeliveredItem } from "@/server/delivery/load-delivered";
import type { DifferenceLine, LockedDifference } from "@/server/delivery/lock-difference";
import { chargeOf, creditOf, statusOfDecision } from "@/server/delivery/rules/differences";
import { tellOfDifference } from "@/server/delivery/tell-of-difference";
import { recordEvents } from "@/server/event";
import { mulDivHalfUp } from "@/server/shared/arithmetic";
import { microPerFen } from "@/server/shared/cost";
import { invariant } from "@/server/shared/invariant";
import { gramsPerKilogram } from "@/server/shared/quantity";
import * as stock from "@/server/stock";
import { rejudgeCounts } from "@/server/stocktake";

export interface DecidedLine extends DifferenceLine {
  acceptedEach: number;
  creditFen: number;
  isWeighed: boolean;
}

/** What each line is worth with so much of it accepted: above 0 the store gets it back, below 0 it pays. */
export function valued(
  lines: readonly (DifferenceLine & { acceptedEach: number })[],
  delivered: ReadonlyMap<string, DeliveredItem>,
): DecidedLine[] {
  const creditedEach = new Map<string, number>();
  return lines.map((line) => {
    const item = delivered.get(line.item);
    invariant(item, `item ${line.item} was not delivered`);
    const { isWeighed } = item;
    if (line.type === "over") {
      return { ...line, isWeighed, creditFen: 0 - chargeOf(item.lines, item.chargedEach, line.acceptedEach) };
    }
    const beforeEach = creditedEach.get(line.item) ?? item.creditedEach;
    creditedEach.set(line.item, beforeEach + line.acceptedEach);
    return { ...line, isWeighed, creditFen: creditOf(item.lines, beforeEach, line.acceptedEach) };
  });
}

/**
 * Decides and settles a submitted note in one step (2.3): the account gets one entry `difference`, a COD due changes by as
 * much, a direct store pays and gets nothing; store stock falls by what was short or damaged and rises by what came too
 * much; what a count of the store found meanwhile is judged anew. DC stock stays: where short pieces are nobody knows, the
 * DC's next count finds them. The owner is told. The caller holds the lock.
 */
export async function settleDifference(
  tx: Tx,
  actor: Actor,
  note: LockedDifference,
  decided: readonly DecidedLine[],
  now: Date,
  isAutomatic: boolean,
): Promise<void> {
  invariant(note.status === "submitted", `difference ${note.id} is ${note.status}`);
  const creditFen = decided.reduce((sum, line) => sum + line.creditFen, 0);
  const status = statusOfDecision(decided);
  await postMoney(tx, note, creditFen, now);
  await postGoods(tx, note, decided, now);

  const sql = sqlOf(tx);
  await sql`
    update difference_lines l set accepted_each = k.accepted, credit_fen = k.fen
    from unnest(${ints(column(decided, (l) => l.lineNo))}::text::int2[],
                ${ints(column(decided, (l) => l.acceptedEach))}::text::int8[],
                ${ints(column(decided, (l) => l.creditFen))}::text::int8[]) k (line_no, accepted, fen)
    where l.difference_id = ${note.id} and l.line_no = k.line_no`;
  const moved = await sql`
    update differences set status = ${status}::text::difference_status, credit_fen = ${creditFen}::int8,
           is_automatic = ${isAutomatic}, decided_by_name = ${actor.name}, decided_at = ${now.toISOString()}::text::timestamptz
    where id = ${note.id} and status = 'submitted'`;
  invariant(moved.count === 1, `difference ${note.id} was decided by somebody else`);
  await settleCounts(tx, note, now);

  const lines = decided.map(({ item, type, qtyEach, acceptedEach, creditFen: fen }) => {
    return { item, type, reported: qtyEach, accepted: acceptedEach, creditFen: fen };
  });
  const document = { documentType: "difference", documentId: note.id };
  const decision = {
    type: `difference.${status}`,
    before: { status: "submitted" },
    after: { status },
    reason: isAutomatic ? "small enough to be accepted by itself" : undefined,
    details: { lines },
  };
  const settlement = { type: "difference.settled", details: { creditFen } };
  const events = status === "rejected" ? [decision] : [decision, settlement];
  await recordEvents(
    tx,
    actor,
    events.map((event) => ({ ...event, ...document })),
    now,
  );
  await tellOfDifference(tx, note, { status, creditFen }, now);
}

async function postMoney(tx: Tx, note: LockedDifference, creditFen: number, now: Date): Promise<void> {
  const { id, differenceNo, delivery } = note;
  const { payment, accountId, storeId, deliveryNo } = delivery;
  if (creditFen === 0 || payment === "none") return;
  if (payment === "cod") {
    await account.changeCodDue(tx, { deliveryId: delivery.id, amountFen: -creditFen }, now);
    return;
  }
  invariant(accountId !== null, `prepaid delivery ${delivery.id} has no account`);
  const entry = {
    accountId,
    amountFen: creditFen,
    reason: "difference" as const,
    cause: { type: "difference" as const, id },
    documentNo: differenceNo,
    storeId,
    remark: deliveryNo,
  };
  await account.postEntries(tx, [entry], now);
}

async function postGoods(
  tx: Tx,
  note: LockedDifference,
  decided: readonly DecidedLine[],
  now: Date,
): Promise<void> {
  const { storeId } = note.delivery;
  const cause = { type: "difference" as const, id: note.id };
  const moved = decided.filter(({ acceptedEach }) => acceptedEach > 0);
  const kept = moved.filter(({ type }) => type === "over");
  const gone = moved.filter(({ type }) => type !== "over");
  const paidFen = await paidForKept(tx, note, kept);
  await stock.receiveIntoStores(
    tx,
    kept.map(({ itemId, acceptedEach, lineNo }) => {
      return { storeId, itemId, qtyEach: acceptedEach, paidFen: paidFen.get(lineNo) ?? 0, cause };
    }),
    now,
    "difference",
  );
  await stock.issueFromStores(
    tx,
    gone.map(({ itemId, acceptedEach }) => ({ storeId, itemId, qtyEach: acceptedEach, cause })),
    now,
    "difference",
  );
}

/** Whoever counted the shelf after the goods had come did not know what is known of them now. */
async function settleCounts(tx: Tx, note: LockedDifference, now: Date): Promise<void> {
  const { id, storeId } = note.delivery;
  const [delivery] = await sqlOf(tx)<{ deliveredAt: string | null }[]>`
    select delivered_at as "deliveredAt" from deliveries where id = ${id}`;
  if (!delivery?.deliveredAt) return;
  const itemIds = note.lines.map(({ itemId }) => itemId);
  const cause = { type: "difference" as const, id: note.id };
  await rejudgeCounts(tx, { storeId, itemIds, since: new Date(delivery.deliveredAt), cause }, now);
}

/** What the store pays for what it keeps, by line; a direct store takes it at the DC's cost (R20 example 4). */
async function paidForKept(
  tx: Tx,
  { delivery: { payment, dcId } }: LockedDifference,
  kept: readonly DecidedLine[],
): Promise<Map<number, number>> {
  if (payment !== "none") return new Map(kept.map(({ lineNo, creditFen }) => [lineNo, -creditFen]));
  const stocked = await stock.lockDcStock(
    tx,
    kept.map(({ itemId }) => ({ dcId, itemId })),
  );
  return new Map(
    kept.map(({ lineNo, itemId, acceptedEach, isWeighed }) => {
      const costMicro = stocked.get(stock.stockKey(dcId, itemId))?.costMicro ?? 0;
      const divisor = microPerFen * (isWeighed ? gramsPerKilogram : 1);
      return [lineNo, mulDivHalfUp(costMicro, acceptedEach, divisor)];
    }),
  );
}
