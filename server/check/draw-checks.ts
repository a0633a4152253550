import { column, ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import type { Actor } from "@/server/auth";
import type { LockedDelivery } from "@/server/delivery";
import { recordEvents } from "@/server/event";
import { loadPickersOf } from "./load-picked";
import { type CheckCause, checkCauseOf, type DrawShares } from "./rules/draw";

interface DcShares extends DrawShares {
  dcId: number;
  newDays: number;
}

/**
 * Draws which of these delivery orders, that have just become picked, are checked before they leave (2.3): those that somebody asked
 * for; of the others as many as their DC wants, more where a new picker worked on them, by their numbers alone. Those are due until the check has ended. One of
 * which nothing was picked is not drawn. The caller holds their locks.
 */
export async function drawChecks(
  tx: Tx,
  actor: Actor,
  picked: readonly Pick<LockedDelivery, "id" | "dcId" | "deliveryNo">[],
  now: Date,
): Promise<void> {
  const sharesOf = await loadShares(tx, picked);
  const requested = await findRequested(tx, picked);
  const asked = picked.filter(({ id, dcId }) => sharesOf.has(dcId) || requested.has(id));
  if (asked.length === 0) return;
  const newOnes = await findThoseOfNewPickers(tx, asked, sharesOf, now);
  const drawn = asked.flatMap((delivery) => {
    const { id, dcId, deliveryNo } = delivery;
    const known = { isRequested: requested.has(id), hasNewPicker: newOnes.has(id) };
    const cause = checkCauseOf(deliveryNo, known, sharesOf.get(dcId) ?? noShares);
    return cause === undefined ? [] : { ...delivery, cause };
  });
  const withGoods = await writeChecks(tx, drawn, now);
  await recordEvents(
    tx,
    actor,
    drawn
      .filter(({ id }) => withGoods.has(id))
      .map(({ id, cause }) => ({
        type: "delivery.check_drawn",
        documentType: "delivery",
        documentId: id,
        details: { cause },
      })),
    now,
  );
}

/** Of a DC that has said nothing. */
const noShares: DrawShares = { percent: 0, newPercent: 0 };

/** Those that a supervisor asked for. */
async function findRequested(
  tx: Tx,
  deliveries: readonly Pick<LockedDelivery, "id">[],
): Promise<Set<number>> {
  if (deliveries.length === 0) return new Set();
  const rows = await sqlOf(tx)<{ id: number }[]>`
    select delivery_id as id from check_requests
    where delivery_id = any(${ints(column(deliveries, ({ id }) => id))}::int8[])`;
  return new Set(rows.map(({ id }) => id));
}

async function loadShares(
  tx: Tx,
  deliveries: readonly Pick<LockedDelivery, "dcId">[],
): Promise<Map<number, DcShares>> {
  if (deliveries.length === 0) return new Map();
  const sql = sqlOf(tx);
  const dcIds = [...new Set(deliveries.map(({ dcId }) => dcId))];
  const rows = await sql<DcShares[]>`
    select dc_id as "dcId", percent, new_percent as "newPercent", new_days as "newDays" from check_settings
    where dc_id = any(${ints(dcIds)}::int4[]) and (percent > 0 or new_percent > 0)`;
  return new Map(rows.map((row) => [row.dcId, row]));
}

/** Delivery orders that somebody has picked of whose first scan is not long ago. */
async function findThoseOfNewPickers(
  tx: Tx,
  deliveries: readonly Pick<LockedDelivery, "id" | "dcId">[],
  sharesOf: ReadonlyMap<number, DcShares>,
  now: Date,
): Promise<Set<number>> {
  const pickers = await loadPickersOf(
    tx,
    column(deliveries, ({ id }) => id),
  );
  const hands = [...new Set(pickers.map(({ hand }) => hand))];
  const sql = sqlOf(tx);
  const rows = await sql<{ hand: string; days: number }[]>`
    select h.hand, extract(epoch from ${now.toISOString()}::text::timestamptz - f.at)::float8 / 86400 as days
    from unnest(${texts(hands)}::text::text[]) h (hand)
    cross join lateral (select min(s.scanned_at) as at from pick_scans s where s.scanned_by = h.hand) f
    where f.at is not null`;
  const daysOf = new Map(rows.map(({ hand, days }) => [hand, days]));
  const dcOf = new Map(deliveries.map(({ id, dcId }) => [id, dcId]));
  return new Set(
    pickers
      .filter(({ deliveryId, hand }) => {
        const newDays = sharesOf.get(dcOf.get(deliveryId) ?? 0)?.newDays ?? 0;
        return hand.startsWith("user:") && (daysOf.get(hand) ?? 0) < newDays;
      })
      .map(({ deliveryId }) => deliveryId),
  );
}

/** Writes the checks of those that have goods in them; answers which. */
async function writeChecks(
  tx: Tx,
  drawn: readonly { id: number; cause: CheckCause }[],
  now: Date,
): Promise<Set<number>> {
  if (drawn.length === 0) return new Set();
  const sql = sqlOf(tx);
  const rows = await sql<{ id: number }[]>`
    with due as (
      update deliveries d set check_due = true
      from unnest(${ints(column(drawn, ({ id }) => id))}::text::int8[],
                  ${texts(column(drawn, ({ cause }) => cause))}::text::check_cause[]) n (id, cause)
      where d.id = n.id and d.status = 'picked'
        and exists (
          select from delivery_lines l
          left join delivery_shorts s on s.delivery_id = l.delivery_id and s.line_no = l.line_no
          where l.delivery_id = d.id and coalesce(s.picked_each, l.allocated_each) > 0)
      returning d.id, d.dc_id, n.cause)
    insert into delivery_checks (delivery_id, dc_id, cause, drawn_at)
    select id, dc_id, cause, ${now.toISOString()}::text::timestamptz from due
    returning delivery_id as id`;
  return new Set(rows.map(({ id }) => id));
}
