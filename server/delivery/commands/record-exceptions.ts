import { column, ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { refuse } from "@/server/delivery/errors";
import { type LockedDelivery, standing } from "@/server/delivery/lock-deliveries";
import { type DeliveryStatus, postedDeliveryStatuses } from "@/server/delivery/rules";
import { type ShortReason, spreadPicked } from "@/server/delivery/rules/shorts";
import { recordEvents } from "@/server/event";

/** What differs from the printed list: of this item, so much was picked in all. */
export interface PickException {
  delivery: string;
  /** Item code. */
  item: string;
  pickedEach: number;
  reason?: ShortReason;
}

interface ItemLine {
  deliveryId: number;
  lineNo: number;
  item: string;
  allocatedEach: number;
  isGift: boolean;
  shortPickedEach: number | null;
  shortReason: ShortReason | null;
}

interface Short {
  line: ItemLine;
  pickedEach: number;
  /** Null: picked in full after all. */
  reason: ShortReason | null;
}

const posted: ReadonlySet<DeliveryStatus> = new Set(postedDeliveryStatuses);

/**
 * Notes what was picked otherwise than allocated, on locked delivery orders. The latest word counts until the approval, so
 * naming an item again corrects it and saying the same again changes nothing. Refused, and then nothing is noted:
 * `pick/unknown-line`, `pick/line-twice`, `pick/too-many`, `pick/reason-missing`, and on approved or void ones
 * `delivery/already-approved`, `delivery/cannot-move`. Returns how many lines changed.
 */
export async function recordExceptions(
  tx: Tx,
  actor: Actor,
  locked: readonly LockedDelivery[],
  exceptions: readonly PickException[],
  now: Date,
): Promise<number> {
  if (exceptions.length === 0) return 0;
  const deliveryOf = new Map(locked.map((delivery) => [delivery.deliveryNo, delivery]));
  const linesOf = await loadItemLines(tx, deliveryOf, exceptions);
  const changed = exceptions
    .flatMap((exception) => decideShorts(exception, linesOf.get(keyOf(exception)) ?? []))
    .filter(({ line, pickedEach, reason }) =>
      reason === null
        ? line.shortPickedEach !== null
        : line.shortPickedEach !== pickedEach || line.shortReason !== reason,
    );
  mustStillBeOpen(locked, changed);
  await writeShorts(tx, actor, changed, now);
  return changed.length;
}

const keyOf = ({ delivery, item }: { delivery: string; item: string }) => `${delivery} ${item}`;

async function loadItemLines(
  tx: Tx,
  deliveryOf: ReadonlyMap<string, LockedDelivery>,
  exceptions: readonly PickException[],
): Promise<Map<string, ItemLine[]>> {
  const seen = new Map<string, ItemLine[]>();
  for (const exception of exceptions) {
    if (!deliveryOf.has(exception.delivery)) throw refuse("pick/unknown-line", exception);
    if (seen.has(keyOf(exception))) throw refuse("pick/line-twice", exception);
    seen.set(keyOf(exception), []);
  }
  const sql = sqlOf(tx);
  const rows = await sql<(ItemLine & { delivery: string })[]>`
    select e.delivery, l.delivery_id as "deliveryId", l.line_no as "lineNo", e.item, l.allocated_each as "allocatedEach",
           l.is_gift as "isGift", s.picked_each as "shortPickedEach", s.reason as "shortReason"
    from unnest(${ints(column(exceptions, (e) => deliveryOf.get(e.delivery)?.id ?? null))}::text::int8[],
                ${texts(column(exceptions, (e) => e.delivery))}::text::text[],
                ${texts(column(exceptions, (e) => e.item))}::text::text[]) e (delivery_id, delivery, item)
    join items i on i.code = e.item
    join delivery_lines l on l.delivery_id = e.delivery_id and l.item_id = i.id
    left join delivery_shorts s on s.delivery_id = l.delivery_id and s.line_no = l.line_no`;
  for (const { delivery, ...line } of rows) seen.get(keyOf({ delivery, item: line.item }))?.push(line);
  return seen;
}

function decideShorts(exception: PickException, lines: readonly ItemLine[]): Short[] {
  if (lines.length === 0) throw refuse("pick/unknown-line", exception);
  const allocated = lines.reduce((sum, line) => sum + line.allocatedEach, 0);
  const { delivery, item, pickedEach: picked, reason } = exception;
  if (picked > allocated) throw refuse("pick/too-many", { delivery, item, allocated, picked });
  if (picked < allocated && reason === undefined) {
    throw refuse("pick/reason-missing", { delivery, item, allocated, picked });
  }
  return spreadPicked(lines, picked).map(({ line, pickedEach }) => {
    return { line, pickedEach, reason: pickedEach < line.allocatedEach ? (reason ?? null) : null };
  });
}

function mustStillBeOpen(locked: readonly LockedDelivery[], changed: readonly Short[]): void {
  const touched = new Set(changed.map(({ line }) => line.deliveryId));
  const approved = locked.filter(({ id, status }) => touched.has(id) && posted.has(status));
  if (approved.length > 0) throw refuse("delivery/already-approved", { deliveries: approved.map(standing) });
  const gone = locked.filter(({ id, status }) => touched.has(id) && !pickable.has(status));
  if (gone.length > 0) {
    throw refuse("delivery/cannot-move", { to: "picked", deliveries: gone.map(standing) });
  }
}

const pickable: ReadonlySet<DeliveryStatus> = new Set(["released", "picking", "picked", "checked"] as const);

async function writeShorts(tx: Tx, actor: Actor, changed: readonly Short[], now: Date): Promise<void> {
  const sql = sqlOf(tx);
  const short = changed.filter(({ reason }) => reason !== null);
  const full = changed.filter(({ reason }) => reason === null);
  if (short.length > 0) {
    await sql`
      insert into delivery_shorts (delivery_id, line_no, picked_each, reason, reported_by_name, reported_at)
      select *, ${actor.name}::text, ${now.toISOString()}::text::timestamptz
      from unnest(${ints(column(short, ({ line }) => line.deliveryId))}::text::int8[],
                  ${ints(column(short, ({ line }) => line.lineNo))}::text::int2[],
                  ${ints(column(short, ({ pickedEach }) => pickedEach))}::text::int8[],
                  ${texts(column(short, ({ reason }) => reason))}::text::short_reason[])
      on conflict (delivery_id, line_no) do update
      set picked_each = excluded.picked_each, reason = excluded.reason,
          reported_by_name = excluded.reported_by_name, reported_at = excluded.reported_at`;
  }
  if (full.length > 0) {
    await sql`
      delete from delivery_shorts s
      using unnest(${ints(column(full, ({ line }) => line.deliveryId))}::text::int8[],
                   ${ints(column(full, ({ line }) => line.lineNo))}::text::int2[]) f (delivery_id, line_no)
      where s.delivery_id = f.delivery_id and s.line_no = f.line_no`;
  }
  await recordEvents(
    tx,
    actor,
    changed.map(({ line, pickedEach, reason }) => ({
      type: "delivery.pick_recorded",
      documentType: "delivery",
      documentId: line.deliveryId,
      details: {
        line: line.lineNo,
        item: line.item,
        allocated: line.allocatedEach,
        picked: pickedEach,
        reason,
      },
    })),
    now,
  );
}
