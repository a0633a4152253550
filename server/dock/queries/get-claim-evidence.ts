import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo, mustReachDc, mustReachStore } from "@/server/auth/actor";
import { refuse } from "@/server/dock/errors";
import { listDeliveryLabels } from "@/server/dock/queries/list-delivery-labels";

/** What the DC knows of an item that a store claims. */
export interface ItemEvidence {
  item: string;
  /** What the delivery order says has left: picked of all its lines, gifts among them. */
  deliveredEach: number;
  /** What pickers scanned, who, and when the last of it; null of what was picked from paper. */
  scannedEach: number | null;
  scannedBy: string | null;
  scannedAt: Date | null;
  /** What the second count found, if there was one. */
  checkedEach: number | null;
  checkedBy: string | null;
  /**
   * What the store itself counted last since the delivery, when, and what its book said then, what stood on trucks left out: as
   * many as the book less what is claimed bear the claim out, more do not. Null where it has not counted.
   */
  countedEach: number | null;
  countedAt: Date | null;
  bookEach: number | null;
  /** Case labels of the item, and how many of them were scanned onto the truck. */
  cases: number;
  casesLoaded: number;
}

export interface ClaimEvidence {
  delivery: string;
  items: ItemEvidence[];
  /** Totes, cages and boxes that came with the delivery order, and how many of them were scanned onto the truck. */
  boxes: number;
  boxesLoaded: number;
  /** What the store has claimed in the thirty days before this note: how many notes, and what they were credited with. */
  earlierNotes: number;
  earlierCreditFen: number;
}

interface Head {
  id: number;
  deliveryId: number;
  delivery: string;
  waveId: number;
  storeId: number;
  dcId: number;
}

interface Found extends Omit<ItemEvidence, "scannedAt" | "countedAt" | "cases" | "casesLoaded"> {
  scannedAt: string | null;
  countedAt: string | null;
}

const daysBack = 30;

/**
 * The history of scans and labels beside a store's claim (U4): what was picked, checked and loaded of each item, by whom, and what
 * the store has claimed lately. Refused: `dock/unknown-handover` for a note that nobody knows, out of reach.
 */
export async function getClaimEvidence(
  db: DbOrTx,
  actor: Actor,
  input: { difference: string },
): Promise<ClaimEvidence> {
  mustBeAbleTo(actor, "difference.decide");
  const sql = sqlOf(db);
  const [note] = await sql<Head[]>`
    select n.id, d.id as "deliveryId", d.delivery_no as delivery, d.wave_id as "waveId", d.store_id as "storeId", d.dc_id as "dcId"
    from differences n join deliveries d on d.id = n.delivery_id where n.difference_no = ${input.difference}`;
  if (!note) throw refuse("dock/unknown-handover", {});
  mustReachStore(actor, note.storeId);
  mustReachDc(actor, note.dcId);
  const { delivery } = note;
  const [items, labels, loaded, [earlier]] = await Promise.all([
    evidenceOf(db, note),
    listDeliveryLabels(db, actor, { delivery }),
    // What somebody said to be aboard without a scan is no evidence.
    sql<{ code: string }[]>`
      select l.code from loads l where l.wave_id = ${note.waveId}::int8 and l.store_id = ${note.storeId}::int4
        and exists (select from load_scans s where s.wave_id = l.wave_id and s.code = l.code and s.answer = 'loaded')`,
    sql<{ notes: number; creditFen: number }[]>`
      select count(*)::int4 as notes, coalesce(sum(n.credit_fen), 0)::int8 as "creditFen"
      from differences n join deliveries d on d.id = n.delivery_id
      join differences this on this.id = ${note.id}::int8
      where d.store_id = ${note.storeId}::int4 and n.id <> this.id and n.reported_at <= this.reported_at
        and n.reported_at > this.reported_at - make_interval(days => ${daysBack}::int4)`,
  ]);
  const onTruck = new Set(loaded.map(({ code }) => code));
  const isLoaded = ({ code }: { code: string }) => onTruck.has(code);
  const boxes = labels.filter(({ kind }) => kind !== "case");
  return {
    delivery,
    items: items.map(({ scannedAt, countedAt, ...item }) => {
      const cases = labels.filter((label) => label.item === item.item);
      return {
        ...item,
        scannedAt: scannedAt === null ? null : new Date(scannedAt),
        countedAt: countedAt === null ? null : new Date(countedAt),
        cases: cases.length,
        casesLoaded: cases.filter(isLoaded).length,
      };
    }),
    boxes: boxes.length,
    boxesLoaded: boxes.filter(isLoaded).length,
    earlierNotes: earlier?.notes ?? 0,
    earlierCreditFen: earlier?.creditFen ?? 0,
  };
}

async function evidenceOf(db: DbOrTx, { id, deliveryId, storeId }: Head): Promise<Found[]> {
  const sql = sqlOf(db);
  return sql<Found[]>`
    select i.code as item,
           (select sum(coalesce(s.picked_each, l.allocated_each)) from delivery_lines l
            left join delivery_shorts s on s.delivery_id = l.delivery_id and s.line_no = l.line_no
            where l.delivery_id = ${deliveryId}::int8 and l.item_id = i.id)::int8 as "deliveredEach",
           p.each as "scannedEach", p.names as "scannedBy", p.at as "scannedAt",
           c.counted_each as "checkedEach", c.counted_by_name as "checkedBy",
           t.counted_each as "countedEach", t.counted_at as "countedAt", t.book as "bookEach"
    from items i
    left join lateral (
      select sum(s.qty_each)::int8 as each, string_agg(distinct s.scanned_by_name, ', ') as names, max(s.scanned_at) as at
      from pick_lines k
      join delivery_lines l on l.delivery_id = k.delivery_id and l.line_no = k.delivery_line_no and l.item_id = i.id
      join pick_scans s on s.task_id = k.task_id and s.line_no = k.line_no
      where k.delivery_id = ${deliveryId}::int8) p on true
    left join lateral (
      select x.counted_each, h.counted_by_name from delivery_check_items x
      join delivery_checks h on h.delivery_id = x.delivery_id
      where x.delivery_id = ${deliveryId}::int8 and x.item_id = i.id) c on true
    left join lateral (
      select k.counted_each, k.counted_at, k.on_hand_each - k.staged_each as book from stocktake_takes k
      join stocktakes s on s.id = k.stocktake_id and s.store_id = ${storeId}::int4 and s.status <> 'cancelled'
      where k.item_id = i.id and k.counted_at > (select delivered_at from deliveries where id = ${deliveryId}::int8)
      order by k.counted_at desc limit 1) t on true
    where i.id in (select item_id from difference_lines where difference_id = ${id}::int8)
    order by i.code`;
}
