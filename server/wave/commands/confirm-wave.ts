import { type DbOrTx, sqlOf, type Tx } from "@/db/client";
import { inTransaction } from "@/db/in-transaction";
import type { Actor } from "@/server/auth/actor";
import { mustBeAbleTo } from "@/server/auth/actor";
import { recordExceptions } from "@/server/delivery";
import { recordEvent } from "@/server/event";
import { refuse } from "@/server/wave/errors";
import { finishDeliveries } from "@/server/wave/finish-deliveries";
import { currentStatus, lockWave } from "@/server/wave/lock-wave";
import type { WaveStatus } from "@/server/wave/rules/moves";
import { loadReportedShorts } from "@/server/wave/scans";
import type { ConfirmWaveInput } from "@/server/wave/schema";

export interface ConfirmedWave {
  wave: string;
  status: WaveStatus;
  /** Delivery orders of the wave that are picked, or further on. */
  confirmed: number;
  /** Lines picked short. */
  shortLines: number;
}

/**
 * Confirms a wave as printed except for the lines named (2.5): those become shorts with their reason, every released
 * delivery order becomes picked, its tasks end. Shorts that pickers have already reported stand unless named again. Until
 * the approval a further call may correct what it names; the same call again changes nothing and answers the same.
 * Refused: `wave/not-released`, `wave/cancelled`, `pick/*` (see `recordExceptions`), and then nothing is confirmed.
 */
export async function confirmWave(
  db: DbOrTx,
  actor: Actor,
  input: ConfirmWaveInput & { wave: string },
  now: Date,
): Promise<ConfirmedWave> {
  return inTransaction(db, async (tx) => {
    mustBeAbleTo(actor, "wave.confirm");
    const wave = await lockWave(tx, actor, input.wave);
    if (!wave.isReleased) throw refuse("wave/not-released", { wave: input.wave });

    const named = input.exceptions.map(({ picked, ...exception }) => ({ ...exception, pickedEach: picked }));
    const reported = await loadReportedShorts(tx, wave.id, named);
    const changed = await recordExceptions(tx, actor, wave.deliveries, named, now, reported);
    await finishDeliveries(tx, actor, wave.deliveries, now);
    const ended = await endTasks(tx, wave.id, now);
    if (changed > 0 || ended > 0) {
      const details = { exceptions: named.length, tasksEnded: ended };
      await recordEvent(
        tx,
        actor,
        { type: "wave.confirmed", documentType: "wave", documentId: wave.id, details },
        now,
      );
    }
    return {
      wave: wave.waveNo,
      status: await currentStatus(tx, wave),
      confirmed: wave.deliveries.filter(({ status }) => status !== "void").length,
      shortLines: await countShorts(tx, wave.id),
    };
  });
}

async function endTasks(tx: Tx, waveId: number, now: Date): Promise<number> {
  const sql = sqlOf(tx);
  const ended = await sql`
    update pick_tasks set status = 'done', done_at = ${now.toISOString()}::text::timestamptz
    where wave_id = ${waveId} and status in ('open', 'claimed', 'picking')`;
  return ended.count;
}

async function countShorts(tx: Tx, waveId: number): Promise<number> {
  const sql = sqlOf(tx);
  const [row] = await sql<{ lines: number }[]>`
    select count(*)::int as lines from deliveries d join delivery_shorts s on s.delivery_id = d.id
    where d.wave_id = ${waveId} and d.status <> 'void'`;
  return row?.lines ?? 0;
}
