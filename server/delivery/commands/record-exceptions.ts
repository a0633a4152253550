import { column, ints, texts } from "@/db/bulk";
import { sqlOf, type Tx } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { type LineResult, recordResults } from "@/server/delivery/commands/record-results";
import { refuse } from "@/server/delivery/errors";
import { type LockedDelivery, standing } from "@/server/delivery/lock-deliveries";
import { type DeliveryStatus, postedDeliveryStatuses } from "@/server/delivery/rules";
import { type ShortReason, spreadPicked } from "@/server/delivery/rules/shorts";

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

const pickable: ReadonlySet<DeliveryStatus> = new Set(["released", "picking", "picked", "checked"] as const);
const posted: ReadonlySet<DeliveryStatus> = new Set(postedDeliveryStatuses);

/**
 * Notes what was picked otherwise than allocated, on locked delivery orders. The latest word counts until the approval, so
 * naming an item again corrects it and saying the same again changes nothing. Refused, and then nothing is noted:
 * `pick/unknown-line`, `pick/line-twice`, `pick/too-many`, `pick/reason-missing`, and on approved or void ones
 * `delivery/already-approved`, `delivery/cannot-move`. `besides` is written along: what pickers have reported of other lines.
 * Returns how many lines changed.
 */
export async function recordExceptions(
  tx: Tx,
  actor: Actor,
  locked: readonly LockedDelivery[],
  exceptions: readonly PickException[],
  now: Date,
  besides: readonly LineResult[] = [],
): Promise<number> {
  const deliveryOf = new Map(locked.map((delivery) => [delivery.deliveryNo, delivery]));
  const linesOf = await loadItemLines(tx, deliveryOf, exceptions);
  const changed = exceptions.flatMap((exception) =>
    resultsOf(exception, linesOf.get(keyOf(exception)) ?? []),
  );
  mustStillBeOpen(locked, changed);
  await recordResults(tx, actor, [...changed, ...besides], now);
  return changed.length + besides.length;
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
  if (seen.size === 0) return seen;
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

/** What an exception changes: the lines of its item that were known otherwise. */
function resultsOf(exception: PickException, lines: readonly ItemLine[]): LineResult[] {
  if (lines.length === 0) throw refuse("pick/unknown-line", exception);
  const allocated = lines.reduce((sum, line) => sum + line.allocatedEach, 0);
  const { delivery, item, pickedEach: picked, reason } = exception;
  if (picked > allocated) throw refuse("pick/too-many", { delivery, item, allocated, picked });
  if (picked < allocated && reason === undefined) {
    throw refuse("pick/reason-missing", { delivery, item, allocated, picked });
  }
  return spreadPicked(lines, picked).flatMap(({ line, pickedEach }) => {
    const shortReason = pickedEach < line.allocatedEach ? (reason ?? null) : null;
    const knownEach = line.shortPickedEach ?? line.allocatedEach;
    if (knownEach === pickedEach && line.shortReason === shortReason) return [];
    const { deliveryId, lineNo, allocatedEach } = line;
    return { deliveryId, lineNo, item, allocatedEach, pickedEach, reason: shortReason };
  });
}

function mustStillBeOpen(locked: readonly LockedDelivery[], changed: readonly LineResult[]): void {
  const touched = new Set(changed.map(({ deliveryId }) => deliveryId));
  const approved = locked.filter(({ id, status }) => touched.has(id) && posted.has(status));
  if (approved.length > 0) throw refuse("delivery/already-approved", { deliveries: approved.map(standing) });
  const gone = locked.filter(({ id, status }) => touched.has(id) && !pickable.has(status));
  if (gone.length > 0) {
    throw refuse("delivery/cannot-move", { to: "picked", deliveries: gone.map(standing) });
  }
}
