import { column, ints, texts } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, handOf, mustBeAbleTo } from "@/server/auth";
import { type PickException, recordExceptions } from "@/server/delivery";
import { recordEvent } from "@/server/event";
import { endCheck } from "../end-check";
import { refuse } from "../errors";
import { loadPickedItems } from "../load-picked";
import { lockCheck, mustBeOpen } from "../lock-check";
import { type CheckResult, readResult } from "../queries/read-result";
import {
  type ComparedItem,
  type CountedItem,
  compareCounts,
  differs,
  isHeldByOther,
  mayCorrect,
  mayDecide,
  type Outcome,
} from "../rules/counts";
import type { SettleInput } from "../schema";

type Settled = SettleInput["items"][number];

/**
 * Says what becomes of every item that was counted otherwise than picked, and ends the check: `corrected`, and the picked quantity
 * follows the count as a short pick does, so money and stock do too at the approval; or `mended`, the goods were put right.
 * The same decision again answers the same. Refused: `check/count-first`, `check/count-again` while a blind count was not
 * repeated, `check/taken`, `check/ended`, `check/differences-changed` unless exactly the differences as they are now are named,
 * `check/too-many-there` for more than was allocated, `pick/reason-missing` for less without a reason.
 */
export async function settleCheck(
  db: DbOrTx,
  actor: Actor,
  input: SettleInput,
  now: Date,
): Promise<CheckResult> {
  mustBeAbleTo(actor, "delivery.check");
  return inTransaction(db, async (tx) => {
    const check = await lockCheck(tx, actor, input.delivery);
    const { delivery } = check;
    if (check.status === "settled" && (await isWhatWasSettled(tx, delivery.id, input.items))) {
      return readResult(tx, delivery);
    }
    mustBeOpen(check);
    const named = { delivery: delivery.deliveryNo };
    if (isHeldByOther(check, handOf(actor), now)) {
      throw refuse("check/taken", { ...named, by: check.countedByName ?? "" });
    }
    if (check.status !== "counted") throw refuse("check/count-first", named);
    if (!mayDecide(check.isBlind, check.rounds)) throw refuse("check/count-again", named);

    const picked = await loadPickedItems(tx, delivery.id);
    const different = compareCounts(picked, await loadCount(tx, delivery.id)).filter(differs);
    const decided = mustNameAll(delivery.deliveryNo, different, input.items);
    const corrected = decided.filter(({ outcome }) => outcome === "corrected");
    const exceptions = corrected.map(({ item, countedEach, reason }): PickException => {
      return { delivery: delivery.deliveryNo, item, pickedEach: countedEach, reason };
    });
    await recordExceptions(tx, actor, [delivery], exceptions, now);
    await writeOutcomes(tx, delivery.id, decided);
    await recordEvent(
      tx,
      actor,
      {
        type: "delivery.check_settled",
        documentType: "delivery",
        documentId: delivery.id,
        details: {
          items: decided.map(({ item, pickedEach, countedEach, outcome }) => {
            return { item, picked: pickedEach, counted: countedEach, outcome };
          }),
        },
      },
      now,
    );
    await endCheck(tx, actor, delivery, "settled", now);
    return readResult(tx, delivery);
  });
}

interface Decided extends ComparedItem {
  outcome: Outcome;
  reason: Settled["reason"];
}

/** The differences with what was decided of each; refused unless each is named once and nothing else. */
function mustNameAll(
  delivery: string,
  different: readonly ComparedItem[],
  named: readonly Settled[],
): Decided[] {
  const decisionOf = new Map(named.map((one) => [one.item, one]));
  const isExact =
    decisionOf.size === named.length &&
    different.length === named.length &&
    different.every(({ item }) => decisionOf.has(item));
  if (!isExact) {
    throw refuse("check/differences-changed", { delivery, items: different.map(({ item }) => item) });
  }
  return different.map((item) => {
    const { outcome = "mended", reason } = decisionOf.get(item.item) ?? {};
    if (outcome === "corrected" && !mayCorrect(item)) {
      const { countedEach: counted, allocatedEach: allocated } = item;
      throw refuse("check/too-many-there", { delivery, item: item.item, counted, allocated });
    }
    return { ...item, outcome, reason };
  });
}

async function loadCount(tx: Tx, deliveryId: number): Promise<CountedItem[]> {
  const sql = sqlOf(tx);
  return sql<CountedItem[]>`
    select c.item_id as "itemId", i.code as item, c.counted_each as "countedEach"
    from delivery_check_items c join items i on i.id = c.item_id where c.delivery_id = ${deliveryId}::int8 order by i.code`;
}

/** What was picked may have been said otherwise since the count: what it is compared with now is kept. */
async function writeOutcomes(tx: Tx, deliveryId: number, decided: readonly Decided[]): Promise<void> {
  const sql = sqlOf(tx);
  await sql`
    update delivery_check_items c set outcome = n.outcome, expected_each = n.expected
    from unnest(${ints(column(decided, ({ itemId }) => itemId))}::text::int4[],
                ${ints(column(decided, ({ pickedEach }) => pickedEach))}::text::int8[],
                ${texts(column(decided, ({ outcome }) => outcome))}::text::check_outcome[]) n (item_id, expected, outcome)
    where c.delivery_id = ${deliveryId}::int8 and c.item_id = n.item_id`;
}

async function isWhatWasSettled(tx: Tx, deliveryId: number, named: readonly Settled[]): Promise<boolean> {
  const sql = sqlOf(tx);
  const rows = await sql<{ item: string; outcome: string }[]>`
    select i.code as item, c.outcome from delivery_check_items c join items i on i.id = c.item_id
    where c.delivery_id = ${deliveryId}::int8 and c.outcome is not null`;
  const outcomeOf = new Map(rows.map(({ item, outcome }) => [item, outcome]));
  return rows.length === named.length && named.every(({ item, outcome }) => outcomeOf.get(item) === outcome);
}
