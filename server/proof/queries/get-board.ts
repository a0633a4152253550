import { type Db, sqlOf, type Tx } from "@/db/client";
import { inSnapshot } from "@/db/in-transaction";
import { type Actor, mustBeAbleTo } from "@/server/auth/actor";
import { type BoardDocument, boardQueries } from "@/server/proof/board/rows";
import { type BoardInput, type BoardRowInput, type BoardRowName, boardRowNames } from "@/server/proof/schema";
import { type BusinessDay, businessDayOf } from "@/server/shared/business-day";
import { formatFen } from "@/server/shared/fen";

/** One row of the board: the same money by two ways, and by how much they differ. */
export interface BoardRow {
  row: BoardRowName;
  left: string;
  right: string;
  /** left − right; "0.00" when everything ties. Documents that differ with opposite signs show in `differing`. */
  difference: string;
  documents: number;
  differing: number;
}

export interface Board {
  from: BusinessDay;
  to: BusinessDay;
  ok: boolean;
  rows: BoardRow[];
}

/** A document behind a row. */
export interface BoardRowDocument {
  document: string;
  kind: BoardDocument;
  what: string;
  left: string;
  right: string;
  difference: string;
}

/** Documents of one row that are shown at once; the differing ones come first. */
export const boardDocumentsMax = 200;

/**
 * The reconciliation of a day or a period (5.5), all rows at one instant: ledger and balances, holds and open delivery orders,
 * deposits and bank, delivery orders and ledger and DC and tax report. Computed from the documents each time.
 */
export async function getBoard(db: Db, actor: Actor, input: BoardInput, now: Date): Promise<Board> {
  mustBeAbleTo(actor, "proof.read");
  const period = periodOf(input, now);
  const rows = await inSnapshot(db, (tx) => boardRowsIn(tx, period));
  return { ...period, ok: rows.every(({ differing }) => differing === 0), rows };
}

/** The rows as this transaction sees the documents. */
export async function boardRowsIn(
  tx: Tx,
  period: { from: BusinessDay; to: BusinessDay },
): Promise<BoardRow[]> {
  await forWholeSets(tx);
  const rows: BoardRow[] = [];
  for (const row of boardRowNames) rows.push(await readRow(tx, row, period));
  return rows;
}

/** The documents behind one row, at most 200: only those that differ, or all with these first. */
export async function listBoardDocuments(
  db: Db,
  actor: Actor,
  { row, show, ...input }: BoardRowInput,
  now: Date,
): Promise<{ rows: BoardRowDocument[] }> {
  mustBeAbleTo(actor, "proof.read");
  const { from, to } = periodOf(input, now);
  const { document: kind, sql: text } = boardQueries[row];
  const rows = await inSnapshot(db, async (tx) => {
    await forWholeSets(tx);
    return sqlOf(tx).unsafe<{ document: string; what: string | null; leftFen: number; rightFen: number }[]>(
      `${withPeriod(text)}
       select document, what, left_fen as "leftFen", right_fen as "rightFen" from compared
       where left_fen <> right_fen or not $3::text::bool
       order by left_fen <> right_fen desc, document limit ${boardDocumentsMax}`,
      [from, to, String(show === "differing")],
    );
  });
  return {
    rows: rows.map(({ document, what, leftFen, rightFen }) => ({
      document,
      kind,
      what: what ?? "",
      left: formatFen(leftFen),
      right: formatFen(rightFen),
      difference: formatFen(leftFen - rightFen),
    })),
  };
}

function periodOf({ from, to }: BoardInput, now: Date): { from: BusinessDay; to: BusinessDay } {
  const today = businessDayOf(now);
  const last = to ?? (from !== undefined && from > today ? from : today);
  return { from: from ?? last, to: last };
}

const withPeriod = (text: string) => `
  with period as materialized (select $1::text::date as from_on, $2::text::date as to_on), compared as (${text})`;

interface Tally {
  leftFen: number;
  rightFen: number;
  documents: number;
  differing: number;
}

async function readRow(
  tx: Tx,
  row: BoardRowName,
  { from, to }: { from: BusinessDay; to: BusinessDay },
): Promise<BoardRow> {
  const [tally] = await sqlOf(tx).unsafe<Tally[]>(
    `${withPeriod(boardQueries[row].sql)}
     select coalesce(sum(left_fen), 0)::int8 as "leftFen", coalesce(sum(right_fen), 0)::int8 as "rightFen",
            count(*)::int4 as documents, (count(*) filter (where left_fen <> right_fen))::int4 as differing from compared`,
    [from, to],
  );
  const { leftFen, rightFen, documents, differing } = tally ?? {
    leftFen: 0,
    rightFen: 0,
    documents: 0,
    differing: 0,
  };
  return {
    row,
    left: formatFen(leftFen),
    right: formatFen(rightFen),
    difference: formatFen(leftFen - rightFen),
    documents,
    differing,
  };
}

/** As the proof: rows written minutes ago are not in the statistics, and nested loops over them would cost the square. */
async function forWholeSets(tx: Tx): Promise<void> {
  await sqlOf(tx).unsafe(
    "set local work_mem = '64MB'; set local jit = off; set local statement_timeout = '60s'",
  );
}
