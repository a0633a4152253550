import { type DbOrTx, sqlOf } from "@/db/client";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { endOf } from "@/server/period/queries/read-checks";
import type { CheckRowsInput } from "@/server/period/schema";
import { formatFen } from "@/server/shared/fen";
import { cursorNumber, type Page, pageOf } from "@/server/shared/paging";

export interface CheckRow {
  /** A delivery order, or a difference note. */
  document: string;
  /** The delivery order to open: the document itself, or what the difference is about. */
  delivery: string;
  store: string;
  status: string;
  /** What the document is worth; null while nobody knows. */
  amount: string | null;
  /** When it was made. */
  at: string;
}

interface StoredRow extends Omit<CheckRow, "amount"> {
  id: number;
  amountFen: number | null;
}

/** The documents behind one line of the check list, oldest first. */
export async function listCheckRows(
  db: DbOrTx,
  actor: Actor,
  { month, check, limit, cursor }: CheckRowsInput,
): Promise<Page<CheckRow>> {
  mustBeAbleTo(actor, "period.read");
  const sql = sqlOf(db);
  const after = cursorNumber(cursor, 0, 0);
  const end = endOf(month);
  const rows =
    check === "open_deliveries"
      ? await sql<StoredRow[]>`
          select d.id, d.delivery_no as document, d.delivery_no as delivery, s.code as store, d.status,
                 d.allocated_fen as "amountFen", d.created_at as at
          from deliveries d join stores s on s.id = d.store_id
          where d.status in ('created', 'released', 'picking', 'picked', 'checked')
            and d.created_at < ${end}::text::timestamptz and d.id > ${after}::int8
          order by d.id limit ${limit + 1}`
      : await sql<StoredRow[]>`
          select n.id, n.difference_no as document, d.delivery_no as delivery, s.code as store, n.status,
                 n.credit_fen as "amountFen", n.reported_at as at
          from differences n join deliveries d on d.id = n.delivery_id join stores s on s.id = d.store_id
          where n.status = 'submitted' and n.reported_at < ${end}::text::timestamptz and n.id > ${after}::int8
          order by n.id limit ${limit + 1}`;
  const page = pageOf([...rows], limit, (row) => [row.id]);
  return {
    nextCursor: page.nextCursor,
    rows: page.rows.map(({ id: _, amountFen, at, ...row }) => ({
      ...row,
      at: new Date(at).toISOString(),
      amount: amountFen === null ? null : formatFen(amountFen),
    })),
  };
}
