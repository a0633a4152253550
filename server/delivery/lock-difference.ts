import { sqlOf, type Tx } from "@/db/client";
import { type LockedDelivery, lockDeliveryOfNumber } from "@/server/delivery/lock-deliveries";
import type { DifferenceStatus, DifferenceType } from "@/server/delivery/rules/differences";

/** A line of a difference note. What was accepted and its money are null until the note is decided. */
export interface DifferenceLine {
  lineNo: number;
  itemId: number;
  /** Item code. */
  item: string;
  type: DifferenceType;
  qtyEach: number;
  acceptedEach: number | null;
  creditFen: number | null;
}

/** A difference note under the lock of its delivery order: whatever happens to one of them happens in turn. */
export interface LockedDifference {
  id: number;
  differenceNo: string;
  status: DifferenceStatus;
  delivery: LockedDelivery;
  lines: DifferenceLine[];
}

/** Locks the delivery order of a difference note and reads the note under that lock; undefined when there is none. */
export async function lockDifference(tx: Tx, differenceNo: string): Promise<LockedDifference | undefined> {
  const sql = sqlOf(tx);
  const [named] = await sql<{ deliveryNo: string }[]>`
    select d.delivery_no as "deliveryNo" from differences n join deliveries d on d.id = n.delivery_id
    where n.difference_no = ${differenceNo}`;
  const delivery = named && (await lockDeliveryOfNumber(tx, named.deliveryNo));
  if (!delivery) return undefined;
  const [note] = await sql<Pick<LockedDifference, "id" | "differenceNo" | "status">[]>`
    select id, difference_no as "differenceNo", status from differences where difference_no = ${differenceNo}`;
  return note && { ...note, delivery, lines: await readDifferenceLines(tx, note.id) };
}

/** The lines of a difference note in their order. */
export async function readDifferenceLines(tx: Tx, differenceId: number): Promise<DifferenceLine[]> {
  const sql = sqlOf(tx);
  return sql<DifferenceLine[]>`
    select l.line_no as "lineNo", l.item_id as "itemId", i.code as item, l.type, l.qty_each as "qtyEach",
           l.accepted_each as "acceptedEach", l.credit_fen as "creditFen"
    from difference_lines l join items i on i.id = l.item_id
    where l.difference_id = ${differenceId} order by l.line_no`;
}
