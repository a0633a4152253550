import { column, ints, texts } from "@/db/bulk";
import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo, mustReachDc, mustReachStore, systemActor } from "@/server/auth/actor";
import { claimTimeOf } from "@/server/delivery/claim-time";
import { refuse } from "@/server/delivery/errors";
import { type DeliveredItem, loadDelivered } from "@/server/delivery/load-delivered";
import { type LockedDelivery, lockDeliveryOfNumber, standing } from "@/server/delivery/lock-deliveries";
import type { LockedDifference } from "@/server/delivery/lock-difference";
import { type DifferenceView, getDifference } from "@/server/delivery/queries/get-difference";
import { postedDeliveryStatuses } from "@/server/delivery/rules";
import {
  autoAcceptDays,
  autoAcceptFen,
  claimHours,
  isAcceptedByItself,
} from "@/server/delivery/rules/differences";
import type { ReportDifferenceInput } from "@/server/delivery/schema";
import { settleDifference, valued } from "@/server/delivery/settle-difference";
import { recordEvent } from "@/server/event";
import { businessDayOf } from "@/server/shared/business-day";
import { documentNumber } from "@/server/shared/document-number";
import { instantText } from "@/server/shared/instant-text";
import { invariant } from "@/server/shared/invariant";

const posted: ReadonlySet<string> = new Set(postedDeliveryStatuses);
const dayMs = 86_400_000;

/**
 * The store says what came short, too much or damaged of an approved delivery order (U4). Nothing moves until somebody
 * decides, except that a small note is accepted and settled at once (2.3). Later than 24 hours after the delivery only HQ
 * may report: `difference/too-late`; once the delivery order is closed nobody: `difference/closed`. All notes and returns of a delivery order together never claim more of an item than it brought:
 * `difference/too-many`. Two reports at once take turns. A repeat is told apart by the transport's key alone.
 */
export async function reportDifference(
  db: DbOrTx,
  actor: Actor,
  input: ReportDifferenceInput,
  now: Date,
): Promise<DifferenceView> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "difference.report");
    const delivery = await lockDeliveryOfNumber(tx, input.delivery);
    if (!delivery) throw refuse("delivery/unknown", { delivery: input.delivery });
    mustReachStore(actor, delivery.storeId);
    mustReachDc(actor, delivery.dcId);
    if (delivery.status === "closed") throw refuse("difference/closed", { delivery: delivery.deliveryNo });
    if (!posted.has(delivery.status)) throw refuse("difference/not-approved", standing(delivery));
    await mustBeInTime(tx, actor, delivery, now);
    const delivered = await loadDelivered(tx, delivery.id);
    mustBeClaimable(input, delivered);

    const note = await insertNote(tx, actor, delivery, input, delivered, now);
    await acceptIfSmall(tx, note, delivered, now);
    return getDifference(tx, actor, { difference: note.differenceNo });
  });
}

async function mustBeInTime(tx: Tx, actor: Actor, delivery: LockedDelivery, now: Date): Promise<void> {
  if (actor.role === "hq" || actor.role === "admin") return;
  const time = await claimTimeOf(tx, delivery.id);
  if (!time || now.getTime() <= time.until.getTime()) return;
  const details = { hours: claimHours, deliveredAt: instantText(time.deliveredAt) };
  throw refuse("difference/too-late", { delivery: delivery.deliveryNo, ...details });
}

function mustBeClaimable(input: ReportDifferenceInput, delivered: ReadonlyMap<string, DeliveredItem>): void {
  const byItem = Map.groupBy(input.lines, ({ item }) => item);
  for (const [item, lines] of byItem) {
    const line = { document: input.delivery, item };
    const found = delivered.get(item);
    if (!found) throw refuse("difference/unknown-line", line);
    const types = new Set(lines.map(({ type }) => type));
    if (types.size < lines.length) throw refuse("difference/line-twice", line);
    if (types.size > 1 && types.has("over")) throw refuse("difference/short-and-over", line);
    const asked = lines.reduce((sum, { type, qty }) => sum + (type === "over" ? 0 : qty), 0);
    const { deliveredEach, claimedEach: claimed, unreturnedEach } = found;
    if (asked > unreturnedEach - claimed) {
      const returned = deliveredEach - unreturnedEach;
      const details = { item, delivered: deliveredEach, claimed, returned, asked };
      throw refuse("difference/too-many", { delivery: input.delivery, ...details });
    }
  }
}

async function insertNote(
  tx: Tx,
  actor: Actor,
  delivery: LockedDelivery,
  input: ReportDifferenceInput,
  delivered: ReadonlyMap<string, DeliveredItem>,
  now: Date,
): Promise<LockedDifference> {
  const sql = sqlOf(tx);
  const [next] = await sql<{ id: number; store: string }[]>`
    select nextval('differences_id_seq') as id, code as store from stores where id = ${delivery.storeId}`;
  invariant(next, `delivery ${delivery.id} is of no store`);
  const differenceNo = documentNumber(`DF-${next.store}-`, businessDayOf(now), next.id);
  const lines = input.lines.map(({ item, type, qty }, index) => {
    const itemId = delivered.get(item)?.itemId;
    invariant(itemId !== undefined, `item ${item} was not delivered`);
    return { lineNo: index + 1, itemId, item, type, qtyEach: qty, acceptedEach: null, creditFen: null };
  });
  await sql`
    insert into differences (id, difference_no, delivery_id, status, remark, reported_by_name, reported_at)
    values (${next.id}, ${differenceNo}, ${delivery.id}, 'submitted', ${input.remark}, ${actor.name},
            ${now.toISOString()}::text::timestamptz)`;
  await sql`
    insert into difference_lines (difference_id, line_no, item_id, type, qty_each)
    select ${next.id}::int8, * from unnest(${ints(column(lines, (l) => l.lineNo))}::text::int2[],
      ${ints(column(lines, (l) => l.itemId))}::text::int4[], ${texts(column(lines, (l) => l.type))}::text::difference_type[],
      ${ints(column(lines, (l) => l.qtyEach))}::text::int8[])`;
  await recordEvent(
    tx,
    actor,
    {
      type: "difference.submitted",
      documentType: "difference",
      documentId: next.id,
      after: { status: "submitted" },
      details: { delivery: delivery.deliveryNo, lines: input.lines },
    },
    now,
  );
  return { id: next.id, differenceNo, status: "submitted", delivery, lines };
}

/**
 * Small notes are accepted by the system itself, as long as they stay small beside what the store buys (2.3). Those of one
 * store take turns, because together they must stay below its share: after the delivery order's lock, before accounts.
 */
async function acceptIfSmall(
  tx: Tx,
  note: LockedDifference,
  delivered: ReadonlyMap<string, DeliveredItem>,
  now: Date,
): Promise<void> {
  const decided = valued(
    note.lines.map((line) => ({ ...line, acceptedEach: line.qtyEach })),
    delivered,
  );
  const valueFen = decided.reduce((sum, { creditFen }) => sum + Math.abs(creditFen), 0);
  if (valueFen >= autoAcceptFen) return;
  const sql = sqlOf(tx);
  await sql`select pg_advisory_xact_lock(hashtext('small_differences'), ${note.delivery.storeId}::int4)`;
  const since = new Date(now.getTime() - autoAcceptDays * dayMs).toISOString();
  const [period] = await sql<{ purchasesFen: number; acceptedBeforeFen: number }[]>`
    select (select coalesce(sum(approved_fen), 0)::int8 from deliveries
            where store_id = ${note.delivery.storeId} and status <> 'reversed'
              and approved_at > ${since}::text::timestamptz) as "purchasesFen",
           (select coalesce(sum(abs(l.credit_fen)), 0)::int8 from deliveries d
            join differences n on n.delivery_id = d.id join difference_lines l on l.difference_id = n.id
            where d.store_id = ${note.delivery.storeId} and n.is_automatic
              and n.decided_at > ${since}::text::timestamptz) as "acceptedBeforeFen"`;
  invariant(period, "an aggregate answers one row");
  if (!isAcceptedByItself({ valueFen, ...period })) return;
  await settleDifference(tx, systemActor, note, decided, now, true);
}
