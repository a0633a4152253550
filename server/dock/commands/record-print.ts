import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import type { Actor } from "@/server/auth/actor";
import { mustBeAbleTo } from "@/server/auth/actor";
import { planTotes } from "@/server/dock/commands/plan-totes";
import { refuse } from "@/server/dock/errors";
import { lockOwnWave } from "@/server/dock/lock-own-wave";
import { countPaper } from "@/server/dock/queries/count-paper";
import { partOf } from "@/server/dock/rules/parts";
import type { RecordPrintInput } from "@/server/dock/schema";
import { recordEvent } from "@/server/event";

export interface RecordedPrint {
  print: number;
  /** The how manieth time this is printed, as a whole or in part. */
  nth: number;
}

/**
 * Writes down that a paper of a wave is printed now: who, when, and from the second time on why. Totes get their labels with
 * the first print of theirs. Refused: `paper/reason-missing` when all or a part of it was printed before, `paper/nothing`
 * when it has no sheet. A print is a fact, so a repeat is another print; the request id of the screen keeps a double click
 * from being one.
 */
export async function recordPrint(
  db: DbOrTx,
  actor: Actor,
  input: RecordPrintInput,
  now: Date,
): Promise<RecordedPrint> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "paper.print");
    const { paper, format, reason, ...ref } = input;
    const waveId = await lockOwnWave(tx, actor, input.wave);
    if (paper === "tote_labels") await planTotes(tx, actor, waveId, now);
    if ((await countPaper(tx, actor, ref, paper)) === 0) throw refuse("paper/nothing", { wave: input.wave });
    const part = partOf(ref);
    const before = await printsBefore(tx, waveId, paper, part);
    if (before.times > 0 && reason === "") {
      throw refuse("paper/reason-missing", { paper, by: before.by, times: before.times });
    }
    const nth = before.times + 1;
    const sql = sqlOf(tx);
    const [row] = await sql<{ id: number }[]>`
      insert into prints (wave_id, paper, format, part, nth, reason, printed_by, printed_by_name, printed_at)
      values (${waveId}, ${paper}::text::paper_kind, ${format}::text::paper_format, ${part}, ${nth}, ${reason},
        ${`${actor.kind}:${actor.id}`}, ${actor.name}, ${now.toISOString()}::text::timestamptz)
      returning id`;
    await recordEvent(
      tx,
      actor,
      {
        type: "wave.printed",
        documentType: "wave",
        documentId: waveId,
        reason: reason === "" ? undefined : reason,
        details: { paper, format, part, nth },
      },
      now,
    );
    return { print: row?.id ?? 0, nth };
  });
}

/** Prints of the same paper that had some of this in them: all of it, this part, or any part when all is wanted. */
async function printsBefore(
  tx: Tx,
  waveId: number,
  paper: string,
  part: string,
): Promise<{ times: number; by: string }> {
  const sql = sqlOf(tx);
  const [row] = await sql<{ times: number; by: string }[]>`
    select count(*)::int4 as times,
           coalesce((array_agg(printed_by_name order by id desc))[1], '') as by
    from prints where wave_id = ${waveId} and paper = ${paper}::text::paper_kind
      and (part = ${part} or part = '' or ${part}::text = '')`;
  return row ?? { times: 0, by: "" };
}
