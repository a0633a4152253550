import { type DbOrTx, sqlOf } from "@/db/client";
import type { Actor } from "@/server/auth/actor";
import { mustBeAbleTo } from "@/server/auth/actor";
import type { PaperFormat, PaperKind } from "@/server/dock/schema";
import { findReachableWave } from "@/server/wave";

/** One line of the log of prints. */
export interface PrintRow {
  print: number;
  paper: PaperKind;
  format: PaperFormat;
  /** What of it; empty for all. */
  part: string;
  nth: number;
  reason: string;
  by: string;
  at: Date;
}

/** A wave is printed some dozens of times at most; what is older than these is in its events. */
const printsMax = 500;

/** Who printed what of a wave, when, and why again; newest first. */
export async function listPrints(db: DbOrTx, actor: Actor, input: { wave: string }): Promise<PrintRow[]> {
  mustBeAbleTo(actor, "wave.read");
  const waveId = await findReachableWave(db, actor, input.wave);
  const sql = sqlOf(db);
  const rows = await sql<(Omit<PrintRow, "at"> & { at: string })[]>`
    select id as print, paper, format, part, nth, reason, printed_by_name as by, printed_at as at
    from prints where wave_id = ${waveId} order by id desc limit ${printsMax}::int4`;
  return rows.map((row) => ({ ...row, at: new Date(row.at) }));
}
